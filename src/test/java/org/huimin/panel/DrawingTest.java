package org.huimin.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A panel is drawn from the pool, by two units, in the order in which none of them can know the result and stop it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawingTest {

    private static final Actor BUREAU = new Actor("commerce-officer", "县商务局经办人", "commerce", Set.of());
    private static final Actor DISCIPLINE = new Actor("discipline-officer", "纪检组", "discipline", Set.of());
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    final TurnedClock clock = new TurnedClock("2023-11-14T09:00:00");
    private ModuleSlice house;
    private Drawing drawing;
    private ExpertPool pool;
    private CaseRef tender;

    ModuleSlice start() {
        return ModuleSlice.onH2("org.huimin.panel", clock);
    }

    @BeforeAll
    void open() {
        house = start();
        drawing = house.get(Drawing.class);
        pool = house.get(ExpertPool.class);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @BeforeEach
    void twelveExperts() {
        pool.active().forEach(e -> pool.retire(BUREAU, e.code()));
        IntStream.rangeClosed(1, 12).forEach(n -> pool.enter(BUREAU, expert(n, List.of())));
        tender = ModuleSlice.freshProgramme().child("SEL", 1);
    }

    @Test
    void drawsAndPublishesACertificateThatHolds() {
        DrawView drawn = draw(List.of("payments", "*", "*", "*", "*"), nobody());

        assertThat(drawn.seated()).hasSize(5).doesNotHaveDuplicates();
        assertThat(pool.find(drawn.seated().get(0)).orElseThrow().fields()).contains("payments");
        assertThat(house.get(DrawRegister.class).certificates(tender)).hasSize(1).allMatch(file -> DrawFile.verify(file, null).holds());
    }

    @Test
    void neverCallsWhoeverIsTiedToAnApplicantOrTookPart() {
        pool.enter(BUREAU, expert(1, List.of(new Expert.Tie("某支付公司", Expert.Relation.EMPLOYED, LocalDate.parse("2020-11-14")))));
        pool.enter(BUREAU, expert(2, List.of(new Expert.Tie("某支付公司", Expert.Relation.SHAREHOLDER, LocalDate.parse("2020-11-13")))));
        pool.enter(BUREAU, expert(3, List.of(new Expert.Tie("某支付公司", Expert.Relation.KIN, null))));
        pool.enter(BUREAU, new Expert("E004", "expert-4", "专家4", "某支付公司", "外省", List.of("payments"), List.of()));

        DrawView frozen = drawing.freeze(BUREAU, tender, List.of("*", "*", "*", "*", "*"), new Drawing.Apart(Set.of("某支付公司"), Set.of("expert-5"), 3));

        assertThat(frozen.pool().entries()).filteredOn(e -> e.excluded() != Exclusion.NONE).extracting(Pool.Entry::code, Pool.Entry::excluded)
                .containsExactly(tuple("E001", Exclusion.TIE), tuple("E003", Exclusion.TIE), tuple("E004", Exclusion.TIE), tuple("E005", Exclusion.TOOK_PART));
        assertThat(finish().seated()).doesNotContain("E001", "E003", "E004", "E005");
    }

    @Test
    void refusesAPoolThatIsTooSmallBeforeAnybodyCommits() {
        assertThat(refused(() -> drawing.freeze(BUREAU, tender, List.of("*", "*", "*", "finance", "finance"),
                new Drawing.Apart(Set.of(), Set.of("expert-3", "expert-6", "expert-9"), 3))).getMessage())
                .contains("专业“finance”除须回避的以外，专家库只有 1 人，要抽 2 人", "补充专家库");
    }

    @Test
    void takesNoNonceBeforeBothHaveCommittedAndNeitherTwiceNorFromOneUnit() {
        DrawView frozen = drawing.freeze(BUREAU, tender, List.of("*", "*", "*"), nobody());
        String mine = Side.OPERATOR.commitment(tender, 1, frozen.poolHash(), ONE);
        drawing.commit(BUREAU, tender, Side.OPERATOR, mine);

        assertThat(refused(() -> drawing.reveal(BUREAU, tender, Side.OPERATOR, ONE)).getMessage()).contains("两个单位都作出承诺之前");
        assertThat(refused(() -> drawing.commit(BUREAU, tender, Side.WITNESS, mine)).getMessage()).contains("两个单位");
        assertThat(refused(() -> drawing.commit(BUREAU, tender, Side.OPERATOR, mine)).getMessage()).contains("不能更改");
        assertThat(refused(() -> drawing.commit(DISCIPLINE, tender, Side.WITNESS, "NaN")).getMessage()).contains("64 位十六进制");

        drawing.commit(DISCIPLINE, tender, Side.WITNESS, Side.WITNESS.commitment(tender, 1, frozen.poolHash(), TWO));

        assertThat(refused(() -> drawing.reveal(DISCIPLINE, tender, Side.WITNESS, TWO)).getMessage()).contains("先由组织抽取方公开");
        assertThat(refused(() -> drawing.reveal(BUREAU, tender, Side.OPERATOR, TWO)).getMessage()).contains("承诺不符");
        assertThat(refused(() -> drawing.reveal(DISCIPLINE, tender, Side.OPERATOR, ONE)).getMessage()).contains("由作出承诺的单位公开");
    }

    @Test
    void callsTheNextOfTheSameSequenceForWhoeverFallsOut() {
        DrawView drawn = draw(List.of("*", "*", "*", "*", "*"), nobody());
        List<String> sequence = DrawFile.verify(house.get(DrawRegister.class).certificate(tender, 1), null).certificate().sequence();
        String recused = drawn.seated().get(1);
        Actor expert = new Actor(pool.find(recused).orElseThrow().account(), "专家", "experts", Set.of());

        assertThat(drawing.fellOut(expert, tender, recused, Call.Outcome.RECUSED, "曾在报名企业任职")).contains(sequence.get(5));
        assertThat(drawing.fellOut(BUREAU, tender, sequence.get(5), Call.Outcome.ABSENT, "电话未接通")).contains(sequence.get(6));

        assertThat(house.get(DrawRegister.class).seated(tender)).containsExactlyInAnyOrder(sequence.get(0), sequence.get(2), sequence.get(3), sequence.get(4),
                sequence.get(6));
        assertThat(DrawFile.verify(house.get(DrawRegister.class).certificate(tender, 1), null).fault()).isNull();
        assertThat(refused(() -> drawing.fellOut(DISCIPLINE, tender, sequence.get(0), Call.Outcome.REMOVED, "无")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(refused(() -> drawing.fellOut(BUREAU, tender, recused, Call.Outcome.ABSENT, "再次")).kind()).isEqualTo(Refused.Kind.ABSENT);
    }

    /** The whole panel recuses itself: eleven of twelve are called, and then the pool has a way on. */
    @Test
    void drawsAnewForTheMissingSeatsOnceAnExhaustedPoolIsSupplemented() {
        draw(List.of("*", "*", "*"), nobody());
        DrawRegister register = house.get(DrawRegister.class);
        while (DrawView.missing(register.of(tender)).getAsInt() == 0) {
            drawing.fellOut(BUREAU, tender, register.seated(tender).get(0), Call.Outcome.RECUSED, "与报名企业有利害关系");
        }
        assertThat(refused(() -> drawing.freeze(BUREAU, tender, List.of("*"), nobody())).getMessage()).contains("补充专家库");

        pool.enter(BUREAU, expert(13, List.of()));
        pool.enter(BUREAU, expert(14, List.of()));
        assertThat(refused(() -> drawing.freeze(BUREAU, tender, List.of("*", "*"), nobody())).getMessage()).contains("还缺 1 人");
        DrawView again = draw(List.of("*"), nobody());

        assertThat(again.seated()).containsAnyOf("E013", "E014");
        assertThat(again.pool().entries()).filteredOn(e -> e.excluded() == Exclusion.FELL_OUT).hasSize(10);
        assertThat(register.certificates(tender)).hasSize(2).allMatch(file -> DrawFile.verify(file, null).holds());
        assertThat(refused(() -> drawing.freeze(BUREAU, tender, List.of("*"), nobody())).getMessage()).contains("已经抽满");
    }

    @Test
    void keepsADrawThatWasGivenUpInLaterCertificates() {
        drawing.freeze(BUREAU, tender, List.of("*"), nobody());
        assertThat(refused(() -> drawing.giveUp(DISCIPLINE, tender, "不想抽了")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        drawing.giveUp(BUREAU, tender, "监督方遗失随机数");
        DrawView drawn = draw(List.of("*"), nobody());

        assertThat(drawn.pool().attempt()).isEqualTo(2);
        assertThat(DrawFile.verify(house.get(DrawRegister.class).certificate(tender, 2), null)).returns(true, DrawFile.Result::holds)
                .satisfies(r -> assertThat(r.certificate().voided()).extracting(DrawCertificate.Voided::reason).containsExactly("监督方遗失随机数"));
        assertThat(refused(() -> drawing.giveUp(BUREAU, tender, "抽到的人不合意")).getMessage()).contains("没有正在进行的抽取");
    }

    @Test
    void leavesEveryStepInTheRecordWithCodesOnly() {
        draw(List.of("*"), nobody());

        assertThat(house.facts(tender)).extracting(f -> f.getClass().getSimpleName()).containsExactly("PoolFrozen", "NonceCommitted", "NonceCommitted",
                "NonceRevealed", "NonceRevealed", "PanelDrawn");
    }

    private DrawView draw(List<String> seats, Drawing.Apart apart) {
        drawing.freeze(BUREAU, tender, seats, apart);
        return finish();
    }

    private DrawView finish() {
        DrawView frozen = house.get(DrawRegister.class).last(tender).orElseThrow();
        int attempt = frozen.pool().attempt();
        drawing.commit(BUREAU, tender, Side.OPERATOR, Side.OPERATOR.commitment(tender, attempt, frozen.poolHash(), ONE));
        clock.pass(Duration.ofSeconds(20));
        drawing.commit(DISCIPLINE, tender, Side.WITNESS, Side.WITNESS.commitment(tender, attempt, frozen.poolHash(), TWO));
        drawing.reveal(BUREAU, tender, Side.OPERATOR, ONE);
        return drawing.reveal(DISCIPLINE, tender, Side.WITNESS, TWO);
    }

    private static Drawing.Apart nobody() {
        return new Drawing.Apart(Set.of(), Set.of(), 3);
    }

    private static Expert expert(int n, List<Expert.Tie> ties) {
        return new Expert("E%03d".formatted(n), "expert-" + n, "专家" + n, "某大学" + n, "本省",
                List.of(n % 3 == 0 ? "finance" : "payments"), ties);
    }


    private static Refused refused(ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act);
    }
}
