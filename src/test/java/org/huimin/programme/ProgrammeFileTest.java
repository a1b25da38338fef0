package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.huimin.kernel.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgrammeFileTest {

    @Test
    @Tag("S3.10")
    void planOfLushanAddsUpToTheSource() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(lushan.plannedCount(1)).isEqualTo(32_400);
        assertThat(lushan.plannedCount(2)).isEqualTo(13_600);
        assertThat(lushan.plannedValue("alipay", 1)).isEqualTo(Money.of(700_000));
        assertThat(lushan.plannedValue("alipay", 2)).isEqualTo(Money.of(300_000));
    }

    @Test
    void programmeSurvivesWritingAndReading() {
        ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");

        assertThat(ProgrammeFile.parse(ProgrammeFile.write(lushan))).isEqualTo(lushan);
    }
}
