package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/**
 * One notice to read. Number, date and trail are null until it is published; the people who drafted, checked and signed are
 * accounts, for staff pages only.
 *
 * @param attachments ids of the files it carries, in their order
 * @param trail       how far the programme's trail had come when it was published
 */
public record NoticeView(NoticeId id, CaseRef about, NoticeType type, NoticeState state, String title, NoticeBody body,
                         List<String> attachments, String number, Instant publishedAt, String draftedBy, String checkedBy,
                         String signedBy, String returnReason, NoticeLine corrects, List<NoticeLine> correctedBy, TrailMark trail) {

    /** An entry of the trail, noted down where everybody can read it: {@code VP-2023-001:12:…}. */
    public record TrailMark(String chain, long seq, String hash) {

        @Override
        public String toString() {
            return chain + ":" + seq + ":" + hash;
        }
    }
}
