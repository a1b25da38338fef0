package org.huimin.notify;

/** A way out of the house: mail, SMS, a work chat's robot. A county connects its own by adding a bean. */
public interface Channel {

    /** ASCII, stands in the record of deliveries. */
    String code();

    /** Whether it can reach this person and the person wants it to. */
    boolean reaches(Preference person);

    /**
     * @param link whole address
     * @throws Exception where it could not be handed over; it is tried again later, with the same id
     */
    void deliver(Preference person, Message message, String link) throws Exception;
}
