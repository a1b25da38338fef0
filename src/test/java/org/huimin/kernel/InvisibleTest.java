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

    @Test
    void leavesRareCharactersAndLinesAlone() {
        String text = "𠮷祥😀\n第二行\t\uFFFD";

        assertThat(Invisible.inText(text)).isFalse();
        assertThat(Invisible.inLine(text)).as("a line has no line break").isTrue();
        assertThat(Invisible.shown(text)).isEqualTo(text);
    }
}
