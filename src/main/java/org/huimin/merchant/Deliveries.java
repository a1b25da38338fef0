package org.huimin.merchant;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.DeliveryFact.ShopDuplicateFound;
import org.huimin.merchant.DeliveryFact.ShopsDelivered;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Puts the lists of a round together for review and finds the shops that two sources named. */
@Service
public class Deliveries {

    /** Two lines that mean one shop; the first stays. */
    record Duplicate(Shop first, Shop second, String common, String firstUnit, String secondUnit) {

        String remark() {
            return "与" + firstUnit + "推荐的“" + first.name() + "”（" + first.storeId() + "）为同一商户：" + common + "。";
        }

        String remarkOnFirst() {
            return secondUnit + "也推荐了本商户（" + second.storeId() + "）：" + common + "。";
        }
    }

    private final Recommendations lists;
    private final Shops shops;
    private final Verdicts verdicts;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Deliveries(Recommendations lists, Shops shops, Verdicts verdicts, ProgrammeRegister programmes, Clock clock,
               ApplicationEventPublisher facts) {
        this.lists = lists;
        this.shops = shops;
        this.verdicts = verdicts;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    @Act
    public DeliveryId deliver(CaseRef programme, int round) {
        CaseRef root = programme.root();
        ProgrammeSpec spec = programmes.spec(root);
        DeliveryId id = DeliveryId.of(root, round);
        shops.hold(root);
        mayDeliver(spec, id, lists.ofRound(root, round), round);

        List<Shop> compared = shops.toCompare(root);
        List<Duplicate> duplicates = duplicates(spec, compared);
        int delivered = (int) compared.stream().filter(s -> s.round() == round).count();
        shops.deliver(root, round, id);
        shops.duplicates(root, duplicates);
        shops.remark(root, remarksOnFirst(duplicates));
        verdicts.insert(id, root, round, delivered, duplicates.size(), Stamp.now(clock));
        duplicates.forEach(d -> facts.publishEvent(new ShopDuplicateFound(id.caseRef(), Actor.SYSTEM.account(),
                d.second().storeId(), d.first().storeId())));
        facts.publishEvent(new ShopsDelivered(id.caseRef(), Actor.SYSTEM.account(), round, delivered, duplicates.size()));
        return id;
    }

    private void mayDeliver(ProgrammeSpec spec, DeliveryId id, List<Recommendation> asked, int round) {
        if (asked.isEmpty()) {
            throw Refused.absent(Round.words(round) + "征集尚未开始。");
        }
        if (verdicts.find(id).isPresent()) {
            throw Refused.conflict("merchant.delivered-twice", Round.words(round) + "名单已经提交研判，不能重复提交。");
        }
        String open = asked.stream().filter(Recommendation::underWay).map(r -> spec.unit(r.unit()).name()).collect(Collectors.joining("、"));
        if (!open.isEmpty()) {
            throw Refused.conflict("merchant.lists-open", Round.words(round) + "还有单位未报送或未确认：" + open + "。");
        }
    }

    /** Each shop is compared with those before it that have its credit code and come from another source. */
    private static List<Duplicate> duplicates(ProgrammeSpec spec, List<Shop> inOrder) {
        Map<String, List<Shop>> kept = new HashMap<>();
        List<Duplicate> found = new ArrayList<>();
        for (Shop shop : inOrder) {
            List<Shop> same = kept.computeIfAbsent(shop.creditCode(), c -> new ArrayList<>());
            Optional<Duplicate> duplicate = shop.state() != ShopState.RECOMMENDED ? Optional.empty() : same.stream()
                    .filter(before -> !before.unit().equals(shop.unit()))
                    .flatMap(before -> SameShop.between(before, shop).map(common -> new Duplicate(before, shop, common,
                            spec.unit(before.unit()).name(), spec.unit(shop.unit()).name())).stream())
                    .findFirst();
            duplicate.ifPresentOrElse(found::add, () -> same.add(shop));
        }
        return found;
    }

    private static Map<String, String> remarksOnFirst(List<Duplicate> duplicates) {
        Map<String, String> remarks = new LinkedHashMap<>();
        duplicates.forEach(d -> remarks.merge(d.first().storeId(), d.remarkOnFirst(), (a, b) -> (a + b).length() > 600 ? a : a + b));
        return remarks;
    }
}
