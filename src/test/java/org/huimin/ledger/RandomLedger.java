package org.huimin.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.Money;

/**
 * A small programme with a platform's files made up by chance: few ids, few people, moments on every border, so that rows
 * meet; and faults of every kind the contract knows, in values, records and files.
 */
record RandomLedger(long seed, LedgerRules rules, List<StoreInterval> stores, List<PlainJudge.File> files) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 11);

    static RandomLedger of(long seed) {
        return new Maker(seed).make();
    }

    LedgerFiles ledgerFiles() {
        return ledgerFiles(files);
    }

    static LedgerFiles ledgerFiles(List<PlainJudge.File> files) {
        return LedgerFiles.of(sources(files, FileKind.CLAIMS), sources(files, FileKind.REDEMPTIONS), sources(files, FileKind.REFUNDS));
    }

    private static List<FileSource> sources(List<PlainJudge.File> files, FileKind kind) {
        return files.stream().filter(f -> f.kind() == kind).map(f -> FileSource.of(f.name(), f.bytes())).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed + "\n" + rules + "\n" + stores + "\n");
        for (PlainJudge.File file : files) {
            text.append("--- ").append(file.name()).append('\n').append(new String(file.bytes(), StandardCharsets.UTF_8)).append('\n');
        }
        return text.toString();
    }

    private static final class Maker {

        private final long seed;
        private final Random random;
        private final List<Instant> moments = new ArrayList<>();
        private final List<Instant> firsts = new ArrayList<>();
        private final List<String> types = List.of("market-10", "market-cap", "dining-20", "fuel-10");
        private final List<Integer> typeOf = new ArrayList<>();
        private final List<Integer> phaseOf = new ArrayList<>();
        private final List<Integer> voucherOf = new ArrayList<>();
        private final boolean noisy;

        Maker(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.noisy = random.nextBoolean();
        }

        RandomLedger make() {
            LedgerRules rules = rules();
            moments(rules);
            List<StoreInterval> stores = stores();
            int vouchers = 1 + random.nextInt(12);
            int redemptions = 1 + random.nextInt(16);
            for (int i = 0; i < vouchers; i++) {
                typeOf.add(random.nextInt(types.size()));
                phaseOf.add(1 + random.nextInt(rules.phases().size()));
            }
            for (int i = 0; i < redemptions; i++) {
                voucherOf.add(random.nextInt(Math.max(1, chance(0.5) ? vouchers : vouchers / 3)));
            }
            List<PlainJudge.File> files = new ArrayList<>();
            files.addAll(files(FileKind.CLAIMS, rules, rows(vouchers, this::claim)));
            files.addAll(files(FileKind.REDEMPTIONS, rules, rows(redemptions, this::redemption)));
            files.addAll(files(FileKind.REFUNDS, rules, rows(random.nextInt(2 * redemptions), i -> refund(i, redemptions))));
            return new RandomLedger(seed, rules, stores, files);
        }

        private LedgerRules rules() {
            List<LedgerRules.Type> all = List.of(
                    new LedgerRules.Type("market-10", LedgerRules.Kind.FIXED, Money.of(10), Money.of(50), "MARKET", null),
                    new LedgerRules.Type("market-cap", LedgerRules.Kind.CAPPED, Money.of(30), Money.of(60), "MARKET", chance(0.5) ? 1 : null),
                    new LedgerRules.Type("dining-20", LedgerRules.Kind.FIXED, Money.of("20.50"), Money.of(100), "DINING", chance(0.3) ? 2 : null),
                    new LedgerRules.Type("fuel-10", LedgerRules.Kind.FIXED, Money.of(10), Money.of(100), "FUEL", null));
            List<LedgerRules.Phase> phases = new ArrayList<>();
            for (int number = 1; number <= 1 + random.nextInt(2); number++) {
                LocalDate first = FIRST.plusDays((number - 1) * 7L);
                List<LedgerRules.End> ends = new ArrayList<>();
                ends.add(new LedgerRules.End(null, first.plusDays(1)));
                if (chance(0.4)) {
                    ends.add(new LedgerRules.End(first.plusDays(random.nextInt(4)), first.plusDays(3)));
                }
                phases.add(new LedgerRules.Phase(number, first, ends));
            }
            List<LedgerRules.Quantity> quantities = new ArrayList<>();
            for (LedgerRules.Phase phase : phases) {
                for (LedgerRules.Type type : all) {
                    int count = chance(0.1) ? 0 : 1 + random.nextInt(5);
                    if (count > 0) {
                        quantities.add(new LedgerRules.Quantity(type.code(), phase.number(), count));
                    }
                }
            }
            List<LedgerRules.Limit> limits = new ArrayList<>();
            for (LedgerRules.Window window : LedgerRules.Window.values()) {
                if (chance(0.3)) {
                    limits.add(new LedgerRules.Limit(window, 1 + random.nextInt(3)));
                }
            }
            return new LedgerRules("random", "p", phases, all, quantities, limits, chance(0.5) ? Set.of("410423", "410400") : Set.of(),
                    chance(0.4), chance(0.5) ? Map.of(FileKind.CLAIMS, Set.of("place"), FileKind.REDEMPTIONS, Set.of("place", "item")) : Map.of());
        }

        private void moments(LedgerRules rules) {
            for (LedgerRules.Phase phase : rules.phases()) {
                List<LocalDate> days = new ArrayList<>(List.of(phase.first(), phase.first().plusDays(1)));
                phase.ends().forEach(e -> days.add(e.last().plusDays(1)));
                phase.ends().stream().filter(e -> e.since() != null).forEach(e -> days.add(e.since()));
                for (LocalDate day : days) {
                    Instant border = day.atStartOfDay(SHANGHAI).toInstant();
                    moments.addAll(List.of(border.minusNanos(1000), border, border.plusNanos(1000), border.plusSeconds(3600)));
                }
                firsts.add(phase.first().atTime(10, 0).atZone(SHANGHAI).toInstant());
            }
        }

        private List<StoreInterval> stores() {
            List<StoreInterval> stores = new ArrayList<>();
            String[] industries = {"MARKET", "DINING", "FUEL"};
            for (int i = 0; i < 3; i++) {
                stores.add(new StoreInterval("S" + i, industries[i], Instant.EPOCH, null));
            }
            for (int i = 0; i < random.nextInt(5); i++) {
                Instant from = pick(moments);
                stores.add(new StoreInterval("S" + (3 + random.nextInt(3)), industries[random.nextInt(3)], from,
                        chance(0.3) ? null : from.plusSeconds(random.nextInt(7200) - 600L)));
            }
            return stores;
        }

        private Map<String, String> claim(int voucher) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("voucher_id", value("v" + voucher, "v0", "v 1", "", "券", "x".repeat(65), "a\"b,c", "a\tb"));
            row.put("voucher_type", value(types.get(typeOf.get(voucher)), "unknown", "", "market-10 ", "商超", "a\tb", "a\nb"));
            row.put("phase", value(String.valueOf(phaseOf.get(voucher)), "3", "", "x", "01", "-1"));
            row.put("consumer", value(person(), "short", "13800138000", "0086-13800138000", "410423199001011234", "41042319900101123X",
                    "中文中文中文中文中文中文中文", "", "z".repeat(129), "abcdefgh ijklmnop"));
            row.put("claimed_at", moment(phaseOf.get(voucher), 0));
            row.put("place", place());
            row.put("device", chance(0.3) ? "" : value("device-0123456789", "13800138000", "short"));
            row.put("valid_until", chance(0.7) ? "" : moment(phaseOf.get(voucher), 8));
            row.put("channel", chance(0.5) ? "" : value("APP", "支付宝", "a,b", "line\nline", "\"quoted\""));
            return row;
        }

        private Map<String, String> redemption(int redemption) {
            int voucher = voucherOf.get(redemption);
            int type = typeOf.get(voucher);
            Map<String, String> row = new LinkedHashMap<>();
            row.put("redemption_id", value("r" + redemption, "r0", "", "r 1", "r\u0001"));
            row.put("voucher_id", value("v" + voucher, "nobody", "", "x y"));
            row.put("store", value(chance(0.9) ? "S" + (type < 2 ? 0 : type - 1) : "S" + random.nextInt(7), "", "s s", "S99"));
            row.put("order_amount", value(pick(List.of("100", "100.00", "250.5")), "60.00", "49.99", "0", "0.00", "-100", "1e3", "", "1234567890123",
                    "100.001", "1,000", ".5", "5."));
            row.put("voucher_amount", value(amount(type), "0", "0.0", "30.01", "11", "-10", " 10", "１０"));
            row.put("platform_discount", value("0", "-1", "", "0.001"));
            row.put("merchant_discount", value("1.5", "x"));
            row.put("redeemed_at", moment(phaseOf.get(voucher), 2 + random.nextInt(6)));
            row.put("place", place());
            row.put("payer", chance(0.5) ? "" : value(person(), "13800138000"));
            row.put("device", chance(0.5) ? "" : "device-0123456789");
            row.put("item", chance(0.03) ? "" : value("rice", "大米,油", "line\r\nline"));
            return row;
        }

        private Map<String, String> refund(int refund, int redemptions) {
            int redemption = random.nextInt(redemptions);
            int voucher = voucherOf.get(redemption);
            Map<String, String> row = new LinkedHashMap<>();
            row.put("refund_id", value("f" + refund, "f0", "", "f f"));
            row.put("redemption_id", value("r" + redemption, "nobody", "", "r r"));
            row.put("order_refund_amount", value("0", "x", "-1"));
            row.put("refund_amount", value(chance(0.6) ? amount(typeOf.get(voucher)) : pick(List.of("5", "3", "7.25", "2.75", "0.01")), "0", "", "-5"));
            row.put("refunded_at", moment(phaseOf.get(voucher), 2 + random.nextInt(7)));
            row.put("voucher_returned", value(chance(0.85) ? "true" : "false", "TRUE", "", "1"));
            return row;
        }

        private String amount(int type) {
            return switch (type) {
                case 1 -> pick(List.of("30", "7.25", "10"));
                case 2 -> "20.5";
                default -> chance(0.5) ? "10" : "10.00";
            };
        }

        private String place() {
            return chance(0.03) ? "" : value(chance(0.9) ? "410423" : "410400", "110000", "110000", "4104233", "41042x", "");
        }

        private String person() {
            return "person-000000000" + random.nextInt(6);
        }

        /** @param step where in the phase's busy hours, in steps of ten minutes */
        private String moment(int phase, int step) {
            Instant at = chance(0.85) ? firsts.get(phase - 1).plusSeconds((step + random.nextInt(3)) * 600L) : pick(moments);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(List.of(28800, 28800, 0, -18000, 20700).get(random.nextInt(5)));
            String text = at.atOffset(offset).format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
            int micros = at.getNano() / 1000;
            if (micros != 0 || chance(0.2)) {
                text += "." + String.format("%06d", micros).substring(0, micros != 0 ? 6 : 1 + random.nextInt(6));
            }
            String zoned = text + (offset.getTotalSeconds() == 0 && chance(0.7) ? "Z" : offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
            return value(zoned, zoned.replace('T', ' '), text, "2023-02-30T10:00:00+08:00", "2023-12-11T24:00:00+08:00",
                    "2023-12-11T10:00:60Z", "2023-12-11T10:00:00", "", "2023-12-11T10:00:00.1234567Z", "2023-12-11T10:00:00.Z", "2023-12-11T10:00:00+25:00",
                    "2023-12-11t10:00:00Z", "2023-12-11T10:00:00+0800", "0000-01-01T00:00:00Z", "2024-02-29T00:00:00-23:59");
        }

        /** Mostly the right value, now and then one of the others. */
        private String value(String right, String... others) {
            return chance(noisy ? 0.02 : 0.003) ? others[random.nextInt(others.length)] : right;
        }

        private interface RowMaker {
            Map<String, String> make(int number);
        }

        private List<Map<String, String>> rows(int count, RowMaker maker) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(!rows.isEmpty() && chance(0.1) ? twin(pick(rows)) : maker.make(i));
            }
            return rows;
        }

        /** The same row again, or one that differs where the order of rows does not see it first. */
        private Map<String, String> twin(Map<String, String> row) {
            Map<String, String> twin = new LinkedHashMap<>(row);
            List<String> columns = new ArrayList<>(row.keySet());
            if (chance(0.6)) {
                String column = pick(columns.subList(1, columns.size()));
                twin.put(column, column.contains("amount") ? "10" : column.equals("channel") || column.equals("item") ? "x" : row.get(column));
            }
            return twin;
        }

        private List<PlainJudge.File> files(FileKind kind, LedgerRules rules, List<Map<String, String>> rows) {
            int count = 1 + random.nextInt(3);
            List<PlainJudge.File> files = new ArrayList<>();
            Set<String> contents = new HashSet<>();
            for (int i = 0; i < count; i++) {
                List<Map<String, String>> own = new ArrayList<>();
                for (Map<String, String> row : rows) {
                    if (count == 1 || random.nextInt(count) == i || i == count - 1 && chance(0.03)) {
                        own.add(row);
                    }
                }
                byte[] bytes = file(kind, rules, own);
                if (contents.add(new String(bytes, StandardCharsets.ISO_8859_1))) {
                    files.add(new PlainJudge.File(kind, kind.code() + "-" + i + ".csv", bytes));
                }
            }
            return files;
        }

        private byte[] file(FileKind kind, LedgerRules rules, List<Map<String, String>> rows) {
            List<String> columns = new ArrayList<>(kind.required());
            for (String column : kind.optional()) {
                if (rules.required(kind).contains(column) || chance(0.7)) {
                    columns.add(column);
                }
            }
            if (chance(0.3)) {
                columns.add("remark");
            }
            if (chance(0.4)) {
                Collections.shuffle(columns, random);
            }
            String lineEnd = chance(0.3) ? "\r\n" : "\n";
            StringBuilder text = new StringBuilder(chance(0.2) ? "\uFEFF" : "").append(String.join(",", columns)).append(lineEnd);
            for (int i = 0; i < rows.size(); i++) {
                List<String> fields = new ArrayList<>();
                for (String column : columns) {
                    fields.add(field(rows.get(i).getOrDefault(column, "备注")));
                }
                if (noisy && chance(0.02)) {
                    fields.add("");
                }
                if (noisy && chance(0.02)) {
                    fields.remove(fields.size() - 1);
                }
                String line = String.join(",", fields);
                if (noisy && chance(0.03)) {
                    line = pick(List.of("", "\"", ",", "a\"b", "\"a\"b", "\uFFFF", "x\ry")) + line;
                }
                text.append(line).append(i == rows.size() - 1 && chance(0.3) ? "" : noisy && chance(0.03) ? lineEnd + lineEnd : lineEnd);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (noisy && chance(0.1) && bytes.length > 400) {
                bytes[300 + random.nextInt(bytes.length - 300)] = (byte) 0xFF;
            }
            return chance(0.2) ? packed(bytes) : bytes;
        }

        private String field(String value) {
            boolean must = value.contains(",") || value.contains("\"") || value.contains("\n") || value.contains("\r");
            return must || chance(0.1) ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
        }

        private boolean chance(double probability) {
            return random.nextDouble() < probability;
        }

        private <T> T pick(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private static byte[] packed(byte[] bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}
