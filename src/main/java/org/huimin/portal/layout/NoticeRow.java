package org.huimin.portal.layout;

import java.time.Instant;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;

/** A line of a public list of notices. */
public record NoticeRow(String address, NoticeType type, String number, String title, Instant publishedAt) {

    public static NoticeRow of(NoticeLine line) {
        return new NoticeRow(new NoticeAddress(line.programme(), line.number()).toString(), line.type(), line.number(),
                line.title(), line.publishedAt());
    }
}
