package org.huimin.settlement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.TestDatabase;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The settlement stage on a real database, every command in its own transaction, on a clock that is set by hand. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({DrawingDown.class, SettlingPhase.class, SettlingProgramme.class, Refunding.class, SettlementRegister.class,
        StatementReading.class, SettlementSlice.Wiring.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class SettlementSlice {

    private static final AtomicInteger NUMBER = new AtomicInteger(100 + (int) (System.nanoTime() % 600));

    static final Actor COMMERCE = actor("commerce-officer-1", "commerce", "commerce-officer");
    static final Actor COMMERCE_HEAD = actor("commerce-head-1", "commerce", "commerce-head");
    static final Actor FINANCE = actor("finance-officer-1", "finance", "finance-officer");
    static final Actor FINANCE_HEAD = actor("finance-head-1", "finance", "finance-head");
    static final Actor PLATFORM = actor("a-operator-1", "a", "a-operator");

    @Autowired DrawingDown drawingDown;
    @Autowired SettlingPhase settlingPhase;
    @Autowired SettlingProgramme settlingProgramme;
    @Autowired Refunding refunding;
    @Autowired SettlementRegister register;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;
    @MockitoBean ProgrammeRegister programmes;

    CaseRef programme;
    ProgrammeSpec spec;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    @BeforeEach
    void begin() {
        programme = CaseRef.of("VP-2023-%03d".formatted(NUMBER.incrementAndGet()));
        recorder.facts.clear();
        clock.set(Programmes.FIRST.minusDays(3).atTime(LocalTime.NOON).atZone(Period.ZONE).toInstant());
        when(programmes.spec(any())).thenAnswer(call -> spec);
    }

    void at(LocalDate day) {
        clock.set(day.atTime(LocalTime.NOON).atZone(Period.ZONE).toInstant());
    }

    /** The day after a phase of {@link Programmes}. */
    void afterPhase(int number) {
        at(spec.period(number).last().plusDays(1));
    }

    /** What workflow does with the result: writes it into the programme. */
    void write(List<Allotment> allotments) {
        for (Allotment a : allotments) {
            spec = Programmes.changed(spec, new Change(LocalDate.ofInstant(clock.instant(), Period.ZONE), Change.ALLOTMENT, a.platform(), a.phase(),
                    a.voucherType(), a.quantity(), null, "上期未核销资金叠加", null));
        }
    }

    static Money yuan(String amount) {
        return Money.of(amount);
    }

    private static Actor actor(String account, String unit, String group) {
        return new Actor(account, account, unit, Set.of(group));
    }

    static class Wiring {

        @Bean
        TurnedClock clock() {
            return new TurnedClock();
        }

        @Bean
        Recorder recorder() {
            return new Recorder();
        }
    }

    static class Recorder {

        final List<Fact> facts = new ArrayList<>();

        @EventListener
        void record(Fact fact) {
            facts.add(fact);
        }

        List<String> names() {
            return facts.stream().map(Fact::factName).toList();
        }
    }

    static class TurnedClock extends Clock {

        private Instant now = Instant.EPOCH;

        void set(Instant to) {
            now = to;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
