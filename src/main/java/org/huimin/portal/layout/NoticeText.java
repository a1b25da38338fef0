package org.huimin.portal.layout;

import java.util.List;
import org.huimin.publicity.NoticeBody;

/** A part of a notice's text as templates show it: a paragraph, or a table where {@code heading} is not null. */
public record NoticeText(String text, List<String> heading, List<List<String>> rows) {

    public static List<NoticeText> of(NoticeBody body) {
        return body.blocks().stream().map(b -> b instanceof NoticeBody.Table table
                ? new NoticeText(null, table.heading(), table.rows())
                : new NoticeText(((NoticeBody.Paragraph) b).text(), null, List.of())).toList();
    }
}
