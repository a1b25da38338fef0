package org.huimin.portal.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.ledger.ColumnMapping;
import org.huimin.ledger.ColumnType;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.MappedColumn;
import org.huimin.ledger.SavedMapping;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A mapping as its form shows and sends it. */
@Component
class MappingForms {

    /** Choice of a column that has the same value in every row. */
    static final String CONSTANT = "=";
    /** Before a heading, so that no heading can be taken for another choice. */
    static final String HEADING = ":";

    private static final String TOTALS = "合计、总计、小计";
    private static final String OFFSET = "+08:00";
    private static final Map<ColumnType, String> USUAL = Map.of(ColumnType.BOOLEAN, "是=true\n否=false", ColumnType.DIRECTION, "收入=IN\n支出=OUT",
            ColumnType.PURPOSE, "拨款=DRAWDOWN\n支付=PAYMENT\n追回=RECOVERY\n退回=RETURN\n利息=INTEREST\n手续费=FEE\n其他=OTHER");

    private final MessageSource texts;

    MappingForms(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * One column of the contract.
     *
     * @param choice   empty, {@link #CONSTANT}, or a heading behind {@link #HEADING}
     * @param values   a line for each value that is replaced, old=new
     */
    record Line(String column, boolean required, ColumnType type, String choice, String constant, boolean fen, String values) { }

    /** @param totals beginnings of lines with totals, as they are typed */
    record Form(FileKind kind, String name, List<Line> lines, boolean backtick, String totals, boolean totalsToEnd, String offset) {

        /** @throws Refused where a line of values to replace cannot be read */
        ColumnMapping mapping() {
            List<MappedColumn> columns = new ArrayList<>();
            for (Line line : lines) {
                if (!line.choice().isEmpty()) {
                    boolean constant = line.choice().equals(CONSTANT);
                    columns.add(new MappedColumn(line.column(), constant ? "" : line.choice().substring(1), constant ? line.constant().strip() : "",
                            line.fen(), constant ? Map.of() : replaced(line)));
                }
            }
            return new ColumnMapping(kind, columns, backtick, Arrays.stream(totals.split("[、,，\\s]+")).filter(t -> !t.isEmpty()).toList(), totalsToEnd,
                    offset);
        }

        private static Map<String, String> replaced(Line line) {
            Map<String, String> values = new LinkedHashMap<>();
            line.values().lines().map(String::strip).filter(v -> !v.isEmpty()).forEach(v -> {
                int sign = v.lastIndexOf('=');
                if (sign < 0) {
                    throw Refused.invalid("ledger.mapping", line.column(), v, "“" + line.column() + "”的值替换“" + v + "”缺少等号，应写作 原值=规范的值。");
                }
                values.put(v.substring(0, sign).strip(), v.substring(sign + 1).strip());
            });
            return values;
        }
    }

    static Form of(FileKind kind, Map<String, String> sent) {
        List<Line> lines = ColumnMapping.columnsOf(kind).stream().map(c -> new Line(c, kind.required().contains(c), ColumnType.of(c),
                choice(sent.getOrDefault("from." + c, "")), sent.getOrDefault("constant." + c, ""), sent.containsKey("fen." + c),
                sent.getOrDefault("values." + c, ""))).toList();
        return new Form(kind, sent.getOrDefault("name", ""), lines, sent.containsKey("backtick"), sent.getOrDefault("totals", ""),
                sent.containsKey("totalsToEnd"), sent.getOrDefault("offset", OFFSET));
    }

    private static String choice(String sent) {
        return sent.equals(CONSTANT) || sent.startsWith(HEADING) ? sent : "";
    }

    /** What the form begins with: the mapping that fits these headings, else whatever bears the contract's name or its word on this page. */
    Form suggest(ProgrammeSpec spec, FileKind kind, List<String> header, List<SavedMapping> saved, Locale locale) {
        SavedMapping before = saved.stream().filter(m -> m.mapping().kind() == kind && header.containsAll(m.mapping().headings())).findFirst().orElse(null);
        List<Line> lines = ColumnMapping.columnsOf(kind).stream().map(column -> {
            MappedColumn known = before == null ? null : before.mapping().of(column);
            boolean required = kind.required().contains(column);
            ColumnType type = ColumnType.of(column);
            if (known != null) {
                return new Line(column, required, type, known.from().isEmpty() ? CONSTANT : HEADING + known.from(), known.constant(), known.fen(),
                        known.values().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(v -> v.getKey() + "=" + v.getValue())
                                .collect(Collectors.joining("\n")));
            }
            String word = texts.getMessage("mapping.column." + column, null, column, locale);
            return new Line(column, required, type, header.stream().filter(h -> h.equalsIgnoreCase(column) || h.equals(word)).findFirst()
                    .map(h -> HEADING + h).orElse(""), "", false, before == null ? usual(spec, column, type) : "");
        }).toList();
        return before == null ? new Form(kind, "", lines, true, TOTALS, false, OFFSET)
                : new Form(kind, before.name(), lines, before.mapping().backtick(), String.join("、", before.mapping().totals()),
                        before.mapping().totalsToEnd(), before.mapping().offset());
    }

    /** The programme's own words for its codes. */
    private static String usual(ProgrammeSpec spec, String column, ColumnType type) {
        return switch (column) {
            case "voucher_type" -> spec.voucherTypes().stream().map(t -> t.name() + "=" + t.code()).collect(Collectors.joining("\n"));
            case "phase" -> spec.phases().stream().map(p -> p.name() + "=" + p.number()).collect(Collectors.joining("\n"));
            case "industry" -> spec.industries().stream().map(i -> i.name() + "=" + i.code()).collect(Collectors.joining("\n")) + "\n全部=ALL";
            default -> USUAL.getOrDefault(type, "");
        };
    }
}
