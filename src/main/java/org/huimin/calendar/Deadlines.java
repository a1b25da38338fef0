package org.huimin.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.PerTransaction;
import org.huimin.kernel.Period;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * The deadlines of all cases, each computed once, kept with what it rests on, and compared with the one clock of the
 * house: never by whether a timer has fired.
 */
@Service("calendarDeadlines")
public class Deadlines {

    private static final String COLUMNS =
            "select case_ref, deadline_key, rule_text, basis, starts_at, ends_at, calendar_version, provisional from deadline ";

    private final JdbcTemplate jdbc;
    private final Calendars calendars;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    /** One step may ask for one deadline many times: for its timer, then for every unit's task. */
    private final PerTransaction<Map<String, Deadline>> asked = new PerTransaction<>(HashMap::new);

    Deadlines(JdbcTemplate jdbc, Calendars calendars, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.clock = clock;
        this.events = events;
    }

    /** The deadline if it is set; otherwise sets it by the rule, which is asked only then. */
    @Act
    public Deadline at(CaseRef caseRef, String key, Supplier<DueRule> rule) {
        Map<String, Deadline> known = asked.get();
        String name = caseRef + " " + key;
        Deadline deadline = known.get(name);
        if (deadline == null) {
            deadline = find(caseRef, key).orElseGet(() -> set(caseRef, key, rule.get()));
            known.put(name, deadline);
        }
        return deadline;
    }

    /** Sets a term counted from now, unless the deadline is already set. */
    @Act
    public Deadline at(CaseRef caseRef, String key, Term term, String basis) {
        return at(caseRef, key, () -> DueRule.term(term, null, basis));
    }

    private Deadline set(CaseRef caseRef, String key, DueRule rule) {
        Instant now = clock.instant();
        Deadline deadline = compute(calendars.current(), caseRef, key, rule, rule.start() == null ? now : rule.start());
        try {
            jdbc.update("""
                    insert into deadline (case_ref, deadline_key, root_ref, rule_text, basis, starts_at, ends_at,
                        calendar_version, provisional, set_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    caseRef.value(), key, caseRef.root().value(), deadline.rule(), deadline.basis(),
                    Stamp.of(deadline.start()), Stamp.of(deadline.end()), deadline.calendarVersion(),
                    deadline.provisional(), Stamp.of(now));
        } catch (DuplicateKeyException setMeanwhile) {
            return get(caseRef, key);
        }
        events.publishEvent(new DeadlineFact.DeadlineSet(caseRef, Actor.SYSTEM.account(), key, deadline.rule(),
                deadline.start(), deadline.end(), deadline.provisional()));
        return deadline;
    }

    private static Deadline compute(WorkCalendar calendar, CaseRef caseRef, String key, DueRule rule, Instant start) {
        if (rule.term() == null) {
            return new Deadline(caseRef, key, rule.text(), rule.basis(), start, rule.at(), "", false);
        }
        LocalDate opened = start.atZone(Period.ZONE).toLocalDate();
        WorkCalendar.Due due = calendar.due(opened, rule.term());
        return new Deadline(caseRef, key, rule.text(), rule.basis(), start, due.end(), due.version(), due.provisional());
    }

    public Optional<Deadline> find(CaseRef caseRef, String key) {
        return jdbc.query(COLUMNS + "where case_ref = ? and deadline_key = ?", Deadlines::read, caseRef.value(), key)
                .stream().findFirst();
    }

    /** @throws IllegalStateException where nobody has set it: a guard must never pass for want of a deadline */
    public Deadline get(CaseRef caseRef, String key) {
        return find(caseRef, key).orElseThrow(() -> new IllegalStateException(caseRef + " has no deadline " + key));
    }

    /** Whether it has passed, to the second, by the clock of the house. */
    public boolean passed(CaseRef caseRef, String key) {
        return get(caseRef, key).passedAt(clock.instant());
    }

    /** All deadlines of a programme, in the order in which they end. */
    public List<Deadline> ofProgramme(CaseRef root) {
        return jdbc.query(COLUMNS + "where root_ref = ? order by ends_at, case_ref, deadline_key",
                Deadlines::read, root.value());
    }

    /**
     * Moves a running deadline to another moment.
     *
     * @param by whoever decided it
     */
    @Act
    public void move(Actor by, CaseRef caseRef, String key, Instant end) {
        asked.get().clear();
        Deadline old = get(caseRef, key);
        jdbc.update("update deadline set rule_text = 'AT', ends_at = ?, calendar_version = '', provisional = false where case_ref = ? and deadline_key = ?",
                Stamp.of(end), caseRef.value(), key);
        events.publishEvent(new DeadlineFact.DeadlineMoved(caseRef, by.account(), key, old.end(), end, false));
    }

    /**
     * Counts a running deadline from another moment, since what it follows has moved. A deadline that is not set, has passed or
     * was fixed to a moment stays as it is, and none is moved into the past.
     *
     * @param start that day itself does not count
     */
    @Act
    public void countFrom(Actor by, CaseRef caseRef, String key, Instant start) {
        asked.get().clear();
        Instant now = clock.instant();
        find(caseRef, key).filter(old -> !old.rule().equals("AT") && !old.passedAt(now)).ifPresent(old -> {
            jdbc.update("update deadline set starts_at = ? where case_ref = ? and deadline_key = ?", Stamp.of(start), caseRef.value(), key);
            recount(calendars.current(), new Deadline(caseRef, key, old.rule(), old.basis(), start, old.end(), old.calendarVersion(), old.provisional()),
                    now, by.account());
        });
    }

    /**
     * Counts the running deadlines anew that rest on a year whose arrangement has become known. What has passed stays
     * as it was, and no deadline is moved into the past.
     */
    void recount(WorkCalendar calendar, int year, String by) {
        asked.get().clear();
        Instant now = clock.instant();
        jdbc.query(COLUMNS + "where rule_text <> 'AT' and ends_at > ? order by case_ref, deadline_key", Deadlines::read, Stamp.of(now))
                .stream().filter(deadline -> deadline.calendarVersion().contains(year + ":"))
                .forEach(deadline -> recount(calendar, deadline, now, by));
    }

    private void recount(WorkCalendar calendar, Deadline old, Instant now, String by) {
        DueRule rule = DueRule.term(Term.parse(old.rule()), old.start(), old.basis());
        Deadline counted = compute(calendar, old.caseRef(), old.key(), rule, old.start());
        Instant end = counted.end().isAfter(now) ? counted.end() : old.end();
        jdbc.update("update deadline set ends_at = ?, calendar_version = ?, provisional = ? where case_ref = ? and deadline_key = ?",
                Stamp.of(end), counted.calendarVersion(), counted.provisional(), old.caseRef().value(), old.key());
        if (!end.equals(old.end()) || counted.provisional() != old.provisional()) {
            events.publishEvent(new DeadlineFact.DeadlineMoved(old.caseRef(), by, old.key(), old.end(), end, counted.provisional()));
        }
    }

    private static Deadline read(ResultSet row, int number) throws SQLException {
        return new Deadline(CaseRef.of(row.getString("case_ref")), row.getString("deadline_key"), row.getString("rule_text"),
                row.getString("basis"), Stamp.read(row, "starts_at"), Stamp.read(row, "ends_at"),
                row.getString("calendar_version"), row.getBoolean("provisional"));
    }
}
