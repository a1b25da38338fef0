package org.huimin.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Tally;
import org.huimin.tasks.Handled;

/**
 * All that the rules look at, of one programme.
 *
 * @param acts      the trail, oldest first
 * @param unitNames code → name
 */
record Scene(CaseRef programme, List<Handled> handled, List<Act> acts, Tally tally, WorkCalendar calendar, Map<String, String> unitNames,
             Watch watch, Instant now) {

    /** An entry of the trail with its content read. */
    record Act(long seq, Instant at, String fact, CaseRef about, String by, JsonNode content) {

        String text(String field) {
            return content.path(field).asText("");
        }
    }

    Stream<Act> acts(String... facts) {
        List<String> wanted = List.of(facts);
        return acts.stream().filter(a -> wanted.contains(a.fact()));
    }
}
