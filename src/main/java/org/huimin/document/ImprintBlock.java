package org.huimin.document;

import java.math.BigInteger;
import java.time.LocalDate;
import org.docx4j.vml.CTShape;
import org.docx4j.vml.CTTextbox;
import org.docx4j.vml.ObjectFactory;
import org.docx4j.vml.STTrueFalse;
import org.docx4j.wml.CTTxbxContent;
import org.docx4j.wml.P;
import org.docx4j.wml.Pict;
import org.docx4j.wml.R;
import org.docx4j.wml.RPr;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.TblBorders;
import org.docx4j.wml.TblGrid;
import org.docx4j.wml.TblGridCol;
import org.docx4j.wml.TblPr;
import org.docx4j.wml.Tc;
import org.docx4j.wml.TcPr;
import org.docx4j.wml.Tr;

/** The edition note (版记) at the foot of the last page's text block: who receives a copy, who printed it and when. */
final class ImprintBlock {

    private static final int SIZE_4 = 28;
    /** 0.35 and 0.25 mm in eighths of a point. */
    private static final int STRONG = 8;
    private static final int FINE = 6;

    private static final int LINE = 420;
    private static final int IN_LINE = 28;
    private static final int ROOM = 100;
    private static final int NO_ROOM = 20;

    private ImprintBlock() { }

    /** A box at the foot of the text block, in a line that takes no room: the text above it may be of any length. */
    static P of(Paper.Imprint imprint) {
        int lines = 1 + (int) Math.ceil(OfficialLayout.breadth(copies(imprint)) / IN_LINE);
        CTTxbxContent content = new CTTxbxContent();
        content.getContent().add(table(imprint));
        content.getContent().add(new Wml.Para().exactly(NO_ROOM).done());
        CTTextbox box = new CTTextbox();
        box.setInset("0,0,0,0");
        box.setTxbxContent(content);
        CTShape shape = new CTShape();
        shape.setStyle("position:absolute;margin-left:0;margin-top:0;width:" + OfficialLayout.TEXT_WIDTH / 20.0 + "pt;height:"
                + (lines * LINE + ROOM) / 20.0 + "pt;mso-position-horizontal-relative:margin;mso-position-vertical:bottom;mso-position-vertical-relative:margin");
        shape.setStroked(STTrueFalse.F);
        shape.setFilled(STTrueFalse.F);
        ObjectFactory vml = new ObjectFactory();
        shape.getEGShapeElements().add(vml.createTextbox(box));
        Pict picture = new Pict();
        picture.getAnyAndAny().add(vml.createShape(shape));
        R run = new R();
        run.getContent().add(picture);
        P line = new Wml.Para().exactly(NO_ROOM).done();
        line.getContent().add(run);
        return line;
    }

    private static Tbl table(Paper.Imprint imprint) {
        Tbl table = new Tbl();
        table.setTblPr(look());
        TblGrid grid = new TblGrid();
        TblGridCol column = new TblGridCol();
        column.setW(BigInteger.valueOf(OfficialLayout.TEXT_WIDTH));
        grid.getGridCol().add(column);
        table.setTblGrid(grid);
        if (!imprint.copies().isEmpty()) {
            table.getContent().add(row(new Wml.Para(), copies(imprint)));
        }
        LocalDate day = imprint.printed();
        table.getContent().add(row(new Wml.Para().tabAtRight(OfficialLayout.TEXT_WIDTH - OfficialLayout.CHARACTER),
                imprint.printer() + "\t" + OfficialLayout.date(day) + "印发"));
        return table;
    }

    private static String copies(Paper.Imprint imprint) {
        return imprint.copies().isEmpty() ? "" : "抄送：" + imprint.copies().replaceAll("。+$", "") + "。";
    }

    private static TblPr look() {
        TblPr look = new TblPr();
        look.setTblW(Wml.width(OfficialLayout.TEXT_WIDTH));
        TblBorders borders = new TblBorders();
        borders.setTop(Wml.border("000000", STRONG, 0));
        borders.setBottom(Wml.border("000000", STRONG, 0));
        borders.setInsideH(Wml.border("000000", FINE, 0));
        look.setTblBorders(borders);
        return look;
    }

    private static Tr row(Wml.Para line, String text) {
        RPr type = Wml.type(Wml.FANG, SIZE_4);
        Tc cell = new Tc();
        TcPr look = new TcPr();
        look.setTcW(Wml.width(OfficialLayout.TEXT_WIDTH));
        cell.setTcPr(look);
        cell.getContent().add(line.left(1).right(1).exactly(LINE).text(text, type).done());
        Tr row = new Tr();
        row.getContent().add(cell);
        return row;
    }
}
