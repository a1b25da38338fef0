package org.huimin.selection;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/** What an applicant keeps as proof. @param at by the clock of the house; @param digest binds every file and every word of it */
public record Receipt(String number, CaseRef tender, String lot, Instant at, String digest) { }
