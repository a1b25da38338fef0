package org.huimin.portal.workbench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Sheet;

/** A score sheet as a page shows it: per applicant the criteria with what was typed, and what is the same for all. */
record ScoreCells(ScoreCard.Applicant applicant, List<Row> rows, String note, int filled, int asked, BigDecimal own, BigDecimal total) {

    private static final Pattern CELL = Pattern.compile("[0-9A-Za-z-]{1,40}\\.[a-z][a-z0-9-]{0,39}");
    private static final Pattern POINTS = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");

    /** @param field name of the input; null where the points are computed; @param value as typed or computed; @param fault null for none */
    record Row(Factor factor, String max, String field, String value, String fault) { }

    /** What a form sent of the sheet; everything else in it is not of the sheet. */
    static Map<String, String> of(Map<String, String> form) {
        Map<String, String> cells = new TreeMap<>();
        form.forEach((name, value) -> {
            if (CELL.matcher(name).matches() && !value.isBlank()) {
                cells.put(name, value);
            }
        });
        return cells;
    }

    /** What a submitted sheet holds, as if it had been typed. */
    static Map<String, String> of(Sheet sheet) {
        Map<String, String> cells = new TreeMap<>();
        sheet.points().forEach((applicant, row) -> row.forEach((factor, points) -> cells.put(applicant + "." + factor, points.toPlainString())));
        sheet.notes().forEach((applicant, note) -> cells.put(applicant + ".note", note));
        return cells;
    }

    /** @param faults what stands against it */
    static List<ScoreCells> of(ScoreCard card, Map<String, Map<String, BigDecimal>> computed, Map<String, String> typed, List<Refused.Reason> faults) {
        Map<String, String> wrong = faults.stream().collect(Collectors.toMap(Refused.Reason::field, Refused.Reason::message, (a, b) -> a));
        return card.applicants().stream().map(a -> of(a, card, computed.get(a.code()), typed, wrong)).toList();
    }

    private static ScoreCells of(ScoreCard.Applicant a, ScoreCard card, Map<String, BigDecimal> computed, Map<String, String> typed, Map<String, String> wrong) {
        List<Row> rows = card.factors().stream().map(f -> row(a, f, computed, typed, wrong)).toList();
        List<BigDecimal> given = rows.stream().filter(r -> r.field() != null && r.value() != null && POINTS.matcher(r.value().strip()).matches())
                .map(r -> new BigDecimal(r.value().strip())).toList();
        BigDecimal own = given.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        BigDecimal total = computed.values().stream().reduce(own, BigDecimal::add);
        return new ScoreCells(a, rows, typed.getOrDefault(a.code() + ".note", ""), given.size(), card.subjective().size(), own, total);
    }

    private static Row row(ScoreCard.Applicant a, Factor f, Map<String, BigDecimal> computed, Map<String, String> typed, Map<String, String> wrong) {
        String max = f.max().stripTrailingZeros().scale() < 0 ? f.max().setScale(0).toPlainString() : f.max().stripTrailingZeros().toPlainString();
        String field = f.kind() == FactorKind.SUBJECTIVE ? a.code() + "." + f.code() : null;
        return new Row(f, max, field, field == null ? computed.get(f.code()).toPlainString() : typed.get(field), field == null ? null : wrong.get(field));
    }
}
