package org.huimin.merchant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Refused;

/** What somebody pasted from a sheet: its lines, cell by cell as they stood there, and what is wrong with its heading. */
public record ShopList(List<Line> lines, List<Refused.Reason> faults) {

    /** @param number the line of the pasted text at which it begins */
    public record Line(int number, ShopCells cells) { }

    private static final int HEADER_WITHIN = 5;
    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计");

    public ShopList {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    public List<ShopCells> cells() {
        return lines.stream().map(Line::cells).toList();
    }

    /**
     * Tab-separated as a sheet gives it, or comma-separated. A line that names the columns comes first, whatever their
     * order and whatever others there are; empty lines and totals are passed over.
     */
    public static ShopList parse(String pasted) {
        List<PastedSheet.Line> lines = PastedSheet.read(pasted);
        for (int i = 0; i < Math.min(HEADER_WITHIN, lines.size()); i++) {
            Map<ShopColumn, Integer> columns = columns(lines.get(i).cells());
            if (columns.containsKey(ShopColumn.NAME) && columns.size() > 1) {
                return read(columns, lines.get(i), lines.subList(i + 1, lines.size()));
            }
        }
        return new ShopList(List.of(), List.of(new Refused.Reason("merchant.sheet-header", "表头", "",
                "没有找到表头，请连同表头一起复制，表头应有：名称、统一社会信用代码、行业、地址，可有：是否四上、联系电话。")));
    }

    private static ShopList read(Map<ShopColumn, Integer> columns, PastedSheet.Line header, List<PastedSheet.Line> lines) {
        List<Refused.Reason> faults = new ArrayList<>();
        for (ShopColumn needed : ShopColumn.values()) {
            if (!needed.optional() && !columns.containsKey(needed)) {
                faults.add(new Refused.Reason("merchant.sheet-column", "第" + header.number() + "行·表头", needed.title(),
                        "第" + header.number() + "行表头缺少“" + needed.title() + "”一列，请补齐后重新复制。"));
            }
        }
        List<Line> read = new ArrayList<>();
        if (faults.isEmpty()) {
            lines.stream().filter(line -> !total(line.cells())).forEach(line -> read.add(new Line(line.number(), cells(columns, line.cells()))));
        }
        return new ShopList(read, faults);
    }

    static boolean total(List<String> cells) {
        return cells.stream().anyMatch(c -> TOTALS.contains(c.strip()));
    }

    static ShopCells cells(Map<ShopColumn, Integer> columns, List<String> cells) {
        return new ShopCells(cell(columns, cells, ShopColumn.NAME), cell(columns, cells, ShopColumn.CREDIT_CODE),
                cell(columns, cells, ShopColumn.INDUSTRY), cell(columns, cells, ShopColumn.ADDRESS),
                cell(columns, cells, ShopColumn.ABOVE_THRESHOLD), cell(columns, cells, ShopColumn.PHONE));
    }

    static Map<ShopColumn, Integer> columns(List<String> headings) {
        Map<ShopColumn, Integer> found = new EnumMap<>(ShopColumn.class);
        for (int i = 0; i < headings.size(); i++) {
            int at = i;
            ShopColumn.of(headings.get(i)).ifPresent(column -> found.putIfAbsent(column, at));
        }
        return found;
    }

    private static String cell(Map<ShopColumn, Integer> columns, List<String> cells, ShopColumn column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }
}
