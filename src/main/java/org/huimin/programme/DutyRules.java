package org.huimin.programme;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huimin.kernel.Verdict;

/** Every desk of the processes is held, and by enough people to keep apart who must be apart. */
final class DutyRules {

    static final List<Rule> ALL = List.of(DutyRules::dutiesAreKnown, DutyRules::everyDutyIsHeld, DutyRules::everyChannelIsServed,
            DutyRules::inspectorsOnlyInspect, DutyRules::drawIsWitnessed, DutyRules::enoughPeople);

    private DutyRules() { }

    static Verdict dutiesAreKnown(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (String duty : spec.duties().keySet()) {
            verdict = verdict.and(known("duties." + duty, duty));
        }
        for (int i = 0; i < spec.separations().size(); i++) {
            for (String duty : spec.separations().get(i).duties()) {
                verdict = verdict.and(known("separations[" + i + "].duties", duty));
            }
        }
        for (String duty : spec.rehearsal() == null ? Set.<String>of() : spec.rehearsal().notBefore().keySet()) {
            verdict = verdict.and(known("rehearsal.notBefore." + duty, duty));
        }
        return verdict;
    }

    private static Verdict known(String place, String duty) {
        return Duty.of(Duty.plain(duty)).isPresent() ? Verdict.yes()
                : Verdict.no("duty.unknown", place, duty, "流程中没有名为“" + duty + "”的职责，请核对拼写。");
    }

    static Verdict everyDutyIsHeld(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (Duty duty : Duty.values()) {
            List<String> holding = spec.unitsHolding(duty.code());
            if (!duty.occurs(spec.selects())) {
                continue;
            }
            verdict = verdict.and(switch (duty.span()) {
                case ONE -> holding.size() == 1 ? Verdict.yes() : Verdict.no("duty.not-one", "duties." + duty.code(), holding.size(),
                        "“" + duty.words() + "”（" + duty.code() + "）应由一个单位承担，现有 " + holding.size() + " 个" + list(holding) + "。");
                case SEVERAL, NAMED -> !holding.isEmpty() ? Verdict.yes() : Verdict.no("duty.nobody", "duties." + duty.code(), 0,
                        "没有单位承担“" + duty.words() + "”（" + duty.code() + "）。");
                case PER_SOURCE -> heldBy(duty, holding, spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit).toList(), "推荐来源");
                case PER_PLATFORM -> heldBy(duty, holding, spec.platforms().stream().map(ProgrammeSpec.Platform::unit).toList(), "发放平台");
            });
        }
        return verdict;
    }

    private static Verdict heldBy(Duty duty, List<String> holding, List<String> needed, String words) {
        List<String> missing = needed.stream().filter(unit -> !holding.contains(unit)).distinct().toList();
        return missing.isEmpty() ? Verdict.yes() : Verdict.no("duty.not-held-everywhere", "duties." + duty.code(), missing.size(),
                "“" + duty.words() + "”（" + duty.code() + "）须由每个" + words + "承担，缺 " + missing.size() + " 个" + list(missing) + "。");
    }

    private static String list(List<String> units) {
        return units.isEmpty() ? "" : "（" + String.join("、", units) + "）";
    }

    /** Each channel is somebody's, and whoever is named for one has the desk on which the work can lie. */
    static Verdict everyChannelIsServed(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        List<String> platforms = spec.platforms().stream().map(ProgrammeSpec.Platform::unit).toList();
        for (int i = 0; i < spec.outreach().size(); i++) {
            ProgrammeSpec.Channel channel = spec.outreach().get(i);
            String place = "outreach[" + i + "]";
            List<String> units = spec.unitsOf(channel);
            verdict = verdict.and(!units.isEmpty() ? Verdict.yes() : Verdict.no("outreach.nobody", place, channel.code(),
                    "宣传渠道“" + channel.name() + "”没有单位承担，请写明 units 或者 kinds。"));
            List<String> deskless = units.stream().filter(unit -> !spec.unitsHolding(Duty.RUN_OUTREACH.code()).contains(unit)
                    && !(platforms.contains(unit) && spec.unitsHolding(Duty.ANNOUNCE_ONLINE.code()).contains(unit))).toList();
            verdict = verdict.and(deskless.isEmpty() ? Verdict.yes() : Verdict.no("outreach.no-desk", place, deskless.size(),
                    "宣传渠道“" + channel.name() + "”的承担单位" + list(deskless) + "没有“" + Duty.RUN_OUTREACH.words() + "”的职责。"));
        }
        return verdict;
    }

    /** What inspectors may do in a programme besides: be present, so that others can be believed. */
    private static final Set<Duty> WITNESSING = Set.of(Duty.WEIGH_ANSWER, Duty.WITNESS_DRAW, Duty.REVEAL_WITNESS);

    /** A draw is believed because two units put chance into it: one organises, another witnesses. */
    static Verdict drawIsWitnessed(ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Verdict.yes();
        }
        List<String> operators = spec.unitsHolding(Duty.FREEZE_POOL.code());
        List<String> witnesses = spec.unitsHolding(Duty.WITNESS_DRAW.code());
        Verdict apart = witnesses.stream().noneMatch(operators::contains) ? Verdict.yes() : Verdict.no("duty.own-witness", "duties." + Duty.WITNESS_DRAW.code(),
                String.join(",", witnesses), "监督抽取的单位（" + list(witnesses) + "）同时组织抽取，须由另一单位监督。");
        return apart.and(operators.equals(spec.unitsHolding(Duty.REVEAL_DRAW.code())) && witnesses.equals(spec.unitsHolding(Duty.REVEAL_WITNESS.code())) ? Verdict.yes()
                : Verdict.no("duty.other-revealer", "duties." + Duty.REVEAL_DRAW.code(), "", "随机数由作出承诺的单位公开：封存专家库和公开随机数、监督抽取和监督方公开随机数须分别由同一单位办理。"));
    }

    /** Whoever inspects the programme does none of its work. */
    static Verdict inspectorsOnlyInspect(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        for (String unit : spec.unitsHolding(Duty.WEIGH_ANSWER.code())) {
            List<String> held = Arrays.stream(Duty.values()).filter(d -> !WITNESSING.contains(d) && spec.unitsHolding(d.code()).contains(unit))
                    .map(Duty::words).toList();
            verdict = verdict.and(held.isEmpty() ? Verdict.yes() : Verdict.no("duty.inspector-acts", "duties." + Duty.WEIGH_ANSWER.code(), unit,
                    "承担监督职责的单位（" + unit + "）不能同时办理活动的其他事项（" + String.join("、", held) + "）。"));
        }
        return verdict;
    }

    /** Judged where the file says how many people there are; otherwise nobody can tell. */
    static Verdict enoughPeople(ProgrammeSpec spec) {
        if (spec.rehearsal() == null) {
            return Verdict.yes();
        }
        Verdict verdict = Verdict.yes();
        for (Map.Entry<String, Integer> post : spec.posts().entrySet()) {
            Set<String> held = spec.duties().entrySet().stream()
                    .filter(d -> spec.unitsHolding(d.getKey()).stream().anyMatch(unit -> post.getKey().equals(unit + "-" + d.getValue().role())))
                    .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
            int needed = Apartness.of(spec.separations(), held).peopleNeeded();
            if (needed > post.getValue()) {
                verdict = verdict.and(Verdict.no("duty.too-few-people", "rehearsal.people", post.getValue(),
                        "“" + post.getKey() + "”有 " + post.getValue() + " 人，按职责分离的要求至少需要 " + needed + " 人：" + reasons(spec, held) + "。"));
            }
        }
        return verdict;
    }

    private static String reasons(ProgrammeSpec spec, Set<String> held) {
        return spec.separations().stream().filter(s -> s.duties().stream().filter(held::contains).count() > 1)
                .map(ProgrammeSpec.Separation::reason).distinct().collect(Collectors.joining("；"));
    }
}
