package org.huimin.notify;

/**
 * How a person wants to be told.
 *
 * @param mail    address, or empty
 * @param mobile  number, or empty
 * @param singles whether single messages go out at once; the page shows them anyway
 * @param digest  whether the morning's summary goes out
 */
public record Preference(String account, String mail, String mobile, boolean byMail, boolean bySms, boolean byChat, boolean singles,
                         boolean digest) {

    /** What holds until the person says otherwise: nothing leaves the house. */
    static Preference unsaid(String account) {
        return new Preference(account, "", "", false, false, false, true, true);
    }

    boolean wants(Message.Kind kind) {
        return kind == Message.Kind.DIGEST ? digest : singles;
    }
}
