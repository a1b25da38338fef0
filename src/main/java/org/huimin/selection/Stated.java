package org.huimin.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an enterprise types when it applies; sealed with the files, read by the review once all is open.
 *
 * @param enterprise          full name as registered; for a branch, the branch's
 * @param creditCode          unified social credit code, 18 characters
 * @param registeredIn        place of registration, 6 digits
 * @param headOffice          name of the head office on whose licence a branch applies; null for none
 * @param legalRepresentative one person may stand for one applicant only
 * @param controllers         who holds or runs the enterprise, each as named in the register; at most 20
 * @param contact             whom to ask
 * @param phone               and where
 * @param licence             name of the licence that is shown, one of those the condition names; null where none is asked for
 * @param licenceNumber       its number
 * @param licenceUntil        the last day on which it is valid; null for one without an end
 * @param matchingFunds       what the enterprise itself adds, yuan, at most two decimals; null for nothing
 * @param offer               what the enterprise asks for its service, yuan, at most two decimals; null where the call does not ask for it
 * @param sender              digest of the address a mail came from, sealed with the rest, so that a later one is known; null where it came otherwise, and in what a clerk wrote down
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stated(String enterprise, String creditCode, String registeredIn, String headOffice, String legalRepresentative,
                     List<String> controllers, String contact, String phone, String licence, String licenceNumber, LocalDate licenceUntil,
                     BigDecimal matchingFunds, BigDecimal offer, String sender) {

    public Stated {
        controllers = controllers == null ? List.of() : List.copyOf(controllers);
    }

    public Stated(String enterprise, String creditCode, String registeredIn, String headOffice, String legalRepresentative, List<String> controllers,
                  String contact, String phone, String licence, String licenceNumber, LocalDate licenceUntil, BigDecimal matchingFunds, BigDecimal offer) {
        this(enterprise, creditCode, registeredIn, headOffice, legalRepresentative, controllers, contact, phone, licence, licenceNumber, licenceUntil,
                matchingFunds, offer, null);
    }

    /** Where no offer is asked for. */
    public Stated(String enterprise, String creditCode, String registeredIn, String headOffice, String legalRepresentative, List<String> controllers,
                  String contact, String phone, String licence, String licenceNumber, LocalDate licenceUntil, BigDecimal matchingFunds) {
        this(enterprise, creditCode, registeredIn, headOffice, legalRepresentative, controllers, contact, phone, licence, licenceNumber, licenceUntil,
                matchingFunds, null);
    }
}
