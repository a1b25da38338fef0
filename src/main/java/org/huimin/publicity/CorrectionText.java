package org.huimin.publicity;

import java.util.ArrayList;
import java.util.List;

/** What a correction says before a person has written what was wrong: which notice it corrects, and that notice's own text. */
final class CorrectionText {

    private static final int LONGEST_QUOTED = 180;

    private CorrectionText() { }

    static String title(Notice corrected) {
        String title = corrected.title();
        return "关于" + quoted(title.length() > LONGEST_QUOTED ? title.substring(0, LONGEST_QUOTED) + "…" : title) + "的更正公告";
    }

    /** Quotation marks inside others are single ones (GB/T 15834). */
    private static String quoted(String title) {
        return "“" + title.replace('“', '‘').replace('”', '’') + "”";
    }

    static NoticeBody body(Notice corrected) {
        List<NoticeBody.Block> blocks = new ArrayList<>();
        blocks.add(new NoticeBody.Paragraph("现对" + corrected.number() + quoted(corrected.title()) + "作如下更正，以本公告为准。"));
        blocks.addAll(corrected.body().blocks());
        return new NoticeBody(blocks);
    }

    /** Whether nothing differs from the corrected notice but the announcement that something does. */
    static boolean changesNothing(Notice corrected, NoticeBody body, List<String> attachments) {
        return (body.equals(body(corrected)) || body.equals(corrected.body())) && attachments.equals(corrected.attachments());
    }
}
