package org.huimin.tasks;

/** What the rules of a programme hold back, or allow, with the work of one duty. */
public enum Brake {
    /** Whoever takes the work answers it: no transfer, no help, no deputy. */
    IN_PERSON,
    /** Several pieces of it may be decided at one stroke. */
    IN_BATCH,
    /** A correction of its answer counts once somebody else of the unit has approved it. */
    CORRECTION_APPROVED
}
