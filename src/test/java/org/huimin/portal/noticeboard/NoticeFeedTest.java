package org.huimin.portal.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.huimin.kernel.CaseRef;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class NoticeFeedTest {

    @Test
    @Tag("check-37")
    void showsWhatNoFeedHoldsAsAReplacement() {
        StaticMessageSource texts = new StaticMessageSource();
        texts.setUseCodeAsDefaultMessage(true);
        NoticeLine line = new NoticeLine(new NoticeId(1), CaseRef.of("VP-2023-001"), NoticeType.PLAN, "〔2023〕1号", "名单\uFFFE\uD800甲", Instant.EPOCH);

        assertThat(new NoticeFeed(null, texts).entry("http://localhost", line, Locale.SIMPLIFIED_CHINESE).getTitle()).isEqualTo("名单\uFFFD\uFFFD甲");
    }
}
