package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/**
 * One notice to read. Number and date are null until it is published; the people who drafted, checked and signed are
 * accounts, for staff pages only.
 */
public record NoticeView(NoticeId id, CaseRef about, NoticeType type, NoticeState state, String title, NoticeBody body,
                         String number, Instant publishedAt, String draftedBy, String checkedBy, String signedBy,
                         String returnReason, NoticeLine corrects, List<NoticeLine> correctedBy) { }
