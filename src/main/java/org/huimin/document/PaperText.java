package org.huimin.document;

import java.util.Collection;
import java.util.List;
import org.huimin.kernel.Refused;

/** Refuses what no document can hold: a control character is saved without complaint and makes a file nobody can open. */
final class PaperText {

    private PaperText() { }

    static void check(Paper paper) {
        check("issuer", "发文机关标志", paper.issuer());
        check("number", "发文字号", paper.number());
        check("title", "标题", paper.title());
        check("addressee", "主送机关", paper.addressee());
        check("signer", "署名", paper.signer());
        paper.attachments().forEach(attachment -> check("attachments", "附件说明", attachment));
        if (paper.imprint() != null) {
            check("imprint", "版记", paper.imprint().copies());
            check("imprint", "版记", paper.imprint().printer());
        }
        for (Paper.Part part : paper.parts()) {
            if (part instanceof Paper.Paragraph paragraph) {
                check("body", "正文", paragraph.text());
            } else if (part instanceof Paper.Table table) {
                check("table", "表格标题", table.caption());
                checkAll("表头", table.header());
                table.rows().forEach(row -> checkAll("表格", row));
            } else if (part instanceof Paper.Code code) {
                check("code", "二维码说明", code.caption());
            }
        }
    }

    private static void checkAll(String place, Collection<String> cells) {
        List.copyOf(cells).forEach(cell -> check("table", place, cell));
    }

    private static void check(String field, String place, String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (!allowed(characters[i])) {
                String code = String.format("U+%04X", characters[i]);
                throw Refused.invalid("paper.control-character", field, code, place + "的第 " + (i + 1) + " 个字符（" + code
                        + "）是不能写入公文的控制字符，请删去后再试（常见于从别处复制的文字）。");
            }
        }
    }

    /** The characters of XML 1.0. */
    private static boolean allowed(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000 && character <= 0x10FFFF;
    }
}
