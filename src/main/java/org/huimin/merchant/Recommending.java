package org.huimin.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.RecommendationFact.ListAsked;
import org.huimin.merchant.RecommendationFact.ListConfirmed;
import org.huimin.merchant.RecommendationFact.ListExpired;
import org.huimin.merchant.RecommendationFact.ListHandedOver;
import org.huimin.merchant.RecommendationFact.ListReturned;
import org.huimin.merchant.RecommendationFact.ListSubmitted;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** A source recommends shops; its head confirms; in time, or it goes to the supplement. */
@Service
public class Recommending {

    /** @param doubts what was taken but needs a licence photo, one sentence per shop */
    public record Submitted(int shops, List<Refused.Reason> doubts) { }

    private final Recommendations lists;
    private final WorkingLists working;
    private final Shops shops;
    private final Verdicts verdicts;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Recommending(Recommendations lists, WorkingLists working, Shops shops, Verdicts verdicts, ProgrammeRegister programmes, Clock clock,
                 ApplicationEventPublisher facts) {
        this.lists = lists;
        this.working = working;
        this.shops = shops;
        this.verdicts = verdicts;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** Asks the units for this many shops each. Round 1 is the plan's quota, later rounds supplement. */
    @Act
    public void open(Actor actor, CaseRef programme, int round, Map<String, Integer> quotas) {
        CaseRef root = programme.root();
        ProgrammeSpec spec = programmes.spec(root);
        mayOpen(root, spec, round, quotas);
        shops.beginCounting(root);
        lists.insert(root, round, quotas);
        working.open(root, round, quotas.keySet(), Stamp.now(clock));
        quotas.forEach((unit, required) -> facts.publishEvent(new ListAsked(Recommendation.caseRef(root, unit, round),
                actor.account(), unit, round, required)));
    }

    /**
     * Sends the working list as it is: all lines or none; again after a return, replacing the list before.
     *
     * @param version of the working list that the person saw
     */
    @Act
    public Submitted submit(Actor actor, CaseRef programme, String unit, int round, int version) {
        CaseRef root = programme.root();
        Recommendation list = lists.hold(root, unit, round);
        list.ofUnit(actor);
        list.mayBeSubmitted();
        WorkingLists.Head head = working.find(root, unit, round).orElseThrow();
        if (head.version() != version) {
            throw Refused.conflict("merchant.list-moved-on", "名单已由" + head.savedBy() + "于" + Moments.inWords(head.savedAt()) + "改到第"
                    + head.version() + "版，您看到的是第" + version + "版，请刷新核对后再报送。");
        }
        ProgrammeSpec spec = programmes.spec(root);
        List<Shop> before = shops.ofUnit(root, unit);
        List<WorkingList.Line> lines = working.lines(root, unit, round);
        ListCheck check = new ListCheck(spec, source(spec, unit), Succession.delivered(before)).judge(lines);
        check.orRefuse();

        List<ShopEntry> entries = lines.stream().filter(l -> !l.cells().blank()).map(l -> l.cells().entry(l.line())).toList();
        Succession succession = new Succession(list, before, check, licences(lines), spec.merchants().aboveThresholdFirst());
        shops.replace(root, succession.replaced(entries), succession.rows(entries, count -> shops.numbers(root, count)));
        lists.submitted(list, actor, Stamp.now(clock));
        facts.publishEvent(new ListSubmitted(list.caseRef(), actor.account(), unit, round, check.shops()));
        return new Submitted(check.shops(), check.doubts());
    }

    private static Map<Integer, String> licences(List<WorkingList.Line> lines) {
        return lines.stream().filter(l -> l.licence() != null).collect(Collectors.toMap(WorkingList.Line::line, WorkingList.Line::licence));
    }

    @Act
    public void giveBack(Actor actor, CaseRef programme, String unit, int round, String reason) {
        Recommendation list = lists.hold(programme.root(), unit, round);
        list.ofUnit(actor);
        list.mayBeReturned();
        lists.returned(list, FreeText.required("退回原因", reason, 600));
        facts.publishEvent(new ListReturned(list.caseRef(), actor.account(), unit, round));
    }

    /** By the source's head, who is not the one who submitted. */
    @Act
    public void confirm(Actor actor, CaseRef programme, String unit, int round) {
        Recommendation list = lists.hold(programme.root(), unit, round);
        list.ofUnit(actor);
        list.mayBeConfirmedBy(actor);
        lists.confirmed(list, actor, Stamp.now(clock));
        facts.publishEvent(new ListConfirmed(list.caseRef(), actor.account(), unit, round, shops.count(programme.root(), unit, round)));
    }

    /** The time is over: what is there is kept and goes to the supplement. */
    @Act
    public void expire(CaseRef programme, String unit, int round) {
        Recommendation list = lists.hold(programme.root(), unit, round);
        list.mayExpire();
        lists.expired(list);
        shops.expire(programme.root(), unit, round);
        facts.publishEvent(new ListExpired(list.caseRef(), Actor.SYSTEM.account(), unit, round));
    }

    /** The confirmed list leaves the source. */
    @Act
    public void deliver(CaseRef programme, String unit, int round) {
        Recommendation list = lists.hold(programme.root(), unit, round);
        list.mayBeHandedOver();
        lists.handedOver(list, Stamp.now(clock));
        facts.publishEvent(new ListHandedOver(list.caseRef(), Actor.SYSTEM.account(), unit, round,
                shops.count(programme.root(), unit, round)));
    }

    /** The photo that settles a doubtful credit code. */
    @Act
    public void attachLicence(Actor actor, CaseRef programme, String storeId, String attachment) {
        Shop shop = shops.hold(programme.root(), storeId);
        if (!shop.unit().equals(actor.unit())) {
            throw Refused.forbidden("merchant.other-unit", "“" + shop.name() + "”由其他单位推荐，营业执照照片由推荐单位上传。");
        }
        if (attachment == null || !Shop.ATTACHMENT.matcher(attachment).matches()) {
            throw Refused.invalid("merchant.licence", "营业执照照片", attachment, "营业执照照片“" + attachment + "”不是已上传附件的编号，请重新上传。");
        }
        shops.licence(shop, attachment);
    }

    private void mayOpen(CaseRef root, ProgrammeSpec spec, int round, Map<String, Integer> quotas) {
        if (quotas.isEmpty()) {
            throw Refused.invalid("merchant.no-source", "推荐单位", "", "第" + round + "批没有推荐单位，请至少选择一个。");
        }
        quotas.forEach((unit, required) -> {
            source(spec, unit);
            if (required == null || required < 1) {
                throw Refused.invalid("merchant.quota", spec.unit(unit).name(), required,
                        spec.unit(unit).name() + "的推荐任务为" + required + "家，应至少1家。");
            }
        });
        if (!lists.ofRound(root, round).isEmpty()) {
            throw Refused.conflict("merchant.round-open", "第" + round + "批征集已经开始，不能重复开始。");
        }
        if (round > 1 && !verdicts.concluded(DeliveryId.of(root, round - 1))) {
            throw Refused.conflict("merchant.round-before", "第" + (round - 1) + "批尚未研判办结，不能开始第" + round + "批征集。");
        }
    }

    static ProgrammeSpec.Source source(ProgrammeSpec spec, String unit) {
        return spec.merchants().sources().stream().filter(s -> s.unit().equals(unit)).findFirst().orElseThrow(() ->
                Refused.invalid("merchant.not-a-source", "推荐单位", unit, "“" + unit + "”不是本次活动的推荐单位，请按实施方案选择。"));
    }
}
