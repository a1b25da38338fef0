package org.huimin.publicity;

/** How far a notice has come: prepared by the house, drafted by a person, returned, checked, signed, published; or dropped before it was signed. */
public enum NoticeState { PREPARED, DRAFTED, RETURNED, CHECKED, SIGNED, PUBLISHED, DROPPED }
