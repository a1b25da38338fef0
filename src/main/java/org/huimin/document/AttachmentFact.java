package org.huimin.document;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to attachments. */
public sealed interface AttachmentFact extends Fact {

    record AttachmentStored(CaseRef about, String by, String attachment, String sha256, long size, String mediaType)
            implements AttachmentFact { }
}
