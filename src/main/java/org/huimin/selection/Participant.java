package org.huimin.selection;

/**
 * An enterprise that took part in a selection.
 *
 * @param receipt what it was given when it took part, and shows to be known again
 * @param unit    under which its people sign in; empty where they do not
 */
public record Participant(String receipt, String enterprise, String unit) { }
