package org.huimin.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
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

    /** A line of a submitted list. @param doubtful the credit code's check digit is wrong; @param licence the photo, or null */
    public record RecommendedShop(String storeId, ShopEntry entry, ShopState state, boolean doubtful, String licence,
                                  String remark) { }

    /** Units asked in a round, in the programme file's order. */
    public List<String> units(CaseRef programme, int round) {
        throw new UnsupportedOperationException();
    }

    public Optional<RecommendationView> get(CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }

    public List<RecommendedShop> shops(CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }

    /** What the source begins with: its returned list, its kept draft, or what its time ran out on in an earlier round. */
    public List<ShopEntry> start(CaseRef programme, String unit, int round) {
        throw new UnsupportedOperationException();
    }
}
