package org.huimin.selection;

/**
 * Why an application may not be found eligible, whatever a reviewer thinks: it follows from what was stated and from the lists alone.
 *
 * @param condition code of the condition it fails; empty where it stands against the application as a whole
 * @param reason    a whole sentence
 */
public record Bar(String application, String condition, String reason) { }
