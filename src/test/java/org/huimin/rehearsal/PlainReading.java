package org.huimin.rehearsal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huimin.kernel.Period;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.StoreInterval;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.Kind;
import org.huimin.programme.ProgrammeSpec.Limit;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/**
 * The contract's tables read aloud, one row after the other, with no thought of speed: what tests hold made-up ledgers and
 * the real judge against.
 */
final class PlainReading {

    record Row(String raw, String[] fields, Map<String, String> cells, Instant at, String id) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static final String ID = "[\\x21-\\x7E]{1,64}";
    private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,2})?";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)";

    private final ProgrammeSpec spec;
    private final String platform;
    private final List<StoreInterval> stores;
    final Map<FileKind, Map<String, Long>> refused = new HashMap<>();
    final Map<FileKind, List<Row>> accepted = new HashMap<>();
    final Map<FileKind, Long> rows = new HashMap<>();
    private final Map<String, Row> vouchers = new HashMap<>();
    private final Map<String, Row> redemptions = new HashMap<>();

    PlainReading(ProgrammeSpec spec, String platform, List<StoreInterval> stores, List<SyntheticDelivery> deliveries) {
        this.spec = spec;
        this.platform = platform;
        this.stores = stores;
        claims(rows(FileKind.CLAIMS, deliveries));
        List<Row> refunds = rows(FileKind.REFUNDS, deliveries);
        redemptions(rows(FileKind.REDEMPTIONS, deliveries), refunds);
        refunds(refunds);
    }

    private static final Map<FileKind, List<String>> KEYS = Map.of(FileKind.CLAIMS, List.of("voucher_id", "claimed_at"),
            FileKind.REDEMPTIONS, List.of("redemption_id", "redeemed_at"), FileKind.REFUNDS, List.of("refund_id", "refunded_at"));

    /** Well-formed rows whose id is new, in order. */
    private List<Row> rows(FileKind kind, List<SyntheticDelivery> deliveries) {
        List<Row> formed = new ArrayList<>();
        for (SyntheticDelivery delivery : deliveries) {
            String[] lines = new String(delivery.bytes(kind), StandardCharsets.UTF_8).split("\n");
            List<String> header = split(lines[0]);
            for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
                rows.merge(kind, 1L, Long::sum);
                row(kind, header, line).ifPresentOrElse(formed::add, () -> refuse(kind, "MALFORMED"));
            }
        }
        formed.sort(Comparator.comparing(Row::at).thenComparing(Row::id).thenComparing(Row::raw));
        Set<String> seen = new HashSet<>();
        List<Row> fresh = new ArrayList<>();
        for (Row row : formed) {
            if (seen.add(row.id())) {
                fresh.add(row);
            } else {
                refuse(kind, "DUPLICATE_ID");
            }
        }
        return fresh;
    }

    private Optional<Row> row(FileKind kind, List<String> header, String line) {
        List<String> fields = split(line);
        if (fields.size() != header.size()) {
            return Optional.empty();
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), fields.get(i));
        }
        List<String> must = new ArrayList<>(kind.required());
        must.addAll(spec.ledger().requiredColumns().getOrDefault(kind.code(), List.of()));
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            if (cell.getValue().isEmpty() ? must.contains(cell.getKey()) : !wellFormed(cell.getKey(), cell.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Row(line, fields.toArray(String[]::new), cells, time(cells.get(KEYS.get(kind).get(1))), cells.get(KEYS.get(kind).get(0))));
    }

    private static boolean wellFormed(String column, String value) {
        return switch (column) {
            case "consumer", "device", "payer" -> value.matches("[0-9A-Za-z_-]{16,128}") && !value.matches("1\\d{10}|\\d{17}[\\dXx]");
            case "claimed_at", "redeemed_at", "refunded_at", "valid_until" -> time(value) != null;
            case "order_amount", "voucher_amount", "refund_amount" -> value.matches(AMOUNT) && new BigDecimal(value).signum() > 0;
            case "platform_discount", "merchant_discount", "order_refund_amount" -> value.matches(AMOUNT);
            case "place" -> value.matches("\\d{6}");
            case "voucher_returned" -> value.matches("true|false");
            case "phase" -> value.matches("\\d{1,9}");
            case "item", "channel" -> true;
            default -> value.matches(ID);
        };
    }

    private static Instant time(String value) {
        try {
            return value.matches(TIME) ? OffsetDateTime.parse(value).toInstant() : null;
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private void refuse(FileKind kind, String reason) {
        refused.computeIfAbsent(kind, k -> new TreeMap<>()).merge(reason, 1L, Long::sum);
    }

    private void claims(List<Row> rows) {
        Map<String, Integer> counts = new HashMap<>();
        for (Row row : rows) {
            String reason = claim(row, counts);
            if (reason == null) {
                vouchers.put(row.id(), row);
                accepted.computeIfAbsent(FileKind.CLAIMS, k -> new ArrayList<>()).add(row);
            } else {
                refuse(FileKind.CLAIMS, reason);
            }
        }
    }

    private String claim(Row row, Map<String, Integer> counts) {
        VoucherType type = spec.voucherType(row.cell("voucher_type")).orElse(null);
        int phase = Integer.parseInt(row.cell("phase"));
        if (type == null || spec.phases().stream().noneMatch(p -> p.number() == phase) || spec.quantity(platform, type.code(), phase) == 0) {
            return "UNKNOWN_TYPE";
        }
        LocalDate day = LocalDate.ofInstant(row.at(), Period.ZONE);
        if (day.isBefore(spec.phase(phase).first()) || day.isAfter(last(phase, day))) {
            return "OUTSIDE_PERIOD";
        }
        if (outside(row)) {
            return "OUTSIDE_PLACE";
        }
        boolean exceeded = false;
        for (Limit limit : spec.limits()) {
            String window = limit.window() + " " + row.cell("consumer") + switch (limit.window()) {
                case INDUSTRY_PHASE -> " " + type.industry() + " " + phase;
                case PHASE -> " " + phase;
                case DAY -> " " + day;
                case PROGRAMME -> "";
            };
            exceeded |= counts.merge(window, 1, Integer::sum) > limit.count();
        }
        if (exceeded) {
            return "LIMIT_EXCEEDED";
        }
        return !spec.ledger().reissue() && counts.merge(type.code() + " " + phase, 1, Integer::sum) > spec.quantity(platform, type.code(), phase)
                ? "OVER_ISSUED" : null;
    }

    private boolean outside(Row row) {
        return !spec.region().places().isEmpty() && !row.cell("place").isEmpty() && !spec.region().places().contains(row.cell("place"));
    }

    private LocalDate last(int phase, LocalDate asOf) {
        int days = spec.phase(phase).days();
        for (Change change : spec.changes()) {
            if (change.kind().equals(Change.EXTENSION) && change.phase() == phase && !change.date().isAfter(asOf)) {
                days += change.days();
            }
        }
        return spec.phase(phase).first().plusDays(days - 1L);
    }

    private void redemptions(List<Row> rows, List<Row> refunds) {
        Map<String, Row> lastAccepted = new HashMap<>();
        Map<String, BigDecimal> used = new HashMap<>();
        for (Row row : rows) {
            String reason = redemption(row);
            Row voucher = vouchers.get(row.cell("voucher_id"));
            if (reason == null && lastAccepted.containsKey(voucher.id()) && !givenBackBefore(lastAccepted.get(voucher.id()), refunds, row.at())) {
                reason = "ALREADY_REDEEMED";
            }
            if (reason == null && spec.ledger().reissue()) {
                VoucherType type = spec.voucherType(voucher.cell("voucher_type")).orElseThrow();
                int phase = Integer.parseInt(voucher.cell("phase"));
                BigDecimal sum = used.merge(type.code() + " " + phase, amount(row, "voucher_amount"), BigDecimal::add);
                if (sum.compareTo(type.face().times(spec.quantity(platform, type.code(), phase)).yuan()) > 0) {
                    reason = "POOL_EXHAUSTED";
                }
            }
            if (reason == null) {
                lastAccepted.put(voucher.id(), row);
                redemptions.put(row.id(), row);
                accepted.computeIfAbsent(FileKind.REDEMPTIONS, k -> new ArrayList<>()).add(row);
            } else {
                refuse(FileKind.REDEMPTIONS, reason);
            }
        }
    }

    private String redemption(Row row) {
        Row claim = vouchers.get(row.cell("voucher_id"));
        if (claim == null) {
            return "UNKNOWN_VOUCHER";
        }
        VoucherType type = spec.voucherType(claim.cell("voucher_type")).orElseThrow();
        if (row.at().isBefore(claim.at()) || !row.at().isBefore(dies(claim, type, row.at()))) {
            return "OUTSIDE_VALIDITY";
        }
        List<StoreInterval> intervals = stores.stream().filter(s -> s.store().equals(row.cell("store"))).toList();
        if (intervals.isEmpty()) {
            return "UNKNOWN_STORE";
        }
        Optional<StoreInterval> open = intervals.stream().filter(s -> !row.at().isBefore(s.admittedAt())
                && (s.removedAt() == null || row.at().isBefore(s.removedAt()))).findFirst();
        if (open.isEmpty()) {
            return "STORE_NOT_ADMITTED";
        }
        if (!open.get().industry().equals(type.industry())) {
            return "WRONG_INDUSTRY";
        }
        int compared = amount(row, "voucher_amount").compareTo(type.face().yuan());
        if (type.kind() == Kind.FIXED ? compared != 0 : compared > 0) {
            return "WRONG_AMOUNT";
        }
        if (amount(row, "order_amount").compareTo(type.threshold().yuan()) < 0) {
            return "BELOW_THRESHOLD";
        }
        return outside(row) ? "OUTSIDE_PLACE" : null;
    }

    private Instant dies(Row claim, VoucherType type, Instant asOf) {
        if (!claim.cell("valid_until").isEmpty()) {
            return time(claim.cell("valid_until"));
        }
        if (!type.validity().equals(VoucherType.PHASE_END)) {
            return claim.at().plusSeconds(86_400L * Integer.parseInt(type.validity().replaceAll("\\D", "")));
        }
        LocalDate last = last(Integer.parseInt(claim.cell("phase")), LocalDate.ofInstant(asOf, Period.ZONE));
        return last.plusDays(1).atStartOfDay(Period.ZONE).toInstant();
    }

    private boolean givenBackBefore(Row redemption, List<Row> refunds, Instant at) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row refund : refunds) {
            if (refund.cell("redemption_id").equals(redemption.id()) && !refund.at().isBefore(redemption.at())
                    && sum.add(amount(refund, "refund_amount")).compareTo(amount(redemption, "voucher_amount")) <= 0) {
                sum = sum.add(amount(refund, "refund_amount"));
                if (sum.compareTo(amount(redemption, "voucher_amount")) == 0) {
                    return refund.cell("voucher_returned").equals("true") && refund.at().isBefore(at);
                }
            }
        }
        return false;
    }

    private void refunds(List<Row> rows) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Row row : rows) {
            Row redemption = redemptions.get(row.cell("redemption_id"));
            BigDecimal sum = redemption == null ? null : sums.getOrDefault(redemption.id(), BigDecimal.ZERO).add(amount(row, "refund_amount"));
            if (redemption == null || row.at().isBefore(redemption.at())) {
                refuse(FileKind.REFUNDS, "UNKNOWN_REDEMPTION");
            } else if (sum.compareTo(amount(redemption, "voucher_amount")) > 0) {
                refuse(FileKind.REFUNDS, "EXCEEDS_REDEMPTION");
            } else {
                sums.put(redemption.id(), sum);
                accepted.computeIfAbsent(FileKind.REFUNDS, k -> new ArrayList<>()).add(row);
            }
        }
    }

    private static BigDecimal amount(Row row, String column) {
        return new BigDecimal(row.cell(column));
    }

    SyntheticExpectation.Table table(FileKind kind, String amount) {
        List<Row> good = accepted.getOrDefault(kind, List.of());
        BigDecimal sum = amount == null ? BigDecimal.ZERO : good.stream().map(r -> amount(r, amount)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SyntheticExpectation.Table(rows.getOrDefault(kind, 0L), good.size(), refused.getOrDefault(kind, new TreeMap<>()),
                new org.huimin.kernel.Money(sum));
    }
}
