package org.huimin.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Money;

/**
 * Prints how long a judgement takes beside a bare scan of the same files by the same engine (goal G6). A program, not a
 * test: {@code JudgeBenchmark [rows…]}; medians of three, scan and judgement interleaved.
 */
public final class JudgeBenchmark {

    private static final int SHOPS = 5_000;
    private static final String[] INDUSTRIES = {"MARKET", "DINING", "FUEL"};
    private static final int[] FACES = {10, 20, 50};

    private JudgeBenchmark() { }

    public static void main(String[] args) throws IOException {
        int[] sizes = args.length == 0 ? new int[] {10_000, 1_000_000} : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        System.out.printf("%12s %12s %10s %10s %10s %8s %10s %10s%n", "redemptions", "claims", "MiB", "scan s", "judge s", "ratio", "judge cpu", "rss MiB");
        for (int size : sizes) {
            measure(size);
        }
    }

    private static void measure(int redemptions) throws IOException {
        Path directory = Files.createTempDirectory("huimin-benchmark-");
        try {
            int claims = redemptions + redemptions / 10;
            Path claimFile = directory.resolve("claims.csv");
            Path redemptionFile = directory.resolve("redemptions.csv");
            Path refundFile = directory.resolve("refunds.csv");
            write(claimFile, redemptionFile, refundFile, claims, redemptions);
            LedgerFiles files = LedgerFiles.of(List.of(FileSource.of(claimFile)), List.of(FileSource.of(redemptionFile)), List.of(FileSource.of(refundFile)));
            double[] scans = new double[3];
            double[] judgements = new double[3];
            double[] cpu = new double[3];
            int warm = redemptions <= 100_000 ? 20 : 0;
            try (LedgerJudge judge = LedgerJudge.open(); Engine bare = Engine.open(600)) {
                for (int i = -warm; i < 3; i++) {
                    long start = System.nanoTime();
                    for (Path file : List.of(claimFile, redemptionFile)) {
                        bare.number("select count(columns(*))::bigint from read_csv('" + file + "', all_varchar = true, auto_detect = false, header = true, delim = ',', columns = "
                                + columns(file) + ")");
                    }
                    long scanned = System.nanoTime();
                    long before = cpu();
                    Judgement judgement = judge.judge(rules(claims), shops(), files, row -> { });
                    long judged = System.nanoTime();
                    if (i >= 0) {
                        scans[i] = (scanned - start) / 1e9;
                        judgements[i] = (judged - scanned) / 1e9;
                        cpu[i] = (cpu() - before) / 1e9;
                    }
                    if (i == 2) {
                        System.out.printf("%,12d %,12d %10.1f %10.3f %10.3f %8.1f %10.3f %10d%n", redemptions, claims,
                                (Files.size(claimFile) + Files.size(redemptionFile)) / 1048576.0, median(scans), median(judgements),
                                median(judgements) / median(scans), median(cpu), peak());
                        System.out.println("    accepted " + judgement.claims().accepted() + " claims, " + judgement.redemptions().accepted()
                                + " redemptions, " + judgement.refunds().accepted() + " refunds; refused " + judgement.claims().refused() + " "
                                + judgement.redemptions().refused() + " " + judgement.refunds().refused());
                    }
                }
            }
        } finally {
            Engine.delete(directory);
        }
    }

    private static String columns(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file)) {
            List<String> columns = new ArrayList<>();
            for (String column : lines.readLine().split(",")) {
                columns.add("'" + column + "': 'VARCHAR'");
            }
            return "{" + String.join(", ", columns) + "}";
        }
    }

    private static void write(Path claims, Path redemptions, Path refunds, int claimCount, int redemptionCount) throws IOException {
        Instant first = LocalDate.of(2023, 12, 11).atStartOfDay(org.huimin.kernel.Period.ZONE).toInstant();
        long span = 7 * 86_400L;
        try (PrintStream c = stream(claims); PrintStream r = stream(redemptions); PrintStream f = stream(refunds)) {
            c.print("voucher_id,voucher_type,phase,consumer,claimed_at,place\n");
            r.print("redemption_id,voucher_id,store,order_amount,voucher_amount,platform_discount,merchant_discount,redeemed_at,place,payer\n");
            f.print("refund_id,redemption_id,order_refund_amount,refund_amount,refunded_at,voucher_returned\n");
            for (int i = 0; i < claimCount; i++) {
                int industry = i % 3;
                int face = FACES[i / 3 % 3];
                String consumer = digest(i / 3);
                long at = i * span / 2 / claimCount;
                c.print("V2023121100" + pad(i, 9) + "," + INDUSTRIES[industry] + "-" + face + ",1," + consumer + "," + time(first, at) + ",410423\n");
                if (i < redemptionCount) {
                    int shop = (int) (i * 7919L % (SHOPS / 3)) * 3 + industry;
                    r.print("R2023121100" + pad(i, 9) + ",V2023121100" + pad(i, 9) + ",S" + pad(shop, 6) + "," + face * 5 + ".50," + face + ".00,0.00,1.25,"
                            + time(first, at + 3600 + i % 7200) + ",410423," + consumer + "\n");
                    if (i % 50 == 0) {
                        f.print("F2023121100" + pad(i, 9) + ",R2023121100" + pad(i, 9) + "," + face * 5 + ".50," + face + ".00," + time(first, at + 20_000) + ",true\n");
                    }
                }
            }
        }
    }

    private static PrintStream stream(Path path) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20);
        return new PrintStream(out, false, StandardCharsets.US_ASCII);
    }

    private static String time(Instant first, long second) {
        return first.plusSeconds(second).atOffset(java.time.ZoneOffset.ofHours(8)).format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String digest(long n) {
        long h = n * 0x9E3779B97F4A7C15L;
        return String.format("%016x%016x", h ^ h >>> 29, (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L);
    }

    private static String pad(long n, int width) {
        String digits = Long.toString(n);
        return "0".repeat(width - digits.length()) + digits;
    }

    private static LedgerRules rules(long claims) {
        List<LedgerRules.Type> types = new ArrayList<>();
        List<LedgerRules.Quantity> quantities = new ArrayList<>();
        for (String industry : INDUSTRIES) {
            for (int face : FACES) {
                types.add(new LedgerRules.Type(industry + "-" + face, LedgerRules.Kind.FIXED, Money.of(face), Money.of(face * 5L), industry, null));
                quantities.add(new LedgerRules.Quantity(industry + "-" + face, 1, claims / 9 + 1));
            }
        }
        return new LedgerRules("benchmark", "p", List.of(new LedgerRules.Phase(1, LocalDate.of(2023, 12, 11),
                List.of(new LedgerRules.End(null, LocalDate.of(2023, 12, 17))))), types, quantities,
                List.of(new LedgerRules.Limit(LedgerRules.Window.INDUSTRY_PHASE, 1)), Set.of("410423"), false,
                Map.of(FileKind.CLAIMS, Set.of("place"), FileKind.REDEMPTIONS, Set.of("place")));
    }

    private static List<StoreInterval> shops() {
        List<StoreInterval> shops = new ArrayList<>();
        for (int i = 0; i < SHOPS; i++) {
            shops.add(new StoreInterval("S" + pad(i, 6), INDUSTRIES[i % 3], Instant.parse("2023-12-01T00:00:00Z"), null));
        }
        return shops;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[1];
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(l -> l.startsWith("VmHWM"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
