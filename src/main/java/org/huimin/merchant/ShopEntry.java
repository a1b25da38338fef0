package org.huimin.merchant;

/**
 * One line of a township's list, as typed.
 *
 * @param line           where it stands in the sheet, for the sentences about it
 * @param industry       code or name of an industry of the programme
 * @param aboveThreshold whether the township says it is in the statistics library (四上); confirmed by others
 * @param phone          optional; stays with the shop and goes into no fact and no export
 */
public record ShopEntry(int line, String name, String creditCode, String industry, String address, boolean aboveThreshold,
                        String phone) {

    public ShopEntry {
        name = clean(name);
        creditCode = code(creditCode);
        industry = clean(industry);
        address = clean(address);
        phone = clean(phone);
    }

    static String code(String text) {
        return clean(text).replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static String clean(String text) {
        return text == null ? "" : java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC).strip();
    }
}
