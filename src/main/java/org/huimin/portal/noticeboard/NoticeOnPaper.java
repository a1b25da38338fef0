package org.huimin.portal.noticeboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.kernel.Period;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeView;

/** A published notice as official paper: number, title, text, what is attached, the unit that publishes it and the day. */
final class NoticeOnPaper {

    private NoticeOnPaper() { }

    static Paper of(NoticeView notice, String source, List<String> attachments) {
        List<Paper.Part> parts = new ArrayList<>();
        for (NoticeBody.Block block : notice.body().blocks()) {
            parts.add(block instanceof NoticeBody.Table table ? new Paper.Table("", table.heading(), table.rows())
                    : Paper.Paragraph.of(((NoticeBody.Paragraph) block).text()));
        }
        if (notice.corrects() != null) {
            parts.add(new Paper.Paragraph(0, "本公告更正：" + notice.corrects().number() + " " + notice.corrects().title()));
        }
        notice.correctedBy().forEach(c -> parts.add(new Paper.Paragraph(0, "本公告已有更正：" + c.number() + " " + c.title())));
        return new Paper("", notice.number(), notice.title(), "", parts, attachments, source, LocalDate.ofInstant(notice.publishedAt(), Period.ZONE));
    }
}
