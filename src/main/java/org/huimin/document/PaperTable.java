package org.huimin.document;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.docx4j.jaxb.Context;
import org.docx4j.wml.BooleanDefaultTrue;
import org.docx4j.wml.CTTblCellMar;
import org.docx4j.wml.CTVerticalJc;
import org.docx4j.wml.JcEnumeration;
import org.docx4j.wml.ObjectFactory;
import org.docx4j.wml.RPr;
import org.docx4j.wml.STTblLayoutType;
import org.docx4j.wml.STVerticalJc;
import org.docx4j.wml.CTTblLayoutType;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.TblBorders;
import org.docx4j.wml.TblGrid;
import org.docx4j.wml.TblGridCol;
import org.docx4j.wml.TblPr;
import org.docx4j.wml.Tc;
import org.docx4j.wml.TcPr;
import org.docx4j.wml.Tr;
import org.docx4j.wml.TrPr;

/** A table across the text block: its header on every page, no row cut in two, columns as wide as their words need. */
final class PaperTable {

    private static final int BRIEF = 4;
    private static final int TYPE_SIZE = 24;
    private static final int LINE = 400;
    private static final int CHARACTER = 240;
    private static final double LATIN = 0.58;
    private static final int CELL_MARGIN = 108;
    /** Both margins and a little for the borders. */
    private static final int CELL_MARGINS = 236;
    /** A row that fills more than half a page may be cut: kept whole it would leave half a page empty, or lose its end. */
    private static final int MOST_LINES_WHOLE = 16;
    private static final Pattern SUM = Pattern.compile("-?[\\d,]+\\.\\d+%?");

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
        JcEnumeration[] sides = sides(table);
        result.getContent().add(row(table.header(), widths, sides, true));
        table.rows().forEach(row -> result.getContent().add(row(row, widths, sides, false)));
        return result;
    }

    private static TblPr look() {
        TblPr look = new TblPr();
        look.setTblW(Wml.width(OfficialLayout.TEXT_WIDTH));
        CTTblLayoutType fixed = new CTTblLayoutType();
        fixed.setType(STTblLayoutType.FIXED);
        look.setTblLayout(fixed);
        // without the indent its border would stand outside the text block by this much
        look.setTblInd(Wml.width(CELL_MARGIN));
        CTTblCellMar margins = new CTTblCellMar();
        margins.setLeft(Wml.width(CELL_MARGIN));
        margins.setRight(Wml.width(CELL_MARGIN));
        look.setTblCellMar(margins);
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

    private Tr row(List<String> cells, int[] widths, JcEnumeration[] sides, boolean header) {
        Tr row = new Tr();
        TrPr look = new TrPr();
        if (lines(cells, widths) <= MOST_LINES_WHOLE) {
            look.getCnfStyleOrDivIdOrGridBefore().add(factory.createCTTrPrBaseCantSplit(new BooleanDefaultTrue()));
        }
        if (header) {
            look.getCnfStyleOrDivIdOrGridBefore().add(factory.createCTTrPrBaseTblHeader(new BooleanDefaultTrue()));
        }
        row.setTrPr(look);
        for (int i = 0; i < cells.size(); i++) {
            row.getContent().add(cell(cells.get(i), widths[i], header ? JcEnumeration.CENTER : sides[i], header));
        }
        return row;
    }

    private static Tc cell(String text, int width, JcEnumeration side, boolean header) {
        Tc cell = new Tc();
        TcPr look = new TcPr();
        look.setTcW(Wml.width(width));
        CTVerticalJc middle = new CTVerticalJc();
        middle.setVal(STVerticalJc.CENTER);
        look.setVAlign(middle);
        cell.setTcPr(look);
        RPr type = Wml.type(header ? Wml.HEI : Wml.FANG, TYPE_SIZE);
        Wml.Para words = new Wml.Para().exactly(LINE).text(text, type);
        cell.getContent().add(words.aligned(side).done());
        return cell;
    }

    /** Sums at the right, counts and short words in the middle, everything else at the left. */
    private static JcEnumeration[] sides(Paper.Table table) {
        JcEnumeration[] sides = new JcEnumeration[table.header().size()];
        for (int i = 0; i < sides.length; i++) {
            int column = i;
            List<String> cells = table.rows().stream().map(row -> row.get(column)).filter(cell -> !cell.isEmpty()).toList();
            boolean sums = !cells.isEmpty() && cells.stream().allMatch(cell -> SUM.matcher(cell).matches());
            boolean brief = cells.stream().allMatch(cell -> OfficialLayout.breadth(cell) <= BRIEF);
            sides[i] = sums ? JcEnumeration.RIGHT : brief ? JcEnumeration.CENTER : JcEnumeration.LEFT;
        }
        return sides;
    }

    /** How many lines the row's longest cell needs, more or less. */
    private static long lines(List<String> cells, int[] widths) {
        long most = 1;
        for (int i = 0; i < widths.length; i++) {
            double inLine = Math.max(1, (widths[i] - CELL_MARGINS) / (double) CHARACTER);
            most = Math.max(most, cells.get(i).lines().mapToLong(line -> Math.max(1, (long) Math.ceil(OfficialLayout.breadth(line) / inLine))).sum());
        }
        return most;
    }

    /** In characters. Figures are a little wider than half of one: a sum must not break. */
    private static double longestLine(String text) {
        return text.lines().mapToDouble(line -> line.codePoints().mapToDouble(c -> c < 0x2E80 ? LATIN : 1).sum()).max().orElse(0);
    }

    /** A column that needs less than its even share gets what it needs; the others share the rest. */
    private static int[] widths(Paper.Table table) {
        int columns = table.header().size();
        int[] widths = new int[columns];
        int[] need = new int[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            double longest = table.rows().stream().mapToDouble(row -> longestLine(row.get(column)))
                    .reduce(longestLine(table.header().get(i)), Math::max);
            need[i] = (int) Math.min(OfficialLayout.TEXT_WIDTH, longest * CHARACTER + CELL_MARGINS);
        }
        int rest = OfficialLayout.TEXT_WIDTH;
        int open = columns;
        for (boolean found = true; found && open > 0;) {
            found = false;
            int share = rest / open;
            for (int i = 0; i < columns; i++) {
                if (widths[i] == 0 && need[i] <= share) {
                    widths[i] = need[i];
                    rest -= need[i];
                    open--;
                    found = true;
                }
            }
        }
        spread(widths, rest, open);
        return widths;
    }

    private static void spread(int[] widths, int rest, int open) {
        int shares = open == 0 ? widths.length : open;
        int left = rest;
        for (int i = 0; i < widths.length; i++) {
            if (open == 0 || widths[i] == 0) {
                int part = shares == 1 ? left : rest / (open == 0 ? widths.length : open);
                widths[i] += part;
                left -= part;
                shares--;
            }
        }
    }
}
