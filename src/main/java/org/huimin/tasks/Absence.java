package org.huimin.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * 委托代办: a person is away, and a deputy of the same unit acts for them, marked as one everywhere. Ends by itself.
 *
 * @param last   its last day, included
 * @param duties the deputy may perform; empty for all of the person's
 */
public record Absence(String id, String account, String name, String deputy, String deputyName, LocalDate first, LocalDate last,
                      List<String> duties, String reason, Instant recordedAt, Instant endedAt) {

    public Absence {
        duties = List.copyOf(duties);
    }

    /** Whether the deputy may act on this day. */
    public boolean on(LocalDate day) {
        return endedAt == null && !day.isBefore(first) && !day.isAfter(last);
    }

    boolean covers(String duty) {
        return duties.isEmpty() || duties.contains(duty);
    }

    /** 甲（代 乙） */
    String signs() {
        return deputyName + "（代 " + name + "）";
    }
}
