package org.huimin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Period;
import org.junit.jupiter.api.Test;

class BusinessClockTest {

    private final TickingBase base = new TickingBase(Instant.parse("2025-03-01T08:00:00.123456789Z"));
    private final BusinessClock clock = BusinessClock.unstored(base);

    @Test
    void showsTheMachinesTimeInMicroseconds() {
        assertThat(clock.instant()).isEqualTo("2025-03-01T08:00:00.123456Z");
        assertThat(clock.getZone()).isEqualTo(Period.ZONE);
        assertThat(clock.isTurned()).isFalse();
    }

    @Test
    void runsOnAtNormalSpeedOnceTurned() {
        Instant wanted = Instant.parse("2023-11-28T01:00:00Z");

        clock.turnTo(wanted);
        base.now = base.now.plusSeconds(90);

        assertThat(clock.instant()).isBetween(wanted.plusSeconds(90), wanted.plusSeconds(90).plusMillis(1));
        assertThat(clock.isTurned()).isTrue();
    }

    @Test
    void isNeverBeforeTheInstantItWasTurnedToAndOffByWholeMilliseconds() {
        Instant wanted = Instant.parse("2023-12-04T16:00:00Z");

        clock.turnTo(wanted);

        assertThat(clock.instant()).isAfterOrEqualTo(wanted).isBefore(wanted.plusMillis(1));
        assertThat(clock.offset()).isEqualTo(Duration.ofMillis(clock.offset().toMillis()));
    }

    @Test
    void advancesButNeverBack() {
        clock.turnTo(Instant.parse("2023-12-04T16:00:00Z"));
        Instant before = clock.instant();

        clock.advanceTo(Instant.parse("2023-12-01T00:00:00Z"));

        assertThat(clock.instant()).isEqualTo(before);
    }

    @Test
    void tellsListenersAtOnceAndAtEveryTurn() {
        List<Duration> heard = new ArrayList<>();

        clock.onTurn(heard::add);
        clock.turnTo(base.now.plusSeconds(60));
        clock.reset();

        assertThat(heard).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ZERO);
    }

    @Test
    void otherZonesShareTheTurn() {
        Clock utc = clock.withZone(ZoneOffset.UTC);

        clock.turnTo(Instant.parse("2023-12-04T16:00:00Z"));

        assertThat(utc.instant()).isEqualTo(clock.instant());
        assertThat(utc.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    private static final class TickingBase extends Clock {
        private Instant now;

        TickingBase(Instant now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
