package org.huimin.workflow.tender;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Term;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.Scheduled;
import org.huimin.selection.Tendering;
import org.springframework.stereotype.Component;

/** When applications are meant to close, for the drafter to begin with: the file's moment, or its term from today. */
@Component
class TenderDates {

    private final ProgrammeRegister programmes;
    private final Calendars calendars;
    private final Clock clock;

    TenderDates(ProgrammeRegister programmes, Calendars calendars, Clock clock) {
        this.programmes = programmes;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Empty where the file's moment has passed. */
    Optional<Instant> planned(CaseRef in) {
        Scheduled scheduled = programmes.schedule(in, Tendering.DEADLINE);
        Instant now = clock.instant();
        Instant planned = scheduled.at() != null ? scheduled.at().atZone(Period.ZONE).toInstant()
                : calendars.current().due(LocalDate.ofInstant(now, Period.ZONE), Term.parse(scheduled.term())).end();
        return Optional.of(planned).filter(at -> at.isAfter(now));
    }
}
