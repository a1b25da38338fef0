package org.huimin.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Verdict;

/** Whether a mapping says everything that the contract and the programme ask for, about columns that are there. */
record MappingCheck(ColumnMapping mapping, List<String> header, Set<String> required) {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_VALUES = 500;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_TOTALS = 20;

    Verdict judge(String name) {
        Verdict verdict = name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
                ? no("name", name, "请给这份列对应起一个名称，1至" + LONGEST_NAME + "字。") : Verdict.yes();
        if (!ColumnMappings.KINDS.contains(mapping.kind())) {
            verdict = verdict.and(no("kind", mapping.kind().code(), mapping.kind().label() + "不由平台报送，不需要列对应。"));
        }
        if (OwnValue.offset(mapping.offset()) == null) {
            verdict = verdict.and(no("offset", mapping.offset(), "时区“" + mapping.offset() + "”无法识别，应写作 +08:00。"));
        }
        if (mapping.totals().size() > MOST_TOTALS || mapping.totals().stream().anyMatch(String::isBlank)) {
            verdict = verdict.and(no("totals", mapping.totals().size(), "合计行的开头最多" + MOST_TOTALS + "种，不能为空。"));
        }
        if (mapping.headings().isEmpty()) {
            verdict = verdict.and(no("columns", "", "请至少指明一列对应您文件中的哪一列。"));
        }
        for (String column : ColumnMapping.columnsOf(mapping.kind())) {
            verdict = verdict.and(column(column, mapping.of(column)));
        }
        return verdict;
    }

    private Verdict column(String column, MappedColumn mapped) {
        if (mapped == null) {
            return mapping.kind().required().contains(column) || required.contains(column)
                    ? no(column, "", "规范要求的“" + column + "”还没有对应，请选择您文件中的列，或者填写固定值。") : Verdict.yes();
        }
        if (mapped.from().isEmpty()) {
            return mapped.constant().isEmpty() && !mapping.kind().mustBeFilled(column) || !mapped.constant().isEmpty() && ColumnType.fits(column, mapped.constant())
                    ? Verdict.yes() : no(column, mapped.constant(), "“" + column + "”的固定值“" + mapped.constant() + "”不符合规范的写法。");
        }
        int times = Collections.frequency(header, mapped.from());
        if (times != 1) {
            return no(column, mapped.from(), "样例的表头中" + (times == 0 ? "没有" : "不止一次出现") + "“" + mapped.from() + "”，“" + column + "”不能对应到它。");
        }
        if (mapped.values().size() > MOST_VALUES || mapped.values().entrySet().stream()
                .anyMatch(v -> v.getKey().length() > LONGEST_VALUE || v.getValue().length() > LONGEST_VALUE)) {
            return no(column, mapped.values().size(), "“" + column + "”的值替换最多" + MOST_VALUES + "条，每条不超过" + LONGEST_VALUE + "字。");
        }
        return mapped.values().values().stream().filter(v -> !v.isEmpty() && !ColumnType.fits(column, v)).findFirst()
                .map(v -> no(column, v, "“" + column + "”要替换成的“" + v + "”不符合规范的写法。")).orElse(Verdict.yes());
    }

    private static Verdict no(String field, Object value, String message) {
        return Verdict.no("ledger.mapping", field, String.valueOf(value), message);
    }
}
