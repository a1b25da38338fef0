package org.huimin.panel;

/** Where a draw stands: FROZEN takes commitments, COMMITTED takes nonces, DRAWN calls, GIVEN_UP is over. */
public enum DrawState { FROZEN, COMMITTED, DRAWN, GIVEN_UP }
