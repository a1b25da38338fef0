package org.huimin.document;

import jakarta.xml.bind.JAXBElement;
import java.math.BigInteger;
import javax.xml.namespace.QName;
import org.docx4j.dml.wordprocessingDrawing.Inline;
import org.docx4j.wml.BooleanDefaultTrue;
import org.docx4j.wml.Br;
import org.docx4j.wml.CTBorder;
import org.docx4j.wml.CTSignedTwipsMeasure;
import org.docx4j.wml.CTTabStop;
import org.docx4j.wml.Color;
import org.docx4j.wml.Drawing;
import org.docx4j.wml.FldChar;
import org.docx4j.wml.HpsMeasure;
import org.docx4j.wml.Jc;
import org.docx4j.wml.JcEnumeration;
import org.docx4j.wml.P;
import org.docx4j.wml.PPr;
import org.docx4j.wml.PPrBase;
import org.docx4j.wml.R;
import org.docx4j.wml.RFonts;
import org.docx4j.wml.RPr;
import org.docx4j.wml.STBorder;
import org.docx4j.wml.STFldCharType;
import org.docx4j.wml.STLineSpacingRule;
import org.docx4j.wml.STTabJc;
import org.docx4j.wml.Tabs;
import org.docx4j.wml.TblWidth;
import org.docx4j.wml.Text;

/** The few things a paper is made of, in the words of WordprocessingML. Lengths are twips, type sizes half points. */
final class Wml {

    static final String SONG_TITLE = "方正小标宋简体";
    static final String FANG = "仿宋_GB2312";
    static final String KAI = "楷体_GB2312";
    static final String HEI = "黑体";
    static final String SONG = "宋体";
    static final String RED = "FF0000";

    private static final QName FIELD = new QName("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "instrText");

    private Wml() { }

    /** A paragraph that grows by what is said to it. */
    static final class Para {

        private final P paragraph = new P();
        private final PPr look = new PPr();

        /** No gaps between Chinese and Latin characters: the standard counts characters. */
        Para() {
            look.setAutoSpaceDE(off());
            look.setAutoSpaceDN(off());
            paragraph.setPPr(look);
        }

        Para text(String text, RPr type) {
            String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
            R run = run(type);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    run.getContent().add(new Br());
                }
                addLine(run, lines[i]);
            }
            paragraph.getContent().add(run);
            return this;
        }

        private static void addLine(R run, String line) {
            String[] pieces = line.split("\t", -1);
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    run.getContent().add(new R.Tab());
                }
                if (!pieces[i].isEmpty()) {
                    run.getContent().add(words(pieces[i]));
                }
            }
        }

        Para pageNumber(RPr type) {
            paragraph.getContent().add(field(STFldCharType.BEGIN, type));
            R code = run(type);
            code.getContent().add(new JAXBElement<>(FIELD, Text.class, words(" PAGE ")));
            paragraph.getContent().add(code);
            paragraph.getContent().add(field(STFldCharType.SEPARATE, type));
            text("1", type);
            paragraph.getContent().add(field(STFldCharType.END, type));
            return this;
        }

        Para picture(Inline picture) {
            Drawing drawing = new Drawing();
            drawing.getAnchorOrInline().add(picture);
            R run = new R();
            run.getContent().add(drawing);
            paragraph.getContent().add(run);
            return this;
        }

        Para aligned(JcEnumeration alignment) {
            Jc jc = new Jc();
            jc.setVal(alignment);
            look.setJc(jc);
            return this;
        }

        Para before(int twips) {
            spacing().setBefore(BigInteger.valueOf(twips));
            return this;
        }

        Para exactly(int twips) {
            spacing().setLine(BigInteger.valueOf(twips));
            spacing().setLineRule(STLineSpacingRule.EXACT);
            look.setSnapToGrid(off());
            return this;
        }

        /** First line by this many characters of the running text. */
        Para firstLine(int characters) {
            indent().setFirstLineChars(BigInteger.valueOf(characters * 100L));
            indent().setFirstLine(BigInteger.valueOf((long) characters * OfficialLayout.CHARACTER));
            return this;
        }

        Para left(int characters) {
            indent().setLeftChars(BigInteger.valueOf(characters * 100L));
            indent().setLeft(BigInteger.valueOf((long) characters * OfficialLayout.CHARACTER));
            return this;
        }

        Para right(double characters) {
            indent().setRightChars(BigInteger.valueOf(Math.round(characters * 100)));
            indent().setRight(BigInteger.valueOf(Math.round(characters * OfficialLayout.CHARACTER)));
            return this;
        }

        Para keptWithNext() {
            look.setKeepNext(new BooleanDefaultTrue());
            return this;
        }

        Para ruledBelow(String color, int eighths, int gapPoints) {
            PPrBase.PBdr borders = new PPrBase.PBdr();
            borders.setBottom(border(color, eighths, gapPoints));
            look.setPBdr(borders);
            return this;
        }

        Para tabAtRight(int twips) {
            Tabs tabs = new Tabs();
            CTTabStop stop = new CTTabStop();
            stop.setVal(STTabJc.RIGHT);
            stop.setPos(BigInteger.valueOf(twips));
            tabs.getTab().add(stop);
            look.setTabs(tabs);
            return this;
        }

        P done() {
            return paragraph;
        }

        private PPrBase.Spacing spacing() {
            if (look.getSpacing() == null) {
                look.setSpacing(new PPrBase.Spacing());
            }
            return look.getSpacing();
        }

        private PPrBase.Ind indent() {
            if (look.getInd() == null) {
                look.setInd(new PPrBase.Ind());
            }
            return look.getInd();
        }
    }

    static RPr type(String font, int halfPoints) {
        RPr type = new RPr();
        RFonts fonts = new RFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
        fonts.setCs(font);
        type.setRFonts(fonts);
        HpsMeasure size = new HpsMeasure();
        size.setVal(BigInteger.valueOf(halfPoints));
        type.setSz(size);
        type.setSzCs(size);
        return type;
    }

    static RPr coloured(RPr type, String value) {
        Color color = new Color();
        color.setVal(value);
        type.setColor(color);
        return type;
    }

    /** Letters closer together (or, above zero, further apart) by so many twentieths of a point. */
    static RPr spaced(RPr type, int twentieths) {
        CTSignedTwipsMeasure spacing = new CTSignedTwipsMeasure();
        spacing.setVal(BigInteger.valueOf(twentieths));
        type.setSpacing(spacing);
        return type;
    }

    static CTBorder border(String color, int eighths, int gapPoints) {
        CTBorder border = new CTBorder();
        border.setVal(STBorder.SINGLE);
        border.setColor(color);
        border.setSz(BigInteger.valueOf(eighths));
        border.setSpace(BigInteger.valueOf(gapPoints));
        return border;
    }

    static TblWidth width(int twips) {
        TblWidth width = new TblWidth();
        width.setType("dxa");
        width.setW(BigInteger.valueOf(twips));
        return width;
    }

    static BooleanDefaultTrue off() {
        BooleanDefaultTrue no = new BooleanDefaultTrue();
        no.setVal(false);
        return no;
    }

    private static R run(RPr type) {
        R run = new R();
        run.setRPr(type);
        return run;
    }

    private static Text words(String value) {
        Text text = new Text();
        text.setValue(PaperText.of(value));
        text.setSpace("preserve");
        return text;
    }

    private static R field(STFldCharType kind, RPr type) {
        R run = run(type);
        FldChar mark = new FldChar();
        mark.setFldCharType(kind);
        run.getContent().add(mark);
        return run;
    }
}
