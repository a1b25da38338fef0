package org.huimin.scoring;

/** How a sheet came in: from its member's own page, or from paper that two people entered. */
public enum Channel { ONLINE, PAPER }
