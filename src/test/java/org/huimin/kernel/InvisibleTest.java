package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x0B, 0x1F, 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
    @Tag("check-37")
    void findsAndShowsWhatNoPaperHolds(int character) {
        String text = "惠民" + (char) character + "超市";

        assertThat(Invisible.inText(text)).isTrue();
        assertThat(Invisible.inLine(text)).isTrue();
        assertThat(Invisible.shown(text)).isEqualTo("惠民\uFFFD超市");
    }

    /** A character that one office made for itself is an empty box on every other computer; in data that others made it stays what it is. */
    @ParameterizedTest
    @ValueSource(ints = {0xE000, 0xF8FF, 0xF0000, 0x10FFFD})
    @Tag("check-37")
    void findsWhatOnlyOneComputerCanDraw(int character) {
        String text = "惠民" + Character.toString(character) + "超市";

        assertThat(Invisible.inText(text)).isTrue();
        assertThat(Invisible.inLine(text)).isTrue();
        assertThat(Invisible.shown(text)).isEqualTo(text);
        assertThat(Invisible.judge("text.invisible", "opinion", "“意见”", text).reasons()).singleElement().isEqualTo(new Refused.Reason("text.invisible", "opinion",
                String.format("U+%04X", character), "“意见”中含有自造字（" + String.format("U+%04X", character) + "），别的电脑和印件上只显示为方框，请换用规范汉字。"));
    }

    @Test
    @Tag("check-37")
    void namesFieldCharacterAndRule() {
        assertThat(Invisible.judge("form.control-character", "opinion", "“意见”", "同意\u0007。").reasons()).singleElement()
                .isEqualTo(new Refused.Reason("form.control-character", "opinion", "U+0007", "“意见”中含有不可见的控制字符（U+0007），请删除后重新填写。"));
        assertThat(Invisible.judgeLine("r", "f", "名称", "两\n行").reasons()).extracting(Refused.Reason::value).containsExactly("U+000A");
        assertThat(Invisible.judge("r", "f", "名称", "两\n行").isYes()).isTrue();
    }

    @Test
    void leavesRareCharactersAndLinesAlone() {
        String text = "𠮷祥😀\n第二行\t\uFFFD";

        assertThat(Invisible.inText(text)).isFalse();
        assertThat(Invisible.inLine(text)).as("a line has no line break").isTrue();
        assertThat(Invisible.shown(text)).isEqualTo(text);
    }
}
