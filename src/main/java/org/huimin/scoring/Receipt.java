package org.huimin.scoring;

import java.time.Instant;

/** What a member keeps of a submitted sheet; it tells nothing of what is in it. */
public record Receipt(String commitment, Channel channel, Instant at) { }
