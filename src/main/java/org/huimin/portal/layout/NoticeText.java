package org.huimin.portal.layout;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huimin.publicity.NoticeBody;

/**
 * A part of a notice's text as templates show it: a paragraph, or a table where {@code heading} is not null.
 *
 * @param figures for each column of the table whether all of it is figures, which stand to the right
 */
public record NoticeText(String text, List<String> heading, List<List<String>> rows, List<Boolean> figures) {

    private static final Pattern FIGURE = Pattern.compile("-?[\\d,]+(\\.\\d+)?%?");

    public static List<NoticeText> of(NoticeBody body) {
        return body.blocks().stream().map(b -> b instanceof NoticeBody.Table table
                ? new NoticeText(null, table.heading(), table.rows(), figures(table))
                : new NoticeText(((NoticeBody.Paragraph) b).text(), null, List.of(), List.of())).toList();
    }

    private static List<Boolean> figures(NoticeBody.Table table) {
        return IntStream.range(0, table.heading().size()).mapToObj(column -> !table.rows().isEmpty()
                && table.rows().stream().allMatch(row -> FIGURE.matcher(row.get(column)).matches())).toList();
    }
}
