package org.huimin.calendar;

import java.time.Duration;
import java.time.Instant;

/** Where the clock's offset is kept. */
interface ClockOffset {

    ClockOffset NONE = new ClockOffset() {
        @Override
        public Duration read() {
            return Duration.ZERO;
        }

        @Override
        public void write(Duration offset, Instant machineTime) { }
    };

    Duration read();

    void write(Duration offset, Instant machineTime);
}
