package org.huimin.programme;

/** What somebody answered to a step of the plan. EXCEPTION: competition is touched, but an exception of the rule holds. */
public enum Decision { APPROVED, RETURNED, REFUSED, EXCEPTION }
