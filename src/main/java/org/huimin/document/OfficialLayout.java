package org.huimin.document;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.docx4j.TextUtils;
import org.docx4j.jaxb.Context;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.PartName;
import org.docx4j.openpackaging.parts.WordprocessingML.DocumentSettingsPart;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.openpackaging.parts.WordprocessingML.StyleDefinitionsPart;
import org.docx4j.relationships.Relationship;
import org.docx4j.wml.BooleanDefaultTrue;
import org.docx4j.wml.CTDocGrid;
import org.docx4j.wml.CTSettings;
import org.docx4j.wml.DocDefaults;
import org.docx4j.wml.FooterReference;
import org.docx4j.wml.Ftr;
import org.docx4j.wml.HdrFtrRef;
import org.docx4j.wml.JcEnumeration;
import org.docx4j.wml.P;
import org.docx4j.wml.PPr;
import org.docx4j.wml.RPr;
import org.docx4j.wml.STDocGrid;
import org.docx4j.wml.SectPr;
import org.docx4j.wml.Style;
import org.docx4j.wml.Styles;

/**
 * The layout of GB/T 9704-2012: A4, a text block of 156 by 225 mm with 22 lines of 28 characters, red head, number,
 * title, main text, signature, date and page number. Lengths are twips (1/1440 inch), type sizes half points.
 */
final class OfficialLayout {

    /** Width of the text block. */
    static final int TEXT_WIDTH = 8844;
    /** Room one character of the running text takes: 16 pt less 0.25. */
    static final int CHARACTER = 315;

    private static final int SIZE_2 = 44;
    private static final int SIZE_3 = 32;
    private static final int SIZE_4 = 28;
    private static final int SIZE_5 = 21;
    private static final int CODE_GAP = 120;
    private static final int CODE_LINE = 320;
    private static final int LINE = 579;
    private static final int TITLE_LINE = 640;
    /** 28 characters fill 156 mm only when set closer by a quarter of a point. */
    private static final int CLOSER = -5;
    /** 35 mm less what the line leaves above its letters. */
    private static final int HEAD_FROM_TOP = 1871;
    private static final int HEAD_SIZE_MOST = 88;
    /** An exact line holds its letters with 1/5 of their size to spare. */
    private static final int HEAD_LINE_PER_SIZE = 12;
    /** A paragraph longer than this is not taken along to the signature's page: a whole page would be left empty. */
    private static final int LONGEST_TO_MOVE = 8 * 28;
    /** Two lines less the indent. */
    private static final int LONGEST_HEADING = 2 * 28 - 2;
    /** 4 mm less what the number's line leaves below its characters. */
    private static final int RED_LINE_GAP_POINTS = 5;

    WordprocessingMLPackage lay(List<Paper> papers) throws Docx4JException {
        WordprocessingMLPackage document = new WordprocessingMLPackage();
        MainDocumentPart main = new MainDocumentPart();
        main.setJaxbElement(Context.getWmlObjectFactory().createDocument());
        main.getJaxbElement().setBody(Context.getWmlObjectFactory().createBody());
        document.addTargetPart(main);
        addStyles(main);
        addSettings(main);

        List<Object> body = main.getContent();
        for (Paper paper : papers) {
            int first = body.size();
            head(paper, body);
            title(paper, body);
            text(paper, document, body);
            int textEnd = body.size();
            attachments(paper, body);
            signature(paper, body, textEnd);
            imprint(paper, body);
            if (first > 0) {
                ((P) body.get(first)).getPPr().setPageBreakBefore(new BooleanDefaultTrue());
            }
        }
        main.getJaxbElement().getBody().setSectPr(page(main));
        return document;
    }

    private static void head(Paper paper, List<Object> body) {
        if (!paper.issuer().isEmpty()) {
            int fitting = (int) (TEXT_WIDTH / 10.0 / Math.max(1, breadth(paper.issuer())));
            RPr type = Wml.coloured(Wml.type(Wml.SONG_TITLE, Math.min(HEAD_SIZE_MOST, fitting)), Wml.RED);
            int line = type.getSz().getVal().intValue() * HEAD_LINE_PER_SIZE;
            body.add(new Wml.Para().before(HEAD_FROM_TOP).exactly(line).aligned(JcEnumeration.CENTER).text(paper.issuer(), type).done());
            blank(body, 2);
        }
        Wml.Para number = new Wml.Para().aligned(JcEnumeration.CENTER).text(paper.number(), running(Wml.FANG));
        if (!paper.issuer().isEmpty()) {
            body.add(number.ruledBelow(Wml.RED, 12, RED_LINE_GAP_POINTS).done());
            blank(body, 2);
        } else if (!paper.number().isEmpty()) {
            body.add(number.done());
            blank(body, 1);
        }
    }

    private static void title(Paper paper, List<Object> body) {
        body.add(new Wml.Para().aligned(JcEnumeration.CENTER).exactly(TITLE_LINE)
                .text(paper.title(), Wml.type(Wml.SONG_TITLE, SIZE_2)).done());
        blank(body, 1);
        if (!paper.addressee().isEmpty()) {
            String addressee = paper.addressee().replaceAll("[:：]+$", "");
            body.add(new Wml.Para().text(addressee + "：", running(Wml.FANG)).done());
        }
    }

    private static void text(Paper paper, WordprocessingMLPackage document, List<Object> body) throws Docx4JException {
        for (Paper.Part part : paper.parts()) {
            if (part instanceof Paper.Paragraph paragraph) {
                Wml.Para line = new Wml.Para().firstLine(2).text(paragraph.text(), running(fontOf(paragraph.level())));
                body.add(heads(paragraph) ? line.keptWithNext().done() : line.done());
            } else if (part instanceof Paper.Table table) {
                if (!table.caption().isEmpty()) {
                    body.add(new Wml.Para().aligned(JcEnumeration.CENTER).keptWithNext()
                            .text(table.caption(), running(Wml.HEI)).done());
                }
                body.add(new PaperTable().lay(table));
                blank(body, 1);
            } else if (part instanceof Paper.Code code) {
                body.add(new Wml.Para().aligned(JcEnumeration.RIGHT).before(CODE_GAP).picture(QrPicture.in(document, code)).done());
                body.add(new Wml.Para().aligned(JcEnumeration.RIGHT).exactly(CODE_LINE).text(code.caption(), Wml.type(Wml.FANG, SIZE_5)).done());
            }
        }
    }

    /** A heading never stands alone at the foot of a page; a numbered paragraph of several lines is no heading. */
    private static boolean heads(Paper.Paragraph paragraph) {
        return paragraph.level() > 0 && breadth(paragraph.text()) <= LONGEST_HEADING;
    }

    private static String fontOf(int level) {
        return level == 1 ? Wml.HEI : level == 2 ? Wml.KAI : Wml.FANG;
    }

    private static void attachments(Paper paper, List<Object> body) {
        List<String> titles = paper.attachments();
        if (titles.isEmpty()) {
            return;
        }
        blank(body, 1);
        for (int i = 0; i < titles.size(); i++) {
            String number = titles.size() == 1 ? "" : (i + 1) + ". ";
            Wml.Para line = i == 0
                    ? new Wml.Para().firstLine(2).text("附件：" + number + titles.get(i), running(Wml.FANG))
                    : new Wml.Para().left(5).text(number + titles.get(i), running(Wml.FANG));
            body.add(line.done());
        }
    }

    /** Without a seal: the signer two characters from the right, the date beginning two characters further right. */
    private static void signature(Paper paper, List<Object> body, int textEnd) {
        if (paper.signer().isEmpty() && paper.date() == null) {
            return;
        }
        blank(body, 2);
        keepTogether(body, textEnd);
        String date = paper.date() == null ? "" : date(paper.date());
        double dateRight = 2 + breadth(paper.signer()) - 2 - breadth(date);
        double signerRight = 2;
        if (dateRight < 2) {
            signerRight += 2 - dateRight;
            dateRight = 2;
        }
        if (!paper.signer().isEmpty()) {
            body.add(new Wml.Para().aligned(JcEnumeration.RIGHT).right(signerRight).keptWithNext()
                    .text(paper.signer(), running(Wml.FANG)).done());
        }
        if (!date.isEmpty()) {
            body.add(new Wml.Para().aligned(JcEnumeration.RIGHT).right(paper.signer().isEmpty() ? 4 : dateRight)
                    .text(date, running(Wml.FANG)).done());
        }
    }

    private static void imprint(Paper paper, List<Object> body) {
        if (paper.imprint() != null) {
            body.add(ImprintBlock.of(paper.imprint()));
        }
    }

    /** No page with a signature and nothing above it: the last paragraph of the text goes with it. */
    private static void keepTogether(List<Object> body, int textEnd) {
        int first = textEnd > 0 && body.get(textEnd - 1) instanceof P last && breadth(TextUtils.getText(last)) <= LONGEST_TO_MOVE
                ? textEnd - 1 : textEnd;
        for (Object line : body.subList(first, body.size())) {
            ((P) line).getPPr().setKeepNext(new BooleanDefaultTrue());
        }
    }

    static String date(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    private static void blank(List<Object> body, int lines) {
        for (int i = 0; i < lines; i++) {
            P line = new Wml.Para().done();
            body.add(line);
        }
    }

    private static RPr running(String font) {
        return Wml.spaced(Wml.type(font, SIZE_3), CLOSER);
    }

    /** How many characters of the running text a line is wide; Latin letters and digits take half of one. */
    static double breadth(String text) {
        return text.codePoints().mapToDouble(character -> character < 0x2E80 ? 0.5 : 1).sum();
    }

    private static SectPr page(MainDocumentPart main) throws Docx4JException {
        SectPr page = new SectPr();
        SectPr.PgSz size = new SectPr.PgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        page.setPgSz(size);
        SectPr.PgMar margins = new SectPr.PgMar();
        margins.setTop(BigInteger.valueOf(2098));
        margins.setBottom(BigInteger.valueOf(1984));
        margins.setLeft(BigInteger.valueOf(1588));
        margins.setRight(BigInteger.valueOf(1474));
        margins.setHeader(BigInteger.valueOf(851));
        // the number stands 7 mm below the text block: 35 mm less 7 less its own height
        margins.setFooter(BigInteger.valueOf(1307));
        margins.setGutter(BigInteger.ZERO);
        page.setPgMar(margins);
        CTDocGrid grid = new CTDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(LINE));
        page.setDocGrid(grid);
        page.getEGHdrFtrReferences().add(footer(main, HdrFtrRef.DEFAULT));
        page.getEGHdrFtrReferences().add(footer(main, HdrFtrRef.EVEN));
        return page;
    }

    /** Odd pages carry their number at the right, even ones at the left, one character in. */
    private static FooterReference footer(MainDocumentPart main, HdrFtrRef pages) throws Docx4JException {
        RPr type = Wml.type(Wml.SONG, SIZE_4);
        Wml.Para line = new Wml.Para().exactly(280);
        line = pages == HdrFtrRef.EVEN ? line.aligned(JcEnumeration.LEFT).left(1) : line.aligned(JcEnumeration.RIGHT).right(1);
        line.text("— ", type).pageNumber(type).text(" —", type);
        FooterPart part = new FooterPart(new PartName("/word/footer-" + pages.value() + ".xml"));
        Ftr footer = new Ftr();
        footer.getContent().add(line.done());
        part.setJaxbElement(footer);
        Relationship link = main.addTargetPart(part);
        FooterReference reference = new FooterReference();
        reference.setType(pages);
        reference.setId(link.getId());
        return reference;
    }

    private static void addStyles(MainDocumentPart main) throws Docx4JException {
        Styles styles = new Styles();
        DocDefaults defaults = new DocDefaults();
        DocDefaults.RPrDefault type = new DocDefaults.RPrDefault();
        type.setRPr(Wml.type(Wml.FANG, SIZE_3));
        defaults.setRPrDefault(type);
        DocDefaults.PPrDefault look = new DocDefaults.PPrDefault();
        look.setPPr(new PPr());
        defaults.setPPrDefault(look);
        styles.setDocDefaults(defaults);
        Style normal = new Style();
        normal.setType("paragraph");
        normal.setDefault(true);
        normal.setStyleId("Normal");
        Style.Name name = new Style.Name();
        name.setVal("Normal");
        normal.setName(name);
        styles.getStyle().add(normal);
        StyleDefinitionsPart part = new StyleDefinitionsPart();
        part.setJaxbElement(styles);
        main.addTargetPart(part);
    }

    private static void addSettings(MainDocumentPart main) throws Docx4JException {
        CTSettings settings = new CTSettings();
        settings.setEvenAndOddHeaders(new BooleanDefaultTrue());
        DocumentSettingsPart part = new DocumentSettingsPart();
        part.setJaxbElement(settings);
        main.addTargetPart(part);
    }
}
