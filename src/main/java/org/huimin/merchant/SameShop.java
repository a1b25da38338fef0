package org.huimin.merchant;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When two lines mean one shop. A credit code alone does not say so: a chain has one for all its shops, and several
 * shops may stand at one address.
 */
final class SameShop {

    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}\\p{P}]");

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
        return one.creditCode().equals(other.creditCode()) ? between(one.name(), one.address(), other.name(), other.address())
                : Optional.empty();
    }

    /** The same for two with one credit code. */
    static Optional<String> between(String name, String address, String otherName, String otherAddress) {
        String here = plain(address);
        String there = plain(otherAddress);
        if (here.equals(there)) {
            return Optional.of("统一社会信用代码和地址相同");
        }
        if (plain(name).equals(plain(otherName)) && (here.contains(there) || there.contains(here))) {
            return Optional.of("统一社会信用代码和名称相同、地址相符");
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return ORNAMENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
