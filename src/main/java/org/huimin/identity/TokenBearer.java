package org.huimin.identity;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who somebody is, as a token of the realm says; the one place where claims are read. Whatever is not of the form the
 * house knows is left out and grants nothing.
 *
 * @param subject the realm's own number of the person, which stays when a name changes
 * @param account as typed at sign-in; not yet judged
 * @param name    what pages show; the account where the token has no usable one
 * @param units   codes of the groups directly under {@code /units}
 * @param roles   realm roles; roles of single clients are not read, whatever they are called
 */
record TokenBearer(String subject, String account, String name, Set<String> units, Set<String> roles) {

    private static final Pattern UNIT = Pattern.compile("/units/(" + UnitEntry.CODE.pattern() + ")");
    private static final Pattern ROLE = Pattern.compile(PersonEntry.ROLE.pattern());
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    static TokenBearer of(Map<String, Object> claims) {
        String account = text(claims.get("preferred_username"));
        return new TokenBearer(text(claims.get("sub")), account, name(text(claims.get("name")), account),
                matching(claims.get("groups"), UNIT), matching(claims.get("roles"), ROLE));
    }

    private static String name(String given, String account) {
        String shown = UNSEEN.matcher(Normalizer.normalize(given, Normalizer.Form.NFC)).replaceAll("").strip();
        return shown.isEmpty() || shown.length() > PersonEntry.LONGEST_NAME ? account : shown;
    }

    private static Set<String> matching(Object claim, Pattern form) {
        Set<String> found = new TreeSet<>();
        if (claim instanceof Collection<?> several) {
            for (Object each : several) {
                Matcher matcher = form.matcher(text(each));
                if (matcher.matches()) {
                    found.add(matcher.group(matcher.groupCount()));
                }
            }
        }
        return found;
    }

    private static String text(Object claim) {
        return claim instanceof String text ? text : "";
    }
}
