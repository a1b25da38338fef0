package org.huimin.merchant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huimin.merchant.Shops.WithPhone;

/** What a newly submitted list takes the place of, and which of its shops keep the number they already had. */
final class Succession {

    private final Recommendation list;
    private final List<Shop> before;
    private final Map<String, Shop> kept;
    private final ListCheck check;
    private final Map<Integer, String> licences;
    private final boolean aboveFirst;

    /** @param before all shops this source has ever named; @param licences line → photo uploaded with it */
    Succession(Recommendation list, List<Shop> before, ListCheck check, Map<Integer, String> licences, boolean aboveFirst) {
        this.list = list;
        this.before = before;
        this.check = check;
        this.licences = licences;
        this.aboveFirst = aboveFirst;
        this.kept = byKey(before, s -> s.state() == ShopState.EXPIRED || ofThisList(s));
    }

    /** Shops that are with the review or beyond; one that was rejected, or found to be another source's, may be tried again. */
    static Map<String, Shop> delivered(List<Shop> before) {
        return byKey(before, s -> switch (s.state()) {
            case RECOMMENDED, EXPIRED, REJECTED, DUPLICATE -> false;
            default -> true;
        });
    }

    /** Numbers of the rows that go: those of a returned list, and those of a late one that come again. */
    List<String> replaced(List<ShopEntry> entries) {
        Set<String> again = entries.stream().map(e -> kept.get(key(e))).filter(s -> s != null).map(Shop::storeId).collect(Collectors.toSet());
        return before.stream().filter(s -> ofThisList(s) || again.contains(s.storeId())).map(Shop::storeId).toList();
    }

    /** @param numbers gives the first of so many new numbers */
    List<WithPhone> rows(List<ShopEntry> entries, IntUnaryOperator numbers) {
        int fresh = (int) entries.stream().filter(e -> !kept.containsKey(key(e))).count();
        int number = fresh == 0 ? 0 : numbers.applyAsInt(fresh);
        List<WithPhone> rows = new ArrayList<>();
        for (ShopEntry e : entries) {
            Shop old = kept.get(key(e));
            rows.add(new WithPhone(row(e, old == null ? Shop.id(number++) : old.storeId(), old), e.phone()));
        }
        return rows;
    }

    private Shop row(ShopEntry e, String id, Shop old) {
        Boolean confirmed = old == null ? null : old.aboveConfirmed();
        boolean above = confirmed == null ? e.aboveThreshold() : confirmed;
        return new Shop(list.programme(), id, list.unit(), list.round(), e.line(), e.name(), e.creditCode(), check.industry(e),
                e.address(), e.aboveThreshold(), confirmed, ListCheck.doubtful(e), licences.getOrDefault(e.line(), old == null ? null : old.licence()),
                ShopState.RECOMMENDED, null, Shop.precedence(id, aboveFirst && above), null, null);
    }

    private boolean ofThisList(Shop s) {
        return s.round() == list.round() && s.state() == ShopState.RECOMMENDED;
    }

    private static String key(ShopEntry e) {
        return SameShop.key(e.creditCode(), e.name(), e.address());
    }

    private static Map<String, Shop> byKey(List<Shop> shops, Predicate<Shop> which) {
        return shops.stream().filter(which).collect(Collectors.toMap(s -> SameShop.key(s.creditCode(), s.name(), s.address()),
                Function.identity(), (a, b) -> b));
    }
}
