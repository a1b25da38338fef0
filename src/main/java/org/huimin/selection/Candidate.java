package org.huimin.selection;

/**
 * An application as the review sees it, once it lies open.
 *
 * @param number    of its receipt
 * @param applicant unit; empty where it came on paper or by mail
 * @param confirmed whether it was confirmed after the last change that asks for it
 */
public record Candidate(String number, String applicant, String lot, boolean confirmed, Stated stated) { }
