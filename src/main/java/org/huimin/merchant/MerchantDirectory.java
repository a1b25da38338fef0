package org.huimin.merchant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The participating shops: for the public, and as intervals for whoever judges rows. */
@Service
@Transactional(readOnly = true)
public class MerchantDirectory {

    /** One interval of one shop on one platform; a row of the stores file. @param removedAt null while it lasts */
    public record StoreInterval(String storeId, String creditCode, String name, String industry, String township,
                                Instant admittedAt, Instant removedAt, String address, String platformMerchantNo) { }

    /** What the public sees of a shop. @param platforms codes of the platforms it takes part on */
    public record Store(String storeId, String name, String creditCode, String industry, String unit, String address,
                        ShopState state, String matchingOffer, List<String> platforms) { }

    /** A shop that left the directory, for a while or for good. @param at the first moment in which it no longer takes part */
    public record Departure(String storeId, String name, String unit, String address, ShopState state, Instant at, String reason) { }

    /** Each may be null or empty for "any". @param name part of a name or an address */
    public record Filter(String name, String industry, String unit) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /** @param next the store id after which the following page begins; null on the last */
    public record Page(List<Store> stores, String next) { }

    private static final int MOST = 500;

    private final Participations participations;
    private final DirectoryRows rows;

    MerchantDirectory(Participations participations, DirectoryRows rows) {
        this.participations = participations;
        this.rows = rows;
    }

    /** Ordered by store and time, as in a stores file. */
    public List<StoreInterval> stores(CaseRef programme, String platform) {
        return participations.intervals(programme.root(), platform);
    }

    /** Shops that are or were in the directory. @param after null for the first page; @param limit 1 to 500 */
    public Page page(CaseRef programme, Filter filter, String after, int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        return page(rows.page(programme.root(), filter, after, size + 1), size);
    }

    /** Shops that were admitted, whether or not they came into the directory. @param after null for the first page; @param limit 1 to 500 */
    public Page admitted(CaseRef programme, Filter filter, String after, int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        return page(rows.admitted(programme.root(), filter, after, size + 1), size);
    }

    private static Page page(List<Store> found, int size) {
        return found.size() <= size ? new Page(found, null)
                : new Page(List.copyOf(found.subList(0, size)), found.get(size - 1).storeId());
    }

    /** Shops that are suspended, removed or gone now, the latest first. @param limit 1 to 500 */
    public List<Departure> departures(CaseRef programme, int limit) {
        return rows.departures(programme.root(), Math.max(1, Math.min(limit, MOST)));
    }

    public Optional<Store> store(CaseRef programme, String storeId) {
        return rows.store(programme.root(), storeId);
    }

    /** Those of these shops that exist, whatever has become of them. */
    public List<Store> stores(CaseRef programme, List<String> storeIds) {
        return rows.stores(programme.root(), storeIds);
    }

    /** How many shops are in the directory now. */
    public int count(CaseRef programme) {
        return participations.listed(programme.root());
    }

    /** How many shops each source has in the directory now; a source without any is left out. */
    public Map<String, Integer> countByUnit(CaseRef programme) {
        return rows.countByUnit(programme.root());
    }

    /** Admitted shops of a source whose commitment is not registered yet. */
    public List<Store> uncommitted(CaseRef programme, String unit) {
        return rows.stores(programme.root(), participations.uncommitted(programme.root(), unit));
    }

    /** Committed shops admitted for a platform that has not named its merchant number yet. */
    public List<Store> unboarded(CaseRef programme, String platform) {
        return rows.stores(programme.root(), participations.unboarded(programme.root(), platform));
    }
}
