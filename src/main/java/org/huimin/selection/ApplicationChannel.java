package org.huimin.selection;

/** How an application came in; the names the programme file uses. */
public enum ApplicationChannel { ONLINE, PAPER, MAIL }
