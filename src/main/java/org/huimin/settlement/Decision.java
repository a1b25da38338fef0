package org.huimin.settlement;

/** What a reviewer answers. */
public enum Decision { APPROVED, RETURNED }
