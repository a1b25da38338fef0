package org.huimin.selection;

/**
 * Where a tender stands. DRAFTED: waits for its approval; APPROVED: not yet announced; OPEN: announced, applications come
 * in; CLOSED: the deadline is over; OPENED: the applications have been unsealed; ENDED: there is an outcome.
 */
public enum TenderState { DRAFTED, APPROVED, OPEN, CLOSED, OPENED, ENDED }
