package org.huimin.publicity;

/** What a notice announces. The words are part of the published contract and never renamed. */
public enum NoticeType {
    PLAN, DESIGNATION, TENDER, CORRECTION, PROPOSED_AWARD, AWARD, AGREEMENT, MERCHANTS, RULES, CHANGE, SETTLEMENT,
    EVALUATION, AUDIT, COMPLAINT
}
