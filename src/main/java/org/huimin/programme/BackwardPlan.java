package org.huimin.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.calendar.Term;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.LegalBasis;

/**
 * 倒排工期: from the launch day backwards, when each step must begin at the latest, and from the day work can begin
 * forwards, when it will be done at the earliest. What cannot be reached says why and what would make it fit.
 *
 * @param from           the day on which work begins
 * @param earliestLaunch the first day on which the launch would fit
 * @param missing        working days that are missing; none where it fits
 */
public record BackwardPlan(LocalDate launch, LocalDate from, List<Line> lines, LocalDate earliestLaunch, int missing, boolean provisional) {

    /** What stands at the end of every chain of steps. */
    static final String LAUNCH = "LAUNCH";
    private static final int FARTHEST = 1000;

    /**
     * One step.
     *
     * @param step        deadline key where {@code scheduled}, else a duty
     * @param latestOpen  the last working day on which it may begin
     * @param latestEnd   its last day then
     * @param earliestEnd its last day if everything begins as early as it can
     * @param stated      the day the programme file states for it; null where it states none
     * @param basis       what its length rests on
     * @param statutory   whether the law sets the length as a minimum, so that it cannot be shortened
     * @param fault       why it cannot be met; empty where it can
     */
    public record Line(String step, boolean scheduled, Term term, LocalDate latestOpen, LocalDate latestEnd, LocalDate earliestEnd,
                       LocalDate stated, LegalBasis basis, boolean statutory, boolean provisional, String fault) { }

    public BackwardPlan {
        lines = List.copyOf(lines);
    }

    public boolean fits() {
        return lines.stream().allMatch(line -> line.fault().isEmpty());
    }

    /** Steps whose length no law fixes: what may be shortened. */
    public List<Line> shortenable() {
        return lines.stream().filter(line -> !line.statutory()).toList();
    }

    /**
     * @param own  what the programme file says of the deadlines; empty before there is one
     * @param from the day on which work begins
     */
    static BackwardPlan of(RegimeProfile profile, Map<String, ProgrammeSpec.Schedule> own, WorkCalendar calendar, LocalDate launch, LocalDate from) {
        return new Pass(profile, own, calendar, launch, from).plan();
    }

    /** One computation. */
    private static final class Pass {

        private final RegimeProfile profile;
        private final Map<String, ProgrammeSpec.Schedule> own;
        private final WorkCalendar calendar;
        private final LocalDate launch;
        private final LocalDate from;
        private final Map<String, LocalDate> latestOpen = new HashMap<>();
        private final Map<String, LocalDate> earliestOpen = new HashMap<>();

        private Pass(RegimeProfile profile, Map<String, ProgrammeSpec.Schedule> own, WorkCalendar calendar, LocalDate launch, LocalDate from) {
            this.profile = profile;
            this.own = own;
            this.calendar = calendar;
            this.launch = launch;
            this.from = from;
        }

        BackwardPlan plan() {
            List<RegimeProfile.Lead> leads = profile.backward();
            Map<String, LocalDate> bound = new HashMap<>();
            for (int i = leads.size() - 1; i >= 0; i--) {
                RegimeProfile.Lead lead = leads.get(i);
                LocalDate end = before(leads, i).stream().map(next -> next.equals(LAUNCH) ? launch.minusDays(1)
                        : latestOpen.get(next).minusDays(statutory(lead) ? 1 : 0)).min(LocalDate::compareTo).orElseThrow();
                bound.put(lead.step(), end);
                latestOpen.put(lead.step(), lastOpening(end, term(lead)));
            }
            List<Line> lines = new ArrayList<>();
            LocalDate earliestLaunch = from.plusDays(1);
            for (int i = 0; i < leads.size(); i++) {
                RegimeProfile.Lead lead = leads.get(i);
                LocalDate end = calendar.due(workdayFrom(earliestOpen.getOrDefault(lead.step(), from)), term(lead)).lastDay();
                for (String next : before(leads, i)) {
                    LocalDate opens = end.plusDays(statutory(lead) || next.equals(LAUNCH) ? 1 : 0);
                    earliestOpen.merge(next, opens, (a, b) -> a.isAfter(b) ? a : b);
                }
                lines.add(line(lead, bound.get(lead.step()), end));
            }
            earliestLaunch = earliestOpen.getOrDefault(LAUNCH, earliestLaunch);
            int missing = calendar.workdaysAfter(latestOpen.get(leads.get(0).step()), from);
            return new BackwardPlan(launch, from, lines, earliestLaunch, Math.max(0, missing),
                    lines.stream().anyMatch(Line::provisional) || calendar.isProvisional(launch));
        }

        private Line line(RegimeProfile.Lead lead, LocalDate bound, LocalDate earliestEnd) {
            Term term = term(lead);
            LocalDate open = latestOpen.get(lead.step());
            WorkCalendar.Due due = calendar.due(open, term);
            RegimeProfile.Due shipped = profile.due(lead.step()).orElse(null);
            ProgrammeSpec.Schedule said = own.get(lead.step());
            LocalDate stated = said == null || said.at() == null ? null : said.at().toLocalDate();
            LegalBasis basis = shipped == null ? Timetable.NO_LAW : profile.basis(shipped.laws(), launch).orElse(Timetable.NO_LAW);
            return new Line(lead.step(), lead.term() == null, term, open, due.lastDay(), earliestEnd, stated, basis, statutory(lead), due.provisional(),
                    fault(open, bound, earliestEnd, stated));
        }

        private String fault(LocalDate open, LocalDate bound, LocalDate earliestEnd, LocalDate stated) {
            if (stated != null && stated.isAfter(bound)) {
                return "方案文件定于" + words(stated) + "截止，晚于最迟完成日" + words(bound) + "，其后的环节来不及；请把截止日期提前到" + words(bound) + "以前。";
            }
            if (earliestEnd.isAfter(bound)) {
                return "最迟须在" + words(open) + "开始，而自" + words(from) + "着手，这一环节最早" + words(earliestEnd) + "才能完成，晚了"
                        + calendar.workdaysAfter(bound, earliestEnd) + "个工作日。";
            }
            return "";
        }

        private static String words(LocalDate day) {
            return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        }

        private List<String> before(List<RegimeProfile.Lead> leads, int i) {
            List<String> stated = leads.get(i).before();
            return !stated.isEmpty() ? stated : List.of(i + 1 < leads.size() ? leads.get(i + 1).step() : LAUNCH);
        }

        private Term term(RegimeProfile.Lead lead) {
            ProgrammeSpec.Schedule said = own.get(lead.step());
            return Term.parse(lead.term() != null ? lead.term() : said != null && said.term() != null ? said.term()
                    : profile.due(lead.step()).orElseThrow().term());
        }

        private boolean statutory(RegimeProfile.Lead lead) {
            return lead.term() == null && profile.due(lead.step()).filter(RegimeProfile.Due::least).isPresent();
        }

        /** The last working day on which a step of this length may begin and still be done by {@code end}. */
        private LocalDate lastOpening(LocalDate end, Term term) {
            LocalDate day = end;
            for (int i = 0; i < FARTHEST; i++, day = day.minusDays(1)) {
                if (calendar.isWorkday(day) && !calendar.due(day, term).lastDay().isAfter(end)) {
                    return day;
                }
            }
            throw new IllegalStateException(term + " before " + end + " begins nowhere");
        }

        private LocalDate workdayFrom(LocalDate day) {
            LocalDate worked = day;
            while (!calendar.isWorkday(worked)) {
                worked = worked.plusDays(1);
            }
            return worked;
        }
    }
}
