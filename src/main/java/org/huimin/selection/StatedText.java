package org.huimin.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/** What was typed, as the one text that is sealed. */
final class StatedText {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StatedText() { }

    static String of(Stated stated) {
        try {
            return JSON.writeValueAsString(stated);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Texts that were not given are empty, so that a review need not ask. */
    static Stated read(String text) {
        try {
            Stated s = JSON.readValue(text, Stated.class);
            return new Stated(given(s.enterprise()), given(s.creditCode()), given(s.registeredIn()), s.headOffice(), given(s.legalRepresentative()),
                    s.controllers(), given(s.contact()), given(s.phone()), s.licence(), s.licenceNumber(), s.licenceUntil(), s.matchingFunds(), s.offer(),
                    s.sender());
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }
}
