package org.huimin.identity;

/**
 * A platform's program that delivers by itself, as its token says; it may act for that platform in that programme only.
 *
 * @param client    the name under which the realm knows it
 * @param programme the programme file's own code
 * @param platform  code of the platform within it
 */
public record Machine(String client, String programme, String platform) {

    /** The account in every record of what it does; no person's account can be of this form. */
    public String account() {
        return "machine:" + client;
    }
}
