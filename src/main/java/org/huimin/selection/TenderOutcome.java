package org.huimin.selection;

/** What came of a tender: platforms were found, all begins anew, or nothing comes of it. */
public enum TenderOutcome { AWARDED, REANNOUNCED, FAILED }
