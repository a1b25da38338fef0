package org.huimin.selection;

/** An applicant that no further proposal may name. @param application number of the receipt */
public record LeftOut(String application, String reason) { }
