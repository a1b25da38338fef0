package org.huimin.selection;

/**
 * What the panel finds of one application before it scores.
 *
 * @param application number of the receipt
 * @param words       why it does not answer the call, or what has to be made clear; empty where it does
 */
public record Finding(String application, Value value, String words) {

    /** UNCLEAR: something has to be made clear in writing first. */
    public enum Value { RESPONSIVE, UNRESPONSIVE, UNCLEAR }
}
