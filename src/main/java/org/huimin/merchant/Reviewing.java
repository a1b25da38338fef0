package org.huimin.merchant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.DeliveryFact.DeliveryConcluded;
import org.huimin.merchant.DeliveryFact.DeliveryReviewed;
import org.huimin.merchant.DeliveryFact.ShopJudged;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Judges a whole delivery at once: all agreed, except these. */
@Service
public class Reviewing {

    private static final String SUPERVISING_DUTY = "review-merchants";

    private final Verdicts verdicts;
    private final Shops shops;
    private final QuotaBoard board;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Reviewing(Verdicts verdicts, Shops shops, QuotaBoard board, ProgrammeRegister programmes, Clock clock,
              ApplicationEventPublisher facts) {
        this.verdicts = verdicts;
        this.shops = shops;
        this.board = board;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** @throws Refused with every fault of the exceptions, and then no verdict is stored */
    @Act
    public void review(Actor actor, DeliveryId delivery, ReviewDesk desk, List<ShopVerdict> exceptions) {
        Verdicts.Delivery held = verdicts.hold(delivery);
        held.mayBeReviewed();
        ProgrammeSpec spec = programmes.spec(held.programme());
        sitsAt(actor, held.programme(), spec, desk);
        if (verdicts.reviewedBy(delivery).contains(desk.code())) {
            throw Refused.conflict("merchant.reviewed-twice", "本单位对第" + held.round() + "批的研判意见已经提交，不能重复提交。");
        }
        List<String> judgeable = shops.judgeable(delivery);
        ExceptionsCheck.judge(exceptions, Set.copyOf(judgeable), spec.merchants().criteria());

        List<ShopVerdict> all = allExcept(judgeable, exceptions);
        verdicts.store(held, desk, actor, all, Stamp.now(clock));
        all.forEach(v -> facts.publishEvent(new ShopJudged(delivery.caseRef(), actor.account(), v.storeId(), desk.code(), v.agreed())));
        int agreed = (int) all.stream().filter(ShopVerdict::agreed).count();
        facts.publishEvent(new DeliveryReviewed(delivery.caseRef(), actor.account(), desk.code(), agreed, all.size() - agreed));
    }

    /** Every desk has judged: admits and rejects. A shop is admitted for the platforms that agreed, if supervision did. */
    @Act
    public Tally conclude(DeliveryId delivery) {
        Verdicts.Delivery held = verdicts.hold(delivery);
        List<String> spoken = verdicts.reviewedBy(delivery);
        held.mayBeConcluded(desks(programmes.spec(held.programme())).filter(d -> !spoken.contains(d.code())).toList());

        shops.conclude(delivery);
        verdicts.concluded(delivery, Stamp.now(clock));
        Tally tally = board.board(held.programme());
        facts.publishEvent(new DeliveryConcluded(delivery.caseRef(), Actor.SYSTEM.account(), tally.admitted(), tally.rejected(),
                tally.shortOfMinimum()));
        return tally;
    }

    private static Stream<ReviewDesk> desks(ProgrammeSpec spec) {
        return Stream.concat(Stream.of(ReviewDesk.SUPERVISION), spec.platforms().stream().map(p -> ReviewDesk.platform(p.code())));
    }

    private static List<ShopVerdict> allExcept(List<String> judgeable, List<ShopVerdict> exceptions) {
        Map<String, ShopVerdict> named = exceptions.stream().collect(Collectors.toMap(ShopVerdict::storeId, Function.identity()));
        return judgeable.stream().map(id -> named.getOrDefault(id, new ShopVerdict(id, true, Set.of(), ""))).toList();
    }

    private void sitsAt(Actor actor, CaseRef programme, ProgrammeSpec spec, ReviewDesk desk) {
        boolean sits = desk.isPlatform()
                ? spec.platform(desk.platform()).map(p -> p.unit().equals(actor.unit())).orElseThrow(() -> Refused.invalid(
                        "merchant.platform", "平台", desk.platform(), "“" + desk.platform() + "”不是本次活动的发放平台。"))
                : programmes.unitsHolding(programme, SUPERVISING_DUTY).contains(actor.unit());
        if (!sits) {
            throw Refused.forbidden("merchant.other-desk", "这项研判由其他单位负责，只能由该单位人员提交意见。");
        }
    }
}
