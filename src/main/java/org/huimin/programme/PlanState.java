package org.huimin.programme;

/** How far the plan has come. */
public enum PlanState {
    /** Nothing drafted yet, or returned to the drafter. */
    DRAFT,
    DRAFTED,
    /** The arithmetic holds and competition is reviewed or need not be. */
    CHECKED,
    COMPETITION_REVIEWED,
    CONSULTED,
    FUNDED,
    REVIEWED,
    TABLED,
    DECIDED,
    ISSUED,
    /** Not passed; nothing follows. */
    REFUSED
}
