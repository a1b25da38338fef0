package org.huimin.identity;

/** A post in a unit; whoever holds it is a member of its group, to which work comes. */
public record Post(String unit, String role) {

    /** Where work for the post arrives, e.g. {@code commerce-officer}. */
    public String group() {
        return unit + "-" + role;
    }
}
