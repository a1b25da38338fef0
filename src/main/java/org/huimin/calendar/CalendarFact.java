package org.huimin.calendar;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happens to the calendar. */
public sealed interface CalendarFact extends Fact {

    record HolidaysLoaded(String by, int year, String version, int days) implements CalendarFact {
        @Override
        public CaseRef about() {
            return CaseRef.HOUSE;
        }
    }
}
