package org.huimin.kernel;

/**
 * Something that happened and cannot be undone. Facts are records of ids and values only, never personal data or long
 * text; every one of them is written into the trail in the transaction in which it happened.
 */
public interface Fact {

    /** The case it happened to. */
    CaseRef about();

    /** The account of whoever did it; {@code system} where a deadline or a rule did. */
    String by();

    /** Whether not even its name is published: whoever is looked into must not learn it from the open record. */
    default boolean withheld() {
        return false;
    }

    /** The name it has in the trail, stable for ever. */
    default String factName() {
        return getClass().getSimpleName();
    }
}
