package org.huimin.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryCount;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Money;
import org.huimin.oversight.TrailFile.Kind;
import org.huimin.testing.DatabaseSlice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseSlice
@Import({TrailTest.Counted.class, TrailWriter.class, TrailRegister.class, PendingChanges.class})
@Tag("check-39")
class TrailTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long NEWEST = Long.MAX_VALUE;

    /** Every statement is counted, a batch as one. */
    static class Counted {
        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? ProxyDataSourceBuilder.create(source).countQuery().build() : bean;
                }
            };
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2023-11-28T01:00:00.123456789Z"), ZoneOffset.UTC);
        }
    }

    record Drafted(CaseRef about, String by, int version) implements Fact { }

    record Budgeted(CaseRef about, String by, Money amount) implements Fact { }

    record Suspected(CaseRef about, String by, Money amount) implements Fact {

        @Override
        public boolean withheld() {
            return true;
        }
    }

    record Cleared(CaseRef about, String by) implements Fact {

        @Override
        public boolean withheld() {
            return true;
        }
    }

    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TrailRegister register;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private PlatformTransactionManager transactions;

    private final CaseRef programme = fresh();

    @Test
    void chainsTheFactsOfAProgrammeInTheOrderInWhichTheyHappened() {
        happen(new Drafted(programme.child("PLAN", 1), "commerce-1", 1), new Budgeted(programme, "finance-1", Money.of("700000")));
        happen(new Drafted(programme, "commerce-1", 2));

        List<TrailEntry> newestFirst = register.page(programme, NEWEST, 10);
        assertThat(newestFirst).extracting(TrailEntry::seq).containsExactly(3L, 2L, 1L);
        assertThat(newestFirst).extracting(TrailEntry::fact).containsExactly("Drafted", "Budgeted", "Drafted");
        assertThat(newestFirst.get(1).content()).isEqualTo(
                "{\"about\":\"" + programme + "\",\"amount\":700000.00,\"by\":\"finance-1\"}");
        assertThat(newestFirst.get(2).about()).isEqualTo(programme + "/PLAN-1");
        assertThat(newestFirst.get(2).prevHash()).isEqualTo(TrailLine.NOTHING_BEFORE);
        assertThat(newestFirst.get(0).at()).isEqualTo("2023-11-28T01:00:00.123456Z");
        assertThat(register.head(programme)).contains(new TrailHead(programme.value(), 3, newestFirst.get(0).hash()));
        assertThat(register.check(programme).holds()).isTrue();
    }

    /** What the public may not learn is neither named nor missing, and staff read it as it was. */
    @Test
    void publishesThatSomethingHappenedWithoutItsNameWhereItIsWithheld() throws Exception {
        happen(new Drafted(programme, "commerce-1", 1), new Suspected(programme, "commerce-1", Money.of("7.10")), new Cleared(programme, "commerce-2"),
                new Suspected(programme, "commerce-1", Money.of("8")));

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TrailHead head = register.export(programme, file);
        assertThat(file.toString(StandardCharsets.UTF_8)).contains("\"fact\":\"Withheld\"").doesNotContain("Suspected", "Cleared");
        assertThat(TrailFile.verify(new ByteArrayInputStream(file.toByteArray()), head).holds()).isTrue();
        assertThat(register.check(programme).holds()).isTrue();
        List<TrailEntry> entries = register.page(programme, NEWEST, 10);
        assertThat(entries).extracting(TrailEntry::fact).containsExactly("Suspected", "Cleared", "Suspected", "Drafted");
        assertThat(entries.get(2).content()).isEqualTo("{\"about\":\"" + programme + "\",\"amount\":7.10,\"by\":\"commerce-1\",\"fact\":\"Suspected\"}");
        assertThat(register.before(entries.get(0)).orElseThrow().seq()).isEqualTo(2);
        for (String other : List.of("{}", "no JSON")) {
            jdbc.update("update trail_entry set content = ? where chain = ? and seq = 3", other, programme.value());
            assertThat(register.check(programme).fault().kind()).isEqualTo(Kind.CONTENT);
            assertThat(register.entry(programme, 3).orElseThrow().fact()).isEqualTo("Withheld");
        }
    }

    @Test
    void keepsOneChainPerProgrammeAndOneForTheHouse() {
        CaseRef other = fresh();

        happen(new Drafted(programme, "a", 1), new Drafted(other.child("PH", 1), "a", 1), new Drafted(CaseRef.HOUSE, "system", 1));

        assertThat(register.head(programme).orElseThrow().seq()).isEqualTo(1);
        assertThat(register.head(other).orElseThrow().seq()).isEqualTo(1);
        assertThat(register.heads()).extracting(TrailHead::chain).contains(programme.value(), other.value(), "HOUSE");
    }

    @Test
    void findsWhatHappenedToExactlyOneCase() {
        CaseRef phase = programme.child("PH", 1);

        happen(new Drafted(programme, "a", 1), new Drafted(phase, "a", 2), new Drafted(phase.child("D", 1), "a", 3), new Drafted(phase, "a", 4));

        assertThat(register.about(phase, NEWEST, 10)).extracting(TrailEntry::seq).containsExactly(4L, 2L);
        assertThat(register.about(phase, 4, 10)).extracting(TrailEntry::seq).containsExactly(2L);
    }

    @Test
    void pagesByKeyset() {
        happen(new Drafted(programme, "a", 1), new Drafted(programme, "a", 2), new Drafted(programme, "a", 3));

        List<TrailEntry> first = register.page(programme, NEWEST, 2);
        List<TrailEntry> second = register.page(programme, first.get(1).seq(), 2);

        assertThat(first).extracting(TrailEntry::seq).containsExactly(3L, 2L);
        assertThat(second).extracting(TrailEntry::seq).containsExactly(1L);
    }

    @Test
    void refusesAFactOutsideATransaction() {
        assertThatThrownBy(() -> events.publishEvent(new Drafted(programme, "a", 1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Drafted");
        assertThat(register.head(programme)).isEmpty();
    }

    @Test
    void remembersNothingOfWhatWasRolledBack() {
        transaction.executeWithoutResult(now -> {
            events.publishEvent(new Drafted(programme, "a", 1));
            now.setRollbackOnly();
        });
        happen(new Drafted(programme, "a", 2));

        assertThat(register.head(programme).orElseThrow().seq()).isEqualTo(1);
        assertThat(register.page(programme, NEWEST, 10).get(0).content()).contains("\"version\":2");
    }

    @Test
    void keepsTheFactsOfAnInnerTransactionApart() {
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(now -> {
            events.publishEvent(new Drafted(programme, "a", 1));
            inner.executeWithoutResult(then -> events.publishEvent(new Drafted(programme, "a", 2)));
            now.setRollbackOnly();
        });

        assertThat(register.page(programme, NEWEST, 10)).singleElement()
                .satisfies(entry -> assertThat(entry.content()).contains("\"version\":2"));
    }

    @Test
    void takesInAFactThatComesJustBeforeTheCommit() {
        transaction.executeWithoutResult(now -> {
            events.publishEvent(new Drafted(programme, "a", 1));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    events.publishEvent(new Drafted(programme, "a", 2));
                }
            });
        });

        assertThat(register.head(programme).orElseThrow().seq()).isEqualTo(2);
        assertThat(register.check(programme).holds()).isTrue();
    }

    @Test
    void costsThreeStatementsHoweverManyFacts() {
        happen(new Drafted(programme, "a", 1));
        QueryCountHolder.clear();

        happen(new Drafted(programme, "a", 2), new Drafted(programme, "a", 3), new Drafted(programme.child("PH", 1), "a", 4));

        QueryCount count = QueryCountHolder.getGrandTotal();
        assertThat(count.getTotal()).as(count.toString()).isEqualTo(3);
    }

    @Test
    void writersOnOneChainLeaveNoGapAndNoFork() throws Exception {
        int writers = 8;
        int turns = 25;

        atOnce(writers, () -> {
            for (int i = 0; i < turns; i++) {
                happen(new Drafted(programme, "a", i), new Drafted(programme.child("PH", 1), "a", i));
            }
        });

        long count = 2L * writers * turns;
        assertThat(register.page(programme, NEWEST, 10_000)).extracting(TrailEntry::seq)
                .containsExactlyElementsOf(LongStream.range(0, count).map(i -> count - i).boxed().toList());
        assertThat(register.check(programme).holds()).isTrue();
    }

    @Test
    void firstWritersOfAChainDoNotFightOverItsBeginning() throws Exception {
        for (int round = 0; round < 10; round++) {
            CaseRef fresh = fresh();

            atOnce(6, () -> happen(new Drafted(fresh, "a", 1)));

            assertThat(register.head(fresh).orElseThrow().seq()).isEqualTo(6);
            assertThat(register.check(fresh).holds()).isTrue();
        }
    }

    @Test
    void publishesNeitherContentsNorAccounts() throws IOException {
        happen(new Budgeted(programme.child("PH", 1), "finance-officer-1", Money.of("700000")), new Drafted(programme, "b", 2));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TrailHead head = register.export(programme, out);

        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2).allSatisfy(line ->
                assertThat(line).contains("\"seq\":", "\"at\":", "\"fact\":", "\"digest\":", "\"prev\":", "\"hash\":"));
        assertThat(text).doesNotContain("finance-officer-1", "700000.00", "PH-1", "salt");
        assertThat(head).isEqualTo(register.head(programme).orElseThrow());
        assertThat(TrailFile.verify(new ByteArrayInputStream(out.toByteArray()), head).holds()).isTrue();
    }

    @Test
    void exportsALongChainWhole() throws IOException {
        Fact[] many = new Fact[2500];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Drafted(programme, "a", i);
        }
        happen(many);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        register.export(programme, out);

        TrailFile.Result result = TrailFile.verify(new ByteArrayInputStream(out.toByteArray()), register.head(programme).orElseThrow());
        assertThat(result.holds()).isTrue();
        assertThat(result.lines()).isEqualTo(2500);
        assertThat(register.check(programme).lines()).isEqualTo(2500);
    }

    @Test
    void sameContentHasAnotherDigestEachTime() {
        happen(new Drafted(programme, "a", 1), new Drafted(programme, "a", 1));

        assertThat(register.page(programme, NEWEST, 10)).extracting(TrailEntry::contentDigest).doesNotHaveDuplicates();
    }

    @Test
    void noticesWhatADatabaseOwnerDoes() {
        assertTampered("update trail_entry set content = replace(content, ':3}', ':9}') where chain = ? and seq = 3", Kind.CONTENT, 3);
        assertTampered("update trail_entry set actor = 'somebody' where chain = ? and seq = 2", Kind.CONTENT, 2);
        assertTampered("update trail_entry set about = 'VP-2023-999' where chain = ? and seq = 2", Kind.CONTENT, 2);
        assertTampered("update trail_entry set fact = 'Else' where chain = ? and seq = 4", Kind.ALTERED, 4);
        assertTampered("update trail_entry set at = '2023-11-27 00:00:00' where chain = ? and seq = 1", Kind.ALTERED, 1);
        assertTampered("delete from trail_entry where chain = ? and seq = 1", Kind.GAP, 2);
        assertTampered("delete from trail_entry where chain = ? and seq = 3", Kind.GAP, 4);
        assertTampered("delete from trail_entry where chain = ? and seq > 3", Kind.TRUNCATED, 3);
        assertTampered("update trail_entry set seq = 0 where chain = ? and seq = 4", Kind.ORDER, 0);
    }

    private void assertTampered(String sql, Kind kind, long seq) {
        CaseRef victim = fresh();
        happen(new Drafted(victim, "a", 1), new Drafted(victim, "a", 2), new Drafted(victim, "a", 3), new Drafted(victim, "a", 4),
                new Drafted(victim, "a", 5));

        jdbc.update(sql, victim.value());

        TrailFile.Result result = register.check(victim);
        assertThat(result.holds()).as(sql).isFalse();
        assertThat(result.fault().kind()).as(sql).isEqualTo(kind);
        assertThat(result.fault().seq()).as(sql).isEqualTo(seq);
    }

    private static CaseRef fresh() {
        return CaseRef.of(String.format("VP-2023-%03d", NUMBER.incrementAndGet()));
    }

    private void happen(Fact... facts) {
        transaction.executeWithoutResult(now -> List.of(facts).forEach(events::publishEvent));
    }

    private static void atOnce(int threads, Runnable work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                done.add(executor.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
