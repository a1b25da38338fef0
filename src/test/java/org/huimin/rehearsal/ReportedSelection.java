package org.huimin.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.huimin.kernel.CaseRef;
import org.huimin.testing.WholeHouse;

/** What a rehearsal's JSON says of how the platforms were selected. */
public final class ReportedSelection {

    private ReportedSelection() { }

    public static JsonNode of(WholeHouse house, CaseRef programme) {
        return new ObjectMapper().valueToTree(house.get(SelectionReporter.class).of(programme));
    }
}
