package org.huimin.selection;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.kernel.Verdict;
import org.huimin.programme.SelectionSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes over the order in which the panel ranked the applicants, proposes who is to have each place by that order and no other, lets
 * another approve it, and confirms it once the public has been asked.
 */
@Service
public class Awarding {

    private final TenderRegister tenders;
    private final Eligibility eligibility;
    private final Awards awards;
    private final Agreements agreements;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Awarding(TenderRegister tenders, Eligibility eligibility, Awards awards, Agreements agreements, Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.eligibility = eligibility;
        this.awards = awards;
        this.agreements = agreements;
        this.clock = clock;
        this.facts = facts;
    }

    /** Takes over what the panel signed; whatever was proposed by an earlier order no longer stands. @param order of every lot */
    @Act
    public void rank(Actor by, CaseRef tender, List<Ranked> order) {
        if (order.isEmpty() || new HashSet<>(order.stream().map(Ranked::application).toList()).size() != order.size()) {
            throw Refused.invalid("award.order", "order", order.size(), "评审结果须列出报名企业，每家一次。");
        }
        awards.rank(tender, order, awards.round(tender), by, Stamp.now(clock));
        facts.publishEvent(new TenderFact.ApplicantsRanked(tender, by.account(), order.size()));
    }

    /** The last order the panel signed, by lot and rank; empty before. */
    public List<Ranked> ranking(CaseRef tender) {
        return awards.ranking(tender);
    }

    /**
     * Whom each place falls to by the order: whoever has signed for it, or was approved for it under this order and not left out, keeps
     * it; the free ones go to the next.
     *
     * @return every place, in the order of lots and places; empty where nobody is left. Nothing before the panel has ranked.
     */
    public Map<String, Optional<Ranked>> due(CaseRef tender) {
        List<Ranked> order = awards.ranking(tender);
        if (order.isEmpty()) {
            return Map.of();
        }
        Set<String> out = out(tender);
        int round = awards.round(tender);
        Map<String, String> kept = new HashMap<>(round <= awards.roundBeforeRanking(tender) ? Map.of() : awards.of(tender, round).stream()
                .filter(a -> !out.contains(a.application()) && (a.state() == Award.State.APPROVED || a.state() == Award.State.CONFIRMED))
                .collect(Collectors.toMap(Award::place, Award::application)));
        agreements.of(tender).stream().filter(Agreement::binds).forEach(a -> kept.put(a.place(), a.application()));
        Map<String, Optional<Ranked>> due = new LinkedHashMap<>();
        for (SelectionSpec.Lot lot : tenders.view(tender).terms().lots()) {
            Iterator<Ranked> next = order.stream().filter(r -> r.lot().equals(lot.code()) && !out.contains(r.application())
                    && !kept.containsValue(r.application())).iterator();
            lot.places().forEach(place -> due.put(place, kept.containsKey(place)
                    ? order.stream().filter(r -> r.application().equals(kept.get(place))).findFirst() : next.hasNext() ? Optional.of(next.next()) : Optional.empty()));
        }
        return due;
    }

    /**
     * One enterprise for every place of every lot: whom it falls to by the panel's order.
     *
     * @param chosen place → number of the receipt
     * @param reason why these
     */
    @Act
    public void propose(Actor actor, CaseRef tender, Map<String, String> chosen, String reason) {
        Map<String, Optional<Ranked>> due = due(tender);
        if (due.isEmpty()) {
            throw Refused.conflict("award.not-ranked", "评审小组尚未签署评审报告，不能提出入选建议。");
        }
        List<Reason> no = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            no.add(new Reason("award.reason", "reason", "", "入选理由不能为空，请写明依据公告的哪一条。"));
        }
        List<Award> proposed = new ArrayList<>();
        for (SelectionSpec.Lot lot : tenders.view(tender).terms().lots()) {
            for (String place : lot.places()) {
                String number = chosen.getOrDefault(place, "");
                Optional<Ranked> next = due.get(place);
                if (next.isEmpty()) {
                    no.add(new Reason("award.nobody-left", place, number, "类别“" + lot.name() + "”已经没有可以递补的报名企业，不能提出入选建议。"));
                } else if (!next.get().application().equals(number)) {
                    no.add(new Reason("award.order", place, number, "类别“" + lot.name() + "”的这一名额须由评审第 " + next.get().rank() + " 名“" + next.get().enterprise()
                            + "”入选：入选按评审名次依次确定，前一名放弃或者不再入选的才由后一名递补。"));
                } else {
                    proposed.add(new Award(place, lot.code(), number, next.get().enterprise(), reason == null ? "" : reason.strip(), Award.State.PROPOSED));
                }
            }
        }
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        int round = awards.round(tender) + 1;
        proposed.forEach(award -> awards.propose(tender, round, award, actor, Stamp.now(clock)));
        facts.publishEvent(new TenderFact.AwardProposed(tender, actor.account(), proposed.size()));
    }

    @Act
    public void decide(Actor actor, CaseRef tender, boolean approved, String opinion) {
        int round = awards.round(tender);
        if (awards.of(tender, round).stream().noneMatch(a -> a.state() == Award.State.PROPOSED)) {
            throw Refused.conflict("award.not-proposed", "没有待审批的入选建议。");
        }
        if (actor.account().equals(awards.proposer(tender, round))) {
            throw Refused.forbidden("award.own-proposal", "提出入选平台的人不能审批自己的建议。");
        }
        if (!approved && (opinion == null || opinion.isBlank())) {
            throw Refused.invalid("award.opinion", "opinion", "", "退回意见不能为空，请写明哪里需要修改。");
        }
        awards.decided(tender, round, approved ? Award.State.APPROVED : Award.State.RETURNED, actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.AwardDecided(tender, actor.account(), approved));
    }

    /** The publicity is over and nothing stands against it. @return the places with their winners */
    @Act
    public List<Award> confirm(CaseRef tender) {
        List<Award> approved = current(tender);
        if (approved.isEmpty() || approved.stream().anyMatch(a -> a.state() != Award.State.APPROVED)) {
            throw Refused.conflict("award.not-approved", "入选结果尚未获得同意，不能确定发放平台。");
        }
        Set<String> out = out(tender);
        if (approved.stream().anyMatch(a -> out.contains(a.application()))) {
            throw Refused.conflict("award.left-out", "入选企业中有不再入选的，须先由后一名递补，不能确定发放平台。");
        }
        awards.confirmed(tender, awards.round(tender));
        return approved;
    }

    /**
     * Leaves an applicant out of every further proposal; once more changes nothing.
     *
     * @param application number of the receipt
     * @param reason      as it is told and kept
     */
    @Act
    public void leaveOut(Actor actor, CaseRef tender, String application, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refused.invalid("award.left-out-reason", "reason", "", "不再入选的理由不能为空，请写明依据。");
        }
        if (awards.leftOut(tender).stream().anyMatch(out -> out.application().equals(application))) {
            return;
        }
        awards.leaveOut(tender, new LeftOut(application, reason.strip()), actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.ApplicantLeftOut(tender, actor.account(), application));
    }

    /** In the order in which it was decided. */
    public List<LeftOut> leftOut(CaseRef tender) {
        return awards.leftOut(tender);
    }

    /** From among whom places can be given: eligible, ranked once the panel has done so, and not left out, by number of receipt. */
    public List<Candidate> open(CaseRef tender) {
        Set<String> out = out(tender);
        Set<String> ranked = awards.ranking(tender).stream().map(Ranked::application).collect(Collectors.toSet());
        return eligibility.eligible(tender).stream().filter(c -> !out.contains(c.number()) && (ranked.isEmpty() || ranked.contains(c.number()))).toList();
    }

    private Set<String> out(CaseRef tender) {
        return awards.leftOut(tender).stream().map(LeftOut::application).collect(Collectors.toSet());
    }

    /**
     * Whether every place could still be given without these.
     *
     * @param without numbers of receipts, besides those left out already
     * @return or no, because a lot would have too few
     */
    public Verdict enoughWithout(CaseRef tender, Set<String> without) {
        List<Candidate> left = open(tender).stream().filter(c -> !without.contains(c.number())).toList();
        return new Verdict(tenders.view(tender).terms().lots().stream()
                .filter(lot -> left.stream().filter(c -> c.lot().equals(lot.code())).count() < lot.winners())
                .map(lot -> new Reason("award.nobody-next", "against", lot.name(), "类别“" + lot.name() + "”的合格企业不足" + lot.winners()
                        + "家，没有可以递补的企业，请另选处理方式。")).toList());
    }

    /** Number of the receipt of whoever has signed for the place; empty where nobody has. */
    public Optional<String> bound(CaseRef tender, String place) {
        return agreements.of(tender).stream().filter(a -> a.binds() && a.place().equals(place)).map(Agreement::application).findFirst();
    }

    /** How often an award has been proposed. */
    public int round(CaseRef tender) {
        return awards.round(tender);
    }

    /** The last round's, by place. */
    public List<Award> current(CaseRef tender) {
        return awards.of(tender, awards.round(tender));
    }
}
