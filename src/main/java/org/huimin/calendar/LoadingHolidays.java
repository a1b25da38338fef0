package org.huimin.calendar;

import java.time.Clock;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Loads a year's holiday arrangement when its notice is out, and lets the running deadlines follow. */
@Service
@Act
public class LoadingHolidays {

    private final JdbcTemplate jdbc;
    private final Calendars calendars;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LoadingHolidays(JdbcTemplate jdbc, Calendars calendars, Deadlines deadlines, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.clock = clock;
        this.events = events;
    }

    /** @param json the arrangement in the shape of the shipped files; @return the year */
    public int load(Actor actor, String json) {
        HolidayYear arrangement = HolidayYear.parse(json);
        WorkCalendar calendar = calendars.current().with(arrangement);

        jdbc.update("replace into holiday_year (year_no, content, loaded_at, loaded_by) values (?, ?, ?, ?)",
                arrangement.year(), arrangement.json(), Stamp.of(clock.instant()), actor.account());
        events.publishEvent(new CalendarFact.HolidaysLoaded(actor.account(), arrangement.year(), arrangement.version(),
                arrangement.days().size()));
        deadlines.recount(calendar, arrangement.year(), actor.account());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendars.changed();
            }
        });
        return arrangement.year();
    }
}
