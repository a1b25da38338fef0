package org.huimin.merchant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.huimin.document.SheetLine;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.merchant.ShopFinding.Weight;

/** A list that came as a file, judged line by line while it is read. */
final class ListFile {

    /** Shops whose names begin so show in a template how it is filled in, and are passed over. */
    static final String EXAMPLE = "示例";
    static final String REASON = "问题说明";

    private static final int HEADER_WITHIN = 5;
    private static final Pattern WITHOUT_AREA = Pattern.compile("1\\d{10}|400\\d{7}|800\\d{7}");
    private static final Pattern AREA_CUT = Pattern.compile("[2-9]\\d{8,10}");

    /** @param faults empty where the line may be taken */
    record Line(int number, ShopCells cells, List<Fault> faults) { }

    private final ListCheck check;
    private final Consumer<Line> each;
    private Map<ShopColumn, Integer> columns;
    private int seen;

    private ListFile(ListCheck check, Consumer<Line> each) {
        this.check = check;
        this.each = each;
    }

    /** @throws Refused where no list can be found in the file, or it is too long */
    static void read(SheetReader reader, String name, Path file, ListCheck check, Consumer<Line> each) {
        ListFile list = new ListFile(check, each);
        reader.read(name, file, list::line);
        if (list.columns == null) {
            throw noHeader(name);
        }
        if (check.shops() == 0) {
            throw Refused.invalid("merchant.sheet-empty", "file", name, "文件“" + name + "”的表头下面没有商户，请填写后再上传。");
        }
    }

    private void line(SheetLine line) {
        if (columns == null) {
            if (++seen > HEADER_WITHIN) {
                throw noHeader("");
            }
            heading(line);
            return;
        }
        if (ShopList.total(line.texts())) {
            return;
        }
        ShopCells cells = ShopList.cells(columns, line.texts());
        if (cells.name().strip().startsWith(EXAMPLE) || cells.blank() && faults(line).isEmpty()) {
            return;
        }
        if (check.shops() == ListCheck.LONGEST_LIST) {
            throw ListCheck.tooLong(ListCheck.LONGEST_LIST + 1);
        }
        List<Fault> faults = faults(line);
        int before = check.findings().size();
        check.judge(line.number(), line.number(), cells, null);
        for (ShopFinding f : check.findings().subList(before, check.findings().size())) {
            if (f.weight() == Weight.FAULT && faults.stream().noneMatch(known -> known.column().equals(f.field().title()))) {
                faults.add(fault(line, f.field(), f.value(), f.message()));
            }
        }
        each.accept(new Line(line.number(), cells, faults));
    }

    private void heading(SheetLine line) {
        Map<ShopColumn, Integer> found = ShopList.columns(line.texts());
        if (!found.containsKey(ShopColumn.NAME) || found.size() < 2) {
            return;
        }
        List<Refused.Reason> missing = new ArrayList<>();
        for (ShopColumn needed : ShopColumn.values()) {
            if (!needed.optional() && !found.containsKey(needed)) {
                missing.add(new Refused.Reason("merchant.sheet-column", "第" + line.number() + "行·表头", needed.title(),
                        "第" + line.number() + "行表头缺少“" + needed.title() + "”一列，请补齐后重新上传。"));
            }
        }
        if (!missing.isEmpty()) {
            throw Refused.invalid(missing);
        }
        columns = found;
    }

    /** What the sheet itself did to the cells. */
    private List<Fault> faults(SheetLine line) {
        List<Fault> faults = new ArrayList<>();
        columns.forEach((column, at) -> {
            SheetLine.Cell cell = line.cell(at);
            if (cell.fault() != null) {
                faults.add(fault(line, column, cell.text(), cell.fault()));
            } else if (column == ShopColumn.PHONE && (cell.number() ? zeroLost(cell.text()) : areaCodeLost(cell.text()))) {
                faults.add(fault(line, column, cell.text(), "单元格" + line.place(at) + "中的电话被表格转成了数字，开头的0可能已经丢失，请把该列设为文本格式后重新填写。"));
            }
        });
        if (line.hidden()) {
            faults.add(fault(line, ShopColumn.NAME, "", "第" + line.number() + "行在表格中被隐藏，请取消隐藏并核对后再上传。"));
        }
        return faults;
    }

    /** Neither a mobile number nor a local one: the area code's zero is gone. */
    private static boolean zeroLost(String digits) {
        return digits.length() >= 9 && !WITHOUT_AREA.matcher(digits).matches();
    }

    /** The same in a csv, where a sheet has saved the number as it showed it. */
    private static boolean areaCodeLost(String digits) {
        return AREA_CUT.matcher(digits.strip()).matches() && zeroLost(digits.strip());
    }

    private Fault fault(SheetLine line, ShopColumn column, String value, String message) {
        return new Fault(line.number(), line.place(columns.getOrDefault(column, 0)), column.title(), value, message);
    }

    private static Refused noHeader(String name) {
        return Refused.invalid("merchant.sheet-header", "file", name, "文件的前" + HEADER_WITHIN
                + "行里没有找到表头，表头应有：名称、统一社会信用代码、行业、地址，可有：是否四上、联系电话。请下载模板填写。");
    }
}
