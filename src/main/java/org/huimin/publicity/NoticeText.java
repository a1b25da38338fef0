package org.huimin.publicity;

import org.huimin.kernel.Refused;

/** What a notice's title and text must be before they are kept. */
final class NoticeText {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 200_000;

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
}
