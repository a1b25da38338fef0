package org.huimin.selection;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Of several mails for one enterprise in one lot the last in time counts, as the notice says. Only from the same address: anybody may write in an
 * enterprise's name, and nobody is to be pushed out by a stranger; between those the review decides.
 */
final class LaterMail {

    private LaterMail() { }

    /** @param sender digest of the address; empty where it is not known @param creditCode empty where the papers do not say it */
    record Mail(String number, String lot, String sender, String creditCode, Instant receivedAt) {

        boolean isKnown() {
            return !sender.isEmpty() && !creditCode.isEmpty();
        }
    }

    /** Number of the former → number of the one that counts. */
    static Map<String, String> replacing(List<Mail> mails) {
        Map<String, String> replaced = new TreeMap<>();
        mails.stream().filter(Mail::isKnown).collect(Collectors.groupingBy(m -> List.of(m.lot(), m.sender(), m.creditCode()))).values().forEach(same -> {
            Mail last = same.stream().max(Comparator.comparing(Mail::receivedAt)).orElseThrow();
            same.stream().filter(m -> m.receivedAt().isBefore(last.receivedAt())).forEach(m -> replaced.put(m.number(), last.number()));
        });
        return replaced;
    }
}
