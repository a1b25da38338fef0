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

    /** @param aboveConfirmed what statistics said, null before; @param verdicts desk code → what it said */
    public record DeliveredShop(String storeId, String name, String creditCode, String industry, String unit, String address,
                                boolean aboveThreshold, Boolean aboveConfirmed, boolean doubtful, String licence, ShopState state, String duplicateOf, String remark,
                                Map<String, ShopVerdict> verdicts) { }

    /** @param next what to ask with for the following page; null on the last */
    public record Page(List<DeliveredShop> shops, String next) { }

    public record DeliveryView(DeliveryId id, CaseRef programme, int round, int shops, int duplicates, List<String> reviewedBy,
                               boolean concluded) { }

    private static final int MOST = 1000;

    private final Verdicts verdicts;
    private final VerdictNotes notes;
    private final Shops shops;

    DeliveryRegister(Verdicts verdicts, VerdictNotes notes, Shops shops) {
        this.verdicts = verdicts;
        this.notes = notes;
        this.shops = shops;
    }

    public DeliveryView get(DeliveryId delivery) {
        Verdicts.Delivery d = verdicts.find(delivery).orElseThrow(() -> Verdicts.unknown(delivery));
        return new DeliveryView(d.id(), d.programme(), d.round(), d.shops(), d.duplicates(), verdicts.reviewedBy(delivery), d.concluded());
    }

    /** What the desk has noted and not submitted. Store id → note; for that desk's people alone. */
    public Map<String, VerdictNote> notes(DeliveryId delivery, ReviewDesk desk) {
        return notes.of(delivery, desk);
    }

    /** @param after null for the first page; @param limit 1 to 1000 */
    public Page shops(DeliveryId delivery, String after, int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        List<Shop> found = shops.ofDelivery(delivery, after, size + 1);
        if (found.isEmpty()) {
            return new Page(List.of(), null);
        }
        List<Shop> page = found.size() <= size ? found : found.subList(0, size);
        String last = page.get(page.size() - 1).precedence();
        Map<String, Map<String, ShopVerdict>> judged = verdicts.ofDelivery(delivery, page.get(0).precedence(), last);
        return new Page(page.stream().map(s -> view(s, judged.getOrDefault(s.storeId(), Map.of()))).toList(),
                found.size() <= size ? null : last);
    }

    private static DeliveredShop view(Shop s, Map<String, ShopVerdict> verdicts) {
        return new DeliveredShop(s.storeId(), s.name(), s.creditCode(), s.industry(), s.unit(), s.address(), s.aboveThreshold(),
                s.aboveConfirmed(), s.doubtful(), s.licence(), s.state(), s.duplicateOf(), s.remark(), verdicts);
    }
}
