package org.huimin.merchant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Tally.UnitTally;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far each source has come with its quota, and the county with its minimum. */
@Service
@Transactional(readOnly = true)
public class QuotaBoard {

    private final Shops shops;
    private final ProgrammeRegister programmes;

    QuotaBoard(Shops shops, ProgrammeRegister programmes) {
        this.shops = shops;
        this.programmes = programmes;
    }

    public Tally board(CaseRef programme) {
        ProgrammeSpec.Merchants plan = programmes.spec(programme.root()).merchants();
        Map<String, Map<ShopState, Integer>> counts = shops.counts(programme.root());
        Map<String, Integer> quotas = new LinkedHashMap<>();
        Map<String, Integer> owed = new LinkedHashMap<>();
        plan.sources().forEach(s -> {
            quotas.put(s.unit(), s.quota());
            owed.put(s.unit(), Math.max(0, s.quota() - count(of(counts, s), ShopState::takesPart)));
        });
        int takingPart = counts.values().stream().mapToInt(c -> count(c, ShopState::takesPart)).sum();
        Map<String, Integer> shares = Supplement.shares(quotas, owed, plan.minimum() - takingPart);
        return total(plan, counts, owed, shares);
    }

    private static Tally total(ProgrammeSpec.Merchants plan, Map<String, Map<ShopState, Integer>> counts, Map<String, Integer> owed,
                               Map<String, Integer> shares) {
        int admitted = counts.values().stream().mapToInt(c -> count(c, ShopState::passed)).sum();
        int rejected = counts.values().stream().mapToInt(c -> count(c, ShopState.REJECTED::equals)).sum();
        double rate = admitted + rejected == 0 ? 0 : (double) rejected / (admitted + rejected);
        List<UnitTally> units = new ArrayList<>();
        for (ProgrammeSpec.Source s : plan.sources()) {
            Map<ShopState, Integer> c = of(counts, s);
            int share = shares.get(s.unit());
            units.add(new UnitTally(s.unit(), s.quota(), count(c, st -> st != ShopState.EXPIRED), count(c, ShopState.DELIVERED::equals),
                    count(c, ShopState::passed), count(c, st -> st.passed() && !st.takesPart()), count(c, ShopState.REJECTED::equals),
                    count(c, ShopState.DUPLICATE::equals), owed.get(s.unit()), share, Supplement.forecast(share, rate)));
        }
        return new Tally(units.stream().mapToInt(UnitTally::recommended).sum(), admitted + rejected, admitted,
                units.stream().mapToInt(UnitTally::left).sum(), rejected, units.stream().mapToInt(UnitTally::duplicates).sum(),
                plan.minimum(), rate, units);
    }

    private static Map<ShopState, Integer> of(Map<String, Map<ShopState, Integer>> counts, ProgrammeSpec.Source source) {
        return counts.getOrDefault(source.unit(), Map.of());
    }

    private static int count(Map<ShopState, Integer> counts, Predicate<ShopState> which) {
        return counts.entrySet().stream().filter(e -> which.test(e.getKey())).mapToInt(Map.Entry::getValue).sum();
    }
}
