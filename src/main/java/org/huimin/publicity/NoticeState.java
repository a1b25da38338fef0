package org.huimin.publicity;

/** How far a notice has come: prepared by the house, drafted by a person, returned, checked, signed, published. */
public enum NoticeState { PREPARED, DRAFTED, RETURNED, CHECKED, SIGNED, PUBLISHED }
