package org.huimin.publicity;

import java.util.List;
import java.util.regex.Pattern;
import org.huimin.kernel.Refused;

/** What a notice's title and text must be before they are kept. */
final class NoticeText {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 200_000;
    private static final int MOST_ATTACHMENTS = 20;
    private static final Pattern ATTACHMENT = Pattern.compile("[0-9A-Za-z-]{1,48}");

    private NoticeText() { }

    static String title(String title) {
        return FreeText.required("标题", title, LONGEST_TITLE);
    }

    static NoticeBody body(NoticeBody body) {
        if (body == null || body.isEmpty()) {
            throw Refused.invalid("notice.body", "正文", "", "正文不能为空，请填写要公布的内容。");
        }
        int length = body.text().length();
        if (length > LONGEST_BODY) {
            throw Refused.invalid("notice.body", "正文", length, "正文共" + length + "个字符，超过上限" + LONGEST_BODY + "个，请将附表改为附件。");
        }
        return body;
    }

    static List<String> attachments(List<String> attachments) {
        List<String> ids = attachments.stream().distinct().toList();
        if (ids.size() > MOST_ATTACHMENTS) {
            throw Refused.invalid("notice.attachments", "attachments", ids.size(),
                    "附件共" + ids.size() + "件，超过上限" + MOST_ATTACHMENTS + "件，请合并后上传。");
        }
        if (!ids.stream().allMatch(id -> ATTACHMENT.matcher(id).matches())) {
            throw Refused.invalid("notice.attachments", "attachments", "", "附件编号不正确，请重新上传附件。");
        }
        return ids;
    }
}
