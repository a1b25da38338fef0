package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.selection.Finding.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The panel finds whether each application answers the call before it scores any, and may once ask in writing what is not clear. */
@Service
public class Responsiveness {

    private static final int LONGEST = 1000;
    private static final int LONGEST_ANSWER = 2000;

    private final Eligibility eligibility;
    private final ApplicationRegister register;
    private final Findings findings;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Responsiveness(Eligibility eligibility, ApplicationRegister register, Findings findings, Clock clock, ApplicationEventPublisher facts) {
        this.eligibility = eligibility;
        this.register = register;
        this.findings = findings;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * One finding for every eligible application.
     *
     * @param review case of the review
     * @return whether something has to be made clear first
     * @throws Refused naming every application without a finding, every reason that is missing, and a second question
     */
    @Act
    public boolean judge(Actor by, CaseRef tender, CaseRef review, List<Finding> given) {
        Map<String, Finding> byNumber = given.stream().collect(Collectors.toMap(Finding::application, f -> f, (a, b) -> b));
        Set<String> asked = clarifications(tender, review).stream().map(Clarification::application).collect(Collectors.toSet());
        List<Reason> no = new ArrayList<>();
        List<Finding> kept = new ArrayList<>();
        for (Candidate candidate : eligibility.eligible(tender)) {
            String name = "“" + candidate.stated().enterprise() + "”";
            Finding finding = byNumber.get(candidate.number());
            if (finding == null) {
                no.add(new Reason("response.not-judged", candidate.number(), "", name + "尚未审查，请选择是否响应遴选要求。"));
                continue;
            }
            String words = finding.words() == null ? "" : finding.words().strip();
            if (finding.value() != Value.RESPONSIVE && words.isEmpty() || words.length() > LONGEST) {
                no.add(new Reason("response.words", candidate.number(), "", name + (finding.value() == Value.UNCLEAR ? "需要澄清什么" : "不响应的理由")
                        + "须写明，最多" + LONGEST + "字。"));
            }
            no.addAll(Invisible.judge("response.words", candidate.number(), name + "的审查理由", words).reasons());
            if (finding.value() == Value.UNCLEAR && !asked.isEmpty()) {
                no.add(new Reason("response.clarified", candidate.number(), "UNCLEAR", name + "不能再次要求澄清：一次评审只要求澄清一次，请审查为响应或者不响应。"));
            }
            kept.add(new Finding(candidate.number(), finding.value(), finding.value() == Value.RESPONSIVE ? "" : words));
        }
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        findings.replace(tender, kept, by, now());
        List<Finding> unclear = kept.stream().filter(f -> f.value() == Value.UNCLEAR).toList();
        findings.ask(tender, review, unclear, now());
        int responsive = (int) kept.stream().filter(f -> f.value() == Value.RESPONSIVE).count();
        facts.publishEvent(new TenderFact.ResponsivenessReviewed(tender, by.account(), responsive, kept.size() - responsive - unclear.size(), unclear.size()));
        return !unclear.isEmpty();
    }

    /** Sends what is not clear to those it concerns. @param until the first instant that is too late */
    @Act
    public void ask(CaseRef tender, CaseRef review, Instant until) {
        findings.until(review, until);
        facts.publishEvent(new TenderFact.ClarificationAsked(tender, Actor.SYSTEM.account(), clarifications(tender, review).size()));
    }

    /** What an enterprise is asked now; empty where nothing is, it has answered, or the term is over. */
    public Optional<Clarification> asked(OwnApplication own) {
        return own.state() != ApplicationState.OPENED ? Optional.empty() : findings.last(own.tender(), own.number())
                .filter(c -> c.answer() == null && clock.instant().isBefore(c.until()));
    }

    /** The enterprise's answer, once and in writing. */
    @Act
    public void answer(Actor actor, String number, String text) {
        OwnApplication own = register.own(actor, number);
        Clarification asked = asked(own).orElseThrow(() -> Refused.conflict("clarification.not-asked", "这份报名材料没有需要澄清的，或者澄清期限已过。"));
        if (text == null || text.isBlank() || text.length() > LONGEST_ANSWER) {
            throw Refused.invalid("clarification.answer", "answer", "", "请写明澄清内容，最多" + LONGEST_ANSWER + "字；澄清不得超出报名材料的范围。");
        }
        Invisible.judge("clarification.answer", "answer", "澄清内容", text).orRefuse();
        if (!findings.answer(asked.review(), number, text.strip(), now())) {
            throw Refused.conflict("clarification.not-asked", "这份报名材料的澄清已经提交，不能再改。");
        }
        facts.publishEvent(new ApplicationFact.ClarificationAnswered(own.tender(), actor.account(), number, asked.review()));
    }

    public List<Clarification> clarifications(CaseRef tender, CaseRef review) {
        return findings.of(tender, review);
    }

    public List<Finding> findings(CaseRef tender) {
        return findings.of(tender);
    }

    /** The eligible ones that answer the call; by number of receipt. */
    public List<Candidate> responsive(CaseRef tender) {
        Set<String> found = findings.of(tender).stream().filter(f -> f.value() == Value.RESPONSIVE).map(Finding::application).collect(Collectors.toSet());
        return eligibility.eligible(tender).stream().filter(c -> found.contains(c.number())).toList();
    }

    private Instant now() {
        return Stamp.now(clock);
    }
}
