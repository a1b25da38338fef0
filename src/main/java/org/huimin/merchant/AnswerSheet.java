package org.huimin.merchant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.document.SheetLine;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ListImport.Fault;

/** One row a shop, filled in somewhere else: its lines found by the shops' numbers, whatever their order. */
final class AnswerSheet {

    /** Every mark of ours begins so. */
    static final String OURS = "huimin-";

    private static final int HEADER_WITHIN = 5;
    private static final Set<AnswerColumn> NEEDED = Set.of(AnswerColumn.STORE, AnswerColumn.NAME);

    /** A line below the heading, and what is wrong with it so far. */
    static final class Line {

        private final SheetLine sheet;
        private final Map<AnswerColumn, Integer> columns;
        private final List<Fault> faults = new ArrayList<>();

        private Line(SheetLine sheet, Map<AnswerColumn, Integer> columns) {
            this.sheet = sheet;
            this.columns = columns;
        }

        int number() {
            return sheet.number();
        }

        boolean has(AnswerColumn column) {
            return columns.containsKey(column);
        }

        /** What stands there; empty where nothing does, or the column is missing. */
        String says(AnswerColumn column) {
            Integer at = columns.get(column);
            return at == null ? "" : sheet.cell(at).text().strip();
        }

        List<Fault> faults() {
            return faults;
        }

        void fault(AnswerColumn column, String message) {
            faults.add(new Fault(number(), sheet.place(columns.getOrDefault(column, 0)), column.title(), says(column), "第" + number() + "行：" + message));
        }
    }

    private final List<AnswerColumn> columns;
    private final AnswerColumn answer;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private Map<AnswerColumn, Integer> header;
    private int above;

    private AnswerSheet(List<AnswerColumn> columns, AnswerColumn answer) {
        this.columns = columns;
        this.answer = answer;
    }

    /**
     * @param mark   of the sheet as we wrote it; a sheet without any mark is read too, by the shops' numbers and names
     * @param answer the column without which it answers nothing
     * @param names  number → name of the shops that may be answered for
     * @throws Refused where it is another sheet, or none
     */
    static List<Line> read(SheetReader reader, String name, Path file, String mark, List<AnswerColumn> columns, AnswerColumn answer,
                           Map<String, String> names) {
        reader.mark(name, file).filter(m -> m.startsWith(OURS) && !m.equals(mark)).ifPresent(m -> {
            throw Refused.invalid("merchant.other-sheet", "file", name, "文件“" + name + "”不是从这项待办下载的表格，没有读入。请下载本项待办的表格填写，不要用其他批次、其他岗位或其他活动的表格。");
        });
        AnswerSheet sheet = new AnswerSheet(columns, answer);
        reader.read(name, file, sheet::line);
        if (sheet.header == null) {
            throw sheet.noHeader(name);
        }
        if (sheet.lines.isEmpty()) {
            throw Refused.invalid("merchant.sheet-empty", "file", name, "文件“" + name + "”的表头下面没有商户，请填写后再上传。");
        }
        sheet.lines.forEach(line -> sheet.identify(line, names));
        return sheet.lines;
    }

    private void line(SheetLine line) {
        if (header != null) {
            if (lines.size() == ListCheck.LONGEST_LIST) {
                throw ListCheck.tooLong(ListCheck.LONGEST_LIST + 1);
            }
            lines.add(new Line(line, header));
        } else if (++above <= HEADER_WITHIN) {
            Map<AnswerColumn, Integer> found = new EnumMap<>(AnswerColumn.class);
            for (int i = 0; i < line.cells().size(); i++) {
                int at = i;
                AnswerColumn.of(line.cell(i).text(), columns).ifPresent(column -> found.putIfAbsent(column, at));
            }
            header = found.keySet().containsAll(NEEDED) && found.containsKey(answer) ? found : null;
        } else {
            throw noHeader("");
        }
    }

    private Refused noHeader(String name) {
        return Refused.invalid("merchant.sheet-header", "file", name, "文件的前" + HEADER_WITHIN + "行里没有找到表头，表头应有：" + AnswerColumn.STORE.title()
                + "、" + AnswerColumn.NAME.title() + "、" + answer.title() + "。请下载表格填写。");
    }

    private void identify(Line line, Map<String, String> names) {
        line.columns.forEach((column, at) -> {
            String fault = line.sheet.cell(at).fault();
            if (fault != null) {
                line.fault(column, fault);
            }
        });
        String store = line.says(AnswerColumn.STORE);
        String name = names.get(store);
        Integer before = seen.putIfAbsent(store, line.number());
        if (store.isEmpty()) {
            line.fault(AnswerColumn.STORE, "没有店铺编号，无法对应商户，请恢复编号或删去此行。");
        } else if (name == null) {
            line.fault(AnswerColumn.STORE, "店铺编号“" + store + "”不在本项待办的名单中，请核对是否为其他批次或其他活动的表格。");
        } else if (before != null) {
            line.fault(AnswerColumn.STORE, "商户" + store + "与第" + before + "行重复，请只保留一行。");
        } else if (!name.equals(line.says(AnswerColumn.NAME))) {
            line.fault(AnswerColumn.NAME, "编号" + store + "在名单中是“" + name + "”，表格中是“" + line.says(AnswerColumn.NAME) + "”，编号和名称请勿改动。");
        }
        if (line.sheet.hidden()) {
            line.fault(AnswerColumn.STORE, "此行在表格中被隐藏，请取消隐藏并核对后再上传。");
        }
    }

    /** The sheet as it was filled in, with a red column that says of each line what is wrong with it. */
    static List<SheetWriter.Line> marked(List<Line> lines, List<AnswerColumn> columns) {
        return lines.stream().map(line -> new SheetWriter.Line(columns.stream().map(line::says).toList(),
                String.join("", line.faults.stream().map(f -> f.column() + "：" + f.message()).toList()))).toList();
    }
}
