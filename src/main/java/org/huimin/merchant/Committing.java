package org.huimin.merchant;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.CommitmentsRegistered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Registers the commitments that admitted shops signed, on paper with their source. */
@Service
public class Committing {

    /** @param matchingOffer the shop's own offer beside the voucher, may be empty; @param attachment the signed paper, or null */
    public record Commitment(String storeId, String matchingOffer, String attachment) { }

    public record Declined(String storeId, String reason) { }

    private static final Pattern ATTACHMENT = Pattern.compile("[0-9A-Za-z._-]{1,100}");
    private static final int LONGEST = 600;

    private final Participations participations;
    private final Shops shops;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Committing(Participations participations, Shops shops, Clock clock, ApplicationEventPublisher facts) {
        this.participations = participations;
        this.shops = shops;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Every admitted shop of the unit not yet committed has signed the programme's clauses, except those that declined;
     * some are named with more.
     *
     * @return how many signed
     */
    @Act
    public int register(Actor actor, CaseRef programme, String unit, List<Commitment> named, List<Declined> declined) {
        CaseRef root = programme.root();
        if (!unit.equals(actor.unit())) {
            throw Refused.forbidden("merchant.other-unit", "这些商户由其他单位推荐，承诺书由推荐单位登记。");
        }
        shops.hold(root);
        List<String> waiting = participations.uncommitted(root, unit);
        judge(Set.copyOf(waiting), named, declined);

        Map<String, Commitment> signed = new HashMap<>();
        waiting.forEach(id -> signed.put(id, new Commitment(id, "", null)));
        named.forEach(c -> signed.put(c.storeId(), c));
        declined.forEach(d -> signed.remove(d.storeId()));
        participations.commit(root, actor, waiting.stream().filter(signed::containsKey).map(signed::get).toList(), declined,
                Stamp.now(clock));
        shops.withdraw(root, declined.stream().map(Declined::storeId).toList());
        facts.publishEvent(new CommitmentsRegistered(root, actor.account(), unit, signed.size(), declined.size()));
        return signed.size();
    }

    private static void judge(Set<String> waiting, List<Commitment> named, List<Declined> declined) {
        List<Reason> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Commitment c : named) {
            known(c.storeId(), waiting, seen, faults);
            if (c.matchingOffer() != null && c.matchingOffer().length() > LONGEST) {
                faults.add(fault("merchant.offer-too-long", c.storeId(), "配套优惠", c.matchingOffer().length(),
                        "的配套优惠共" + c.matchingOffer().length() + "个字符，超过上限" + LONGEST + "个"));
            }
            if (c.attachment() != null && !ATTACHMENT.matcher(c.attachment()).matches()) {
                faults.add(fault("merchant.commitment-photo", c.storeId(), "承诺书照片", c.attachment(), "的承诺书照片不是已上传附件的编号，请重新上传"));
            }
        }
        for (Declined d : declined) {
            known(d.storeId(), waiting, seen, faults);
            if (d.reason() == null || d.reason().isBlank() || d.reason().length() > LONGEST) {
                faults.add(fault("merchant.declined-reason", d.storeId(), "原因", "", "未签承诺书，请填写原因（不超过" + LONGEST + "个字符）"));
            }
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    private static void known(String storeId, Set<String> waiting, Set<String> seen, List<Reason> faults) {
        if (!waiting.contains(storeId)) {
            faults.add(fault("merchant.not-awaiting-commitment", storeId, "商户编号", storeId, "不在本单位待签承诺书的商户中，请核对编号"));
        } else if (!seen.add(storeId)) {
            faults.add(fault("merchant.committed-twice", storeId, "商户编号", storeId, "列了两次，请只保留一次"));
        }
    }

    private static Reason fault(String rule, String storeId, String field, Object value, String what) {
        return new Reason(rule, storeId + "·" + field, value.toString(), "商户" + storeId + what + "。");
    }
}
