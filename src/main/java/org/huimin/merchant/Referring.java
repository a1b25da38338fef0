package org.huimin.merchant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.Referral.Handover;
import org.huimin.merchant.Referral.Outcome;
import org.huimin.merchant.Referral.Reply;
import org.huimin.merchant.Referral.State;
import org.huimin.merchant.ShopFact.ReferralAnswered;
import org.huimin.merchant.ShopFact.ReferralDecided;
import org.huimin.merchant.ShopFact.ReferralHandedOver;
import org.huimin.merchant.ShopFact.ReferralProposed;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ReferralAuthority;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 移送: whoever keeps the directory proposes that a severe case be handed to the authority competent for it, another person
 * decides, and the hand-over and the authority's reply are recorded. Which authority, for what and on what basis, is the regime's.
 */
@Service
public class Referring {

    private static final int FACTS = 2000;
    private static final int REMARK = 500;
    private static final int MATERIALS = 1000;
    private static final int NUMBER = 60;

    private final Shops shops;
    private final Referrals referrals;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Referring(Shops shops, Referrals referrals, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.referrals = referrals;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * @param authority one of those {@linkplain #offered offered}
     * @param evidence  stores the paper that shows it and gives its id, once all else is in order
     * @return the referral's case
     * @throws Refused absent for whoever may not know of it, invalid for what is missing, conflict where the shop's case is on its way there
     */
    @Act
    public CaseRef propose(Actor actor, CaseRef programme, String storeId, String authority, String what, Supplier<String> evidence) {
        CaseRef root = programme.root();
        if (!proposes(actor, root)) {
            throw Refused.absent("没有这项工作，或者它不在您的办理范围内。");
        }
        shops.hold(root);
        Shop shop = shops.hold(root, storeId);
        ReferralAuthority to = programmes.referralAuthorities(root).stream().filter(a -> a.code().equals(authority)).findFirst()
                .orElseThrow(() -> Refused.invalid("referral.authority", "authority", authority, "请选择有权处理的机关。"));
        String known = FreeText.required("案情", what, FACTS);
        if (evidence == null) {
            throw Refused.invalid("referral.evidence", "evidence", "", "请上传核查报告等证据材料。");
        }
        List<Referral> before = referrals.ofShop(root, storeId);
        before.stream().filter(r -> r.authority().equals(to.name()) && r.state() != State.REFUSED && r.state() != State.ANSWERED).findFirst().ifPresent(r -> {
            throw Refused.conflict("referral.under-way", "“" + shop.name() + "”移送" + to.name() + "一事已由" + r.proposedByName() + "提出，正在办理。");
        });
        CaseRef ref = shop.caseRef().child("REF", before.size() + 1);
        String id = UUID.randomUUID().toString();
        referrals.insert(new Referral(ref, id, storeId, to.name(), to.grounds(), to.basis().citation(), known, evidence.get(), actor.account(), actor.name(),
                Stamp.now(clock), State.PROPOSED, null, null, null));
        facts.publishEvent(new ReferralProposed(ref, actor.account(), id, to.name(), to.basis().citation()));
        return ref;
    }

    /** @throws Refused forbidden for whoever proposed it, conflict where it is decided */
    @Act
    public void decide(Actor actor, CaseRef programme, String id, boolean agree, String remark) {
        Referral referral = held(programme, id, State.PROPOSED, "这项移送已经审批。");
        if (referral.proposedBy().equals(actor.account())) {
            throw Refused.forbidden("referral.own", "这项移送由您提出，不能由您自己审批。");
        }
        String said = agree ? FreeText.optional("审批意见", remark, REMARK) : FreeText.required("审批意见", remark, REMARK);
        referrals.decide(referral, agree ? State.AGREED : State.REFUSED, actor, Stamp.now(clock), said);
        facts.publishEvent(new ReferralDecided(referral.caseRef(), actor.account(), referral.storeId(), referral.proposedBy(), agree));
    }

    /** @param number of the letter; @param on the day the authority signed for it; @param receipt id of the signed receipt */
    @Act
    public void handOver(Actor actor, CaseRef programme, String id, String number, LocalDate on, String materials, String receipt) {
        Referral referral = held(programme, id, State.AGREED, "这项移送没有等待移交。");
        String letter = FreeText.required("移送文号", number, NUMBER);
        String listed = FreeText.required("移交材料", materials, MATERIALS);
        between("handedOn", "移交日期", on, LocalDate.ofInstant(referral.decision().at(), Period.ZONE), "批准移送之日");
        if (receipt == null) {
            throw Refused.invalid("referral.receipt", "receipt", "", "请上传接收机关签收的移送书。");
        }
        referrals.handOver(referral, new Handover(letter, on, listed, receipt, actor.name()));
        facts.publishEvent(new ReferralHandedOver(referral.caseRef(), actor.account(), referral.authority(), letter, on, receipt));
    }

    /** @param number of the authority's paper, may be empty; @param paper id of it, or null */
    @Act
    public void answer(Actor actor, CaseRef programme, String id, Outcome outcome, LocalDate on, String number, String text, String paper) {
        Referral referral = held(programme, id, State.HANDED_OVER, "这项移送没有等待答复。");
        String said = FreeText.required("处理情况", text, FACTS);
        String numbered = FreeText.optional("答复文号", number, NUMBER);
        between("repliedOn", "答复日期", on, referral.handover().on(), "移交之日");
        referrals.answer(referral, new Reply(outcome, on, numbered, said, paper, actor.name()));
        facts.publishEvent(new ReferralAnswered(referral.caseRef(), actor.account(), referral.authority(), outcome.name(), on, paper));
    }

    private void between(String field, String words, LocalDate given, LocalDate from, String fromWords) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        if (given.isBefore(from) || given.isAfter(today)) {
            throw Refused.invalid("referral.day", field, given, words + "不能早于" + fromWords + "，也不能晚于今天。");
        }
    }

    private Referral held(CaseRef programme, String id, State expected, String otherwise) {
        Referral referral = referrals.hold(programme.root(), id).orElseThrow(() -> Refused.absent("没有这项移送。"));
        if (referral.state() != expected) {
            throw Refused.conflict("referral.state", otherwise);
        }
        return referral;
    }

    /** To whom this person may propose to refer a case; empty for whoever may not. */
    @Transactional(readOnly = true)
    public List<ReferralAuthority> offered(Actor actor, CaseRef programme) {
        return proposes(actor, programme.root()) ? programmes.referralAuthorities(programme.root()) : List.of();
    }

    private boolean proposes(Actor actor, CaseRef programme) {
        return actor.groups().contains(programmes.group(programme, Duty.CORRECT_DIRECTORY.code(), null));
    }

    /** @throws Refused absent where the programme has no such referral */
    public Referral get(CaseRef programme, String id) {
        return referrals.find(programme.root(), id).orElseThrow(() -> Refused.absent("没有这项移送。"));
    }

    /** Latest first, at most 100. */
    public List<Referral> of(CaseRef programme, String storeId) {
        return referrals.ofShop(programme.root(), storeId);
    }

    /** Latest first, at most 100. */
    public List<Referral> of(CaseRef programme) {
        return referrals.of(programme.root());
    }
}
