package org.huimin.selection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.huimin.notify.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes away ciphertext that no application answers for, such as a machine leaves that fails between a file and its row: at the start and once a day. */
@Component
class Orphans implements Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PAUSE = Duration.ofDays(1);
    /** What is being handed in has files before anybody else sees its row. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private final SealedParts parts;
    private final Applications applications;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Orphans(SealedParts parts, Applications applications, Clock clock) {
        this.parts = parts;
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public void round() {
        if (!clock.instant().isBefore(next)) {
            next = clock.instant().plus(PAUSE);
            sweep();
        }
    }

    void sweep() {
        for (String number : parts.untouchedFor(YOUNG)) {
            if (applications.unitOf(number).isEmpty()) {
                parts.drop(number);
                LOG.info("took away sealed files without an application");
            }
        }
    }
}
