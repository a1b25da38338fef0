package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Places go by the panel's order and by nothing else: two lots of one place each, three applicants in the first, two in the second. */
@Import({Awards.class, Agreements.class, AwardingTest.Ranking.class})
class AwardingTest extends SelectionSlice {

    private static final Actor HEAD = actor("commerce-head", "commerce");

    @Autowired Awarding awarding;

    @BeforeEach
    void ranks() {
        awarding.rank(Actor.SYSTEM, tender, List.of(line("national", "A1", "88.10", 1), line("national", "A2", "88.10", 2), line("national", "A3", "70", 3),
                line("local", "B1", null, 1), line("local", "B2", "60.00", 2)));
    }

    @Test
    @Tag("S1.30")
    void proposesTheFirstOfEachLotAndNobodyElse() {
        assertThat(due()).isEqualTo(Map.of("p1", "A1", "p2", "B1"));
        refused("award.order", () -> propose("A2", "B1"));
        refused("award.order", () -> propose("A1", ""));
        assertThat(awarding.current(tender)).isEmpty();

        propose("A1", "B1");

        assertThat(awarding.current(tender)).extracting(Award::enterprise).containsExactly("企业A1", "企业B1");
        assertThat(awarding.ranking(tender).stream().filter(r -> r.lot().equals("national")).map(Ranked::score)).containsExactly(new BigDecimal("88.10"),
                new BigDecimal("88.10"), new BigDecimal("70"));
    }

    /** The winner of one lot declines: the next takes its place, the other lot's winner stays. */
    @Test
    void letsTheNextFollowWhoeverDeclinesAndConfirmsNobodyWhoDid() {
        propose("A1", "B1");
        awarding.decide(HEAD, tender, true, null);

        awarding.leaveOut(HEAD, tender, "A1", "放弃入选资格");

        refused("award.left-out", () -> awarding.confirm(tender));
        assertThat(due()).isEqualTo(Map.of("p1", "A2", "p2", "B1"));
        refused("award.order", () -> propose("A3", "B1"));
        propose("A2", "B1");
        awarding.decide(HEAD, tender, true, null);
        assertThat(awarding.confirm(tender)).extracting(Award::application).containsExactly("A2", "B1");
    }

    @Test
    void refusesAProposalWhereNobodyIsLeft() {
        List.of("B1", "B2").forEach(number -> awarding.leaveOut(HEAD, tender, number, "放弃入选资格"));

        refused("award.nobody-left", () -> propose("A1", "B3"));
        assertThat(awarding.current(tender)).isEmpty();
    }

    /** A new review gives a new order: what was approved by the old one keeps nobody in a place. */
    @Test
    void startsAnewFromANewOrder() {
        propose("A1", "B1");
        awarding.decide(HEAD, tender, true, null);

        awarding.rank(Actor.SYSTEM, tender, List.of(line("national", "A3", "91.00", 1), line("national", "A1", "88.00", 2), line("local", "B1", null, 1)));

        assertThat(due()).isEqualTo(Map.of("p1", "A3", "p2", "B1"));
        assertThat(awarding.ranking(tender)).hasSize(3);
        refused("award.order", () -> awarding.rank(Actor.SYSTEM, tender, List.of()));
    }

    private void propose(String national, String local) {
        awarding.propose(CLERK, tender, Map.of("p1", national, "p2", local), "按评审名次");
    }

    private Map<String, String> due() {
        return awarding.due(tender).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().map(Ranked::application).orElse("")));
    }

    private static Ranked line(String lot, String number, String score, int rank) {
        return new Ranked(lot, number, "企业" + number, Optional.ofNullable(score).map(BigDecimal::new).orElse(null), rank, "");
    }

    /** Eligibility is judged elsewhere: who is ranked was eligible. */
    static class Ranking {
        @Bean
        Awarding awarding(TenderRegister tenders, Awards awards, Agreements agreements, TurnedClock clock, ApplicationEventPublisher facts) {
            return new Awarding(tenders, null, awards, agreements, clock, facts);
        }
    }

    private static void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::rule).contains(rule));
    }
}
