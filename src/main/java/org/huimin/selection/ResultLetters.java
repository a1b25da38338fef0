package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.document.Paper;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Quoted;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.selection.EligibilityVerdict.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Writes to everybody who applied: to winners that they won, to the others why not, with their own score and rank and nobody else's. */
@Service
public class ResultLetters {

    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Eligibility eligibility;
    private final Awarding awarding;
    private final Letters letters;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    ResultLetters(TenderRegister tenders, ApplicationRegister applications, Eligibility eligibility, Awarding awarding, Letters letters,
              ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.eligibility = eligibility;
        this.awarding = awarding;
        this.letters = letters;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Writes to whoever has not been written to: each new winner, and once to everybody else.
     */
    @Act
    public void issue(CaseRef tender) {
        TenderView view = tenders.view(tender);
        List<Letter> before = letters.of(tender);
        Map<String, Award> won = awarding.current(tender).stream().collect(Collectors.toMap(Award::application, Function.identity()));
        Map<String, Ranked> ranked = awarding.ranking(tender).stream().collect(Collectors.toMap(Ranked::application, Function.identity()));
        int round = awarding.round(tender);
        Instant now = Stamp.now(clock);
        int written = 0;
        for (Candidate candidate : eligibility.candidates(tender)) {
            Award award = won.get(candidate.number());
            boolean told = before.stream().anyMatch(l -> l.application().equals(candidate.number()) && (award == null || l.won()));
            if (!told) {
                letters.issue(new Letter(candidate.number(), round, tender, award != null, candidate.stated().enterprise(), award != null
                        ? winner(view, award, ranked.get(candidate.number())) : other(view, candidate, ranked.get(candidate.number())), now, null));
                written++;
            }
        }
        facts.publishEvent(new TenderFact.ResultTold(tender, Actor.SYSTEM.account(), round, written));
    }

    /** The enterprise's own letters, oldest first. @throws Refused absent for another's application as for one that is not there */
    public List<Letter> own(Actor actor, String application) {
        return letters.of(applications.own(actor, application).number());
    }

    /** The enterprise says that it has the letter; the first time counts. */
    @Act
    public void receive(Actor actor, String application) {
        for (Letter letter : own(actor, application)) {
            if (letter.received() == null) {
                letters.received(letter, actor, Stamp.now(clock));
                facts.publishEvent(new TenderFact.LetterReceived(letter.tender(), actor.account(), application, letter.round()));
            }
        }
    }

    /** For the sponsor. */
    public List<Letter> of(CaseRef tender) {
        return letters.of(tender);
    }

    /** The last letter about an application of this programme. */
    public Optional<Letter> of(CaseRef programme, String application) {
        return letters.of(application).stream().filter(l -> l.tender().root().equals(programme.root())).reduce((first, second) -> second);
    }

    /** Numbers of the enterprise's applications with a letter it has not acknowledged or an agreement it has not answered. */
    public Set<String> waiting(Actor actor) {
        return Applying.applies(actor) ? letters.waiting(actor.unit()) : Set.of();
    }

    /** The sponsor's letter as paper. */
    public Paper paper(Letter letter) {
        ProgrammeSpec spec = programmes.spec(letter.tender());
        return new Paper("", "", letter.title(), letter.enterprise(), Paper.paragraphs(letter.body()), List.of(), spec.unit(spec.sponsor()).name(),
                LocalDate.ofInstant(letter.issued(), Period.ZONE));
    }

    private String winner(TenderView view, Award award, Ranked ranked) {
        Money pool = programmes.spec(view.caseRef()).platform(award.place()).orElseThrow().pool();
        return "你单位报名参加的" + Quoted.of(view.subject()) + "遴选（报名材料编号" + award.application() + "），经资格审查、评定和公示，入选“"
                + view.lot(award.lot()).orElseThrow().name() + "”类别。\n" + scored(ranked)
                + (programmes.spec(view.caseRef()).platforms().size() == 1 ? "承担的资金为" + pool.grouped() + "元。\n" : "承担的资金以协议写明的数额为准。\n")
                + "请登录报名系统查看协议，并在协议写明的期限内签署。放弃入选资格的，请书面说明；逾期没有签署的，由本单位依照遴选公告处理。" + contact(view);
    }

    private String other(TenderView view, Candidate candidate, Ranked ranked) {
        return "你单位报名参加的" + Quoted.of(view.subject()) + "遴选（报名材料编号" + candidate.number() + "）已经结束，你单位未入选。\n" + why(view, candidate) + "\n" + scored(ranked)
                + "对结果有异议的，可以依照遴选公告的办法提出。感谢你单位的参与。" + contact(view);
    }

    private String contact(TenderView view) {
        return programmes.spec(view.caseRef()).sponsorsContact().map(contact -> "\n" + contact).orElse("");
    }

    private String why(TenderView view, Candidate candidate) {
        List<EligibilityVerdict> unmet = eligibility.verdicts(view.caseRef()).stream()
                .filter(v -> v.application().equals(candidate.number()) && v.value() != Value.MET).toList();
        return "原因：" + (unmet.isEmpty() ? "符合条件，但没有列入“" + view.lot(candidate.lot()).orElseThrow().name() + "”类别的入选名额。"
                : "经资格审查，下列条件不符合：" + unmet.stream().map(v -> condition(view, v) + (v.reason().isEmpty() ? "" : "（" + bare(v.reason()) + "）"))
                .collect(Collectors.joining("；")) + "。");
    }

    private static String bare(String reason) {
        return reason.endsWith("。") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private static String condition(TenderView view, EligibilityVerdict verdict) {
        return view.terms().conditions().stream().filter(c -> c.code().equals(verdict.condition())).map(Condition::name).findFirst().orElse(verdict.condition());
    }

    /** Nothing where nobody scored it. */
    private static String scored(Ranked ranked) {
        return ranked == null || ranked.score() == null ? "" : "你单位的得分为" + ranked.score().toPlainString() + "分，在本类别中列第" + ranked.rank() + "名。\n";
    }
}
