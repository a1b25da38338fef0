package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.selection.seal.OpeningKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two of three open, none alone, none early, and nobody with another key. */
class SealCeremonyTest extends SelectionSlice {

    @Autowired PlatformTransactionManager transactions;

    @Test
    void opensWhenTwoDifferentHoldersSaySoAfterTheClose() {
        announce();
        close();

        assertThat(opens(TWO)).isFalse();
        assertThat(seal.opened(tender)).isFalse();
        assertThat(opens(ONE)).isTrue();

        assertThat(seal.opened(tender)).isTrue();
        assertThat(recorder.names(tender.root())).containsSubsequence("HolderRegistered", "HolderRegistered", "HolderRegistered", "TenderKeyEstablished",
                "OpeningBegun", "ApplicationsUnlocked");
        refused("seal.opened", () -> opens(THREE));
    }

    /** All three at the same moment: one begins, one completes, and the third comes too late; nothing is opened twice or lost. */
    @Test
    @Tag("check-17")
    void opensOnceHoweverManyHoldersComeAtTheSameMoment() throws Exception {
        announce();
        Receipt receipt = apply(ENT1, "local");
        close();
        CyclicBarrier together = new CyclicBarrier(3);
        ExecutorService holders = Executors.newFixedThreadPool(3);
        List<String> heard = new ArrayList<>();
        try {
            for (Future<String> answer : Stream.of(ONE, TWO, THREE).map(holder -> holders.submit(() -> {
                together.await();
                try {
                    return String.valueOf(opens(holder));
                } catch (Refused no) {
                    return no.reasons().get(0).rule();
                }
            })).toList()) {
                heard.add(answer.get());
            }
        } finally {
            holders.shutdownNow();
        }

        assertThat(heard).containsExactlyInAnyOrder("false", "true", "seal.opened");
        assertThat(applications.of(tender)).extracting(ApplicationView::number).containsExactly(receipt.number());
        assertThat(recorder.names(tender.root()).stream().filter("ApplicationsUnlocked"::equals)).hasSize(1);
    }

    @Test
    void wantsTheKeyInTheNotice() {
        announce();
        String fingerprint = seal.fingerprint(tender).orElseThrow();

        refused("seal.notice-silent", () -> seal.mustStandIn(tender, "公告，没有指纹。"));
        seal.mustStandIn(tender, "公钥的指纹为" + fingerprint + "。");
    }

    /** Whoever is missing, the other two suffice. */
    @Test
    void opensWithoutWhicheverHolderIsAway() {
        for (List<Actor> two : List.of(List.of(ONE, TWO), List.of(TWO, THREE), List.of(THREE, ONE))) {
            draft();
            announce();
            close();

            assertThat(opens(two.get(0))).isFalse();
            assertThat(opens(two.get(1))).isTrue();
        }
    }

    @Test
    void neverOpensForOneHolderAStrangerOrAWrongSecret() {
        announce();
        close();
        assertThat(opens(ONE)).isFalse();

        refused("seal.same-holder", () -> opens(ONE));
        refused("seal.not-a-holder", () -> seal.open(CLERK, tender, SECRETS.get(TWO).toCharArray()));
        refused("seal.secret-wrong", () -> seal.open(TWO, tender, SECRETS.get(ONE).toCharArray()));
        assertThat(seal.opened(tender)).isFalse();
        assertThat(recorder.of(tender.root(), SealFact.SecretRefused.class)).hasSize(1);
        assertThat(opens(TWO)).isTrue();
    }

    @Test
    void opensNothingASecondBeforeTheDeadlineNorBeforeTheClose() {
        announce();

        clock.at("2025-06-24T17:59:59");
        refused("seal.not-closed", () -> opens(ONE));
        clock.at("2025-06-24T18:00:00");
        refused("seal.not-closed", () -> opens(ONE));
        tenders.closed(tender, clock.instant());
        assertThat(opens(ONE)).isFalse();
    }

    @Test
    void makesAKeyForExactlyThreeHoldersOfThreeUnits() {
        seal.register(ONE, tender, SECRETS.get(ONE).toCharArray());
        refused("seal.holder-twice", () -> seal.register(ONE, tender, SECRETS.get(ONE).toCharArray()));
        refused("seal.unit-twice", () -> seal.register(CLERK, tender, "another long secret".toCharArray()));
        refused("seal.secret-short", () -> seal.register(TWO, tender, "elevenchars".toCharArray()));
        seal.register(TWO, tender, SECRETS.get(TWO).toCharArray());
        refused("seal.holders-missing", () -> seal.establish(tender, CLERK));
        assertThat(seal.registered(tender)).isEqualTo(2);
        assertThat(seal.fingerprint(tender)).isEmpty();
        seal.register(THREE, tender, SECRETS.get(THREE).toCharArray());
        refused("seal.holders-full", () -> seal.register(actor("audit-officer-1", "audit"), tender, "a fourth long secret".toCharArray()));

        String fingerprint = seal.establish(tender, CLERK);

        assertThat(fingerprint).matches("([0-9a-f]{4} ){15}[0-9a-f]{4}");
        assertThat(seal.fingerprint(tender)).contains(fingerprint);
        assertThat(recorder.of(tender.root(), SealFact.TenderKeyEstablished.class)).extracting(SealFact.TenderKeyEstablished::fingerprint)
                .containsExactly(fingerprint);
        refused("seal.established", () -> seal.establish(tender, CLERK));
        refused("seal.established", () -> seal.register(actor("audit-officer-1", "audit"), tender, "a fourth long secret".toCharArray()));
    }

    /** A whole set of keys and shares made anew fits together, but not the record. */
    @Test
    void refusesAKeyThatIsNotTheOneInTheRecord() {
        announce();
        OpeningKey.Split forged = OpeningKey.split();
        sql.update("update seal_key set sealing = ? where case_ref = ?", forged.sealing().encoded(), tender.value());
        close();
        assertThat(opens(ONE)).isFalse();
        refused("seal.key-differs", () -> opens(TWO));

        draft();
        announce();
        sql.update("delete from seal_share where case_ref = ?", tender.value());
        sql.update("delete from seal_key where case_ref = ?", tender.value());
        sql.update("update tender set state = 'APPROVED' where case_ref = ?", tender.value());
        seal.establish(tender, CLERK);
        close();
        assertThat(opens(ONE)).isFalse();
        refused("seal.record-differs", () -> opens(TWO));
        assertThat(seal.opened(tender)).isFalse();
    }

    @Test
    void stopsWhereAShareWasChangedAndLeavesTheThirdHolderAWay() {
        announce();
        close();
        assertThat(opens(ONE)).isFalse();
        byte[] share = sql.queryForObject("select sealed from seal_share where case_ref = ? and sealed_to = ? and place = (select place from seal_holder"
                + " where case_ref = ? and account = ?)", byte[].class, tender.value(), TWO.account(), tender.value(), TWO.account());
        share[50] ^= 1;
        sql.update("update seal_share set sealed = ? where case_ref = ? and sealed_to = ? and place = (select place from seal_holder"
                + " where case_ref = ? and account = ?)", share, tender.value(), TWO.account(), tender.value(), TWO.account());

        refused("seal.broken", () -> opens(TWO));
        assertThat(opens(THREE)).isTrue();
    }

    @Test
    void makesWhoeverGuessesWaitEvenWhereTheWholeAnswerIsTakenBack() {
        announce();
        close();
        for (int guess = 1; guess <= 5; guess++) {
            new TransactionTemplate(transactions).executeWithoutResult(answer -> {
                refused("seal.secret-wrong", () -> seal.open(ONE, tender, "not the right secret".toCharArray()));
                answer.setRollbackOnly();
            });
        }

        refused("seal.secret-pause", () -> opens(ONE));
        assertThat(opens(TWO)).as("others are not kept waiting").isFalse();
        clock.pass(Duration.ofMinutes(15));
        assertThat(opens(ONE)).isTrue();
    }

    /** What lies in the tables and the record opens nothing: no secret stands there in any form. */
    @Test
    void keepsNoSecretAndNoWholeKey() {
        announce();
        close();
        opens(ONE);

        List<String> texts = sql.queryForList("select content from trail_entry where chain = ?", String.class, tender.root().value());
        assertThat(texts).noneMatch(text -> SECRETS.values().stream().anyMatch(text::contains));
        assertThat(sql.queryForList("select locked from seal_holder where case_ref = ?", byte[].class, tender.value())).allMatch(b -> b.length == 60);
        assertThat(sql.queryForList("select sealed from seal_share where case_ref = ?", byte[].class, tender.value())).hasSize(5).allMatch(b -> b.length == 81);
    }

    private void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }
}
