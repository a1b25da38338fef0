package org.huimin.selection;

/**
 * What the review says of one condition of one application.
 *
 * @param reason why; needed unless it is met
 */
public record EligibilityVerdict(String application, String condition, Value value, String reason) {

    /** MET 符合, UNMET 不符合, LACKING 缺少材料，可以补正一次. */
    public enum Value { MET, UNMET, LACKING }
}
