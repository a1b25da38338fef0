package org.huimin.selection;

/**
 * Where an application stands. DRAFT: files go up; SUBMITTED: sealed, with a receipt; REPLACED by a later one of the same
 * enterprise; WITHDRAWN by it; LATE: refused, nothing of it is kept; OPENED: readable for the review.
 */
public enum ApplicationState { DRAFT, SUBMITTED, REPLACED, WITHDRAWN, LATE, OPENED }
