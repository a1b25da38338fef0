package org.huimin.portal.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.portal.noticeboard.PublicStep.Choice;
import org.huimin.portal.noticeboard.PublicStep.Known;
import org.huimin.portal.noticeboard.PublicStep.State;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.PublicityId;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What everybody is told of a programme's course and of how vouchers are claimed follows the plan as it stands now. */
class PublicStepTest {

    private static final ProgrammeSpec SPEC = ProgrammeFile.read("lushan-2023");
    private static final NoticeLine PLAN = new NoticeLine(new NoticeId(1), CaseRef.of("VP-2023-001"), NoticeType.PLAN, "〔2023〕1号", "方案",
            at("2023-11-28T09:00:00"));
    private static final Map<NoticeType, LocalDate> PLANNED = Map.of(NoticeType.RULES, LocalDate.of(2023, 12, 8));

    @Test
    @Tag("S0.12")
    void givesTheDayOfWhatIsDoneAndTheExpectedDayOfWhatIsNot() {
        List<PublicStep> steps = PublicStep.of(known(SPEC, Choice.DESIGNATED, List.of(PLAN), false, null, List.of(), "2023-11-29T09:00:00"));

        assertThat(steps).first().isEqualTo(new PublicStep("PLAN", null, State.DONE, LocalDate.of(2023, 11, 28), null, "VP-2023-001-2023-1"));
        assertThat(steps).extracting(PublicStep::key, PublicStep::state).startsWith(tuple("PLAN", State.DONE), tuple("DESIGNATION", State.RUNNING),
                tuple("MERCHANTS", State.RUNNING), tuple("RULES", State.TO_COME), tuple("phase", State.TO_COME));
        PublicStep rules = step(steps, "RULES");
        assertThat(rules.day()).isEqualTo("2023-12-08");
        assertThat(rules.expected()).isTrue();
    }

    @Test
    void callsAPlatformSettledOnlyOnceItIsAppointed() {
        List<NoticeLine> notices = List.of(PLAN, notice(2, NoticeType.DESIGNATION, "2023-11-28T09:30:00"));

        PublicStep publicised = step(PublicStep.of(known(SPEC, Choice.DESIGNATED, notices, false, null, List.of(), "2023-11-29T09:00:00")), "DESIGNATION");
        PublicStep settled = step(PublicStep.of(known(SPEC, Choice.DESIGNATED, notices, true, null, List.of(), "2023-12-06T09:00:00")), "DESIGNATION");

        assertThat(publicised.state()).isEqualTo(State.RUNNING);
        assertThat(publicised.expected()).isFalse();
        assertThat(publicised.notice()).isEqualTo("VP-2023-001-2023-2");
        assertThat(settled.state()).isEqualTo(State.DONE);
    }

    /** Day by day through a selection: the public reads of applications, of the review, of publicity and of agreements only while each goes on. */
    @Test
    @Tag("S1.29")
    void saysOfASelectionWhatGoesOnAndNothingElse() {
        assertThat(selection(List.of(PLAN), null, List.of(), false)).isEqualTo("TENDER TO_COME, REVIEW TO_COME, PROPOSED_AWARD TO_COME, AWARD TO_COME");
        List<NoticeLine> called = List.of(PLAN, notice(2, NoticeType.TENDER, "2023-11-28T10:00:00"));
        assertThat(selection(called, call(TenderState.OPEN, "2023-11-29T18:00:00", null), List.of(), false)).as("applications come in")
                .isEqualTo("TENDER RUNNING, REVIEW TO_COME, PROPOSED_AWARD TO_COME, AWARD TO_COME");
        TenderView opened = call(TenderState.OPENED, "2023-11-28T18:00:00", null);
        assertThat(selection(called, opened, List.of(), false)).as("the panel still scores")
                .isEqualTo("TENDER DONE, REVIEW RUNNING, PROPOSED_AWARD TO_COME, AWARD TO_COME");
        List<NoticeLine> proposed = List.of(PLAN, called.get(1), notice(3, NoticeType.PROPOSED_AWARD, "2023-11-29T08:00:00"));
        assertThat(selection(proposed, opened, List.of(period(3, true, null)), false)).isEqualTo("TENDER DONE, REVIEW DONE, PROPOSED_AWARD RUNNING, AWARD TO_COME");
        assertThat(selection(proposed, opened, List.of(period(3, false, false)), false)).as("agreements are being signed")
                .isEqualTo("TENDER DONE, REVIEW DONE, PROPOSED_AWARD DONE, AWARD RUNNING");
        assertThat(selection(proposed, opened, List.of(period(3, false, true)), false)).as("an objection was upheld")
                .isEqualTo("TENDER DONE, REVIEW RUNNING, PROPOSED_AWARD TO_COME, AWARD TO_COME");
        assertThat(selection(proposed, call(TenderState.ENDED, "2023-11-28T18:00:00", TenderOutcome.AWARDED), List.of(period(3, false, false)), true))
                .isEqualTo("TENDER DONE, REVIEW DONE, PROPOSED_AWARD DONE, AWARD DONE");
    }

    /** A call that is announced again begins anew, whatever an earlier call came to; one that failed leaves nothing to come. */
    @Test
    @Tag("S1.27")
    void beginsAnewWithANewCallAndStopsWithAFailedOne() {
        List<NoticeLine> earlier = List.of(PLAN, notice(2, NoticeType.TENDER, "2023-11-20T10:00:00"), notice(3, NoticeType.PROPOSED_AWARD, "2023-11-22T08:00:00"));
        assertThat(selection(earlier, call(TenderState.ENDED, "2023-11-21T18:00:00", TenderOutcome.REANNOUNCED), List.of(period(3, false, false)), false))
                .isEqualTo("TENDER TO_COME, REVIEW TO_COME, PROPOSED_AWARD TO_COME, AWARD TO_COME");
        assertThat(selection(earlier, call(TenderState.OPEN, "2023-11-29T18:00:00", null), List.of(period(3, false, false)), false))
                .isEqualTo("TENDER RUNNING, REVIEW TO_COME, PROPOSED_AWARD TO_COME, AWARD TO_COME");

        List<PublicStep> failed = PublicStep.of(known(SPEC, Choice.SELECTED, List.of(PLAN, notice(2, NoticeType.TENDER, "2023-11-28T10:00:00")), false,
                call(TenderState.ENDED, "2023-11-28T18:00:00", TenderOutcome.FAILED), List.of(), "2023-11-29T09:00:00"));
        assertThat(failed).extracting(PublicStep::key, PublicStep::state).containsExactly(tuple("PLAN", State.DONE), tuple("TENDER", State.DONE),
                tuple("REVIEW", State.STOPPED));
    }

    /** Where another system chooses, nothing is called for or judged here. */
    @Test
    @Tag("S1.29")
    void doesNotPromiseACallThatAnotherSystemMakes() {
        List<NoticeLine> result = List.of(PLAN, notice(2, NoticeType.AWARD, "2023-11-28T10:00:00"));

        assertThat(PublicStep.of(known(SPEC, Choice.RECORDED, result, false, null, List.of(), "2023-11-29T09:00:00")))
                .extracting(PublicStep::key, PublicStep::state).startsWith(tuple("PLAN", State.DONE), tuple("RECORDED", State.RUNNING), tuple("MERCHANTS", State.RUNNING));
        assertThat(step(PublicStep.of(known(SPEC, Choice.RECORDED, result, true, null, List.of(), "2023-11-29T09:00:00")), "RECORDED").state()).isEqualTo(State.DONE);
    }

    /** A phase whose day has come but which nobody could open has not begun. */
    @Test
    void opensAPhaseWhenItIsOpenedAndNotBecauseItsDayHasCome() {
        List<PublicStep> waiting = PublicStep.of(new Known(SPEC, Choice.DESIGNATED, List.of(PLAN), PLANNED, false, null, List.of(), Set.of(), at("2023-12-12T09:00:00")));
        List<PublicStep> running = PublicStep.of(new Known(SPEC, Choice.DESIGNATED, List.of(PLAN), PLANNED, true, null, List.of(), Set.of(1), at("2023-12-12T09:00:00")));

        assertThat(step(waiting, "phase").state()).isEqualTo(State.TO_COME);
        assertThat(step(running, "phase").state()).isEqualTo(State.RUNNING);
        assertThat(step(running, "SETTLEMENT").state()).isEqualTo(State.TO_COME);
    }

    @Test
    void countsAPhaseWithItsExtension() {
        ProgrammeSpec extended = SPEC.withChanges(List.of(new Change(LocalDate.of(2023, 12, 16), Change.EXTENSION, null, 1, null, null, 2, "延期", null)));

        List<PublicStep> steps = PublicStep.of(new Known(extended, Choice.DESIGNATED, List.of(PLAN), PLANNED, true, null, List.of(), Set.of(1), at("2023-12-19T20:00:00")));

        PublicStep first = step(steps, "phase");
        assertThat(first.state()).isEqualTo(State.RUNNING);
        assertThat(first.last()).isEqualTo("2023-12-19");
        assertThat(PublicRules.of(extended).phases().get(0).last()).isEqualTo("2023-12-19");
        assertThat(PublicRules.of(extended).phases().get(0).days()).isEqualTo(9);
    }

    @Test
    @Tag("S3.20")
    void tellsEachPhaseItsOwnClaimingTimesAndEachVoucherItsLife() {
        PublicRules rules = PublicRules.of(ProgrammeFile.read("lanwan-2025"));

        assertThat(rules.phases().get(1).times()).singleElement().satisfies(t -> {
            assertThat(t.at()).hasHour(10);
            assertThat(t.percent()).isEqualTo(25);
        });
        assertThat(rules.lives()).singleElement().satisfies(l -> assertThat(l.days()).isEqualTo(3));
        assertThat(rules.toPhaseEnd()).isTrue();
        assertThat(rules.channels()).containsExactly("APP", "WALLET", "WINDOW");
    }

    private static Known known(ProgrammeSpec spec, Choice choice, List<NoticeLine> notices, boolean appointed, TenderView call, List<PublicityView> periods, String now) {
        return new Known(spec, choice, notices, PLANNED, appointed, call, periods, Set.of(), at(now));
    }

    private static String selection(List<NoticeLine> notices, TenderView call, List<PublicityView> periods, boolean appointed) {
        return PublicStep.of(known(SPEC, Choice.SELECTED, notices, appointed, call, periods, "2023-11-29T09:00:00")).stream().skip(1).limit(4)
                .map(s -> s.key() + " " + s.state()).collect(Collectors.joining(", "));
    }

    private static PublicStep step(List<PublicStep> steps, String key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
    }

    private static NoticeLine notice(int id, NoticeType type, String at) {
        return new NoticeLine(new NoticeId(id), CaseRef.of("VP-2023-001"), type, "〔2023〕" + id + "号", type.name(), at(at));
    }

    private static TenderView call(TenderState state, String deadline, TenderOutcome outcome) {
        return new TenderView(CaseRef.of("VP-2023-001/SEL-1/TND-1"), state, "遴选", "", null, at(deadline), "", "commerce-officer", "〔2023〕2号", at("2023-11-28T10:00:00"), outcome);
    }

    private static PublicityView period(int notice, boolean open, Boolean upheld) {
        return new PublicityView(new PublicityId(1), CaseRef.of("VP-2023-001/SEL-1"), new NoticeId(notice), at("2023-11-29T08:00:00"), at("2023-12-06T00:00:00"), "WD5",
                null, true, Set.of(), open, upheld, null, 0);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Period.ZONE).toInstant();
    }
}
