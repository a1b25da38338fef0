package org.huimin.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.docx4j.jaxb.Context;
import org.docx4j.wml.BooleanDefaultTrue;
import org.docx4j.wml.JcEnumeration;
import org.docx4j.wml.ObjectFactory;
import org.docx4j.wml.RPr;
import org.docx4j.wml.STTblLayoutType;
import org.docx4j.wml.CTTblLayoutType;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.TblBorders;
import org.docx4j.wml.TblGrid;
import org.docx4j.wml.TblGridCol;
import org.docx4j.wml.TblPr;
import org.docx4j.wml.TblWidth;
import org.docx4j.wml.Tc;
import org.docx4j.wml.TcPr;
import org.docx4j.wml.Tr;
import org.docx4j.wml.TrPr;

/** A table across the text block: its header on every page, no row cut in two, columns as wide as their words need. */
final class PaperTable {

    private static final int NARROWEST = 4;
    private static final int WIDEST = 24;
    private static final int TYPE_SIZE = 24;
    private static final int LINE = 400;

    private final ObjectFactory factory = Context.getWmlObjectFactory();

    Tbl lay(Paper.Table table) {
        int[] widths = widths(table);
        Tbl result = new Tbl();
        result.setTblPr(look());
        TblGrid grid = new TblGrid();
        for (int width : widths) {
            TblGridCol column = new TblGridCol();
            column.setW(BigInteger.valueOf(width));
            grid.getGridCol().add(column);
        }
        result.setTblGrid(grid);
        result.getContent().add(row(table.header(), widths, true));
        table.rows().forEach(row -> result.getContent().add(row(row, widths, false)));
        return result;
    }

    private static TblPr look() {
        TblPr look = new TblPr();
        look.setTblW(width(OfficialLayout.TEXT_WIDTH));
        CTTblLayoutType fixed = new CTTblLayoutType();
        fixed.setType(STTblLayoutType.FIXED);
        look.setTblLayout(fixed);
        TblBorders borders = new TblBorders();
        borders.setTop(Wml.border("000000", 8, 0));
        borders.setBottom(Wml.border("000000", 8, 0));
        borders.setLeft(Wml.border("000000", 4, 0));
        borders.setRight(Wml.border("000000", 4, 0));
        borders.setInsideH(Wml.border("000000", 4, 0));
        borders.setInsideV(Wml.border("000000", 4, 0));
        look.setTblBorders(borders);
        return look;
    }

    private Tr row(List<String> cells, int[] widths, boolean header) {
        Tr row = new Tr();
        TrPr look = new TrPr();
        look.getCnfStyleOrDivIdOrGridBefore().add(factory.createCTTrPrBaseCantSplit(new BooleanDefaultTrue()));
        if (header) {
            look.getCnfStyleOrDivIdOrGridBefore().add(factory.createCTTrPrBaseTblHeader(new BooleanDefaultTrue()));
        }
        row.setTrPr(look);
        for (int i = 0; i < cells.size(); i++) {
            row.getContent().add(cell(cells.get(i), widths[i], header));
        }
        return row;
    }

    private static Tc cell(String text, int width, boolean header) {
        Tc cell = new Tc();
        TcPr look = new TcPr();
        look.setTcW(width(width));
        cell.setTcPr(look);
        RPr type = Wml.type(header ? Wml.HEI : Wml.FANG, TYPE_SIZE);
        Wml.Para words = new Wml.Para().exactly(LINE).text(text, type);
        cell.getContent().add((header ? words.aligned(JcEnumeration.CENTER) : words.aligned(JcEnumeration.LEFT)).done());
        return cell;
    }

    private static TblWidth width(int twips) {
        TblWidth width = new TblWidth();
        width.setType("dxa");
        width.setW(BigInteger.valueOf(twips));
        return width;
    }

    private static int[] widths(Paper.Table table) {
        int columns = table.header().size();
        double[] need = new double[columns];
        List<List<String>> all = new ArrayList<>(table.rows());
        all.add(table.header());
        for (List<String> row : all) {
            for (int i = 0; i < columns; i++) {
                need[i] = Math.max(need[i], Math.min(WIDEST, Math.max(NARROWEST, OfficialLayout.breadth(row.get(i)) + 1)));
            }
        }
        double sum = 0;
        for (double one : need) {
            sum += one;
        }
        int[] widths = new int[columns];
        int rest = OfficialLayout.TEXT_WIDTH;
        for (int i = 0; i < columns; i++) {
            widths[i] = i == columns - 1 ? rest : (int) (OfficialLayout.TEXT_WIDTH * need[i] / sum);
            rest -= widths[i];
        }
        return widths;
    }
}
