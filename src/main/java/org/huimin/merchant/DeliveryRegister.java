package org.huimin.merchant;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies before the reviewing desks: shops of the statistics library first. */
@Service
@Transactional(readOnly = true)
public class DeliveryRegister {

    /** @param verdicts desk code → what it said */
    public record DeliveredShop(String storeId, String name, String creditCode, String industry, String unit, String address,
                                boolean aboveThreshold, boolean doubtful, String licence, ShopState state, String duplicateOf,
                                Map<String, ShopVerdict> verdicts) { }

    /** @param next what to ask with for the following page; null on the last */
    public record Page(List<DeliveredShop> shops, String next) { }

    public record DeliveryView(DeliveryId id, CaseRef programme, int round, int shops, int duplicates, List<String> reviewedBy,
                               boolean concluded) { }

    public DeliveryView get(DeliveryId delivery) {
        throw new UnsupportedOperationException();
    }

    /** @param after null for the first page; @param limit 1 to 1000 */
    public Page shops(DeliveryId delivery, String after, int limit) {
        throw new UnsupportedOperationException();
    }
}
