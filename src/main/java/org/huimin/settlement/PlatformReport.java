package org.huimin.settlement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.huimin.kernel.Money;

/**
 * A platform's own settlement report.
 *
 * @param round      the attempt it belongs to; earlier ones stay
 * @param paid       net subsidy it says it paid
 * @param returned   what it says it has to give back
 * @param content    its words; may be null
 * @param attachment id of the stamped paper; null where there is none
 */
@Embeddable
public record PlatformReport(int round, String platform, Money paid, Money returned, @Column(length = 1_000_000) String content, String attachment,
                             String submittedBy, Instant submittedAt) { }
