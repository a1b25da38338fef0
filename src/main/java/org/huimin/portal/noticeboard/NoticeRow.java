package org.huimin.portal.noticeboard;

import java.time.Instant;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;

/** A line of a public list of notices. */
record NoticeRow(String address, NoticeType type, String number, String title, Instant publishedAt) {

    static NoticeRow of(NoticeLine line) {
        return new NoticeRow(new NoticeAddress(line.programme(), line.number()).toString(), line.type(), line.number(),
                line.title(), line.publishedAt());
    }
}
