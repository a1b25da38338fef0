package org.huimin.publicity;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/** A published notice in a list. */
public record NoticeLine(NoticeId id, CaseRef programme, NoticeType type, String number, String title, Instant publishedAt) { }
