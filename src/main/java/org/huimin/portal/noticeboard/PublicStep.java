package org.huimin.portal.noticeboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;

/**
 * A step of a programme as the public can know it: from what was published and from the published dates alone.
 *
 * @param key    message key of the step's name; {@code phase} where {@code name} says it
 * @param day    when it was done or is planned, for a phase its first day; null where nobody knows yet
 * @param last   the last day of a phase; null for what takes one day
 * @param notice address of the notice that shows it; null where there is none
 */
record PublicStep(String key, String name, State state, LocalDate day, LocalDate last, String notice) {

    enum State { DONE, RUNNING, TO_COME }

    private static final List<NoticeType> BEFORE = List.of(NoticeType.PLAN, NoticeType.DESIGNATION, NoticeType.MERCHANTS, NoticeType.RULES);
    private static final List<NoticeType> BEFORE_SELECTED = List.of(NoticeType.PLAN, NoticeType.TENDER, NoticeType.PROPOSED_AWARD, NoticeType.MERCHANTS,
            NoticeType.RULES);

    /**
     * @param planned   when a notice is meant to appear, as far as the programme's timetable fixes it
     * @param appointed whether every platform is; until then its notice is an intention that may be objected to
     */
    static List<PublicStep> of(ProgrammeSpec spec, List<NoticeLine> notices, Map<NoticeType, LocalDate> planned, boolean appointed, Instant now) {
        List<PublicStep> steps = new ArrayList<>();
        for (NoticeType type : spec.selects() ? BEFORE_SELECTED : BEFORE) {
            PublicStep step = published(type, notices, planned);
            steps.add((type == NoticeType.DESIGNATION || type == NoticeType.PROPOSED_AWARD) && step.state() == State.DONE && !appointed
                    ? new PublicStep(step.key(), null, State.RUNNING, step.day(), null, step.notice()) : step);
        }
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            Period period = spec.period(phase.number());
            State state = !now.isBefore(period.until()) ? State.DONE : now.isBefore(period.from()) ? State.TO_COME : State.RUNNING;
            steps.add(new PublicStep("phase", phase.name(), state, period.first(), period.last(), null));
        }
        steps.add(published(NoticeType.SETTLEMENT, notices, planned));
        return withRunning(steps);
    }

    /** Planned, not yet done: the day is no promise. */
    public boolean expected() {
        return state != State.DONE && day != null && last == null && notice == null;
    }

    private static PublicStep published(NoticeType type, List<NoticeLine> notices, Map<NoticeType, LocalDate> planned) {
        Optional<NoticeLine> notice = notices.stream().filter(n -> n.type() == type).findFirst();
        return new PublicStep(type.name(), null, notice.isPresent() ? State.DONE : State.TO_COME,
                notice.map(n -> n.publishedAt().atZone(Period.ZONE).toLocalDate()).orElse(planned.get(type)), null,
                notice.map(n -> NoticeRow.of(n).address()).orElse(null));
    }

    /** Where no phase runs, the first step not done is what is being worked on. */
    private static List<PublicStep> withRunning(List<PublicStep> steps) {
        if (steps.stream().anyMatch(s -> s.state() == State.RUNNING)) {
            return steps;
        }
        for (int i = 0; i < steps.size(); i++) {
            PublicStep step = steps.get(i);
            if (step.state() == State.TO_COME) {
                if (!step.key().equals("phase")) {
                    steps.set(i, new PublicStep(step.key(), step.name(), State.RUNNING, step.day(), step.last(), step.notice()));
                }
                return steps;
            }
        }
        return steps;
    }
}
