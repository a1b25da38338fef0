package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Walks the diagrams alone, with steps that only answer: every route can be taken, and each ends where it says. */
class DiagramRoutesTest {

    private static final Map<String, Object> NOTHING = Map.of();
    private static final List<String> PROCESSES = List.of("programme", "plan", "notice", "designation", "publicity", "objection", "solicitation",
            "township", "review", "onboarding", "launch", "phase", "daily", "settlement", "closing", "refund", "payment",
            "transfer", "supervision", "outreach", "standing", "replacement", "referral", "selection", "tender", "opening", "eligibility", "evaluation", "recorded", "award", "agreement", "panel", "query", "complaint");
    private static final Set<String> walked = new HashSet<>();
    private static final Set<String> taken = new HashSet<>();
    private static ProcessEngine engine;

    private final Map<String, Deque<Map<String, Object>>> answers = new HashMap<>();
    private final Set<String> leftOpen = new HashSet<>();
    private final List<String> done = new ArrayList<>();
    private int openings;

    @BeforeAll
    static void opensEngine() throws IOException {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("routes");
        configuration.setJdbcUrl("jdbc:h2:mem:routes;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        configuration.setJobExecutorActivate(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Footprints())));
        Map<Object, Object> beans = new HashMap<>();
        for (String process : PROCESSES) {
            beans.put(process + "Steps", new Steps(process));
        }
        beans.put("cases", new Cases());
        beans.put("duties", new Duties());
        beans.put("deadlines", new Deadlines());
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();

        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("processes")), Files.walk(Path.of("forms")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                deployment.addString(file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        deployment.deploy();
    }

    @AfterEach
    void forgetsTheCase() {
        engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
                .map(DiagramRoutesTest::place).forEach(walked::add);
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(p -> engine.getRuntimeService().deleteProcessInstance(p.getId(), "the test is over"));
        engine.getHistoryService().createHistoricProcessInstanceQuery().list()
                .forEach(p -> engine.getHistoryService().deleteHistoricProcessInstanceIfExists(p.getId()));
        Steps.script = new HashMap<>();
    }

    @AfterAll
    static void leavesNoPlaceUnwalked() {
        engine.close();
        Set<String> unwalked = new TreeSet<>();
        for (String process : PROCESSES) {
            BpmnModelInstance diagram = Bpmn.readModelFromFile(Path.of("processes", process + ".bpmn").toFile());
            Stream.concat(diagram.getModelElementsByType(FlowNode.class).stream(), diagram.getModelElementsByType(SequenceFlow.class).stream())
                    .forEach(element -> unwalked.add(process + "/" + element.getId()));
        }
        unwalked.removeAll(walked);
        unwalked.removeAll(taken);
        assertThat(unwalked).isEmpty();
    }

    @Test
    void walksFromThePlanToTheRefund() {
        given("phaseSteps.nextDay", day(1), noDay(), day(1), noDay());
        given("settlementSteps.freeze", Map.of("rollover", true), Map.of("rollover", false));

        ProcessInstance programme = walk("programme");

        assertThat(ended(programme)).isEqualTo("programme-completed");
        assertThat(done).contains("draft-plan", "issue-plan", "recommend-merchants", "check-launch", "enter-account", "check-account", "pay-drawdown",
                "submit-daily", "confirm-rollover", "confirm-receipt");
        assertThat(done.stream().filter("approve-rollover"::equals)).hasSize(1);
    }

    @Test
    void givesEveryCaseItsKeyAndEveryNoticeItsType() {
        given("phaseSteps.nextDay", day(1), noDay(), noDay());
        given("settlementSteps.freeze", Map.of("rollover", true));

        walk("programme");

        assertThat(Steps.seen).containsAll(List.of("VP/PLAN/NT noticeType=PLAN", "VP/DES/NT noticeType=DESIGNATION",
                "VP/ONB/NT noticeType=MERCHANTS", "VP/LCH/NT noticeType=RULES", "VP/SET-1/NT noticeType=CHANGE",
                "VP/CLS/NT noticeType=SETTLEMENT", "VP/SOL/TS-u1 unit=u1", "VP/PH-1/D-p2 day=2023-12-01", "VP/CLS/RF-p1 platform=p1"));
    }

    @Test
    void sendsThePlanBackAsOftenAsItMust() {
        given("planSteps.check", error("E_PLAN_INVALID"), Map.of("fairCompetition", true), Map.of("fairCompetition", true),
                Map.of("fairCompetition", true), Map.of("fairCompetition", false));
        given("review-plan", decision("RETURNED"), decision("APPROVED"));
        given("table-plan", decision("RETURNED"), decision("APPROVED"));
        given("decide-plan", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance plan = walk("plan");

        assertThat(ended(plan)).isEqualTo("plan-issued");
        assertThat(done.stream().filter("draft-plan"::equals)).hasSize(5);
        assertThat(done.stream().filter("review-competition"::equals)).hasSize(3);
    }

    @Test
    void closesTheConsultationOverTheSilent() {
        leftOpen.add("give-opinion");

        ProcessInstance plan = walk("plan");

        assertThat(done).contains("close-consultation", "issue-plan").doesNotContain("give-opinion");
        assertThat(ended(plan)).isEqualTo("plan-issued");
    }

    @Test
    void needsNobodyToCloseAConsultationEverybodyAnswered() {
        leftOpen.add("close-consultation");
        leftOpen.add("give-opinion");
        ProcessInstance plan = walk("plan");
        assertThat(open()).containsExactlyInAnyOrder("give-opinion", "give-opinion", "close-consultation");

        leftOpen.remove("give-opinion");
        walkOn();

        assertThat(ended(plan)).isEqualTo("plan-issued");
        assertThat(done).doesNotContain("close-consultation");
    }

    @Test
    @Tag("S0.3")
    void launchesWithoutWaitingForTheOutreachAndEndsOnlyWithIt() {
        leftOpen.add("run-outreach");
        leftOpen.add("close-outreach");
        ProcessInstance programme = walk("programme");
        assertThat(done).contains("check-launch", "announce-online", "confirm-receipt");
        assertThat(open()).containsExactlyInAnyOrder("run-outreach", "run-outreach", "close-outreach");

        leftOpen.remove("close-outreach");
        walkOn();

        assertThat(ended(programme)).isEqualTo("programme-completed");
        assertThat(done).doesNotContain("run-outreach");
    }

    @Test
    void needsNobodyToCloseAnOutreachEverybodyReported() {
        leftOpen.add("close-outreach");

        ProcessInstance outreach = walk("outreach");

        assertThat(ended(outreach)).isEqualTo("outreach-reported");
        assertThat(done).containsExactlyInAnyOrder("run-outreach", "run-outreach", "announce-online", "announce-online");
    }

    @Test
    void asksForAnAnswerUntilOneIsAccepted() {
        given("weigh-answer", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance opinion = walk("supervision");

        assertThat(ended(opinion)).isEqualTo("opinion-closed");
        assertThat(done).containsExactly("answer-opinion", "weigh-answer", "answer-opinion", "weigh-answer");
    }

    @Test
    void decidesAShopsStandingOnce() {
        ProcessInstance standing = walk("standing");

        assertThat(ended(standing)).isEqualTo("standing-decided");
        assertThat(done).containsExactly("decide-standing");
    }

    @Test
    void replacesAShopOnceTheHeadAgreesAndTheDesksHaveJudged() {
        given("confirm-replacement", decision("REFUSED"), decision("APPROVED"), decision("APPROVED"));
        given("replacementSteps.settle", Map.of("onboard", false), Map.of("onboard", true));

        assertThat(ended(walk("replacement"))).isEqualTo("replacement-refused");
        assertThat(ended(walk("replacement"))).isEqualTo("replacement-settled");
        assertThat(done).contains("review-merchants").doesNotContain("register-commitments");
        assertThat(ended(walk("replacement"))).isEqualTo("replacement-onboarded");
        assertThat(done).contains("register-commitments");
    }

    @Test
    void handsACaseOverOnlyWhereTheHeadAgreesAndWaitsForTheReply() {
        given("decide-referral", decision("REFUSED"), decision("APPROVED"));

        assertThat(ended(walk("referral"))).isEqualTo("referral-refused");
        assertThat(done).containsExactly("decide-referral");
        assertThat(ended(walk("referral"))).isEqualTo("referral-answered");
        assertThat(done).containsExactly("decide-referral", "decide-referral", "hand-over-referral", "record-reply");
    }

    @Test
    void endsWhereThePlanMayNotIssue() {
        given("planSteps.check", Map.of("fairCompetition", true));
        given("review-competition", decision("REFUSED"));

        ProcessInstance programme = walk("programme");

        assertThat(ended(programme)).isEqualTo("plan-rejected");
    }

    @Test
    void endsWhereTheMeetingRefusesThePlan() {
        given("decide-plan", decision("REFUSED"));

        ProcessInstance programme = walk("programme");

        assertThat(ended(programme)).isEqualTo("plan-rejected");
    }

    @Test
    void returnsNoticeFromTheCheckAndFromTheSignature() {
        given("check-notice", decision("RETURNED"), decision("APPROVED"));
        given("sign-notice", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance notice = walk("notice");

        assertThat(done).containsExactly("draft-notice", "check-notice", "draft-notice", "check-notice", "sign-notice",
                "draft-notice", "check-notice", "sign-notice");
        assertThat(ended(notice)).isEqualTo("notice-published");
    }

    @Test
    void takesADroppedCorrectionOffWhateverDeskItLiesOn() {
        leftOpen.add("check-notice");
        ProcessInstance notice = walk("notice");
        assertThat(open()).containsExactly("check-notice");

        engine.getRuntimeService().createMessageCorrelation("CORRECTION_DROPPED").processInstanceId(notice.getId()).correlate();

        assertThat(ended(notice)).isNotEqualTo("notice-published");
        assertThat(open()).isEmpty();
    }

    @Test
    void reasonsAgainAfterAReturnAndAfterAnUpheldObjection() {
        given("approve-designation", decision("RETURNED"), decision("APPROVED"));
        given("publicitySteps.close", Map.of("upheld", true), Map.of("upheld", false));

        ProcessInstance designation = walk("designation");

        assertThat(done.stream().filter("reason-designation"::equals)).hasSize(3);
        assertThat(ended(designation)).isEqualTo("platform-appointed");
    }

    @Test
    void waitsForObjectionsFiledWithinThePublicity() {
        leftOpen.add("decide-objection");
        ProcessInstance publicity = start("publicity");
        object(publicity, "o1");
        object(publicity, "o2");
        given("admit-objection", decision("ADMITTED"), decision("REFUSED"));
        walkOn();
        assertThat(open()).containsExactly("decide-objection");
        assertThat(jobs()).as("the publicity is over").isEmpty();

        leftOpen.clear();
        walkOn();

        assertThat(ended(publicity)).isEqualTo("publicity-closed");
        assertThat(Steps.seen).contains("VP/OBJ-o1 received", "VP/OBJ-o2 received");
        assertThat(done.stream().filter("investigate-objection"::equals)).hasSize(1);
    }

    @Test
    void decidesAtOnceWhatTheOfficeItselfTakesBack() {
        given("objectionSteps.withdrawn", Map.of("withdrawn", true));

        ProcessInstance objection = walk("objection");

        assertThat(done).containsExactly("decide-objection");
        assertThat(ended(objection)).isEqualTo("objection-decided");
    }

    @Test
    void answersAQueryOnceTheAnswerIsApproved() {
        given("approve-query", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance query = walk("query");

        assertThat(done).containsExactly("answer-query", "approve-query", "answer-query", "approve-query");
        assertThat(ended(query)).isEqualTo("query-settled");
    }

    @Test
    void decidesAComplaintThatWasCompletedInTime() {
        given("examine-complaint", decision("INCOMPLETE"), decision("ADMITTED"));

        ProcessInstance complaint = walk("complaint");

        assertThat(done).containsExactly("examine-complaint", "supplement-complaint", "examine-complaint", "copy-complaint", "decide-complaint", "draft-notice",
                "check-notice", "sign-notice");
        assertThat(ended(complaint)).isEqualTo("complaint-decided");
        assertThat(Steps.seen).contains("VP/NT noticeType=COMPLAINT");
    }

    @Test
    void endsAComplaintThatIsRefusedOrNotCompletedInTime() {
        given("examine-complaint", decision("REFUSED"), decision("INCOMPLETE"));
        leftOpen.add("supplement-complaint");

        assertThat(ended(walk("complaint"))).isEqualTo("complaint-refused");
        assertThat(ended(walk("complaint"))).isEqualTo("complaint-lapsed");
        assertThat(open()).isEmpty();
    }

    @Test
    void selectsThePlatformsWhereTheProgrammeSaysSo() {
        given("programmeSteps.selects", Map.of("selects", true));

        ProcessInstance programme = walk("programme");

        assertThat(done).containsSubsequence("draft-tender", "approve-tender", "hold-seal", "hold-seal", "hold-seal", "draft-notice", "receive-applications",
                "open-applications", "open-applications", "review-eligibility", "confirm-eligibility", "propose-award", "approve-award");
        assertThat(done.stream().filter("open-applications"::equals)).as("two of three open").hasSizeLessThanOrEqualTo(2);
        assertThat(done).doesNotContain("reason-designation");
        assertThat(ended(programme)).isEqualTo("programme-completed");
        assertThat(Steps.seen).contains("VP/SEL/TND/NT noticeType=TENDER", "VP/SEL/NT noticeType=PROPOSED_AWARD");
    }

    @Test
    @Tag("S2.21")
    void writesDownWhatCameOnPaperBeforeAnybodyIsReviewed() {
        given("programmeSteps.selects", Map.of("selects", true));
        given("openingSteps.record", Map.of("transcribe", true));
        given("confirm-transcription", decision("RETURNED"), decision("APPROVED"));

        walk("programme");

        assertThat(done).containsSubsequence("open-applications", "transcribe-applications", "confirm-transcription", "transcribe-applications",
                "confirm-transcription", "review-eligibility");
    }

    @Test
    void recordsWhatAnotherSystemHasSelected() {
        given("programmeSteps.selects", Map.of("selects", true));
        given("selectionSteps.recorded", Map.of("recorded", true));
        given("approve-record", decision("RETURNED"), decision("APPROVED"));
        given("publicitySteps.close", Map.of("upheld", true), Map.of("upheld", false));

        ProcessInstance programme = walk("programme");

        assertThat(done.stream().filter("record-selection"::equals)).hasSize(3);
        assertThat(done).doesNotContain("draft-tender");
        assertThat(ended(programme)).isEqualTo("programme-completed");
    }

    @Test
    void endsTheProgrammeWhereNobodyWasFound() {
        given("programmeSteps.selects", Map.of("selects", true));
        given("tenderSteps.count", Map.of("opens", false));
        given("settle-shortage", Map.of("outcome", "FAILED"));

        ProcessInstance programme = walk("programme");

        assertThat(ended(programme)).isEqualTo("selection-failed");
        assertThat(open()).isEmpty();
    }

    @Test
    void announcesAgainUntilEnoughApplyAndAreEligible() {
        given("approve-tender", decision("RETURNED"), decision("APPROVED"));
        given("tenderSteps.count", Map.of("opens", false), Map.of("opens", true));
        given("eligibilitySteps.count", Map.of("enough", false), Map.of("enough", true));
        given("evaluationSteps.count", Map.of("enough", false), Map.of("enough", true));
        given("settle-shortage", Map.of("outcome", "REANNOUNCED"));

        ProcessInstance selection = walk("selection");

        assertThat(done.stream().filter("settle-shortage"::equals)).hasSize(3);
        assertThat(done.stream().filter("draft-tender"::equals)).hasSize(5);
        assertThat(ended(selection)).isEqualTo("platforms-appointed");
    }

    @Test
    void reviewsAgainAfterASupplementAReturnAndAnUpheldObjection() {
        given("review-eligibility", Map.of("supplement", true), Map.of("supplement", false));
        given("confirm-eligibility", decision("RETURNED"), decision("APPROVED"));
        given("approve-award", decision("RETURNED"), decision("APPROVED"));
        given("publicitySteps.close", remedy("ELIGIBILITY"), remedy("REVIEW"), remedy("NEXT"), Map.of("upheld", false, "remedy", "NONE"));

        ProcessInstance selection = walk("selection");

        assertThat(done.stream().filter("review-eligibility"::equals)).hasSize(4);
        assertThat(done.stream().filter("propose-award"::equals)).hasSize(5);
        assertThat(ended(selection)).isEqualTo("platforms-appointed");
    }

    @Test
    void endsTheProgrammeWhereAnObjectionEndsTheSelection() {
        given("programmeSteps.selects", Map.of("selects", true));
        given("publicitySteps.close", remedy("END"));

        ProcessInstance programme = walk("programme");

        assertThat(ended(programme)).isEqualTo("selection-failed");
        assertThat(open()).isEmpty();
        assertThat(done).doesNotContain("check-launch");
    }

    @Test
    void splitsTheFundUntilEverybodyAgrees() {
        given("check-split", decision("RETURNED"), decision("APPROVED"));
        given("decide-split", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance award = walk("award");

        assertThat(done.stream().filter("propose-split"::equals)).hasSize(3);
        assertThat(done.stream().filter("sign-agreement"::equals)).hasSize(2);
        assertThat(ended(award)).isEqualTo("award-concluded");
        assertThat(Steps.seen).contains("VP/NT noticeType=AWARD", "VP/AGR-p1/NT noticeType=AGREEMENT");
    }

    @Test
    void splitsNothingWhereOneWinsAll() {
        given("awardSteps.notify", Map.of("splits", false));

        walk("award");

        assertThat(done).doesNotContain("propose-split");
    }

    @Test
    void proposesAnotherWhereTheWinnerDeclinesAndBeginsAnewWhereNobodyIsLeft() {
        given("awardSteps.conclude", Map.of("signed", false, "left", true), Map.of("signed", false, "left", false));
        given("settle-shortage", Map.of("outcome", "FAILED"));

        ProcessInstance selection = walk("selection");

        assertThat(done.stream().filter("propose-award"::equals)).hasSize(2);
        assertThat(done.stream().filter("settle-shortage"::equals)).hasSize(1);
        assertThat(ended(selection)).isEqualTo("selection-failed");
    }

    @Test
    void takesNoSilenceForASignatureAndTestsUntilItIsAccepted() {
        leftOpen.add("conclude-agreement");
        given("settle-unsigned", Map.of("answer", "LAPSED"));
        assertThat(ended(walk("agreement"))).isEqualTo("place-lapsed");
        assertThat(done).containsExactly("settle-unsigned");

        given("settle-unsigned", Map.of("answer", "ACCEPTED"));
        given("accept-test", decision("RETURNED"), decision("APPROVED"));
        assertThat(ended(walk("agreement"))).isEqualTo("platform-ready");
        assertThat(done.stream().filter("run-test"::equals)).hasSize(2);

        leftOpen.clear();
        given("conclude-agreement", Map.of("answer", "DECLINED"));
        assertThat(ended(walk("agreement"))).isEqualTo("place-open");
    }

    @Test
    void goesOnWhenTheEnterpriseAnswersItself() {
        leftOpen.add("conclude-agreement");
        ProcessInstance agreement = start("agreement");
        engine.getRuntimeService().createMessageCorrelation("AGREEMENT_ANSWERED").processInstanceId(agreement.getId()).setVariable("answer", "ACCEPTED").correlate();
        assertThat(open()).containsExactly("sign-agreement");
        walkOn();
        assertThat(ended(agreement)).isEqualTo("platform-ready");
    }

    @Test
    void scoresOnceEverybodyHasAndSignsTheReport() {
        ProcessInstance review = walk("evaluation");

        assertThat(done).containsExactly("elect-chair", "elect-chair", "elect-chair", "review-response", "score-applications", "score-applications",
                "score-applications", "write-report", "sign-report", "sign-report", "sign-report");
        assertThat(ended(review)).isEqualTo("ranked");
    }

    @Test
    void clarifiesRechecksAndDrawsLotsWhereItMust() {
        given("review-response", Map.of("unclear", true), Map.of("unclear", false));
        given("evaluationSteps.intact", Map.of("no", true), NOTHING);
        given("evaluationSteps.outliers", Map.of("yes", true));
        given("evaluationSteps.tied", Map.of("yes", true));

        ProcessInstance review = walk("evaluation");

        assertThat(done.stream().filter("review-response"::equals)).hasSize(2);
        assertThat(done.stream().filter("score-applications"::equals)).hasSize(6);
        assertThat(done).containsSubsequence("void-sheet", "judge-outliers", "rescore-application", "draw-lots", "write-report", "sign-report");
        assertThat(ended(review)).isEqualTo("ranked");
    }

    @Test
    void goesOnScoringWithThePanelMadeWhole() {
        leftOpen.add("score-applications");
        ProcessInstance review = walk("evaluation");
        assertThat(open()).containsExactly("score-applications", "score-applications", "score-applications");
        given("evaluationSteps.chaired", Map.of("yes", true));
        given("evaluationSteps.begun", Map.of("yes", true));
        done.clear();

        engine.getRuntimeService().createMessageCorrelation("MEMBER_LEFT").processInstanceId(review.getId()).correlate();
        leftOpen.clear();
        walkOn();

        assertThat(done).contains("declare-interests", "register-attendance").doesNotContain("elect-chair", "review-response");
        assertThat(done.stream().filter("score-applications"::equals)).hasSize(3);
        assertThat(ended(review)).isEqualTo("ranked");
    }

    /** As long as the report is not signed by all. */
    @Test
    void makesThePanelWholeAgainOnceTheSheetsLieOpen() {
        leftOpen.add("sign-report");
        ProcessInstance review = walk("evaluation");
        assertThat(open()).containsOnly("sign-report");
        given("evaluationSteps.chaired", Map.of("yes", true));
        given("evaluationSteps.begun", Map.of("yes", true));
        done.clear();

        engine.getRuntimeService().createMessageCorrelation("MEMBER_LEFT").processInstanceId(review.getId()).correlate();
        leftOpen.clear();
        walkOn();

        assertThat(done).containsSubsequence("declare-interests", "register-attendance", "score-applications", "write-report", "sign-report").doesNotContain("review-response");
        assertThat(ended(review)).isEqualTo("ranked");
    }

    @Test
    void scoresNobodyWhereTooFewAnswerTheCallOrOneIsTakenDirectly() {
        given("evaluationSteps.count", Map.of("enough", false));
        assertThat(ended(walk("evaluation"))).isEqualTo("nothing-to-score");
        given("evaluationSteps.needed", Map.of("kept", true));
        done.clear();

        assertThat(ended(walk("evaluation"))).isEqualTo("ranked");
        assertThat(done).isEmpty();
    }

    @Test
    void answersQuestionsUntilTheDeadlineAndNotAfter() {
        leftOpen.add("answer-question");
        ProcessInstance tender = start("tender");
        while (engine.getRuntimeService().createEventSubscriptionQuery().eventName("QUESTION_ASKED").count() == 0) {
            Task task = tasks().get(0);
            taskService().complete(task.getId(), Map.of("decision", "APPROVED"));
        }
        ask(tender, "q1");
        ask(tender, "q2");
        taskService().complete(tasks().stream().filter(t -> t.getTaskDefinitionKey().equals("answer-question")).findFirst().orElseThrow().getId());
        assertThat(open()).containsExactlyInAnyOrder("answer-question", "receive-applications");

        walkOn();

        assertThat(ended(tender)).isEqualTo("window-closed");
        assertThat(open()).isEmpty();
    }

    @Test
    void asksForMoreShopsUntilTheyAreEnough() {
        given("solicitationSteps.tally", Map.of("shortfall", true), Map.of("shortfall", false));

        ProcessInstance solicitation = walk("solicitation");

        assertThat(done.stream().filter("allot-supplement"::equals)).hasSize(1);
        assertThat(done.stream().filter("recommend-merchants"::equals)).hasSize(4);
        assertThat(ended(solicitation)).isEqualTo("merchants-sufficient");
    }

    @Test
    void takesTheListAwayWhenItsTimeIsOver() {
        leftOpen.add("confirm-recommendation");

        ProcessInstance township = walk("township");

        assertThat(ended(township)).isEqualTo("list-expired");
        assertThat(open()).isEmpty();
    }

    @Test
    void recommendsAgainWhatTheHeadReturned() {
        given("confirm-recommendation", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance township = walk("township");

        assertThat(done).containsExactly("recommend-merchants", "confirm-recommendation", "recommend-merchants", "confirm-recommendation");
        assertThat(ended(township)).isEqualTo("list-delivered");
    }

    @Test
    void publishesTheDirectoryWithoutObjectionsWithThemAndCorrected() {
        given("onboardingSteps.list", Map.of("merchantPublicity", false), Map.of("merchantPublicity", true), Map.of("merchantPublicity", true));
        given("publicitySteps.close", Map.of("upheld", false), Map.of("upheld", true));

        assertThat(ended(walk("onboarding"))).isEqualTo("directory-published");
        assertThat(ended(walk("onboarding"))).isEqualTo("directory-unchallenged");
        assertThat(ended(walk("onboarding"))).isEqualTo("directory-corrected");
        assertThat(done).endsWith("correct-directory");
    }

    @Test
    void remediesUntilEverybodyIsReady() {
        given("launchSteps.conclude", Map.of("ready", false), Map.of("ready", true));

        ProcessInstance launch = walk("launch");

        assertThat(done.stream().filter("check-launch"::equals)).hasSize(4);
        assertThat(done.stream().filter("submit-rules"::equals)).hasSize(2);
        assertThat(ended(launch)).isEqualTo("launch-cleared");
    }

    @Test
    void opensNextDayWithoutWaitingForYesterdaysReports() {
        given("phaseSteps.prepare", Map.of("advance", false));
        given("phaseSteps.nextDay", day(1), day(2), day(3), noDay());
        leftOpen.add("submit-daily");
        leftOpen.add("chase-daily");

        ProcessInstance phase = walk("phase");
        assertThat(open().stream().filter("submit-daily"::equals)).hasSize(6);
        leftOpen.clear();
        walkOn();

        assertThat(ended(phase)).isEqualTo("phase-closed");
        assertThat(Steps.seen).contains("VP/D-p1 day=2023-12-01", "VP/D-p2 day=2023-12-01", "VP/D-p1 day=2023-12-02",
                "VP/D-p2 day=2023-12-02", "VP/D-p1 day=2023-12-03", "VP/D-p2 day=2023-12-03");
        assertThat(done).doesNotContain("request-drawdown");
    }

    @Test
    void forgetsTheReminderOnceTheReportIsIn() {
        leftOpen.add("submit-daily");
        leftOpen.add("chase-daily");
        ProcessInstance daily = walk("daily");
        assertThat(open()).containsExactlyInAnyOrder("submit-daily", "chase-daily");

        leftOpen.remove("submit-daily");
        walkOn();

        assertThat(ended(daily)).isEqualTo("daily-clean");
        assertThat(open()).isEmpty();
    }

    @Test
    void remindsAndReturnsQuestionableFigures() {
        given("dailySteps.check", Map.of("findings", true), Map.of("findings", true));
        given("check-daily", decision("RETURNED"), decision("APPROVED"));
        leftOpen.add("submit-daily");
        ProcessInstance daily = walk("daily");
        leftOpen.clear();

        walkOn();

        assertThat(done).containsExactly("chase-daily", "submit-daily", "check-daily", "submit-daily", "check-daily");
        assertThat(ended(daily)).isEqualTo("daily-confirmed");
    }

    @Test
    void settlesAgainWhatWasReturnedAtAnyDesk() {
        given("settlementSteps.judge", Map.of("mismatch", true), Map.of("mismatch", true), Map.of("mismatch", false));
        given("explain-difference", decision("RETURNED"), decision("APPROVED"));
        given("review-settlement", decision("RETURNED"), decision("APPROVED"));
        given("settlementSteps.freeze", Map.of("rollover", true));
        given("approve-rollover", decision("RETURNED"), decision("APPROVED"));
        given("confirm-rollover", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance settlement = walk("settlement");

        assertThat(done.stream().filter("submit-ledger"::equals)).hasSize(6);
        assertThat(done.stream().filter("review-settlement"::equals)).hasSize(4);
        assertThat(ended(settlement)).isEqualTo("phase-settled");
    }

    @Test
    void closesTheBooksOnlyOnAnExplainedDifferenceAndACheckedStatement() {
        given("closingSteps.judge", Map.of("mismatch", true), Map.of("mismatch", true));
        given("explain-difference", decision("RETURNED"), decision("APPROVED"));
        given("review-statement", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance closing = walk("closing");

        assertThat(done.stream().filter("submit-refunds"::equals)).hasSize(4);
        assertThat(done.stream().filter("submit-report"::equals)).hasSize(4);
        assertThat(ended(closing)).isEqualTo("accounts-closed");
    }

    @Test
    void paysAPhaseAfterItsSettlementWhereThePlatformAdvancedTheMoney() {
        given("settlementSteps.reimburse", Map.of("reimbursable", true));

        ProcessInstance settlement = walk("settlement");

        assertThat(done).containsSubsequence("review-settlement", "request-drawdown", "pay-drawdown");
        assertThat(Steps.seen).contains("VP/PAY/TR-p1 platform=p1", "VP/PAY/TR-p2 platform=p2");
        assertThat(ended(settlement)).isEqualTo("phase-settled");
    }

    @Test
    void paysWhatIsStillOwedBeforeTheRestIsReturned() {
        given("closingSteps.owed", Map.of("owed", true));

        ProcessInstance closing = walk("closing");

        assertThat(done).containsSubsequence("review-statement", "request-drawdown", "pay-drawdown", "return-funds");
        assertThat(ended(closing)).isEqualTo("accounts-closed");
    }

    @Test
    void paysToAnAccountOnlyOnceTwoEntriesAgree() {
        given("check-account", Map.of("accountChecked", false), Map.of("accountChecked", true), Map.of("accountChecked", true));
        given("pay-drawdown", decision("RETURNED"), decision("APPROVED"));

        ProcessInstance transfer = walk("transfer");

        assertThat(done).containsExactly("enter-account", "check-account", "enter-account", "check-account", "pay-drawdown",
                "enter-account", "check-account", "pay-drawdown");
        assertThat(ended(transfer)).isEqualTo("transferred");
    }

    @Test
    void paysAtOnceToAnAccountThatWasCheckedBefore() {
        given("transferSteps.find", Map.of("accountChecked", true));

        walk("transfer");

        assertThat(done).containsExactly("pay-drawdown");
    }

    @Test
    void refundsAgainWhatDidNotArriveInFull() {
        given("refundSteps.verify", error("E_FUND_MISMATCH"), NOTHING);

        ProcessInstance refund = walk("refund");

        assertThat(done).containsExactly("return-funds", "confirm-receipt", "resolve-mismatch", "return-funds", "confirm-receipt");
        assertThat(ended(refund)).isEqualTo("funds-returned");
    }

    @Test
    void drawsAgainWhereThePoolIsShortTheNonceLostOrTheSequenceAtItsEnd() {
        given("freeze-pool", Map.of("pool", "SHORT"), Map.of("pool", "FROZEN"));
        given("reveal-draw", Map.of("draw", "GIVEN_UP"), Map.of("draw", "REVEALED"));
        given("reveal-witness", Map.of("draw", "LOST"), Map.of("draw", "REVEALED"));
        given("panelSteps.fill", Map.of("seats", "POOL"), Map.of("seats", "FORMED"));

        ProcessInstance panel = walk("panel");

        assertThat(done).containsSubsequence("freeze-pool", "supplement-pool", "freeze-pool", "witness-draw", "reveal-draw", "freeze-pool", "witness-draw", "reveal-draw",
                "reveal-witness", "reveal-draw", "reveal-witness", "declare-interests", "declare-interests", "register-attendance", "supplement-pool", "freeze-pool");
        assertThat(ended(panel)).isEqualTo("panel-ready");
    }

    @Test
    void asksTheNextWhereSomebodyFellOutAndDrawsNobodyWhereTheSponsorsOwnGroupReviews() {
        given("panelSteps.draws", Map.of("own", true));
        given("panelSteps.names", Map.of("names", true));
        given("panelSteps.declared", Map.of("lacks", true), Map.of());
        given("panelSteps.fill", Map.of("seats", "NAME"), Map.of("seats", "ASK"), Map.of("seats", "FORMED"));

        ProcessInstance panel = walk("panel");

        assertThat(done).containsExactly("name-members", "declare-interests", "declare-interests", "name-members", "declare-interests", "declare-interests",
                "register-attendance", "declare-interests", "declare-interests", "register-attendance");
        assertThat(ended(panel)).isEqualTo("panel-ready");
    }

    @Test
    void goesOnWithoutWhoeverDoesNotAnswerInTime() {
        leftOpen.add("declare-interests");

        ProcessInstance panel = walk("panel");

        assertThat(done).doesNotContain("declare-interests", "register-attendance");
        assertThat(ended(panel)).isEqualTo("panel-ready");
    }

    @Test
    void formsNoPanelWhereNoneIsNeeded() {
        given("panelSteps.needed", Map.of("kept", true));

        assertThat(ended(walk("panel"))).isEqualTo("panel-kept");
    }

    /** What the step or task answers, call by call; the last answer stays. */
    @SafeVarargs
    private void given(String stepOrTask, Map<String, Object>... results) {
        Map<String, Deque<Map<String, Object>>> book = stepOrTask.contains(".") ? Steps.script : answers;
        book.put(stepOrTask, new ArrayDeque<>(List.of(results)));
    }

    private ProcessInstance walk(String process) {
        ProcessInstance instance = start(process);
        walkOn();
        return instance;
    }

    private ProcessInstance start(String process) {
        Steps.seen.clear();
        Map<String, Object> first = new HashMap<>(Map.of("noticeType", "RULES", "unit", "u1", "platform", "p1", "phase", 1));
        first.put("notice", "n1");
        if (process.equals("programme")) {
            first.clear();
        }
        return engine.getRuntimeService().startProcessInstanceByKey(process, "VP", first);
    }

    private void walkOn() {
        for (int steps = 0; steps < 2000; steps++) {
            Task task = tasks().stream().filter(t -> !leftOpen.contains(t.getTaskDefinitionKey())).findFirst().orElse(null);
            if (task != null) {
                done.add(task.getTaskDefinitionKey());
                taskService().complete(task.getId(), next(answers, task.getTaskDefinitionKey(),
                        Map.of("decision", "APPROVED", "accountChecked", true, "opened", ++openings % 2 == 0, "supplement", false, "unclear", false, "answer", "ACCEPTED", "pool", "FROZEN", "draw", "REVEALED")));
                continue;
            }
            Job job = jobs().stream().min(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))).orElse(null);
            if (job == null) {
                return;
            }
            engine.getManagementService().executeJob(job.getId());
        }
        throw new AssertionError("walks in circles: " + open());
    }

    private void object(ProcessInstance publicity, String objection) {
        engine.getRuntimeService().createMessageCorrelation("OBJECTION_FILED").processInstanceId(publicity.getId())
                .setVariable("objection", objection).correlate();
    }

    private void ask(ProcessInstance tender, String question) {
        engine.getRuntimeService().createMessageCorrelation("QUESTION_ASKED").processInstanceId(tender.getId())
                .setVariable("question", question).correlate();
    }

    private List<String> open() {
        return tasks().stream().map(Task::getTaskDefinitionKey).toList();
    }

    private List<Task> tasks() {
        return taskService().createTaskQuery().orderByTaskCreateTime().asc().orderByTaskId().asc().list();
    }

    private List<Job> jobs() {
        return engine.getManagementService().createJobQuery().list();
    }

    private TaskService taskService() {
        return engine.getTaskService();
    }

    /** The end event the case reached, the last one where it passed several. */
    private String ended(ProcessInstance instance) {
        RuntimeService runtime = engine.getRuntimeService();
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())
                .as("%s still waits: %s", instance.getId(), open()).isZero();
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getEndActivityId();
    }

    private static Map<String, Object> remedy(String code) {
        return Map.of("upheld", true, "remedy", code);
    }

    private static Map<String, Object> decision(String code) {
        return Map.of("decision", code);
    }

    private static Map<String, Object> error(String code) {
        return Map.of("error", code);
    }

    private static Map<String, Object> day(int number) {
        return Map.of("moreDays", true, "day", "2023-12-0" + number);
    }

    private static Map<String, Object> noDay() {
        return Map.of("moreDays", false);
    }

    private static String place(HistoricActivityInstance activity) {
        return activity.getProcessDefinitionKey() + "/" + activity.getActivityId();
    }

    private static Map<String, Object> next(Map<String, Deque<Map<String, Object>>> book, String key, Map<String, Object> otherwise) {
        Deque<Map<String, Object>> results = book.get(key);
        return results == null ? otherwise : results.size() > 1 ? results.poll() : results.peek();
    }

    /** Stands for every step of every process; answers what the test says, else what lets the case go on. */
    public static final class Steps {

        private static final Set<String> seen = new HashSet<>();
        private static Map<String, Deque<Map<String, Object>>> script = new HashMap<>();
        private final String process;

        Steps(String process) {
            this.process = process;
        }

        private void step(DelegateExecution execution, String method, Map<String, Object> otherwise) {
            Map<String, Object> result = next(script, process + "Steps." + method, otherwise);
            if (result.containsKey("error")) {
                throw new BpmnError((String) result.get("error"));
            }
            execution.setVariables(result);
        }

        public List<Integer> phases(DelegateExecution e) { return List.of(1, 2); }
        public List<String> consultees(DelegateExecution e) { return List.of("u1", "u2"); }
        public List<String> sources(DelegateExecution e) { return List.of("u1", "u2"); }
        public List<String> units(DelegateExecution e) { return List.of("u1", "u2"); }
        public List<String> checkers(DelegateExecution e) { return List.of("u1", "u2"); }
        public List<String> platforms(DelegateExecution e) { return List.of("p1", "p2"); }
        public List<String> payees(DelegateExecution e) { return List.of("p1", "p2"); }
        public List<String> returning(DelegateExecution e) { return List.of("p1", "p2"); }
        public void settle(DelegateExecution e) { step(e, "settle", Map.of("onboard", false)); }
        public void find(DelegateExecution e) { step(e, "find", Map.of("accountChecked", false)); }
        public void reimburse(DelegateExecution e) { step(e, "reimburse", Map.of("reimbursable", false)); }
        public void owed(DelegateExecution e) { step(e, "owed", Map.of("owed", false)); }
        public void invite(DelegateExecution e) { step(e, "invite", NOTHING); }
        public List<String> holders(DelegateExecution e) { return List.of("u1", "u2", "u3"); }
        public boolean selects(DelegateExecution e) { return next(script, "programmeSteps.selects", NOTHING).containsKey("selects"); }
        public boolean recorded(DelegateExecution e) { return next(script, "selectionSteps.recorded", NOTHING).containsKey("recorded"); }
        public boolean withdrawn(DelegateExecution e) { return next(script, "objectionSteps.withdrawn", NOTHING).containsKey("withdrawn"); }
        public void lapse(DelegateExecution e) { step(e, "lapse", NOTHING); }
        public void seal(DelegateExecution e) { step(e, "seal", Map.of("tender", "t1")); }
        public void record(DelegateExecution e) { step(e, "record", Map.of("transcribe", false)); }
        public void supplement(DelegateExecution e) { step(e, "supplement", NOTHING); }
        public void count(DelegateExecution e) { step(e, "count", Map.of("opens", true, "enough", true)); }
        public List<String> voters(DelegateExecution e) { return members(e); }
        public List<String> members(DelegateExecution e) { return List.of("m1", "m2", "m3"); }
        public List<String> scorers(DelegateExecution e) { return List.of("m1", "m2", "m3"); }
        public List<String> amenders(DelegateExecution e) { return List.of("m1"); }
        public boolean intact(DelegateExecution e) { return !next(script, "evaluationSteps.intact", NOTHING).containsKey("no"); }
        public boolean chaired(DelegateExecution e) { return next(script, "evaluationSteps.chaired", NOTHING).containsKey("yes"); }
        public boolean begun(DelegateExecution e) { return next(script, "evaluationSteps.begun", NOTHING).containsKey("yes"); }
        public boolean outliers(DelegateExecution e) { return next(script, "evaluationSteps.outliers", NOTHING).containsKey("yes"); }
        public boolean tied(DelegateExecution e) { return next(script, "evaluationSteps.tied", NOTHING).containsKey("yes"); }
        public void elect(DelegateExecution e) { step(e, "elect", Map.of("member", "m1")); }
        public void clarify(DelegateExecution e) { step(e, "clarify", NOTHING); }
        public void begin(DelegateExecution e) { step(e, "begin", NOTHING); }
        public void file(DelegateExecution e) { step(e, "file", Map.of("enough", true)); }
        public void complete(DelegateExecution e) { step(e, "complete", NOTHING); }
        public void check(DelegateExecution e) { step(e, "check", Map.of("fairCompetition", false, "findings", false)); }
        public void prepare(DelegateExecution e) { step(e, "prepare", Map.of("notice", "n1", "advance", true)); }
        public void publish(DelegateExecution e) { step(e, "publish", NOTHING); }
        public void appoint(DelegateExecution e) { step(e, "appoint", Map.of("outcome", "AWARDED")); }
        public void open(DelegateExecution e) { step(e, "open", Map.of("round", 1, "publicity", "x1")); }
        public void close(DelegateExecution e) { step(e, "close", Map.of("upheld", false)); }
        public void deliver(DelegateExecution e) { step(e, "deliver", Map.of("delivery", "d1")); }
        public void tally(DelegateExecution e) { step(e, "tally", Map.of("shortfall", false)); }
        public void expire(DelegateExecution e) { step(e, "expire", NOTHING); }
        public void list(DelegateExecution e) { step(e, "list", Map.of("merchantPublicity", false)); }
        public void conclude(DelegateExecution e) { step(e, "conclude", Map.of("ready", true, "signed", true, "left", true)); }
        public List<String> batches(DelegateExecution e) { return List.of("1", "2"); }
        public List<String> places(DelegateExecution e) { return List.of("p1", "p2"); }
        public void notify(DelegateExecution e) { step(e, "notify", Map.of("splits", true)); }
        public void drawUp(DelegateExecution e) { step(e, "drawUp", NOTHING); }
        public void nextDay(DelegateExecution e) { step(e, "nextDay", noDay()); }
        public void judge(DelegateExecution e) { step(e, "judge", Map.of("mismatch", false)); }
        public void freeze(DelegateExecution e) { step(e, "freeze", Map.of("rollover", false)); }
        public void rollOver(DelegateExecution e) { step(e, "rollOver", NOTHING); }
        public void balance(DelegateExecution e) { step(e, "balance", NOTHING); }
        public void verify(DelegateExecution e) { step(e, "verify", NOTHING); }
        public boolean needed(DelegateExecution e) { return !next(script, process + "Steps.needed", NOTHING).containsKey("kept"); }
        public boolean draws(DelegateExecution e) { return !next(script, "panelSteps.draws", NOTHING).containsKey("own"); }
        public boolean names(DelegateExecution e) { return next(script, "panelSteps.names", NOTHING).containsKey("names"); }
        public boolean declared(DelegateExecution e) { return !next(script, "panelSteps.declared", NOTHING).containsKey("lacks"); }
        public List<String> asked(DelegateExecution e) { return List.of("E-1", "E-2"); }
        public void noteAbsent(DelegateExecution e) { step(e, "noteAbsent", NOTHING); }
        public void fill(DelegateExecution e) { step(e, "fill", Map.of("seats", "FORMED")); }
    }

    /** Remembers every line that was followed from one element to the next. */
    private static final class Footprints extends AbstractBpmnParseListener {
        @Override
        public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution ->
                    taken.add(((ProcessDefinitionEntity) transition.getProcessDefinition()).getKey() + "/" + transition.getId()));
        }
    }

    /** Names children the way cases are named, so that the test can see who was called with what. */
    public static final class Cases {
        public String child(DelegateExecution e, String segment) {
            Object which = switch (segment) {
                case "PH", "SET" -> e.getVariable("phase");
                case "TS" -> e.getVariable("unit");
                case "D", "RF", "TR", "AGR" -> e.getVariable("platform");
                case "OBJ" -> e.getVariable("objection");
                default -> null;
            };
            return e.getProcessBusinessKey() + "/" + segment + (which == null ? "" : "-" + which);
        }
    }

    /** One group per duty; notes what the case knows when its work appears. */
    public static final class Duties {
        public String member(DelegateExecution e) {
            return "somebody";
        }

        public String group(DelegateExecution e, String duty) {
            for (String name : List.of("noticeType", "unit", "platform", "day")) {
                if (e.getVariable(name) != null) {
                    Steps.seen.add(e.getProcessBusinessKey() + " " + name + "=" + e.getVariable(name));
                }
            }
            if (duty.equals("admit-objection")) {
                Steps.seen.add(e.getProcessBusinessKey() + " received");
            }
            return "group-" + duty;
        }

        public String holder(DelegateExecution e) {
            return null;
        }
    }

    /** Deadlines one after the other, in the order they are asked for. */
    public static final class Deadlines {
        private long asked = System.currentTimeMillis();

        public Date at(DelegateExecution e, String key) {
            asked += 60_000;
            return new Date(asked);
        }
    }
}
