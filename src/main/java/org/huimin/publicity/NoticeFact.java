package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to a notice. */
public sealed interface NoticeFact extends Fact {

    record NoticeDrafted(CaseRef about, String by, long notice, String type) implements NoticeFact { }

    /** @param corrects the published notice that is to be corrected */
    record CorrectionBegun(CaseRef about, String by, long notice, long corrects) implements NoticeFact { }

    /** A correction that was begun by mistake ended before it was signed. */
    record CorrectionDropped(CaseRef about, String by, long notice, long corrects) implements NoticeFact { }

    record NoticeChecked(CaseRef about, String by, long notice) implements NoticeFact { }

    record NoticeReturned(CaseRef about, String by, long notice) implements NoticeFact { }

    record NoticeSigned(CaseRef about, String by, long notice) implements NoticeFact { }

    /** @param corrects the notice this one corrects, null for none */
    record NoticePublished(CaseRef about, String by, long notice, String type, String number, Instant at, Long corrects)
            implements NoticeFact { }
}
