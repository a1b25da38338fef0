package org.huimin.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Takes a programme file into the house and gives it its case number. */
@Service
@Act
public class Registering {

    private static final int HIGHEST = 999;

    private final Programmes programmes;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Registering(Programmes programmes, JdbcTemplate jdbc, Clock clock, ApplicationEventPublisher facts) {
        this.programmes = programmes;
        this.jdbc = jdbc;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * @return the case number, counted within the year
     * @throws Refused where the programme does not hold together, or one of this code is registered already
     */
    public CaseRef register(Actor actor, ProgrammeSpec spec) {
        ProgrammeRules.judge(spec).orRefuse();
        programmes.caseOf(spec.code()).ifPresent(known -> {
            throw Refused.conflict("programme.registered-already", "活动“" + spec.code() + "”已经登记，编号 " + known + "，不能重复登记。");
        });
        Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
        CaseRef caseRef = nextNumber(now.atZone(Period.ZONE).getYear());
        programmes.save(Programme.register(caseRef, spec, actor, now));
        facts.publishEvent(new ProgrammeFact.ProgrammeRegistered(caseRef, actor.account(), spec.code(), spec.planDate(), spec.budget()));
        return caseRef;
    }

    private CaseRef nextNumber(int year) {
        jdbc.update("insert into programme_number (year_no, last_no) values (?, 1) on duplicate key update last_no = last_no + 1", year);
        int number = jdbc.queryForObject("select last_no from programme_number where year_no = ?", Integer.class, year);
        if (number > HIGHEST) {
            throw new IllegalStateException("more than " + HIGHEST + " programmes in " + year);
        }
        return CaseRef.of("VP-%d-%03d".formatted(year, number));
    }
}
