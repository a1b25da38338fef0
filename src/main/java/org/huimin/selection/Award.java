package org.huimin.selection;

/**
 * Who is to have a place.
 *
 * @param place       code of the programme's platform
 * @param application number of the receipt
 * @param enterprise  its name, as applied
 * @param reason      why it and no other
 */
public record Award(String place, String lot, String application, String enterprise, String reason, State state) {

    /** PROPOSED: waits for approval; APPROVED: to be publicised; RETURNED; CONFIRMED: the publicity is over. */
    public enum State { PROPOSED, APPROVED, RETURNED, CONFIRMED }
}
