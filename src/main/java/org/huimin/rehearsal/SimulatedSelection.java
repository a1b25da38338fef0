package org.huimin.rehearsal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Rehearsal.Applicant;
import org.huimin.programme.SelectionSpec;
import org.huimin.selection.Bar;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.Inviting;
import org.huimin.selection.OpeningCall;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** What simulated people answer where platforms are selected. */
@Component
class SimulatedSelection {

    private static final Duration WINDOW = Duration.ofDays(3);
    /** How long another system takes from the call to the result. */
    private static final Duration ELSEWHERE = Duration.ofDays(30);
    /** Beyond every term: enterprises answer with their own accounts or not at all. */
    private static final Duration ON_PAPER = Duration.ofDays(365);

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final Eligibility eligibility;
    private final Inviting inviting;
    private final Attachments attachments;
    private final SimulatedEvaluation evaluation;
    private final Clock clock;

    SimulatedSelection(ProgrammeRegister programmes, TenderRegister tenders, SealCeremony ceremony, Eligibility eligibility, Inviting inviting,
                       Attachments attachments, SimulatedEvaluation evaluation, Clock clock) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.eligibility = eligibility;
        this.inviting = inviting;
        this.attachments = attachments;
        this.evaluation = evaluation;
        this.clock = clock;
    }

    /** Empty where the work is not about a selection. */
    Optional<Map<String, Object>> to(WorkItem item, Actor actor, long seed) {
        return item.process().equals("evaluation") ? Optional.of(evaluation.to(item, actor, seed)) : switch (item.task()) {
            case "draft-tender" -> Optional.of(draft(item));
            case "hold-seal" -> Optional.of(hold(item.caseRef(), actor));
            case "receive-applications" -> Optional.of(Map.of("paper", 0, "complete", true, "openingAt", Tendering.typed(nextSecond()),
                    "place", "区政务服务中心开标室（演练）", "watch", "凭回执到场旁观（演练）"));
            case "transcribe-applications" -> Optional.of(transcribe(item, actor));
            case "answer-question" -> Optional.of(Map.of("answer", "以遴选公告为准。"));
            case "open-applications" -> Optional.of(open(tender(item), actor));
            case "review-eligibility" -> Optional.of(review(item, actor));
            case "propose-award" -> Optional.of(Map.of("reason", "按评审名次依次确定（演练）。"));
            case "propose-split" -> Optional.of(Map.of("reason", "按报名材料的资金分配建议和方案划分（演练）。"));
            case "settle-unsigned" -> Optional.of(Map.of("decision", "LAPSED", "reason", "期限届满前已两次书面催告，对方没有答复（演练）。"));
            case "sign-agreement" -> Optional.of(Map.of("signed", true));
            case "file-agreement" -> Optional.of(Map.of("filedWith", "同级财政部门（演练）", "filedOn", today()));
            case "submit-plans" -> Optional.of(Map.of("implementationPlan", List.of(paper(item, actor, "implementation-plan")),
                    "emergencyPlan", List.of(paper(item, actor, "emergency-plan"))));
            case "run-test" -> Optional.of(Map.of("testedOn", today(), "report", List.of(paper(item, actor, "joint-test")),
                    "remark", "领用、核销、退款和数据报送逐项测试通过（演练）。"));
            case "record-selection" -> Optional.of(recorded(item, actor));
            case "settle-shortage" -> Optional.of(Map.of("decision", "REANNOUNCED", "opinion", "报名企业不足，按公告重新公告。"));
            default -> Optional.empty();
        };
    }

    /** When a simulated clerk hands the register in at the earliest. */
    Optional<Instant> notBefore(WorkItem item) {
        if (item.task().equals("record-selection")) {
            return Optional.of(item.createdAt().plus(ELSEWHERE));
        }
        if (item.task().equals("conclude-agreement")) {
            return Optional.of(item.createdAt().plus(ON_PAPER));
        }
        if (item.task().equals("open-applications")) {
            return inviting.of(tender(item)).map(OpeningCall::at);
        }
        return item.task().equals("receive-applications") ? tenders.find(item.caseRef()).map(TenderView::deadline) : Optional.empty();
    }

    /** Where the file's own date has gone by, a few days from now. */
    private Map<String, Object> draft(WorkItem item) {
        ProgrammeSpec spec = programmes.spec(item.root());
        Map<String, Object> answer = new HashMap<>(Map.of("introduction", "为组织好" + spec.name() + "，现公开遴选消费券发放平台，欢迎符合条件的企业报名。"));
        Instant planned = programmes.schedule(item.root(), Tendering.DEADLINE).at() == null ? null
                : programmes.schedule(item.root(), Tendering.DEADLINE).at().atZone(Period.ZONE).toInstant();
        if (planned != null && !planned.isAfter(clock.instant())) {
            ZonedDateTime later = clock.instant().plus(WINDOW).atZone(Period.ZONE).withHour(18).withMinute(0).withSecond(0).withNano(0);
            answer.put("deadline", Tendering.typed(later.toInstant()));
        }
        return answer;
    }

    private Map<String, Object> hold(CaseRef tender, Actor actor) {
        if (!ceremony.holds(actor, tender)) {
            ceremony.register(actor, tender, secret(actor));
        }
        return Map.of("kept", true);
    }

    private Map<String, Object> open(CaseRef tender, Actor actor) {
        if (!ceremony.hasOpened(actor, tender)) {
            ceremony.open(actor, tender, secret(actor));
        }
        return Map.of("present", true, "remark", "在会议室开启（演练）。");
    }

    private Instant nextSecond() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** By what stood on the envelopes; of everything else the papers say nothing. */
    private Map<String, Object> transcribe(WorkItem item, Actor actor) {
        Map<String, Object> answer = new HashMap<>();
        eligibility.candidates(tender(item)).stream().filter(c -> c.applicant().isEmpty()).forEach(c -> {
            String end = "_" + c.number().replaceAll("[^A-Za-z0-9_]", "_");
            answer.put("enterprise" + end, c.stated().enterprise());
            answer.put("contact" + end, c.stated().contact());
            answer.put("phone" + end, c.stated().phone());
            answer.put("lacking" + end, "其余内容材料没有写明（演练）。");
            answer.put("scans" + end, List.of(attachments.store(actor, item.caseRef(), "申请书.pdf",
                    new ByteArrayInputStream(RehearsalPaper.pdf("REHEARSAL APPLICATION"))).id()));
        });
        return answer;
    }

    private static char[] secret(Actor actor) {
        return ("rehearsal of " + actor.account()).toCharArray();
    }

    private Map<String, Object> review(WorkItem item, Actor actor) {
        CaseRef tender = tender(item);
        SelectionSpec terms = tenders.view(tender).terms();
        Map<String, Applicant> made = programmes.spec(tender).rehearsal().applicants().stream()
                .collect(Collectors.toMap(Applicant::creditCode, Function.identity()));
        Map<String, Object> answer = new HashMap<>();
        List<Candidate> candidates = eligibility.candidates(tender);
        List<String> lists = Eligibility.lists(terms);
        for (int i = 0; i < lists.size(); i++) {
            answer.put("queriedOn_" + i, LocalDate.ofInstant(clock.instant(), Period.ZONE).toString());
            answer.put("list_" + i, List.of(list(item, actor, lists.get(i), i == 0 ? candidates.stream().filter(c -> habit(made, c).equals("DEBARRED")).toList() : List.of())));
        }
        Set<String> barred = new HashSet<>(eligibility.bars(tender).stream().map(Bar::application).toList());
        candidates.stream().filter(c -> habit(made, c).equals("DEBARRED")).map(Candidate::number).forEach(barred::add);
        boolean again = !eligibility.verdicts(tender).isEmpty();
        for (Candidate candidate : candidates) {
            terms.conditions().forEach(condition -> {
                String end = "_" + (candidate.number() + "_" + condition.code()).replaceAll("[^A-Za-z0-9_]", "_");
                boolean unmet = barred.contains(candidate.number()) && condition.kind() != SelectionSpec.ConditionKind.STATEMENT;
                boolean lacking = !again && habit(made, candidate).equals("INCOMPLETE") && condition.equals(last(terms));
                answer.put("verdict" + end, unmet ? "UNMET" : lacking ? "LACKING" : "MET");
                answer.put("reason" + end, unmet ? "系统核对不符合，见名单和许可证。" : lacking ? "证明材料不全，请补正。" : "");
            });
        }
        return answer;
    }

    private static SelectionSpec.Condition last(SelectionSpec terms) {
        return terms.conditions().get(terms.conditions().size() - 1);
    }

    private static String habit(Map<String, Applicant> made, Candidate candidate) {
        Applicant applicant = made.get(candidate.stated().creditCode());
        return applicant == null ? "PROMPT" : applicant.habit();
    }

    private String list(WorkItem item, Actor actor, String name, List<Candidate> on) {
        StringBuilder csv = new StringBuilder("企业名称,统一社会信用代码\n某企业（演练）,91990000MA0000000X\n");
        on.forEach(c -> csv.append(c.stated().enterprise()).append(',').append(c.stated().creditCode()).append('\n'));
        return attachments.store(actor, item.caseRef(), name + ".csv", new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8))).id();
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE).toString();
    }

    private String paper(WorkItem item, Actor actor, String name) {
        return attachments.store(actor, item.caseRef(), name + ".pdf", new ByteArrayInputStream(RehearsalPaper.pdf("REHEARSAL " + name.toUpperCase(Locale.ROOT)
                + " " + item.context("platform")))).id();
    }

    private Map<String, Object> recorded(WorkItem item, Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        Map<String, Object> answer = new HashMap<>(Map.of("systemName", "省级政府采购网（演练）", "project", "CG-" + today.getYear() + "-001",
                "announcedOn", today.minusDays(28).toString(), "deadline", today.minusDays(4) + " 09:00:00", "resultOn", today.minusDays(1).toString(),
                "paper", List.of(attachments.store(actor, item.caseRef(), "result.pdf", new ByteArrayInputStream(RehearsalPaper.pdf("REHEARSAL RESULT"))).id())));
        ProgrammeSpec spec = programmes.spec(item.root());
        List<Applicant> applicants = spec.rehearsal().applicants();
        answer.put("bidders", applicants.stream().map(a -> a.name() + " " + a.creditCode()).collect(Collectors.joining("\n")));
        spec.selection().lots().forEach(lot -> {
            List<Applicant> own = applicants.stream().filter(a -> a.lot().equals(lot.code())).toList();
            answer.put("received_" + lot.code(), own.size());
            answer.put("eligible_" + lot.code(), own.size());
            for (int i = 0; i < lot.places().size(); i++) {
                answer.put("enterprise_" + lot.places().get(i), own.get(i).name());
                answer.put("creditCode_" + lot.places().get(i), own.get(i).creditCode());
            }
        });
        return answer;
    }

    private static CaseRef tender(WorkItem item) {
        return CaseRef.of(item.context("tender"));
    }
}
