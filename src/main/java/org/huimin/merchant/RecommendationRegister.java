package org.huimin.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sources' lists, for reading. */
@Service
@Transactional(readOnly = true)
public class RecommendationRegister {

    /** How far a list has come. */
    public enum State { OPEN, SUBMITTED, RETURNED, CONFIRMED, EXPIRED, DELIVERED }

    public record RecommendationView(String unit, int round, int required, State state, int shops, String submittedBy,
                                     Instant submittedAt, String returnReason) { }

    /** A line of a submitted list. @param doubtful the credit code's check digit is wrong; @param licence the photo, or null; @param remark duplicates and refusals */
    public record RecommendedShop(String storeId, ShopEntry entry, ShopState state, boolean doubtful, String licence,
                                  String remark) { }

    private final Recommendations lists;
    private final Shops shops;
    private final Verdicts verdicts;
    private final ProgrammeRegister programmes;

    RecommendationRegister(Recommendations lists, Shops shops, Verdicts verdicts, ProgrammeRegister programmes) {
        this.lists = lists;
        this.shops = shops;
        this.verdicts = verdicts;
        this.programmes = programmes;
    }

    /** Units asked in a round, in the programme file's order. */
    public List<String> units(CaseRef programme, int round) {
        List<String> asked = lists.ofRound(programme.root(), round).stream().map(Recommendation::unit).toList();
        return programmes.spec(programme.root()).merchants().sources().stream().map(ProgrammeSpec.Source::unit)
                .filter(asked::contains).toList();
    }

    /** The lists of the latest round; empty before the first. */
    public List<RecommendationView> latest(CaseRef programme) {
        return lists.latest(programme.root());
    }

    public Optional<RecommendationView> get(CaseRef programme, String unit, int round) {
        return lists.view(programme.root(), unit, round);
    }

    public List<RecommendedShop> shops(CaseRef programme, String unit, int round) {
        Map<String, Map<String, ShopVerdict>> judged = verdicts.ofList(programme.root(), unit, round);
        return shops.withPhones(programme.root(), unit, round).stream().map(s -> new RecommendedShop(s.shop().storeId(), s.entry(),
                s.shop().state(), s.shop().doubtful(), s.shop().licence(), remark(s.shop(), judged.getOrDefault(s.shop().storeId(),
                Map.of())))).toList();
    }

    private static String remark(Shop shop, Map<String, ShopVerdict> verdicts) {
        return Stream.concat(Stream.ofNullable(shop.remark()), verdicts.values().stream().filter(v -> !v.agreed())
                .map(v -> (v.criteria().isEmpty() ? "" : String.join("、", new TreeSet<>(v.criteria())) + "：") + v.reason()))
                .collect(Collectors.joining("；"));
    }
}
