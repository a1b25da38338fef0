package org.huimin.merchant;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.CommitmentRegister.Line;
import org.huimin.merchant.ShopFact.CommitmentPhotographed;
import org.huimin.merchant.ShopFact.CommitmentsRegistered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes in the letters that admitted shops signed on paper, and registers who has committed and who has not. */
@Service
public class Committing {

    /** @param matchingOffer the shop's own offer beside the voucher, may be empty; @param attachment the signed paper, or null */
    public record Commitment(String storeId, String matchingOffer, String attachment) { }

    public record Declined(String storeId, String reason) { }

    private static final Pattern ATTACHMENT = Pattern.compile("[0-9A-Za-z._-]{1,100}");
    static final int LONGEST = 600;
    private static final int SHOWN = 10;

    private final Participations participations;
    private final Shops shops;
    private final CommitmentRows papers;
    private final CommitmentRegister register;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Committing(Participations participations, Shops shops, CommitmentRows papers, CommitmentRegister register, Clock clock,
               ApplicationEventPublisher facts) {
        this.participations = participations;
        this.shops = shops;
        this.papers = papers;
        this.register = register;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * A photo or scan of one signed letter. The first of the codes seen in it that is the file code of a waiting shop of
     * the unit says whose it is; otherwise somebody says so by {@link #assign}.
     *
     * @return the shop's id; empty where no code told
     */
    @Act
    public Optional<String> photo(Actor actor, CaseRef programme, String unit, String attachment, List<String> codes) {
        CaseRef root = programme.root();
        own(actor, unit);
        Set<String> waiting = Set.copyOf(participations.uncommitted(root, unit));
        Optional<String> shop = waiting.stream().filter(id -> codes.contains(Shop.caseRef(root, id).value())).findFirst();
        papers.photo(root, unit, attachment, shop.orElse(null), actor, Stamp.now(clock));
        facts.publishEvent(new CommitmentPhotographed(shop.map(id -> Shop.caseRef(root, id)).orElse(root), actor.account(), unit,
                shop.orElse(null), attachment));
        return shop;
    }

    /** Says whose letter a photo shows. */
    @Act
    public void assign(Actor actor, CaseRef programme, String unit, String attachment, String storeId) {
        CaseRef root = programme.root();
        own(actor, unit);
        if (!participations.uncommitted(root, unit).contains(storeId)) {
            throw Refused.invalid("merchant.not-awaiting-commitment", "商户编号", storeId,
                    "商户" + storeId + "不在本单位待签承诺书的商户中，请核对编号。");
        }
        if (!papers.assign(root, unit, attachment, storeId)) {
            throw Refused.absent("没有这张照片，或者它不是本单位的。");
        }
        facts.publishEvent(new CommitmentPhotographed(Shop.caseRef(root, storeId), actor.account(), unit, storeId, attachment));
    }

    /**
     * Closes the letters of a unit: every waiting shop has a photographed letter, has signed by its link, stands in a
     * scan of all letters, or is named with the reason why it did not sign.
     *
     * @param named shops with their own offer or paper, over what their letters say
     * @param scans attachments that hold the letters of all others; may be empty
     * @return how many signed
     * @throws Refused naming the shops of which there is no letter
     */
    @Act
    public int register(Actor actor, CaseRef programme, String unit, List<Commitment> named, List<Declined> declined,
                        List<String> scans) {
        CaseRef root = programme.root();
        own(actor, unit);
        shops.hold(root);
        List<Line> waiting = register.progress(root, unit).lines();
        judge(waiting.stream().map(l -> l.store().storeId()).collect(Collectors.toSet()), named, declined);

        Map<String, Commitment> signed = new LinkedHashMap<>();
        waiting.forEach(l -> signed.put(l.store().storeId(), commitment(l, scans)));
        named.forEach(c -> signed.compute(c.storeId(), (id, known) -> new Commitment(id, c.matchingOffer(),
                c.attachment() != null || known == null ? c.attachment() : known.attachment())));
        declined.forEach(d -> signed.remove(d.storeId()));
        List<String> missing = waiting.stream().filter(l -> !l.state().signed() && scans.isEmpty())
                .map(l -> l.store().storeId()).filter(id -> signed.containsKey(id) && signed.get(id).attachment() == null).toList();
        if (!missing.isEmpty()) {
            throw Refused.invalid("merchant.no-letter", "承诺书", missing.size(), "还有" + missing.size() + "家商户没有承诺书："
                    + String.join("、", missing.subList(0, Math.min(SHOWN, missing.size()))) + (missing.size() > SHOWN ? "等" : "")
                    + "。请上传照片、发链接签署、上传全部承诺书的扫描件，或者在“未签订承诺书的商户”中写明原因。");
        }
        participations.commit(root, actor, List.copyOf(signed.values()), declined, Stamp.now(clock));
        shops.withdraw(root, declined.stream().map(Declined::storeId).toList());
        facts.publishEvent(new CommitmentsRegistered(root, actor.account(), unit, signed.size(), declined.size()));
        return signed.size();
    }

    private static Commitment commitment(Line line, List<String> scans) {
        List<String> papers = line.photos();
        String paper = !papers.isEmpty() ? papers.get(papers.size() - 1)
                : line.state().signed() || scans.isEmpty() ? null : scans.get(0);
        return new Commitment(line.store().storeId(), line.offer(), paper);
    }

    static void own(Actor actor, String unit) {
        if (!unit.equals(actor.unit())) {
            throw Refused.forbidden("merchant.other-unit", "这些商户由其他单位推荐，承诺书由推荐单位登记。");
        }
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
