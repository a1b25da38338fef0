package org.huimin.merchant;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * When two lines mean one shop. A credit code alone does not say so: a chain has one for all its shops, and several
 * shops may stand at one address.
 */
final class SameShop {

    private SameShop() { }

    /** In one source's own lists: same code, same name and same address. */
    static String key(String creditCode, String name, String address) {
        return creditCode + '\n' + plain(name) + '\n' + plain(address);
    }

    /**
     * Between two sources, who write an address differently: same code and same address, or same code and name with one
     * address inside the other.
     *
     * @return what the two have in common, in words
     */
    static Optional<String> between(Shop one, Shop other) {
        if (!one.creditCode().equals(other.creditCode())) {
            return Optional.empty();
        }
        String here = plain(one.address());
        String there = plain(other.address());
        if (here.equals(there)) {
            return Optional.of("统一社会信用代码和地址相同");
        }
        if (plain(one.name()).equals(plain(other.name())) && (here.contains(there) || there.contains(here))) {
            return Optional.of("统一社会信用代码和名称相同、地址相符");
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{P}]", "").toUpperCase(Locale.ROOT);
    }
}
