package org.huimin.selection;

import java.time.Instant;
import java.util.List;

/**
 * An opened application.
 *
 * @param applicant  unit; empty where it came on paper or by mail
 * @param digest     as on the receipt
 * @param stated     what was typed; of paper only what stands on the envelope
 * @param sets       of paper; 0 where it came otherwise
 * @param confirmed  whether it was confirmed after the last change that asks for it
 * @param documents  in the order in which they were handed in
 */
public record ApplicationView(String number, String applicant, String lot, ApplicationChannel channel, Instant receivedAt, String digest, Stated stated,
                              int sets, boolean confirmed, List<Document> documents) {

    /** @param material code of the checklist line; @param attachment id */
    public record Document(String material, String attachment, boolean supplement) { }

    public ApplicationView {
        documents = List.copyOf(documents);
    }
}
