package org.huimin.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Members answer for themselves; whoever falls out makes room for the next, and only who came sits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("S1.28")
class SeatingTest {

    private static final Actor BUREAU = new Actor("commerce-officer", "县商务局经办人", "commerce", Set.of());
    private static final Actor DISCIPLINE = new Actor("discipline-officer", "纪检组", "discipline", Set.of());
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final List<String> THREE = List.of("*", "*", "*");

    final TurnedClock clock = new TurnedClock("2023-11-14T09:00:00");
    private ModuleSlice house;
    private Drawing drawing;
    private Seating seating;
    private PanelRegister panels;
    private ExpertPool pool;
    private CaseRef tender;

    ModuleSlice start() {
        return ModuleSlice.onH2("org.huimin.panel", clock);
    }

    @BeforeAll
    void open() {
        house = start();
        drawing = house.get(Drawing.class);
        seating = house.get(Seating.class);
        panels = house.get(PanelRegister.class);
        pool = house.get(ExpertPool.class);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @BeforeEach
    void drawsThreeOfSix() {
        pool.active().forEach(e -> pool.retire(BUREAU, e.code()));
        IntStream.rangeClosed(1, 6).forEach(this::enter);
        tender = ModuleSlice.freshProgramme().child("SEL", 1);
        draw();
        seating.ask(tender);
    }

    @Test
    void seatsWhoeverDeclaredAndCameAndNobodyElse() {
        List<PanelMember> asked = awaited();
        assertThat(asked).hasSize(3).allMatch(member -> member.kind() == PanelMember.Kind.EXPERT);

        asked.forEach(member -> seating.answer(person(member), tender, member.code(), Seat.State.DECLARED, ""));
        assertThat(panels.members(tender)).as("nobody has come yet").isEmpty();
        seating.absent(BUREAU, tender, asked.get(0).code(), "生病");
        seating.present(BUREAU, tender);

        assertThat(panels.members(tender)).containsExactlyElementsOf(asked.subList(1, 3));
        seating.ask(tender);
        PanelMember next = awaited().get(0);
        seating.answer(person(next), tender, next.code(), Seat.State.DECLARED, "");
        seating.present(BUREAU, tender);
        assertThat(panels.members(tender)).hasSize(3).contains(next);
        assertThat(house.get(DrawRegister.class).certificates(tender)).allMatch(file -> DrawFile.verify(file, null).holds());
    }

    @Test
    void callsTheNextWhereSomebodyWhoSatLeaves() {
        List<PanelMember> asked = awaited();
        PanelMember gone = asked.get(0);
        assertThat(refused(() -> seating.left(BUREAU, tender, gone.code(), Seat.State.LEFT, "住院")).reasons().get(0).rule()).isEqualTo("panel.not-sitting");
        asked.forEach(member -> seating.answer(person(member), tender, member.code(), Seat.State.DECLARED, ""));
        seating.present(BUREAU, tender);

        assertThat(refused(() -> seating.left(BUREAU, tender, gone.code(), Seat.State.LEFT, " ")).getMessage()).contains("写明原因");
        seating.left(BUREAU, tender, gone.code(), Seat.State.LEFT, "住院");
        seating.ask(tender);

        assertThat(panels.members(tender)).hasSize(2).doesNotContain(gone);
        assertThat(awaited()).hasSize(1);
        DrawView draw = house.get(DrawRegister.class).last(tender).orElseThrow();
        assertThat(draw.calls().get(3)).as("the fourth of the same sequence").returns(draw.calls().get(0).seat(), Call::seat);
        assertThat(draw.calls()).filteredOn(call -> call.code().equals(gone.code())).singleElement().returns(Call.Outcome.REMOVED, Call::outcome);
    }

    @Test
    void recordsWhatEachExpertWhoCameWasPaidOnceAndToTheCent() {
        List<PanelMember> asked = awaited();
        asked.forEach(member -> seating.answer(person(member), tender, member.code(), Seat.State.DECLARED, ""));
        seating.absent(BUREAU, tender, asked.get(0).code(), "生病");
        seating.present(BUREAU, tender);
        Fees fees = house.get(Fees.class);
        Money each = Money.of("500.50");
        LocalDate today = LocalDate.of(2023, 11, 14);
        String code = asked.get(1).code();
        assertThat(fees.of(tender, each)).extracting(Fee::code).as("who did not come is due nothing").containsExactly(code, asked.get(2).code());

        assertThat(refused(() -> fees.pay(BUREAU, tender, asked.get(0).code(), each, today, "记-1")).reasons().get(0).rule()).isEqualTo("fee.nobody");
        assertThat(refused(() -> fees.pay(BUREAU, tender, code, each, today, " ")).reasons().get(0).rule()).isEqualTo("fee.voucher");
        assertThat(refused(() -> fees.pay(BUREAU, tender, code, each, today.plusDays(1), "记-1")).reasons().get(0).rule()).isEqualTo("fee.paid-on");
        assertThat(refused(() -> fees.pay(BUREAU, tender, code, each, today.minusDays(1), "记-1")).reasons().get(0).rule()).isEqualTo("fee.paid-on");
        fees.pay(BUREAU, tender, code, each, today, " 记-1 ");

        assertThat(fees.of(tender, Money.of("600"))).first().as("what was paid stays what was paid").returns(each, Fee::amount).returns("记-1", Fee::voucherNumber)
                .returns(today, Fee::paidOn);
        assertThat(refused(() -> fees.pay(BUREAU, tender, code, each, today, "记-2")).reasons().get(0).rule()).isEqualTo("fee.paid");
        assertThat(house.facts(tender, PanelFact.FeePaid.class)).singleElement().returns(each, PanelFact.FeePaid::amount);
    }

    /** Two clerks, or one who clicks twice: one payment, and everybody else reads that it was made. */
    @Test
    @Tag("check-17")
    void recordsOneOfSeveralPaymentsAtOnceAndRefusesTheOthersInASentence() throws Exception {
        List<PanelMember> asked = awaited();
        asked.forEach(member -> seating.answer(person(member), tender, member.code(), Seat.State.DECLARED, ""));
        seating.present(BUREAU, tender);
        String code = asked.get(0).code();
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Refused>> answers = IntStream.range(0, 8).mapToObj(n -> clerks.submit(() -> {
            start.await();
            return refused(() -> house.get(Fees.class).pay(BUREAU, tender, code, Money.of("500"), LocalDate.of(2023, 11, 14), "记-" + n));
        })).toList();
        start.countDown();

        List<Refused> no = new ArrayList<>();
        for (Future<Refused> answer : answers) {
            no.add(answer.get());
        }
        clerks.shutdown();
        assertThat(no).filteredOn(Objects::isNull).as("one is made").hasSize(1);
        assertThat(no).filteredOn(Objects::nonNull).hasSize(7).allMatch(refused -> refused.reasons().get(0).rule().equals("fee.paid"));
        assertThat(house.facts(tender, PanelFact.FeePaid.class)).hasSize(1);
    }

    @Test
    @Tag("check-15")
    void letsNobodyAnswerForAnother() {
        List<PanelMember> asked = awaited();

        assertThat(refused(() -> seating.answer(BUREAU, tender, asked.get(0).code(), Seat.State.DECLARED, "")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(refused(() -> seating.answer(person(asked.get(1)), tender, asked.get(0).code(), Seat.State.RECUSED, "不熟")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(refused(() -> seating.answer(new Actor("expert-99", "外人", "experts", Set.of()), tender, "E099", Seat.State.DECLARED, "")).kind())
                .isEqualTo(Refused.Kind.ABSENT);
        seating.answer(person(asked.get(0)), tender, asked.get(0).code(), Seat.State.DECLARED, "");
        assertThat(refused(() -> seating.answer(person(asked.get(0)), tender, asked.get(0).code(), Seat.State.REFUSED, "改主意")).getMessage()).contains("不能再改");
        assertThat(refused(() -> seating.answer(person(asked.get(1)), tender, asked.get(1).code(), Seat.State.RECUSED, " ")).getMessage()).contains("写明原因");
        assertThat(refused(() -> seating.absent(DISCIPLINE, tender, asked.get(0).code(), "没来")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
    }

    /** The pool has a way on: new experts are entered, and drawn for the seats that are empty. */
    @Test
    void drawsAgainWhereTheWholePanelRecusesItselfAndThePoolIsExhausted() {
        while (panels.toDraw(tender, THREE).isEmpty()) {
            PanelMember member = awaited().get(0);
            seating.answer(person(member), tender, member.code(), Seat.State.RECUSED, "与报名企业有利害关系");
            seating.ask(tender);
        }
        List.copyOf(awaited()).forEach(member -> seating.answer(person(member), tender, member.code(), Seat.State.RECUSED, "与报名企业有利害关系"));
        assertThat(panels.toDraw(tender, THREE)).hasSize(3);
        assertThat(refused(this::draw).getMessage()).contains("补充专家库");

        IntStream.rangeClosed(7, 9).forEach(this::enter);
        draw();
        seating.ask(tender);

        assertThat(awaited()).extracting(PanelMember::code).containsExactlyInAnyOrder("E007", "E008", "E009");
        assertThat(panels.toDraw(tender, THREE)).isEmpty();
    }

    @Test
    void takesWhoeverDidNotAnswerInTimeForAbsent() {
        PanelMember silent = awaited().get(0);

        seating.absent(Actor.SYSTEM, tender, silent.code(), "在规定时间内没有答复");
        seating.ask(tender);

        assertThat(awaited()).hasSize(3).doesNotContain(silent);
        assertThat(refused(() -> seating.answer(person(silent), tender, silent.code(), Seat.State.DECLARED, "")).getMessage()).contains("未到场");
    }

    @Test
    void entersNobodyIntoAPoolThatIsFrozen() {
        CaseRef other = ModuleSlice.freshProgramme().child("SEL", 1);
        DrawView frozen = drawing.freeze(BUREAU, other, THREE, new Drawing.Apart(Set.of(), Set.of(), 3));
        enter(8);
        drawing.commit(BUREAU, other, Side.OPERATOR, Side.OPERATOR.commitment(other, 1, frozen.poolHash(), ONE));

        assertThat(house.get(DrawRegister.class).last(other).orElseThrow()).returns(frozen.poolHash(), DrawView::poolHash)
                .satisfies(draw -> assertThat(draw.pool().entries()).extracting(Pool.Entry::code).doesNotContain("E008"));
        assertThat(refused(() -> drawing.freeze(BUREAU, other, THREE, new Drawing.Apart(Set.of(), Set.of(), 3))).getMessage()).contains("已经封存");
    }

    @Test
    void namesTheSponsorsPeopleAnewUntilTheyAreAsked() {
        Seating.Candidate one = new Seating.Candidate("commerce-officer-3", "经办人3");
        seating.name(BUREAU, tender, List.of(new Seating.Candidate("commerce-officer-2", "经办人2")), PanelMember.Kind.REPRESENTATIVE);
        seating.name(BUREAU, tender, List.of(one), PanelMember.Kind.REPRESENTATIVE);
        seating.ask(tender);

        assertThat(panels.seats(tender).stream().map(Seat::member).filter(m -> m.kind() == PanelMember.Kind.REPRESENTATIVE)).extracting(PanelMember::account)
                .containsExactly("commerce-officer-3");
        assertThat(refused(() -> seating.name(BUREAU, tender, List.of(one), PanelMember.Kind.REPRESENTATIVE)).kind()).isEqualTo(Refused.Kind.CONFLICT);
    }

    private void enter(int n) {
        pool.enter(BUREAU, new Expert("E%03d".formatted(n), "expert-" + n, "专家" + n, "某大学" + n, "本省", List.of("payments"), List.of()));
    }

    private void draw() {
        DrawView frozen = drawing.freeze(BUREAU, tender, panels.toDraw(tender, THREE), new Drawing.Apart(Set.of(), Set.of(), 3));
        int attempt = frozen.pool().attempt();
        drawing.commit(BUREAU, tender, Side.OPERATOR, Side.OPERATOR.commitment(tender, attempt, frozen.poolHash(), ONE));
        drawing.commit(DISCIPLINE, tender, Side.WITNESS, Side.WITNESS.commitment(tender, attempt, frozen.poolHash(), TWO));
        drawing.reveal(BUREAU, tender, Side.OPERATOR, ONE);
        drawing.reveal(DISCIPLINE, tender, Side.WITNESS, TWO);
    }

    private List<PanelMember> awaited() {
        return panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.ASKED).map(Seat::member).toList();
    }

    private static Actor person(PanelMember member) {
        return new Actor(member.account(), member.name(), "experts", Set.of());
    }

    private static Refused refused(ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act);
    }
}
