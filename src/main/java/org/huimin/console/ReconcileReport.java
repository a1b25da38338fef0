package org.huimin.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.kernel.Money;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRules;

/** What a reconciliation came to, for people and as the published JSON; and whether everything that must hold holds. */
final class ReconcileReport {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    private static final Path STATUS = Path.of("/proc/self/status");

    private final LedgerRules rules;
    private final Judgement judgement;
    private final double seconds;
    private final List<String> broken = new ArrayList<>();

    ReconcileReport(LedgerRules rules, Judgement judgement, double seconds) {
        this.rules = rules;
        this.judgement = judgement;
        this.seconds = seconds;
        check();
    }

    boolean holds() {
        return broken.isEmpty();
    }

    private void check() {
        counted("领券", judgement.claims());
        counted("核销", judgement.redemptions());
        counted("退款", judgement.refunds());
        Money byType = Money.ZERO;
        for (Judgement.OfType type : judgement.byType()) {
            byType = byType.plus(type.net());
            Money money = rules.type(type.type()).face().times(rules.quantity(type.type(), type.phase()));
            if (money.minus(type.net()).isNegative()) {
                broken.add("第" + type.phase() + "期 " + type.type() + " 净核销 " + type.net() + " 元，超过该券种资金 " + money + " 元");
            }
        }
        if (!byType.equals(judgement.net())) {
            broken.add("各券种净额合计 " + byType + " 元，与总净额 " + judgement.net() + " 元不符");
        }
        if (judgement.bank() != null && !judgement.bank().difference().isZero()) {
            broken.add("专户付款 " + judgement.bank().payment() + " 元，减追回 " + judgement.bank().recovery() + " 元，与净核销 "
                    + judgement.net() + " 元相差 " + judgement.bank().difference() + " 元");
        }
    }

    private void counted(String name, Judgement.Table table) {
        if (table.rows() != table.accepted() + table.refusedRows() + table.differences()) {
            broken.add(name + "共 " + table.rows() + " 笔，与核定、核减之和不符");
        }
    }

    void print(PrintStream out) {
        line(out, "领券", judgement.claims(), null);
        line(out, "核销", judgement.redemptions(), judgement.redemptions().amount());
        line(out, "退款", judgement.refunds(), judgement.refunds().amount());
        out.println("净核销 " + judgement.net() + " 元，涉及商户 " + judgement.stores() + " 家");
        if (judgement.bank() != null) {
            out.println("专户流水：收入 " + judgement.bank().in() + " 元，支出 " + judgement.bank().out() + " 元，差额 " + judgement.bank().difference() + " 元");
            if (!judgement.bank().refused().isEmpty()) {
                out.println("　　流水核减：" + new TreeMap<>(judgement.bank().refused()));
            }
        }
        out.printf("用时 %.3f 秒，内存峰值 %d MiB%n", seconds, peakMiB());
        out.println(holds() ? "账目相符" : "差额待查：");
        broken.forEach(b -> out.println("　　" + b));
    }

    private static void line(PrintStream out, String name, Judgement.Table table, Money amount) {
        out.println(name + " " + table.rows() + " 笔，核定 " + table.accepted() + " 笔" + (amount == null ? "" : "、" + amount + " 元")
                + "，核减 " + table.refusedRows() + " 笔" + (table.refused().isEmpty() ? "" : " " + new TreeMap<>(table.refused())));
    }

    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("programme", rules.programme());
        root.put("platform", rules.platform());
        root.put("claims", table(judgement.claims(), false));
        root.put("redemptions", table(judgement.redemptions(), true));
        root.put("refunds", table(judgement.refunds(), true));
        root.put("net", judgement.net());
        root.put("byType", judgement.byType().stream().map(ReconcileReport::type).toList());
        root.put("byStore", fields("count", judgement.stores(), "top", judgement.topStores().stream().map(ReconcileReport::store).toList()));
        Judgement.Bank bank = judgement.bank();
        root.put("bank", bank == null ? null : fields("in", bank.in(), "out", bank.out(), "difference", bank.difference(),
                "rows", bank.rows(), "accepted", bank.accepted(), "refused", new TreeMap<>(bank.refused())));
        root.put("holds", holds());
        root.put("broken", broken);
        root.put("elapsed", fields("seconds", BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP)));
        root.put("memory", fields("peakMiB", peakMiB()));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> table(Judgement.Table table, boolean money) {
        Map<String, Object> fields = fields("rows", table.rows(), "accepted", table.accepted(), "refused", new TreeMap<>(table.refused()));
        if (money) {
            fields.put("amount", table.amount());
        }
        return fields;
    }

    private static Map<String, Object> type(Judgement.OfType type) {
        return fields("type", type.type(), "phase", type.phase(), "claimed", type.claimed(), "redeemed", type.redeemed(),
                "amount", type.amount(), "refunded", type.refunded().plus(type.lateRefunded()), "net", type.net());
    }

    private static Map<String, Object> store(Judgement.OfStore store) {
        return fields("store", store.store(), "redeemed", store.redeemed(), "amount", store.amount(), "refunded", store.refunded(), "net", store.net());
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** The most the process has held so far; where the system does not tell, the most the heap has held. */
    private static long peakMiB() {
        try {
            if (Files.exists(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmHWM:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
                    }
                }
            }
        } catch (IOException e) {
            return heapMiB();
        }
        return heapMiB();
    }

    private static long heapMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().map(MemoryPoolMXBean::getPeakUsage).mapToLong(u -> u.getUsed()).sum() >> 20;
    }
}
