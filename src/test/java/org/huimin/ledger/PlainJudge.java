package org.huimin.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.huimin.kernel.Money;

/**
 * The contract read aloud: one row after another, one rule after another, nothing clever. Shares no line with the judge it
 * is held against, so that both being wrong in the same way is unlikely.
 */
final class PlainJudge {

    static final String ACCEPTED = "ACCEPTED";

    record File(FileKind kind, String name, byte[] bytes) { }

    record Place(FileKind kind, String file, long line) { }

    /** A record of a file. @param values null where it is malformed already as a record */
    private record Row(Place place, String raw, Map<String, String> values) {
        String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final LedgerRules rules;
    private final List<StoreInterval> stores;
    private final Map<Place, String> verdicts = new LinkedHashMap<>();
    private final List<Row> claims = new ArrayList<>();
    private final List<Row> redemptions = new ArrayList<>();
    private final List<Row> refunds = new ArrayList<>();

    private PlainJudge(LedgerRules rules, List<StoreInterval> stores, List<File> files) {
        this.rules = rules;
        this.stores = stores;
        for (File file : files) {
            List<Row> rows = read(file);
            switch (file.kind()) {
                case CLAIMS -> claims.addAll(rows);
                case REDEMPTIONS -> redemptions.addAll(rows);
                default -> refunds.addAll(rows);
            }
        }
        judgeClaims();
        judgeRedemptionsAndRefunds();
    }

    static PlainJudge of(LedgerRules rules, List<StoreInterval> stores, List<File> files) {
        return new PlainJudge(rules, stores, files);
    }

    /** Every row of every file with its verdict. */
    Map<Place, String> verdicts() {
        return verdicts;
    }

    Money net() {
        BigDecimal net = BigDecimal.ZERO;
        for (Row row : accepted(redemptions)) {
            net = net.add(new BigDecimal(row.get("voucher_amount")));
        }
        for (Row row : accepted(refunds)) {
            net = net.subtract(new BigDecimal(row.get("refund_amount")));
        }
        return new Money(net);
    }

    /** Type/phase → claimed, redeemed, amount, refunded. */
    Map<String, List<String>> byType() {
        Map<String, Row> vouchers = new HashMap<>();
        accepted(claims).forEach(c -> vouchers.put(c.get("voucher_id"), c));
        Map<String, Row> used = new HashMap<>();
        accepted(redemptions).forEach(r -> used.put(r.get("redemption_id"), r));
        Function<Row, String> type = claim -> claim.get("voucher_type") + "/" + claim.get("phase");
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        Function<String, BigDecimal[]> sum = key -> sums.computeIfAbsent(key, k -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO});
        for (LedgerRules.Quantity quantity : rules.quantities()) {
            sum.apply(quantity.type() + "/" + quantity.phase());
        }
        for (Row claim : accepted(claims)) {
            sum.apply(type.apply(claim))[0] = sum.apply(type.apply(claim))[0].add(BigDecimal.ONE);
        }
        for (Row redemption : accepted(redemptions)) {
            BigDecimal[] own = sum.apply(type.apply(vouchers.get(redemption.get("voucher_id"))));
            own[1] = own[1].add(BigDecimal.ONE);
            own[2] = own[2].add(new BigDecimal(redemption.get("voucher_amount")));
        }
        for (Row refund : accepted(refunds)) {
            BigDecimal[] own = sum.apply(type.apply(vouchers.get(used.get(refund.get("redemption_id")).get("voucher_id"))));
            own[3] = own[3].add(new BigDecimal(refund.get("refund_amount")));
        }
        Map<String, List<String>> result = new TreeMap<>();
        sums.forEach((key, s) -> result.put(key, List.of(s[0].toPlainString(), s[1].toPlainString(), new Money(s[2]).toString(), new Money(s[3]).toString())));
        return result;
    }

    private List<Row> accepted(List<Row> rows) {
        return rows.stream().filter(r -> ACCEPTED.equals(verdicts.get(r.place()))).toList();
    }

    // ---- claims

    private void judgeClaims() {
        List<Row> candidates = ordered(claims, "claimed_at", "voucher_id", this::claimIsWellFormed);
        refuse(candidates, "DUPLICATE_ID", duplicates(candidates, "voucher_id"));
        candidates = left(candidates);
        refuse(candidates, "UNKNOWN_TYPE", c -> quantity(c) == 0);
        candidates = left(candidates);
        refuse(candidates, "OUTSIDE_PERIOD", c -> !inPhase(c.get("phase"), instant(c.get("claimed_at"))));
        candidates = left(candidates);
        refuse(candidates, "OUTSIDE_PLACE", this::outside);
        candidates = left(candidates);

        Set<Place> beyond = new HashSet<>();
        for (LedgerRules.Limit limit : rules.limits()) {
            Map<String, Integer> seen = new HashMap<>();
            for (Row claim : candidates) {
                String window = claim.get("consumer") + "|" + switch (limit.window()) {
                    case INDUSTRY_PHASE -> rules.type(claim.get("voucher_type")).industry() + "|" + claim.get("phase");
                    case PHASE -> claim.get("phase");
                    case DAY -> instant(claim.get("claimed_at")).atZone(SHANGHAI).toLocalDate().toString();
                    case PROGRAMME -> "";
                };
                if (seen.merge(window, 1, Integer::sum) > limit.count()) {
                    beyond.add(claim.place());
                }
            }
        }
        refuse(candidates, "LIMIT_EXCEEDED", c -> beyond.contains(c.place()));
        candidates = left(candidates);

        if (!rules.reissue()) {
            Map<String, Integer> issued = new HashMap<>();
            refuse(candidates, "OVER_ISSUED", c -> issued.merge(c.get("voucher_type") + "|" + c.get("phase"), 1, Integer::sum) > quantity(c));
        }
        left(candidates).forEach(c -> verdicts.put(c.place(), ACCEPTED));
    }

    private boolean claimIsWellFormed(Row row) {
        return isId(row.get("voucher_id")) && !row.get("voucher_type").isEmpty() && !row.get("phase").isEmpty()
                && isDigest(row.get("consumer")) && isTime(row.get("claimed_at"))
                && optional(row, FileKind.CLAIMS, "place", v -> v.matches("[0-9]{6}"))
                && optional(row, FileKind.CLAIMS, "device", PlainJudge::isDigest)
                && optional(row, FileKind.CLAIMS, "valid_until", PlainJudge::isTime)
                && optional(row, FileKind.CLAIMS, "channel", v -> true);
    }

    private long quantity(Row claim) {
        return rules.quantities().stream()
                .filter(q -> q.type().equals(claim.get("voucher_type")) && String.valueOf(q.phase()).equals(claim.get("phase")))
                .mapToLong(LedgerRules.Quantity::count).sum();
    }

    private Optional<LedgerRules.Phase> phase(String number) {
        return rules.phases().stream().filter(p -> String.valueOf(p.number()).equals(number)).findFirst();
    }

    private boolean inPhase(String number, Instant at) {
        Optional<LedgerRules.Phase> phase = phase(number);
        return phase.isPresent() && !at.isBefore(phase.get().first().atStartOfDay(SHANGHAI).toInstant()) && at.isBefore(phaseEnd(number, at));
    }

    /** The phase's end as a row of this moment sees it. */
    private Instant phaseEnd(String number, Instant at) {
        LocalDate day = at.atZone(SHANGHAI).toLocalDate();
        LocalDate last = null;
        for (LedgerRules.End end : phase(number).orElseThrow().ends()) {
            if (end.since() == null || !day.isBefore(end.since())) {
                last = end.last();
            }
        }
        return last.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    }

    private boolean outside(Row row) {
        return !rules.places().isEmpty() && !row.get("place").isEmpty() && !rules.places().contains(row.get("place"));
    }

    // ---- redemptions and refunds

    private void judgeRedemptionsAndRefunds() {
        Map<String, Row> vouchers = new HashMap<>();
        accepted(claims).forEach(c -> vouchers.put(c.get("voucher_id"), c));

        List<Row> candidates = ordered(redemptions, "redeemed_at", "redemption_id", this::redemptionIsWellFormed);
        refuse(candidates, "DUPLICATE_ID", duplicates(candidates, "redemption_id"));
        candidates = left(candidates);
        refuse(candidates, "UNKNOWN_VOUCHER", r -> !vouchers.containsKey(r.get("voucher_id")));
        candidates = left(candidates);
        refuse(candidates, "OUTSIDE_VALIDITY", r -> {
            Row claim = vouchers.get(r.get("voucher_id"));
            Instant at = instant(r.get("redeemed_at"));
            return at.isBefore(instant(claim.get("claimed_at"))) || !at.isBefore(validUntil(claim, at));
        });
        candidates = left(candidates);
        refuse(candidates, "UNKNOWN_STORE", r -> stores.stream().noneMatch(s -> s.store().equals(r.get("store"))));
        candidates = left(candidates);
        refuse(candidates, "STORE_NOT_ADMITTED", r -> admitted(r).isEmpty());
        candidates = left(candidates);
        refuse(candidates, "WRONG_INDUSTRY", r -> admitted(r).stream().noneMatch(s -> s.industry().equals(type(r, vouchers).industry())));
        candidates = left(candidates);
        refuse(candidates, "WRONG_AMOUNT", r -> {
            int compared = amount(r, "voucher_amount").compareTo(type(r, vouchers).face().yuan());
            return type(r, vouchers).kind() == LedgerRules.Kind.FIXED ? compared != 0 : compared > 0;
        });
        candidates = left(candidates);
        refuse(candidates, "BELOW_THRESHOLD", r -> amount(r, "order_amount").compareTo(type(r, vouchers).threshold().yuan()) < 0);
        candidates = left(candidates);
        refuse(candidates, "OUTSIDE_PLACE", this::outside);
        candidates = left(candidates);

        List<Row> givenBack = ordered(refunds, "refunded_at", "refund_id", this::refundIsWellFormed);
        refuse(givenBack, "DUPLICATE_ID", duplicates(givenBack, "refund_id"));
        givenBack = left(givenBack);
        Map<Place, Instant> whole = new HashMap<>();
        Set<Place> exceeding = new HashSet<>();
        Map<Place, Place> refunded = new HashMap<>();
        for (Row redemption : candidates) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Row refund : givenBack) {
                if (!refund.get("redemption_id").equals(redemption.get("redemption_id"))
                        || instant(refund.get("refunded_at")).isBefore(instant(redemption.get("redeemed_at")))) {
                    continue;
                }
                refunded.put(refund.place(), redemption.place());
                BigDecimal with = sum.add(amount(refund, "refund_amount"));
                if (with.compareTo(amount(redemption, "voucher_amount")) > 0) {
                    exceeding.add(refund.place());
                    continue;
                }
                sum = with;
                if (sum.compareTo(amount(redemption, "voucher_amount")) == 0 && refund.get("voucher_returned").equals("true")) {
                    whole.put(redemption.place(), instant(refund.get("refunded_at")));
                }
            }
        }

        Map<String, Row> last = new HashMap<>();
        refuse(candidates, "ALREADY_REDEEMED", r -> {
            Row before = last.get(r.get("voucher_id"));
            Instant back = before == null ? null : whole.get(before.place());
            if (before == null || back != null && back.isBefore(instant(r.get("redeemed_at")))) {
                last.put(r.get("voucher_id"), r);
                return false;
            }
            return true;
        });
        candidates = left(candidates);
        if (rules.reissue()) {
            Map<String, BigDecimal> used = new HashMap<>();
            refuse(candidates, "POOL_EXHAUSTED", r -> {
                Row claim = vouchers.get(r.get("voucher_id"));
                BigDecimal money = type(r, vouchers).face().times(quantity(claim)).yuan();
                return used.merge(claim.get("voucher_type") + "|" + claim.get("phase"), amount(r, "voucher_amount"), BigDecimal::add).compareTo(money) > 0;
            });
        }
        left(candidates).forEach(r -> verdicts.put(r.place(), ACCEPTED));

        refuse(givenBack, "UNKNOWN_REDEMPTION", f -> !ACCEPTED.equals(verdicts.get(refunded.get(f.place()))));
        givenBack = left(givenBack);
        refuse(givenBack, "EXCEEDS_REDEMPTION", f -> exceeding.contains(f.place()));
        left(givenBack).forEach(f -> verdicts.put(f.place(), ACCEPTED));
    }

    private boolean redemptionIsWellFormed(Row row) {
        return isId(row.get("redemption_id")) && isId(row.get("voucher_id")) && isId(row.get("store"))
                && isAmount(row.get("order_amount"), true) && isAmount(row.get("voucher_amount"), true)
                && isAmount(row.get("platform_discount"), false) && isAmount(row.get("merchant_discount"), false)
                && isTime(row.get("redeemed_at"))
                && optional(row, FileKind.REDEMPTIONS, "place", v -> v.matches("[0-9]{6}"))
                && optional(row, FileKind.REDEMPTIONS, "payer", PlainJudge::isDigest)
                && optional(row, FileKind.REDEMPTIONS, "device", PlainJudge::isDigest)
                && optional(row, FileKind.REDEMPTIONS, "item", v -> true);
    }

    private boolean refundIsWellFormed(Row row) {
        return isId(row.get("refund_id")) && isId(row.get("redemption_id")) && isAmount(row.get("order_refund_amount"), false)
                && isAmount(row.get("refund_amount"), true) && isTime(row.get("refunded_at"))
                && Set.of("true", "false").contains(row.get("voucher_returned"));
    }

    private Instant validUntil(Row claim, Instant at) {
        if (!claim.get("valid_until").isEmpty()) {
            return instant(claim.get("valid_until"));
        }
        Integer days = rules.type(claim.get("voucher_type")).validDays();
        return days == null ? phaseEnd(claim.get("phase"), at) : instant(claim.get("claimed_at")).plus(Duration.ofHours(24L * days));
    }

    private LedgerRules.Type type(Row redemption, Map<String, Row> vouchers) {
        return rules.type(vouchers.get(redemption.get("voucher_id")).get("voucher_type"));
    }

    private List<StoreInterval> admitted(Row redemption) {
        Instant at = instant(redemption.get("redeemed_at"));
        return stores.stream().filter(s -> s.store().equals(redemption.get("store")))
                .filter(s -> !at.isBefore(s.admittedAt()) && (s.removedAt() == null || at.isBefore(s.removedAt()))).toList();
    }

    // ---- what every table shares

    private List<Row> ordered(List<Row> rows, String instant, String id, Function<Row, Boolean> wellFormed) {
        List<Row> good = new ArrayList<>();
        for (Row row : rows) {
            if (row.values() != null && wellFormed.apply(row)) {
                good.add(row);
            } else {
                verdicts.put(row.place(), "MALFORMED");
            }
        }
        good.sort(Comparator.comparing((Row r) -> instant(r.get(instant))).thenComparing(r -> r.get(id)).thenComparing(Row::raw)
                .thenComparing(r -> r.place().file()).thenComparing(r -> r.place().line()));
        return good;
    }

    private static Function<Row, Boolean> duplicates(List<Row> rows, String id) {
        Set<String> seen = new HashSet<>();
        Set<Place> again = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(row.get(id))) {
                again.add(row.place());
            }
        }
        return row -> again.contains(row.place());
    }

    private void refuse(List<Row> rows, String reason, Function<Row, Boolean> rule) {
        for (Row row : rows) {
            if (rule.apply(row)) {
                verdicts.put(row.place(), reason);
            }
        }
    }

    private List<Row> left(List<Row> rows) {
        return rows.stream().filter(r -> !verdicts.containsKey(r.place())).toList();
    }

    private boolean optional(Row row, FileKind kind, String column, Function<String, Boolean> grammar) {
        return row.get(column).isEmpty() ? !rules.required(kind).contains(column) : grammar.apply(row.get(column));
    }

    // ---- grammar

    static boolean isId(String value) {
        return value.matches("[\\x21-\\x7E]{1,64}");
    }

    static boolean isDigest(String value) {
        String bare = value.replace("-", "").replace("_", "");
        return value.matches("[0-9A-Za-z_-]{16,128}") && !bare.matches("(0086|086|86)?1[3-9][0-9]{9}") && !bare.matches("[0-9]{17}[0-9Xx]");
    }

    static boolean isAmount(String value, boolean aboveZero) {
        return value.matches("[0-9]{1,12}(\\.[0-9]{1,2})?") && (!aboveZero || new BigDecimal(value).signum() > 0);
    }

    static boolean isTime(String value) {
        if (!value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})")) {
            return false;
        }
        try {
            instant(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Instant instant(String value) {
        int zone = value.endsWith("Z") ? value.length() - 1 : value.length() - 6;
        LocalDateTime local = LocalDateTime.parse(value.substring(0, zone));
        if (value.endsWith("Z")) {
            return local.toInstant(ZoneOffset.UTC);
        }
        int hours = Integer.parseInt(value.substring(zone + 1, zone + 3));
        int minutes = Integer.parseInt(value.substring(zone + 4));
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException(value);
        }
        Duration offset = Duration.ofMinutes(hours * 60L + minutes);
        Instant utc = local.toInstant(ZoneOffset.UTC);
        return value.charAt(zone) == '+' ? utc.minus(offset) : utc.plus(offset);
    }

    private static BigDecimal amount(Row row, String column) {
        return new BigDecimal(row.get(column));
    }

    // ---- files

    private static List<Row> read(File file) {
        String text = new String(unpacked(file.bytes()), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00EF\u00BB\u00BF")) {
            text = text.substring(3);
        }
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        long line = 1;
        int at = 0;
        while (at < text.length()) {
            long begins = line;
            int from = at;
            boolean sound = true;
            List<String> fields = new ArrayList<>();
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            boolean closed = false;
            boolean fresh = true;
            int to = -1;
            while (at < text.length() && to < 0) {
                char c = text.charAt(at++);
                if (quoted) {
                    if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                        field.append('"');
                        at++;
                    } else if (c == '"') {
                        quoted = false;
                        closed = true;
                    } else {
                        field.append(c);
                        line += c == '\n' ? 1 : 0;
                    }
                } else if (c == ',' || c == '\n' || c == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    fields.add(field.toString());
                    field.setLength(0);
                    fresh = true;
                    closed = false;
                    if (c != ',') {
                        to = at - 1;
                        at += c == '\r' ? 1 : 0;
                        line++;
                    }
                } else if (c == '"' && fresh) {
                    quoted = true;
                    fresh = false;
                } else {
                    sound &= c != '"' && c != '\r' && !closed;
                    field.append(c);
                    fresh = false;
                }
            }
            if (to < 0) {
                fields.add(field.toString());
                sound &= !quoted;
                to = text.length();
            }
            String raw = text.substring(from, to);
            sound &= isUtf8(raw);
            if (header == null) {
                header = fields;
            } else {
                Map<String, String> values = null;
                if (sound && fields.size() == header.size()) {
                    values = new HashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        values.put(header.get(i), new String(fields.get(i).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                    }
                }
                rows.add(new Row(new Place(file.kind(), file.name(), begins), raw, values));
            }
        }
        Objects.requireNonNull(header);
        return rows;
    }

    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 0x1F || bytes[1] != (byte) 0x8B) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(String raw) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
