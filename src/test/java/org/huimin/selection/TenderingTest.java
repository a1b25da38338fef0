package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Deadlines;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.Registering;
import org.huimin.selection.TenderFact.ApplicantsCounted;
import org.huimin.selection.TenderFact.SubmissionDeadlineMoved;
import org.huimin.testing.Recorder;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The real notice of Guangming, drafted, approved, announced and closed to the second, on a clock that is set by hand. */
@DataJpaTest(showSql = false, properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ContextConfiguration(classes = TenderingTest.Surroundings.class)
class TenderingTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor OFFICER = new Actor("commerce-officer", "区商务局经办人", "commerce", Set.of("commerce-officer"));
    private static final Actor HEAD = new Actor("commerce-head", "区商务局负责人", "commerce", Set.of("commerce-head"));
    private static final Instant DEADLINE = TurnedClock.instant("2025-06-24T18:00:00");

    private static final String TEXT = "报名截止时间为2025年6月24日18时00分00秒。";

    @Autowired Registering registering;
    @Autowired Tendering tendering;
    @Autowired TenderRegister register;
    @Autowired Deadlines deadlines;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;

    private CaseRef tender;

    @BeforeEach
    void registers() {
        clock.at("2025-06-19T09:00:00");
        tender = tenderOf("guangming-2025");
    }

    @Test
    @Tag("S1.1")
    @Tag("S1.34")
    void leadsTheCallFromTheDraftToTheCount() {
        tendering.draft(OFFICER, tender, "公开遴选。", Tendering.deadline("2025-06-24 18:00:00"));
        tendering.decide(HEAD, tender, true, null);
        tendering.announce(tender, "GM-2025-002", TEXT);

        TenderView open = register.view(tender);
        assertThat(open.state()).isEqualTo(TenderState.OPEN);
        assertThat(open.deadlineBasis()).isEqualTo("遴选公告第五条");
        assertThat(deadlines.get(tender, Tendering.DEADLINE).end()).isEqualTo(DEADLINE);
        assertThat(open.takesApplications(DEADLINE.minusNanos(1))).isTrue();
        assertThat(open.takesApplications(DEADLINE)).isFalse();
        clock.at("2025-06-24T17:59:59");
        refused("tender.window-open", () -> tendering.close(tender));
        refused("tender.window-open", () -> tendering.mustBeOver(tender));
        clock.at("2025-06-24T18:00:00");
        tendering.close(tender);
        tendering.mustBeOver(tender);
        assertThat(register.view(tender).state()).isEqualTo(TenderState.CLOSED);
    }

    /** What was approved and what is published are the same, whoever edits the text in between. */
    @Test
    void announcesNothingThatHidesTheDeadline() {
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);
        tendering.decide(HEAD, tender, true, null);

        refused("tender.notice-silent", () -> tendering.announce(tender, "GM-2025-002", "报名截止时间为2025年6月25日18时00分00秒。"));
        assertThat(register.view(tender).state()).isEqualTo(TenderState.APPROVED);
    }

    /** What is asked for is frozen with the draft: lots, winners, checklist and sheet. */
    @Test
    @Tag("S1.30")
    void fixesTheNumberOfWinnersBeforeAnythingIsOpened() {
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);

        assertThat(register.view(tender).terms().lots()).singleElement().satisfies(lot -> assertThat(lot.winners()).isEqualTo(1));
        assertThat(register.view(tender).terms()).isEqualTo(ProgrammeFile.read("guangming-2025").selection());
    }

    @Test
    void refusesADeadlineThatIsNoneOrHasPassed() {
        refused("tender.deadline-form", () -> Tendering.deadline("2025-06-24"));
        refused("tender.deadline-form", () -> Tendering.deadline("2025-02-30 18:00:00"));
        refused("tender.deadline-past", () -> tendering.draft(OFFICER, tender, "公开遴选。", clock.instant()));
        refused("tender.required", () -> tendering.draft(OFFICER, tender, " ", DEADLINE));
        assertThat(register.find(tender)).isEmpty();
    }

    @Test
    void letsNobodyApproveTheirOwnCallNorReturnItWithoutAReason() {
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);

        refused("tender.own-draft", () -> tendering.decide(OFFICER, tender, true, null));
        refused("tender.required", () -> tendering.decide(HEAD, tender, false, " "));
        refused("tender.state", () -> tendering.announce(tender, "GM-2025-002", TEXT));
        tendering.decide(HEAD, tender, false, "请补充说明。");
        tendering.draft(OFFICER, tender, "公开遴选，补充说明。", DEADLINE);
        tendering.decide(HEAD, tender, true, null);
        refused("tender.drafted-already", () -> tendering.draft(OFFICER, tender, "再来。", DEADLINE));
    }

    /** Somebody may rely on an announced deadline: it moves later, never earlier, and not once it has passed. */
    @Test
    void movesTheDeadlineLaterForAReasonAndTakesTheTimerAlong() {
        announced();

        CaseRef correction = tender.root().child("COR", 1);
        refused("tender.deadline-earlier", () -> tendering.planMove(HEAD, tender, DEADLINE, "不变", false, correction));
        refused("tender.required", () -> tendering.planMove(HEAD, tender, DEADLINE.plusSeconds(3600), "", false, correction));
        refused("tender.state", () -> tendering.moveDeadline(HEAD, tender, DEADLINE.plusSeconds(3600), "不经更正"));
        tendering.planMove(HEAD, tender, DEADLINE.plusSeconds(86400), "网站停机，顺延一天。", true, correction);
        assertThat(register.view(tender).deadline()).as("until the correction is published").isEqualTo(DEADLINE);
        refused("tender.correction-silent", () -> tendering.corrected(HEAD, correction, "截止时间顺延一天。"));
        tendering.corrected(HEAD, correction, "报名截止时间改为2025年6月25日18时00分00秒。");

        assertThat(register.view(tender).deadline()).isEqualTo(DEADLINE.plusSeconds(86400));
        assertThat(deadlines.get(tender, Tendering.DEADLINE).end()).isEqualTo(DEADLINE.plusSeconds(86400));
        assertThat(register.moves(tender)).singleElement().satisfies(move -> assertThat(move.confirmAgain()).isTrue());
        assertThat(recorder.of(tender.root(), SubmissionDeadlineMoved.class)).hasSize(1);
        tendering.corrected(HEAD, correction, "再发一次");
        assertThat(register.moves(tender)).as("a correction moves it once").hasSize(1);
    }

    @Test
    void letsACorrectionThatComesTooLateMoveNothing() {
        announced();
        CaseRef correction = tender.root().child("COR", 1);
        tendering.planMove(HEAD, tender, DEADLINE.plusSeconds(86400), "网站停机，顺延一天。", false, correction);
        clock.at("2025-06-24T18:00:00");

        refused("tender.window-over", () -> tendering.corrected(HEAD, correction, "报名截止时间改为2025年6月25日18时00分00秒。"));
        assertThat(register.view(tender).deadline()).isEqualTo(DEADLINE);
    }

    @Test
    void owesNothingToACorrectionThatWasDropped() {
        announced();
        CaseRef correction = tender.root().child("COR", 1);
        tendering.planMove(HEAD, tender, DEADLINE.plusSeconds(86400), "网站停机，顺延一天。", false, correction);

        tendering.correctionDropped(correction);
        tendering.corrected(HEAD, correction, "更正联系电话。");

        assertThat(register.moves(tender)).isEmpty();
        assertThat(register.view(tender).deadline()).isEqualTo(DEADLINE);
    }

    @Test
    void movesADeadlineNobodyHasReadWithoutACorrection() {
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);
        tendering.decide(HEAD, tender, true, null);

        tendering.moveDeadline(OFFICER, tender, DEADLINE.minusSeconds(3600), "会议时间调整");

        assertThat(register.view(tender).deadline()).isEqualTo(DEADLINE.minusSeconds(3600));
    }

    @Test
    void answersEachQuestionOnceAndTakesNoneAfterTheDeadline() {
        announced();
        String question = tendering.ask(new Actor("ent01", "报名企业01", "ent01", Set.of("ent01-applicant")), tender, "纸质材料是否需要正副本？");

        refused("tender.required", () -> tendering.answer(OFFICER, tender, question, ""));
        tendering.answer(OFFICER, tender, question, "一份正本即可。");
        refused("tender.question-answered", () -> tendering.answer(OFFICER, tender, question, "再答一次。"));
        assertThat(register.questions(tender)).singleElement().satisfies(q -> assertThat(q.answer()).isEqualTo("一份正本即可。"));
        clock.at("2025-06-24T18:00:00");
        refused("tender.window-over", () -> tendering.ask(OFFICER, tender, "还能问吗？"));
    }

    @Test
    @Tag("S1.27")
    void goesOnWithOneApplicantAndCallsAgainWithNone() {
        closed();

        assertThat(tendering.count(tender, LotCount.Stage.RECEIVED, Map.of())).isFalse();
        assertThat(tendering.count(tender, LotCount.Stage.RECEIVED, Map.of("main", 1))).isTrue();
        tendering.opened(tender);
        assertThat(tendering.count(tender, LotCount.Stage.ELIGIBLE, Map.of("main", 1))).isTrue();
        assertThat(register.counts(tender)).last().satisfies(count -> {
            assertThat(count.outcome()).hasToString("DIRECT");
            assertThat(count.basis()).isEqualTo("遴选公告第三条第一项");
        });
        assertThat(recorder.of(tender.root(), ApplicantsCounted.class)).hasSize(3);
    }

    /** Two lots: too few in one hold up both, since both platforms are wanted. */
    @Test
    @Tag("S2.3")
    @Tag("S2.24")
    void reviewsFewerThanThreeOfALotWhereTheNoticeSaysSo() {
        clock.at("2023-11-06T09:00:00");
        tender = tenderOf("yunnan-2023");
        tendering.draft(OFFICER, tender, "公开遴选。", Tendering.deadline("2023-11-13 09:00:00"));
        tendering.decide(HEAD, tender, true, null);
        tendering.announce(tender, "YN-2023-001", "报名截止时间为2023年11月13日09时00分00秒。");
        clock.at("2023-11-13T09:00:00");
        tendering.close(tender);

        assertThat(tendering.count(tender, LotCount.Stage.RECEIVED, Map.of("national", 3, "provincial", 2))).isTrue();
        tendering.opened(tender);
        assertThat(tendering.count(tender, LotCount.Stage.ELIGIBLE, Map.of("national", 3, "provincial", 2))).isTrue();
        assertThat(tendering.count(tender, LotCount.Stage.ELIGIBLE, Map.of("national", 3))).isFalse();
    }

    @Test
    void saysWhatBecameOfTooFewWithAReason() {
        closed();

        refused("tender.outcome", () -> tendering.settle(HEAD, tender, TenderOutcome.AWARDED, "直接入选"));
        refused("tender.required", () -> tendering.settle(HEAD, tender, TenderOutcome.FAILED, ""));
        tendering.settle(HEAD, tender, TenderOutcome.REANNOUNCED, "无人报名，按公告重新公告。");
        assertThat(register.view(tender).outcome()).isEqualTo(TenderOutcome.REANNOUNCED);
        refused("tender.ended", () -> tendering.end(HEAD, tender, TenderOutcome.AWARDED));
    }

    private CaseRef tenderOf(String file) {
        ProgrammeSpec spec = ProgrammeFile.read(file);
        String code = spec.code() + "-" + NUMBER.incrementAndGet();
        return CaseRef.of(registering.register(OFFICER, ProgrammeFile.parse(ProgrammeFile.write(spec).replace("code: " + file, "code: " + code))).value() + "/SEL-1/TND-1");
    }

    private void announced() {
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);
        tendering.decide(HEAD, tender, true, null);
        tendering.announce(tender, "GM-2025-002", TEXT);
    }

    private void closed() {
        announced();
        clock.at("2025-06-24T18:00:00");
        tendering.close(tender);
    }

    private static void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::rule).contains(rule));
    }

    @EntityScan("org.huimin.programme")
    @EnableJpaRepositories("org.huimin.programme")
    @ComponentScan("org.huimin.programme")
    @Import({Calendars.class, Deadlines.class, Tenders.class, Questions.class, TenderRegister.class, Tendering.class, RecordedSelections.class, Recording.class, Applications.class, ApplicationRegister.class, Participants.class, Recorder.class})
    static class Surroundings {

        @Bean
        TurnedClock clock() {
            return new TurnedClock("2025-06-19T09:00:00");
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }
    }
}
