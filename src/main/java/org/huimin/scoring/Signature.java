package org.huimin.scoring;

import java.time.Instant;

/** A member stands by the report, or says in writing why not. @param dissent null for none */
public record Signature(String member, String dissent, Instant at) { }
