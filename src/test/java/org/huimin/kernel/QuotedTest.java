package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void marksWithinMarksAreSingle() {
        assertThat(Quoted.of("2023年“彩云电商消费券”发放平台")).isEqualTo("“2023年‘彩云电商消费券’发放平台”");
        assertThat(Quoted.of("发放平台")).isEqualTo("“发放平台”");
    }
}
