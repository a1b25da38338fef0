package org.huimin.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.huimin.kernel.Moments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class WordsTest {

    private final Words words = new Words(null);

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** Whoever reads a refusal and whoever reads a page must not take one deadline for two. */
    @ParameterizedTest
    @CsvSource({"2023-12-04T16:00:00Z, 2023年12月4日 24:00:00, 4 Dec 2023 24:00:00", "2023-12-04T10:00:00Z, 2023年12月4日 18:00:00, 4 Dec 2023 18:00:00",
        "2023-12-04T15:59:59Z, 2023年12月4日 23:59:59, 4 Dec 2023 23:59:59"})
    void sayAnEndAsSentencesDo(Instant end, String chinese, String english) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(words.end(end)).isEqualTo(chinese);
        assertThat(Moments.endInWords(end)).isEqualTo(chinese.replace(" ", ""));
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(words.end(end)).isEqualTo(english);
    }

    @Test
    void sayNothingOfNoEnd() {
        assertThat(words.end(null)).isEmpty();
    }
}
