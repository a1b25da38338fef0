package org.huimin.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Term;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.Verdict;

/** The deadlines are deadlines of the processes, keep the law's lengths, and come in the order of the work. */
final class ScheduleRules {

    static final List<Rule> ALL = List.of(ScheduleRules::keysAreKnown, ScheduleRules::lawfulLengthsAreKept, ScheduleRules::deadlinesComeInOrder,
            ScheduleRules::outreachEndsBeforeTheFirstPhase,
            ScheduleRules::publicityEndsBeforeTheFirstPhase, ScheduleRules::rehearsalBeginsBeforeThePlan);

    private static final List<String> ORDER = List.of("TOWNSHIP_LISTS", "REVIEWS", "SUPPLEMENT_LISTS:2", "REVIEWS:2", "ONBOARDING", "LAUNCH_CHECK");

    private ScheduleRules() { }

    static Verdict keysAreKnown(ProgrammeSpec spec) {
        RegimeProfile profile = RegimeProfile.shipped(spec.regime().profile()).orElse(null);
        Verdict verdict = Verdict.yes();
        for (String key : spec.schedule().keySet()) {
            if (profile != null && profile.due(key).isEmpty()) {
                verdict = verdict.and(Verdict.no("schedule.unknown", "schedule." + key, key,
                        "没有名为“" + key + "”的时限，可用的有：" + String.join("、", profile.schedule().keySet()) + "。"));
            }
        }
        return verdict;
    }

    static Verdict lawfulLengthsAreKept(ProgrammeSpec spec) {
        RegimeProfile profile = RegimeProfile.shipped(spec.regime().profile()).orElse(null);
        Verdict verdict = Verdict.yes();
        for (var own : spec.schedule().entrySet()) {
            RegimeProfile.Due shipped = profile == null ? null : profile.due(own.getKey()).orElse(null);
            if (shipped == null || !(shipped.least() || shipped.most())) {
                continue;
            }
            Term law = Term.parse(shipped.term());
            Term given = own.getValue().term() == null ? null : Term.parse(own.getValue().term());
            boolean kept = given != null && (given.unit() == law.unit() || shipped.most() && given.unit() == Term.Unit.CD)
                    && (shipped.least() ? given.days() >= law.days() : given.days() <= law.days());
            if (!kept) {
                String basis = profile.basis(shipped.laws(), spec.planDate()).map(b -> "（" + b.citation() + "）").orElse("");
                verdict = verdict.and(Verdict.no("schedule.not-lawful", "schedule." + own.getKey(), own.getValue().term(),
                        "时限“" + own.getKey() + "”写的是" + (given == null ? "固定时刻或天数" : given.words()) + "，规定" + (shipped.least() ? "不少于 " : "不超过 ")
                                + law.words() + basis + "。"));
            }
        }
        return verdict;
    }

    static Verdict deadlinesComeInOrder(ProgrammeSpec spec) {
        Verdict verdict = Verdict.yes();
        String earlier = "方案印发";
        LocalDateTime before = spec.planDate().atStartOfDay();
        for (String key : ORDER) {
            ProgrammeSpec.Schedule own = spec.schedule().get(key);
            if (own == null || own.at() == null) {
                continue;
            }
            if (!own.at().isAfter(before)) {
                verdict = verdict.and(Verdict.no("schedule.order", "schedule." + key + ".at", own.at(),
                        "时限“" + key + "”（" + words(own.at()) + "）应晚于“" + earlier + "”（" + words(before) + "）。"));
            }
            earlier = key;
            before = own.at();
        }
        ProgrammeSpec.Phase first = spec.phases().get(0);
        return before.isBefore(first.first().atStartOfDay()) ? verdict : verdict.and(Verdict.no("schedule.order", "phases[0].first", first.first(),
                "“" + first.name() + "”自 " + first.first() + " 开始，应晚于“" + earlier + "”（" + words(before) + "）。"));
    }

    /** People are told before there is anything to claim, not after. */
    static Verdict outreachEndsBeforeTheFirstPhase(ProgrammeSpec spec) {
        ProgrammeSpec.Schedule own = spec.schedule().get("OUTREACH");
        ProgrammeSpec.Phase first = spec.phases().get(0);
        return own == null || own.at() == null || own.at().isBefore(first.first().atStartOfDay()) ? Verdict.yes()
                : Verdict.no("schedule.outreach-late", "schedule.OUTREACH.at", own.at(),
                        "宣传应在正式投放前完成：“OUTREACH”（" + words(own.at()) + "）应早于“" + first.name() + "”的起始日 " + first.first() + "。");
    }

    static Verdict publicityEndsBeforeTheFirstPhase(ProgrammeSpec spec) {
        if (RegimeProfile.shipped(spec.regime().profile()).isEmpty()) {
            return Verdict.yes();
        }
        String term = new Timetable(spec).resolve("PUBLICITY_END", null, null).term();
        if (term == null) {
            return Verdict.yes();
        }
        WorkCalendar.Due end = Calendars.shipped().due(spec.planDate(), Term.parse(term));
        LocalDate first = spec.phases().get(0).first();
        return end.lastDay().isBefore(first) ? Verdict.yes() : Verdict.no("schedule.publicity-too-late", "schedule.PUBLICITY_END", term,
                "公示 " + Term.parse(term).words() + "，自方案印发日期 " + spec.planDate() + " 起算最早到 " + end.lastDay() + " 期满，赶不上 " + first + " 开始的“"
                        + spec.phases().get(0).name() + "”。");
    }

    static Verdict rehearsalBeginsBeforeThePlan(ProgrammeSpec spec) {
        if (spec.rehearsal() == null || !spec.rehearsal().start().toLocalDate().isAfter(spec.planDate())) {
            return Verdict.yes();
        }
        return Verdict.no("rehearsal.starts-late", "rehearsal.start", spec.rehearsal().start(),
                "演练自 " + words(spec.rehearsal().start()) + " 开始，晚于方案印发日期 " + spec.planDate() + "，方案来不及审批。");
    }

    private static String words(LocalDateTime at) {
        return at.toLocalDate() + " " + at.toLocalTime();
    }
}
