package org.huimin.portal.layout;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.kernel.CaseRef;

/**
 * A notice's stable address and index number, {@code VP-2023-001-2023-3}: programme, year and serial of its number
 * 〔2023〕3号. ASCII, so that it can be printed, typed and linked to.
 */
public record NoticeAddress(CaseRef programme, String number) {

    private static final Pattern NUMBER = Pattern.compile("〔(\\d{4})〕(\\d{1,6})号");
    private static final Pattern ADDRESS = Pattern.compile("(VP-\\d{4}-\\d{3})-(\\d{4})-(\\d{1,6})");

    public static Optional<NoticeAddress> parse(String address) {
        Matcher m = ADDRESS.matcher(address);
        return m.matches() ? Optional.of(new NoticeAddress(CaseRef.of(m.group(1)), "〔" + m.group(2) + "〕" + m.group(3) + "号"))
                : Optional.empty();
    }

    /** Empty where the number is none of ours. @param number may be null */
    public static Optional<NoticeAddress> of(CaseRef programme, String number) {
        return Optional.ofNullable(number).filter(NUMBER.asMatchPredicate()).map(n -> new NoticeAddress(programme.root(), n));
    }

    @Override
    public String toString() {
        Matcher m = NUMBER.matcher(number);
        if (!m.matches()) {
            throw new IllegalStateException("not a notice's number: " + number);
        }
        return programme.root() + "-" + m.group(1) + "-" + m.group(2);
    }
}
