package org.huimin.portal.noticeboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderView;

/**
 * A step of a programme as the public can know it.
 *
 * @param key    message key of the step's name; {@code phase} where {@code name} says it
 * @param day    when it was done or is planned, for what lasts its first day; null where nobody knows yet
 * @param last   the last day of what lasts; null for what takes one day
 * @param notice address of the notice that shows it; null where there is none
 */
record PublicStep(String key, String name, State state, LocalDate day, LocalDate last, String notice) {

    enum State { DONE, RUNNING, TO_COME, STOPPED }

    /** Who finds out who issues the vouchers: the sponsor names it, chooses it here, or writes down what another system chose. */
    enum Choice { DESIGNATED, SELECTED, RECORDED }

    /**
     * What is known of a programme.
     *
     * @param notices   in order of publication
     * @param planned   when a notice is meant to appear, as far as the programme's timetable fixes it
     * @param appointed whether every platform is; until then its notice is an intention that may be objected to
     * @param call      the last call for platforms; null where there is none
     * @param periods   publicity periods, oldest first
     * @param opened    numbers of the phases that have begun
     */
    record Known(ProgrammeSpec spec, Choice choice, List<NoticeLine> notices, Map<NoticeType, LocalDate> planned, boolean appointed, TenderView call,
                 List<PublicityView> periods, Set<Integer> opened, Instant now) {

        private Optional<NoticeLine> last(NoticeType type) {
            return notices.stream().filter(n -> n.type() == type).reduce((first, second) -> second);
        }

        private boolean published(NoticeType type) {
            return last(type).isPresent();
        }

        /** Who is meant to be chosen, as the present call came to it. */
        private Optional<NoticeLine> proposed() {
            return announced() ? last(NoticeType.PROPOSED_AWARD).filter(n -> !n.publishedAt().isBefore(call.announcedAt())) : Optional.empty();
        }

        private Optional<PublicityView> period() {
            return proposed().flatMap(n -> periods.stream().filter(p -> p.notice().equals(n.id())).findFirst());
        }

        private boolean overturned() {
            return period().filter(p -> Boolean.TRUE.equals(p.upheld())).isPresent();
        }

        private boolean announced() {
            return call != null && call.announcedAt() != null && call.outcome() != TenderOutcome.REANNOUNCED;
        }

        private boolean failed() {
            return call != null && call.outcome() == TenderOutcome.FAILED;
        }
    }

    static List<PublicStep> of(Known known) {
        List<PublicStep> steps = new ArrayList<>();
        steps.add(step(known, NoticeType.PLAN, known.published(NoticeType.PLAN) ? State.DONE : State.RUNNING));
        boolean planned = known.published(NoticeType.PLAN);
        steps.addAll(switch (known.choice()) {
            case DESIGNATED -> List.of(step(known, NoticeType.DESIGNATION, known.appointed() ? State.DONE : after(planned)));
            case RECORDED -> List.of(step(known, NoticeType.AWARD, known.appointed() ? State.DONE : after(planned)).called("RECORDED"));
            case SELECTED -> selected(known);
        });
        steps.add(step(known, NoticeType.MERCHANTS, known.published(NoticeType.MERCHANTS) ? State.DONE : after(planned)));
        steps.add(step(known, NoticeType.RULES, known.published(NoticeType.RULES) ? State.DONE
                : after(known.appointed() && known.published(NoticeType.MERCHANTS))));
        for (ProgrammeSpec.Phase phase : known.spec().phases()) {
            Period period = known.spec().period(phase.number());
            State state = !known.opened().contains(phase.number()) ? State.TO_COME : known.now().isBefore(period.until()) ? State.RUNNING : State.DONE;
            steps.add(new PublicStep("phase", phase.name(), state, period.first(), period.last(), null));
        }
        boolean over = steps.stream().filter(s -> s.key().equals("phase")).allMatch(s -> s.state() == State.DONE);
        steps.add(step(known, NoticeType.SETTLEMENT, known.published(NoticeType.SETTLEMENT) ? State.DONE : after(over)));
        return known.failed() ? steps.stream().filter(s -> s.state() == State.DONE || s.state() == State.STOPPED).toList() : steps;
    }

    /** Planned, not yet done: the day is no promise. */
    public boolean expected() {
        return state != State.DONE && day != null && last == null && notice == null;
    }

    /** A call, what is judged behind closed doors, what everybody may object to, and the agreements: one after the other, back where an objection was upheld. */
    private static List<PublicStep> selected(Known known) {
        boolean announced = known.announced();
        boolean calling = announced && known.call().takesApplications(known.now());
        boolean proposed = known.proposed().isPresent() && !known.overturned();
        State unfinished = known.failed() ? State.STOPPED : State.RUNNING;
        PublicStep call = announced ? step(known, NoticeType.TENDER, calling ? State.RUNNING : State.DONE).until(lastBefore(known.call().deadline())) : toCome(NoticeType.TENDER.name());
        PublicStep review = new PublicStep("REVIEW", null, !announced || calling ? State.TO_COME : proposed ? State.DONE : unfinished, null, null, null);
        PublicStep publicity = proposed ? step(known, NoticeType.PROPOSED_AWARD, known.period().filter(p -> !p.open()).isPresent() ? State.DONE : State.RUNNING)
                .until(known.period().map(p -> lastBefore(p.endsAt())).orElse(null)) : toCome(NoticeType.PROPOSED_AWARD.name());
        PublicStep award = publicity.state() == State.DONE ? step(known, NoticeType.AWARD, known.appointed() ? State.DONE : unfinished) : toCome(NoticeType.AWARD.name());
        return List.of(call, review, publicity, award);
    }

    private static PublicStep step(Known known, NoticeType type, State state) {
        Optional<NoticeLine> notice = known.last(type);
        return new PublicStep(type.name(), null, state, notice.map(n -> day(n.publishedAt())).orElse(known.planned().get(type)), null,
                notice.map(n -> NoticeRow.of(n).address()).orElse(null));
    }

    private static PublicStep toCome(String key) {
        return new PublicStep(key, null, State.TO_COME, null, null, null);
    }

    private static State after(boolean begun) {
        return begun ? State.RUNNING : State.TO_COME;
    }

    private PublicStep called(String other) {
        return new PublicStep(other, name, state, day, last, notice);
    }

    private PublicStep until(LocalDate end) {
        return new PublicStep(key, name, state, day, end, notice);
    }

    private static LocalDate lastBefore(Instant end) {
        return day(end.minusSeconds(1));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Period.ZONE).toLocalDate();
    }
}
