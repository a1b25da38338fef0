package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.ledger.StoreInterval;

/** The directory as customers see it: a few shops have most of the custom. */
final class StoreBook {

    /** A shop with its intervals, in milliseconds, end not inside. */
    private record Shop(String id, String industry, List<long[]> intervals) {
        boolean open(long at) {
            return intervals.stream().anyMatch(i -> at >= i[0] && at < i[1]);
        }
    }

    private final Map<String, List<Shop>> byIndustry = new LinkedHashMap<>();
    private final List<Shop> all = new ArrayList<>();
    private final Dice dice;

    StoreBook(List<StoreInterval> directory, Dice dice) {
        this.dice = dice;
        Map<String, Shop> shops = new LinkedHashMap<>();
        for (StoreInterval row : directory) {
            shops.computeIfAbsent(row.store(), id -> new Shop(id, row.industry(), new ArrayList<>())).intervals().add(new long[] {
                row.admittedAt().toEpochMilli(), row.removedAt() == null ? Long.MAX_VALUE : row.removedAt().toEpochMilli()});
        }
        for (Shop shop : shops.values()) {
            all.add(shop);
            byIndustry.computeIfAbsent(shop.industry(), i -> new ArrayList<>()).add(shop);
        }
    }

    /** A shop of the industry that takes part at that moment. */
    Optional<String> open(String industry, long at) {
        List<Shop> shops = byIndustry.getOrDefault(industry, List.of());
        return shops.isEmpty() ? Optional.empty() : from(shops, popular(shops.size()), at, true);
    }

    /** A shop of another industry that takes part at that moment. */
    Optional<String> openElsewhere(String industry, long at) {
        List<Shop> others = all.stream().filter(shop -> !shop.industry().equals(industry)).toList();
        return others.isEmpty() ? Optional.empty() : from(others, dice.below(others.size()), at, true);
    }

    /** A shop of the industry, if it can be, that does not take part at that moment. */
    Optional<String> closed(String industry, long at) {
        List<Shop> shops = byIndustry.getOrDefault(industry, List.of());
        Optional<String> same = shops.isEmpty() ? Optional.empty() : from(shops, dice.below(shops.size()), at, false);
        return same.isPresent() || all.isEmpty() ? same : from(all, dice.below(all.size()), at, false);
    }

    boolean knows(String id) {
        return all.stream().anyMatch(shop -> shop.id().equals(id));
    }

    private int popular(int count) {
        double share = dice.share();
        return (int) (count * share * share);
    }

    private static Optional<String> from(List<Shop> shops, int start, long at, boolean open) {
        for (int i = 0; i < shops.size(); i++) {
            Shop shop = shops.get((start + i) % shops.size());
            if (shop.open(at) == open) {
                return Optional.of(shop.id());
            }
        }
        return Optional.empty();
    }
}
