package org.huimin.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

/**
 * The figures of a plan that its drafter changes at the desk: the budget, what each phase and each platform gets of it,
 * and how many vouchers of each type there are. One figure a line: {@code budget 1000000.00}, {@code phase 1 700000.00},
 * {@code pool alipay 1000000.00}, {@code quantity alipay market-10 1 3500}; the programme says which lines there are.
 */
public final class PlanFigures {

    private static final int MOST_VOUCHERS = 100_000_000;

    private final Map<String, String> figures;

    private PlanFigures(Map<String, String> figures) {
        this.figures = figures;
    }

    public static PlanFigures of(ProgrammeSpec spec) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("budget", spec.budget().toString());
        spec.phases().forEach(phase -> figures.put("phase " + phase.number(), phase.budget().toString()));
        spec.platforms().forEach(platform -> figures.put("pool " + platform.code(), platform.pool().toString()));
        spec.platforms().forEach(platform -> spec.voucherTypes().forEach(type -> spec.phases().forEach(phase ->
                figures.put(quantity(platform, type, phase), String.valueOf(spec.planned(platform.code(), type.code(), phase.number()))))));
        return new PlanFigures(figures);
    }

    /** @throws Refused for a line that is no figure, or two lines of one figure; nothing is known yet of what they mean */
    public static PlanFigures parse(String text) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int space = line.lastIndexOf(' ');
            if (space < 0 || figures.put(line.substring(0, space), line.substring(space + 1)) != null) {
                throw Refused.invalid("plan.figures", "figures", line, "方案数据中的“" + line + "”无法识别，请刷新页面后重新填写。");
            }
        }
        return new PlanFigures(figures);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        figures.forEach((name, figure) -> lines.add(name + " " + figure));
        return String.join("\n", lines);
    }

    /**
     * The programme with these figures in place of its own; whether they agree with each other is for the programme's
     * rules to say.
     *
     * @throws Refused where a figure is missing, foreign to the programme, or not of its kind
     */
    public ProgrammeSpec in(ProgrammeSpec spec) {
        Verdict verdict = sameFigures(spec);
        Map<String, Money> money = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            verdict = verdict.and(figure.getKey().startsWith("quantity ")
                    ? read(spec, figure, "\\d{1,9}", "非负整数", text -> counts.put(figure.getKey(), Integer.parseInt(text)))
                    : read(spec, figure, "\\d{1,12}(\\.\\d{1,2})?", "最多两位小数的金额", text -> money.put(figure.getKey(), Money.of(text))));
        }
        verdict = verdict.and(counts.values().stream().anyMatch(count -> count > MOST_VOUCHERS)
                ? Verdict.no("plan.quantity-too-large", "figures", MOST_VOUCHERS, "单一券种每期最多" + MOST_VOUCHERS + "张，请核对数量。") : Verdict.yes());
        verdict.orRefuse();
        return spec.withFigures(money.get("budget"),
                spec.phases().stream().map(p -> new ProgrammeSpec.Phase(p.number(), p.name(), p.first(), p.days(), money.get("phase " + p.number()))).toList(),
                spec.platforms().stream().map(p -> new ProgrammeSpec.Platform(p.code(), p.name(), p.unit(), money.get("pool " + p.code()),
                        p.designated(), p.account(), allotments(spec, p, counts))).toList());
    }

    private static Map<String, List<Integer>> allotments(ProgrammeSpec spec, ProgrammeSpec.Platform platform, Map<String, Integer> counts) {
        Map<String, List<Integer>> allotments = new LinkedHashMap<>();
        for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
            List<Integer> row = spec.phases().stream().map(phase -> counts.get(quantity(platform, type, phase))).toList();
            if (platform.allotments().containsKey(type.code()) || row.stream().anyMatch(count -> count > 0)) {
                allotments.put(type.code(), row);
            }
        }
        return allotments;
    }

    private Verdict sameFigures(ProgrammeSpec spec) {
        Set<String> wanted = of(spec).figures.keySet();
        Set<String> apart = new HashSet<>(wanted);
        apart.removeAll(figures.keySet());
        figures.keySet().stream().filter(name -> !wanted.contains(name)).forEach(apart::add);
        return apart.isEmpty() ? Verdict.yes() : Verdict.no("plan.figures", "figures", String.join("，", apart),
                "方案数据与本活动的券种、期次或平台不一致，请刷新页面后重新填写。");
    }

    private static Verdict read(ProgrammeSpec spec, Map.Entry<String, String> figure, String pattern, String kind,
                                java.util.function.Consumer<String> taken) {
        if (!figure.getValue().matches(pattern)) {
            return Verdict.no("plan.figure", "figures", figure.getValue(),
                    "“" + words(spec, figure.getKey()) + "”应填" + kind + "，现为“" + figure.getValue() + "”。");
        }
        taken.accept(figure.getValue());
        return Verdict.yes();
    }

    private static String words(ProgrammeSpec spec, String name) {
        String[] parts = name.split(" ");
        return switch (parts[0]) {
            case "phase" -> spec.phases().stream().filter(p -> String.valueOf(p.number()).equals(parts[1])).map(p -> p.name() + "资金").findFirst().orElse(name);
            case "pool" -> spec.platform(parts[1]).map(p -> p.name() + "平台资金").orElse(name);
            case "quantity" -> parts.length != 4 ? name : spec.voucherType(parts[2]).map(ProgrammeSpec.VoucherType::name).orElse(parts[2])
                    + spec.phases().stream().filter(p -> String.valueOf(p.number()).equals(parts[3])).map(ProgrammeSpec.Phase::name).findFirst().orElse("") + "数量";
            default -> "资金总额";
        };
    }

    private static String quantity(ProgrammeSpec.Platform platform, ProgrammeSpec.VoucherType type, ProgrammeSpec.Phase phase) {
        return "quantity " + platform.code() + " " + type.code() + " " + phase.number();
    }
}
