package org.huimin.settlement;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.ledger.LedgerRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.testing.Recorder;
import org.huimin.testing.StageSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The settlement stage on a real database, on a clock that is set by hand. */
@StageSlice
@Import({DrawingDown.class, Entitlements.class, RegisteringAccounts.class, SettlingPhase.class, SettlingProgramme.class, Refunding.class, SettlementRegister.class,
        StatementReading.class, SettlementSlice.Wiring.class})
abstract class SettlementSlice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final Actor COMMERCE = actor("commerce-officer-1", "commerce", "commerce-officer");
    static final Actor COMMERCE_HEAD = actor("commerce-head-1", "commerce", "commerce-head");
    static final Actor FINANCE = actor("finance-officer-1", "finance", "finance-officer");
    static final Actor FINANCE_TOO = actor("finance-officer-2", "finance", "finance-officer");
    static final Actor FINANCE_HEAD = actor("finance-head-1", "finance", "finance-head");
    static final Actor PLATFORM = actor("a-operator-1", "a", "a-operator");

    @Autowired DrawingDown drawingDown;
    @Autowired SettlingPhase settlingPhase;
    @Autowired SettlingProgramme settlingProgramme;
    @Autowired Refunding refunding;
    @Autowired SettlementRegister register;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;
    @Autowired RegisteringAccounts accounts;
    @MockitoBean ProgrammeRegister programmes;
    @MockitoBean LedgerRegister ledger;

    CaseRef programme;
    ProgrammeSpec spec;

    @BeforeEach
    void begin() {
        programme = CaseRef.of("VP-2023-%03d".formatted(NUMBER.incrementAndGet()));
        at(Programmes.FIRST.minusDays(3));
        when(programmes.spec(any())).thenAnswer(call -> spec);
    }

    void at(LocalDate day) {
        clock.at(day + "T12:00:00");
    }

    /** The day after a phase of {@link Programmes}. */
    void afterPhase(int number) {
        at(spec.period(number).last().plusDays(1));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Period.ZONE);
    }

    /** What workflow does with the result: writes it into the programme. */
    void write(List<Allotment> allotments) {
        for (Allotment a : allotments) {
            spec = Programmes.changed(spec, new Change(today(), Change.ALLOTMENT, a.platform(), a.phase(), a.voucherType(), a.quantity(), null,
                    "上期未核销资金叠加", null));
        }
    }

    /** Eight at one moment. @return how many were done; the others were refused, or gave way to one who was faster */
    static int raced(Runnable act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> acts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                acts.add(() -> {
                    start.await();
                    try {
                        act.run();
                        return true;
                    } catch (Refused | ConcurrencyFailureException | DataIntegrityViolationException late) {
                        return false;
                    }
                });
            }
            int done = 0;
            for (Future<Boolean> one : threads.invokeAll(acts)) {
                done += one.get() ? 1 : 0;
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }

    static Money yuan(String amount) {
        return Money.of(amount);
    }

    static Actor actor(String account, String unit, String group) {
        return new Actor(account, account, unit, Set.of(group));
    }

    static class Wiring {

        @Bean
        TurnedClock clock() {
            return new TurnedClock("2023-12-01T12:00:00");
        }
    }
}
