package org.huimin.workflow.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.scoring.ScoreCard;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Candidate;
import org.huimin.selection.Clarification;
import org.huimin.selection.Eligibility;
import org.huimin.selection.Finding;
import org.huimin.selection.Responsiveness;
import org.huimin.selection.TenderRegister;
import org.springframework.stereotype.Component;

/** Puts together what a panel scores in one lot: the tender's sheet, whoever answers the call, its papers, and what is the same for all. */
@Component
class ScoreCards {

    private final TenderRegister tenders;
    private final ProgrammeRegister programmes;
    private final ApplicationRegister applications;
    private final Eligibility eligibility;
    private final Responsiveness responsiveness;
    private final PanelRegister panels;

    ScoreCards(TenderRegister tenders, ProgrammeRegister programmes, ApplicationRegister applications, Eligibility eligibility, Responsiveness responsiveness,
               PanelRegister panels) {
        this.tenders = tenders;
        this.programmes = programmes;
        this.applications = applications;
        this.eligibility = eligibility;
        this.responsiveness = responsiveness;
        this.panels = panels;
    }

    /** A round's case: one for each lot of a review. */
    static CaseRef round(CaseRef review, Lot lot) {
        return review.child("LOT", lot.code());
    }

    List<ScoreCard.Member> members(CaseRef tender) {
        return panels.members(tender).stream().map(ScoreCards::member).toList();
    }

    ScoreCard of(CaseRef tender, CaseRef review, Lot lot) {
        SelectionSpec terms = tenders.view(tender).terms();
        List<Candidate> candidates = responsiveness.responsive(tender).stream().filter(c -> c.lot().equals(lot.code())).toList();
        Map<String, ApplicationView> papers = applications.of(tender).stream().collect(Collectors.toMap(ApplicationView::number, Function.identity()));
        RegimeProfile.Scoring rules = programmes.scoring(tender);
        return new ScoreCard(tenders.view(tender).subject() + "（" + lot.name() + "）", candidates.stream().map(c -> applicant(c, papers.get(c.number()), terms)).toList(),
                terms.factors(), members(tender), given(terms, candidates), offers(candidates), rules, programmes.panelRow(tender).orElse(null),
                rules.note() == null ? "" : rules.note() + "。", responses(tender, review, lot));
    }

    private static ScoreCard.Applicant applicant(Candidate candidate, ApplicationView papers, SelectionSpec terms) {
        return new ScoreCard.Applicant(candidate.number(), candidate.stated().enterprise(), papers.documents().stream().map(d -> new ScoreCard.Material(
                terms.material(d.material()).map(SelectionSpec.Material::name).orElse(d.material()) + (d.supplement() ? "（补正）" : ""), "/desk/attachments/" + d.attachment() + "/view")).toList());
    }

    /** What each asked for, as it was sealed. */
    private static Map<String, BigDecimal> offers(List<Candidate> candidates) {
        return candidates.stream().filter(c -> c.stated().offer() != null).collect(Collectors.toMap(Candidate::number, c -> c.stated().offer()));
    }

    /** Whoever promises most matching funds gets the maximum, the others their share of it, rounded half up; nothing promised is nothing. */
    private static Map<String, Map<String, BigDecimal>> given(SelectionSpec terms, List<Candidate> candidates) {
        BigDecimal most = candidates.stream().map(ScoreCards::funds).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        Map<String, Map<String, BigDecimal>> given = new HashMap<>();
        for (Candidate candidate : candidates) {
            Map<String, BigDecimal> row = new HashMap<>();
            for (Factor factor : terms.factors()) {
                if (factor.kind() == FactorKind.OBJECTIVE) {
                    row.put(factor.code(), most.signum() == 0 ? BigDecimal.ZERO : funds(candidate).multiply(factor.max()).divide(most, 2, RoundingMode.HALF_UP));
                }
            }
            given.put(candidate.number(), row);
        }
        return given;
    }

    private static BigDecimal funds(Candidate candidate) {
        return candidate.stated().matchingFunds() == null ? BigDecimal.ZERO : candidate.stated().matchingFunds();
    }

    private List<ScoreCard.Response> responses(CaseRef tender, CaseRef review, Lot lot) {
        Map<String, Finding> findings = responsiveness.findings(tender).stream().collect(Collectors.toMap(Finding::application, Function.identity()));
        Map<String, Clarification> asked = responsiveness.clarifications(tender, review).stream()
                .collect(Collectors.toMap(Clarification::application, Function.identity()));
        List<ScoreCard.Response> told = new ArrayList<>();
        eligibility.eligible(tender).stream().filter(c -> c.lot().equals(lot.code())).forEach(c -> {
            Finding finding = findings.get(c.number());
            Clarification clarification = asked.get(c.number());
            String words = clarification == null ? "" : "要求澄清：" + clarification.question() + " 答复："
                    + (clarification.answer() == null ? "期限内没有答复" : clarification.answer());
            boolean responsive = finding.value() == Finding.Value.RESPONSIVE;
            told.add(new ScoreCard.Response(c.stated().enterprise(), responsive ? "响应" : "不响应，不参加评分", responsive ? words
                    : (finding.words() + " " + words).strip()));
        });
        return told;
    }

    static ScoreCard.Member member(PanelMember member) {
        return new ScoreCard.Member(member.account(), member.code(), member.name(), ScoreCard.Kind.valueOf(member.kind().name()));
    }
}
