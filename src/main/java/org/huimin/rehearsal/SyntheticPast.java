package org.huimin.rehearsal;

/** What a delivery leaves to the next one: refunds still to come, and who claimed how often in the whole programme. */
final class SyntheticPast {

    static final SyntheticPast NONE = new SyntheticPast();

    private SyntheticPast() { }
}
