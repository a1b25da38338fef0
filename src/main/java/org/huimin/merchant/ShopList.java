package org.huimin.merchant;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Refused;

/** What somebody pasted from a sheet: the shops it names, and what is wrong with the lines that name none. */
public record ShopList(List<ShopEntry> entries, List<Refused.Reason> faults) {

    private static final int HEADER_WITHIN = 5;
    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计");
    private static final Set<String> YES = Set.of("是", "√", "Y", "YES", "TRUE", "1", "四上");
    private static final Set<String> NO = Set.of("", "否", "×", "X", "N", "NO", "FALSE", "0", "无", "-", "/");

    private enum Column {
        NAME("名称", "商户名称", "店名", "门店名称", "店铺名称", "企业名称", "单位名称", "商户"),
        CREDIT_CODE("统一社会信用代码", "社会信用代码", "信用代码", "营业执照号", "营业执照号码"),
        INDUSTRY("行业", "所属行业", "行业类别", "类别", "经营类别"),
        ADDRESS("地址", "经营地址", "门店地址", "详细地址", "经营场所"),
        ABOVE_THRESHOLD("是否四上", "四上", "四上企业", "是否四上企业", "是否为四上企业"),
        PHONE("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    public ShopList {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /**
     * Tab-separated as a sheet gives it, or comma-separated. A line that names the columns comes first, whatever their
     * order and whatever others there are; empty lines and totals are passed over.
     */
    public static ShopList parse(String pasted) {
        List<PastedSheet.Line> lines = PastedSheet.read(pasted);
        for (int i = 0; i < Math.min(HEADER_WITHIN, lines.size()); i++) {
            Map<Column, Integer> columns = columns(lines.get(i));
            if (columns.containsKey(Column.NAME) && columns.size() > 1) {
                return read(columns, lines.get(i), lines.subList(i + 1, lines.size()));
            }
        }
        return new ShopList(List.of(), List.of(new Refused.Reason("merchant.sheet-header", "表头", "",
                "没有找到表头，请连同表头一起复制，表头应有：名称、统一社会信用代码、行业、地址，可有：是否四上、联系电话。")));
    }

    private static ShopList read(Map<Column, Integer> columns, PastedSheet.Line header, List<PastedSheet.Line> lines) {
        List<Refused.Reason> faults = new ArrayList<>();
        for (Column needed : List.of(Column.CREDIT_CODE, Column.INDUSTRY, Column.ADDRESS)) {
            if (!columns.containsKey(needed)) {
                faults.add(new Refused.Reason("merchant.sheet-column", "第" + header.number() + "行·表头", needed.names.get(0),
                        "第" + header.number() + "行表头缺少“" + needed.names.get(0) + "”一列，请补齐后重新复制。"));
            }
        }
        List<ShopEntry> entries = new ArrayList<>();
        if (faults.isEmpty()) {
            lines.forEach(line -> entry(columns, line, entries, faults));
        }
        return new ShopList(entries, faults);
    }

    private static void entry(Map<Column, Integer> columns, PastedSheet.Line line, List<ShopEntry> entries, List<Refused.Reason> faults) {
        if (line.cells().stream().anyMatch(c -> TOTALS.contains(c.strip()))) {
            return;
        }
        String mark = plain(cell(columns, line, Column.ABOVE_THRESHOLD)).toUpperCase(java.util.Locale.ROOT);
        if (!YES.contains(mark) && !NO.contains(mark)) {
            faults.add(new Refused.Reason("merchant.sheet-above-threshold", "第" + line.number() + "行·是否四上", mark,
                    "第" + line.number() + "行“是否四上”填的是“" + mark + "”，请填“是”或“否”。"));
            return;
        }
        entries.add(new ShopEntry(line.number(), cell(columns, line, Column.NAME), cell(columns, line, Column.CREDIT_CODE),
                cell(columns, line, Column.INDUSTRY), cell(columns, line, Column.ADDRESS), YES.contains(mark),
                cell(columns, line, Column.PHONE)));
    }

    private static String cell(Map<Column, Integer> columns, PastedSheet.Line line, Column column) {
        Integer at = columns.get(column);
        return at == null || at >= line.cells().size() ? "" : line.cells().get(at).strip().replaceFirst("^[`']", "");
    }

    private static Map<Column, Integer> columns(PastedSheet.Line line) {
        Map<Column, Integer> found = new EnumMap<>(Column.class);
        for (int i = 0; i < line.cells().size(); i++) {
            String title = plain(line.cells().get(i));
            for (Column column : Column.values()) {
                if (column.names.contains(title)) {
                    found.putIfAbsent(column, i);
                }
            }
        }
        return found;
    }

    /** Without blanks, quotation marks, stars and what stands in brackets. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\(.*?\\)", "").replaceAll("[\\s\\p{Z}*\"“”'‘’:]", "");
    }
}
