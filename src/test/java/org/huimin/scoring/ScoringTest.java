package org.huimin.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.RegimeProfile;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets are given blind, are bound by what was submitted, and are revealed together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoringTest {

    private static final Actor OFFICER = actor("commerce-officer");
    private static final Actor CLERK = actor("clerk-1");
    private static final Actor OTHER_CLERK = actor("clerk-2");

    final TurnedClock clock = new TurnedClock("2023-11-16T09:00:00");
    private ModuleSlice house;
    private Scoring scoring;
    private ScoringRegister register;
    private ScoreCard card;
    private CaseRef lot;

    ModuleSlice start() {
        return ModuleSlice.onH2("org.huimin.scoring", clock);
    }

    @BeforeAll
    void open() {
        house = start();
        scoring = house.get(Scoring.class);
        register = house.get(ScoringRegister.class);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @BeforeEach
    void threeMembersScoreTwoApplicants() {
        lot = ModuleSlice.freshProgramme().child("SEL", 1).child("LOT", "a");
        card = Cards.small(2, 3);
        scoring.begin(OFFICER, lot, card);
    }

    @Test
    void revealsAllSheetsWhenTheLastIsIn() {
        submitAll("30", "20");

        assertThat(register.progress(lot)).isEqualTo(new Progress(RoundState.REVEALED, 3, 3));
        assertThat(register.ranking(lot).lines()).extracting(Ranking.Line::applicant).containsExactly("p1", "p2");
        assertThat(register.tally(lot).score("p1")).hasToString("71.00");
        assertThat(house.facts(lot, ScoringFact.SheetsRevealed.class)).hasSize(1);
    }

    @Tag("check-15")
    @ParameterizedTest
    @ValueSource(strings = {"40.01", "41", "NaN", "1e1", "1E309", "-1", "30.001", "", " ", "三十", "+5", ".5", "5.", "0x10", "９", "99999999999999999999"})
    void refusesWhatIsNoScoreInASentenceAndKeepsNothing(String typed) {
        Map<String, String> cells = filled("30", "20");
        cells.put("p2.s1", typed);

        Refused no = refused(() -> scoring.submit(expert(1), lot, cells));

        assertThat(no.reasons()).singleElement().satisfies(r -> assertThat(r.field()).isEqualTo("p2.s1"))
                .satisfies(r -> assertThat(r.message()).contains("平台企业2", "评分项s1"));
        assertThat(register.progress(lot).submitted()).isZero();
    }

    @Test
    @Tag("check-15")
    void takesTheMaximumItselfAndNothing() {
        Map<String, String> cells = filled("40", "0");
        cells.put("p1.s1", " 40.00 ");

        assertThat(scoring.submit(expert(1), lot, cells).commitment()).matches("[0-9a-f]{64}");
    }

    @Test
    @Tag("check-15")
    void refusesASecondSubmitANonMemberAndPointsForWhatIsComputed() {
        scoring.submit(expert(1), lot, filled("30", "20"));
        Map<String, String> greedy = filled("30", "20");
        greedy.put("p1.o1", "20");

        assertThat(refused(() -> scoring.submit(expert(1), lot, filled("31", "20"))).getMessage()).contains("已经提交");
        assertThat(refused(() -> scoring.save(expert(1), lot, filled("31", "20"))).getMessage()).contains("已经提交");
        assertThat(refused(() -> scoring.submit(expert(9), lot, filled("30", "20"))).kind()).isEqualTo(Refused.Kind.ABSENT);
        assertThat(refused(() -> register.own(expert(9), lot)).getMessage())
                .isEqualTo(refused(() -> register.own(expert(9), CaseRef.of("VP-2099-999/SEL-1"))).getMessage());
        assertThat(refused(() -> scoring.submit(expert(2), lot, greedy)).getMessage()).contains("由系统统一计算");
    }

    @Test
    @Tag("S1.28")
    void goesOnWithTheNextMemberWhereOneLeavesAndVoidsOnlyThatSheet() {
        scoring.submit(expert(1), lot, filled("30", "20"));
        scoring.submit(expert(2), lot, filled("30", "20"));

        scoring.leave(OFFICER, lot, "expert-1", "发现有利害关系");

        assertThat(refused(() -> scoring.submit(expert(3), lot, filled("40", "20"))).reasons().get(0).rule()).as("two of three are no panel").isEqualTo("scoring.broken");
        assertThat(refused(() -> scoring.enterPaper(CLERK, lot, "expert-3", filled("40", "20"))).reasons().get(0).rule()).isEqualTo("scoring.broken");
        assertThat(refused(() -> register.own(expert(1), lot)).kind()).isEqualTo(Refused.Kind.ABSENT);
        assertThat(register.of(expert(1))).doesNotContain(lot);
        List<ScoreCard.Member> again = List.of(card.members().get(0), card.members().get(1), card.members().get(2));
        assertThat(refused(() -> scoring.fill(OFFICER, lot, again)).reasons().get(0).rule()).as("whoever left does not come back").isEqualTo("scoring.departed");

        ScoreCard.Member next = new ScoreCard.Member("expert-4", "E004", "专家4", ScoreCard.Kind.EXPERT);
        scoring.fill(OFFICER, lot, List.of(card.members().get(1), card.members().get(2), next));
        assertThat(register.missing(lot)).extracting(ScoreCard.Member::account).containsExactly("expert-3", "expert-4");
        scoring.submit(expert(3), lot, filled("30", "20"));
        scoring.submit(expert(4), lot, filled("0", "20"));

        assertThat(register.tally(lot).score("p1")).as("(30 + 30 + 0) / 3 and not the sheet of whoever left").isEqualByComparingTo("61.00");
        assertThat(register.departures(lot)).singleElement().returns("E001", Departure::code).returns(true, Departure::submitted);
        assertThat(house.facts(lot, ScoringFact.MemberLeft.class)).singleElement().returns("E001", ScoringFact.MemberLeft::member);
        assertThat(refused(() -> scoring.fill(OFFICER, lot, card.members())).reasons().get(0).rule()).isEqualTo("scoring.not-broken");
    }

    @Test
    void keepsADraftAsItWasTypedAndForItsMemberOnly() {
        scoring.save(expert(1), lot, Map.of("p1.s1", "三十", "p1.note", "方案完整"));

        assertThat(register.own(expert(1), lot).typed()).containsEntry("p1.s1", "三十").containsEntry("p1.note", "方案完整");
        assertThat(register.own(expert(2), lot).typed()).isEmpty();
        scoring.submit(expert(1), lot, filled("30", "20"));
        assertThat(register.own(expert(1), lot)).returns(Map.of(), ScoringRegister.Own::typed)
                .satisfies(own -> assertThat(own.sheet().points().get("p1").get("s1")).hasToString("30.00"));
    }

    /** A score that only one member gave stands nowhere outside that member's own rows and own desk. */
    @Test
    @Tag("check-14")
    void tellsNobodyAnythingButHowManyBeforeTheLastIsIn() {
        Map<String, String> canary = filled("30", "20");
        canary.put("p1.s1", "37.25");
        scoring.save(expert(1), lot, canary);
        scoring.submit(expert(1), lot, canary);
        scoring.save(expert(2), lot, filled("1", "2"));

        for (ThrowingCallable look : List.<ThrowingCallable>of(() -> register.tally(lot), () -> register.ranking(lot), () -> register.report(lot),
                () -> register.rechecks(lot), () -> register.signatures(lot), () -> scoring.openRecheck(expert(2), lot, "expert-1", "p1", "太高"),
                () -> scoring.sign(expert(2), lot, null))) {
            assertThat(refused(look).getMessage()).contains("尚未全部提交");
        }
        assertThat(register.own(expert(2), lot).toString() + register.card(lot) + register.progress(lot) + house.facts(lot)).doesNotContain("37.25", "3725");
        assertThat(register.progress(lot)).isEqualTo(new Progress(RoundState.SCORING, 1, 3));
        List<String> elsewhere = Stream.of("scoring_round", "scoring_draft", "scoring_paper", "scoring_recheck", "scoring_signature", "scoring_member",
                "scoring_agreement").filter(table -> house.sql().queryForList("select * from " + table).toString().contains("37.25")).toList();
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void bindsEqualSheetsByDifferentHashes() {
        scoring.submit(expert(1), lot, filled("30", "20"));
        scoring.submit(expert(2), lot, filled("30", "20"));

        assertThat(house.facts(lot, ScoringFact.SheetSubmitted.class)).extracting(ScoringFact.SheetSubmitted::commitment).doesNotHaveDuplicates();
        assertThat(house.sql().queryForList("select salt from scoring_sheet where case_ref = ?", String.class, lot.value())).doesNotHaveDuplicates()
                .allMatch(salt -> salt.length() == 64);
    }

    @Test
    @Tag("check-15")
    void findsASheetThatWasChangedBehindItsMembersBackAndKeepsTheOthersSealed() {
        scoring.submit(expert(1), lot, filled("30", "20"));
        house.sql().update("update scoring_sheet set cells = replace(cells, '30.00', '39.00') where case_ref = ? and member = 'expert-1'", lot.value());
        scoring.submit(expert(2), lot, filled("30", "20"));
        scoring.submit(expert(3), lot, filled("30", "20"));

        assertThat(register.progress(lot).state()).isEqualTo(RoundState.DISTURBED);
        assertThat(house.facts(lot, ScoringFact.SheetDisturbed.class)).extracting(ScoringFact.SheetDisturbed::member).containsExactly("E001");
        assertThat(refused(() -> register.tally(lot)).getMessage()).contains("不得查看");
        assertThat(refused(() -> scoring.voidDisturbed(OFFICER, lot, "expert-2", "想看看")).getMessage()).contains("不一致");

        scoring.voidDisturbed(OFFICER, lot, "expert-1", "与提交时的校验值不符");
        scoring.submit(expert(1), lot, filled("30", "20"));

        assertThat(register.progress(lot).state()).isEqualTo(RoundState.REVEALED);
        assertThat(register.tally(lot).score("p1")).hasToString("71.00");
    }

    @Test
    void revealsOnceWhenTheLastTwoSubmitAtTheSameMoment() throws Exception {
        scoring.submit(expert(1), lot, filled("30", "20"));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            two.invokeAll(List.<Callable<Receipt>>of(() -> scoring.submit(expert(2), lot, filled("30", "20")),
                    () -> scoring.submit(expert(3), lot, filled("30", "20")))).forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(20)));
        } finally {
            two.shutdown();
        }

        assertThat(register.progress(lot)).isEqualTo(new Progress(RoundState.REVEALED, 3, 3));
        assertThat(house.facts(lot, ScoringFact.SheetsRevealed.class)).hasSize(1);
    }

    @Test
    void takesASheetFromPaperOnceTwoPeopleEnteredTheSame() {
        Map<String, String> second = filled("30", "20");
        second.put("p2.s2", "21");
        assertThat(scoring.enterPaper(CLERK, lot, "expert-1", filled("30", "20"))).isEmpty();

        assertThat(refused(() -> scoring.enterPaper(CLERK, lot, "expert-1", filled("30", "20"))).getMessage()).contains("另一人");
        assertThat(refused(() -> scoring.enterPaper(expert(2), lot, "expert-1", filled("30", "20"))).getMessage()).contains("评审小组以外");
        Refused differ = refused(() -> scoring.enterPaper(OTHER_CLERK, lot, "expert-1", second));
        assertThat(differ.reasons()).extracting(Refused.Reason::field).containsExactly("p2.s2");
        assertThat(differ.getMessage()).contains("不一致").doesNotContain("20", "21");
        assertThat(register.progress(lot).submitted()).isZero();

        assertThat(scoring.enterPaper(OTHER_CLERK, lot, "expert-1", filled("30", "20"))).map(Receipt::channel).contains(Channel.PAPER);
        assertThat(register.progress(lot).submitted()).isOne();
        assertThat(house.sql().queryForList("select * from scoring_paper where case_ref = ?", lot.value())).isEmpty();
    }

    @Test
    void dropsAWrongEntryFromPaperAndLeavesTheMembersOwnDraftAlone() {
        scoring.save(expert(1), lot, Map.of("p1.s1", "33"));
        assertThat(refused(() -> scoring.dropPaper(CLERK, lot, "expert-1")).getMessage()).contains("还没有录入第一遍");
        scoring.enterPaper(CLERK, lot, "expert-1", filled("30", "20"));
        assertThat(refused(() -> scoring.dropPaper(expert(2), lot, "expert-1")).getMessage()).contains("评审小组以外");

        scoring.dropPaper(OTHER_CLERK, lot, "expert-1");

        assertThat(register.own(expert(1), lot).typed()).containsEntry("p1.s1", "33");
        assertThat(scoring.enterPaper(CLERK, lot, "expert-1", filled("30", "20"))).isEmpty();
    }

    @Test
    void changesASheetAfterTheRevealOnlyWhereMostOfThePanelFindItFarOff() {
        submit(1, "30", "20");
        submit(2, "30", "20");
        submit(3, "5", "20");

        assertThat(refused(() -> scoring.openRecheck(expert(1), lot, "expert-1", "p1", "想改")).getMessage()).contains("不得改变");
        assertThat(refused(() -> scoring.amend(expert(3), lot, "p1", Map.of("s1", "28", "s2", "20"), "看漏了附件")).getMessage()).contains("畸高畸低");
        scoring.openRecheck(expert(1), lot, "expert-3", "p1", "与其他成员相差25分");
        scoring.agree(expert(1), lot, "expert-3", "p1");
        assertThat(refused(() -> scoring.amend(expert(3), lot, "p1", Map.of("s1", "28", "s2", "20"), "看漏了附件")).getMessage()).contains("过半数", "1 人同意");
        assertThat(refused(() -> scoring.agree(expert(1), lot, "expert-3", "p1")).getMessage()).contains("已经认定");
        scoring.agree(expert(2), lot, "expert-3", "p1");
        assertThat(refused(() -> scoring.sign(expert(1), lot, null)).getMessage()).contains("尚未由本人复核");
        assertThat(refused(() -> scoring.amend(expert(3), lot, "p1", Map.of("s1", "41", "s2", "20"), "看漏了附件")).getMessage()).contains("超过满分");

        scoring.amend(expert(3), lot, "p1", Map.of("s1", "28", "s2", "20"), "看漏了附件");

        assertThat(register.tally(lot).total("expert-3", "p1")).isEqualByComparingTo("69.00");
        assertThat(register.tally(lot).total("expert-3", "p2")).isEqualByComparingTo("42.00");
        assertThat(refused(() -> scoring.amend(expert(3), lot, "p1", Map.of("s1", "40", "s2", "20"), "再改")).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
        assertThat(house.sql().queryForList("select state from scoring_sheet where case_ref = ? and member = 'expert-3' order by version", String.class, lot.value()))
                .containsExactly("AMENDED", "VALID");
        assertThat(text(register.report(lot))).contains("46.00", "69.00", "看漏了附件", "须书面报告监管部门");
    }

    @Test
    void closesWithEverybodysSignatureAndWritesDissentIntoTheReport() {
        submitAll("30", "20");
        scoring.chair(lot, "expert-2");
        assertThat(refused(() -> scoring.report(expert(1), lot, "评审过程无异常。")).getMessage()).contains("由评审小组组长编写");
        scoring.report(expert(2), lot, "两家均现场答复了退款时限。");
        scoring.sign(expert(1), lot, null);
        assertThat(refused(() -> scoring.report(expert(2), lot, "改写")).getMessage()).contains("不能再改");
        scoring.sign(expert(2), lot, "  ");
        assertThat(refused(() -> scoring.sign(expert(2), lot, "反悔")).getMessage()).contains("已签署");
        scoring.sign(expert(3), lot, "第二家的服务方案没有说明退款时限");

        assertThat(register.progress(lot).state()).isEqualTo(RoundState.REPORTED);
        assertThat(refused(() -> scoring.openRecheck(expert(1), lot, "expert-3", "p1", "迟了")).getMessage()).contains("已经全部签署");
        assertThat(text(register.report(lot))).contains("评审报告", "组长", "平台企业1", "71.00", "四舍五入保留2位小数", "有不同意见", "没有说明退款时限", "签字", "现场答复了退款时限");
    }

    @Test
    void asksForLotsWhereEverythingIsEqualAndReportsWhoWatched() {
        lot = ModuleSlice.freshProgramme().child("SEL", 1);
        card = Cards.wide(2, 2, 3);
        scoring.begin(OFFICER, lot, card);
        submitAll("30", "30");

        assertThat(refused(() -> scoring.sign(expert(1), lot, null)).getMessage()).contains("尚未抽签");
        assertThat(refused(() -> scoring.recordLots(OFFICER, lot, List.of("p1", "p9"), "纪检组")).getMessage()).contains("p1、p2");
        scoring.recordLots(OFFICER, lot, List.of("p2", "p1"), "纪检组");
        assertThat(refused(() -> scoring.recordLots(OFFICER, lot, List.of("p1", "p2"), "纪检组")).getMessage()).contains("没有需要抽签");

        assertThat(register.ranking(lot).lines()).extracting(Ranking.Line::applicant).containsExactly("p2", "p1");
        assertThat(text(register.report(lot))).contains("抽签", "纪检组");
    }

    @Test
    void letsNoRepresentativeOfThePurchaserChairAndNoUnlawfulPanelBegin() {
        RegimeProfile.PanelRow row = new RegimeProfile.PanelRow(null, 5, true, "2/3", false, List.of(), null);
        ScoreCard small = withPanel(Cards.small(2, 4), row, ScoreCard.Kind.REPRESENTATIVE);
        CaseRef other = ModuleSlice.freshProgramme().child("SEL", 1);

        assertThat(refused(() -> scoring.begin(OFFICER, other, small)).reasons()).extracting(Refused.Reason::rule).containsExactly("panel.least", "panel.odd");
        assertThat(refused(() -> scoring.begin(OFFICER, other, withPanel(Cards.small(2, 5), row, ScoreCard.Kind.OWN))).reasons())
                .extracting(Refused.Reason::rule).containsExactly("panel.experts");
        scoring.begin(OFFICER, other, withPanel(Cards.small(2, 7), row, ScoreCard.Kind.REPRESENTATIVE));
        assertThat(refused(() -> scoring.chair(other, "expert-7")).getMessage()).contains("采购人代表不得担任");
        scoring.chair(other, "expert-1");
    }

    /** Each member once, after accepting the rules of the review; equal votes go to the first by code. */
    @Test
    void letsTheMembersChooseTheirChair() {
        CaseRef review = ModuleSlice.freshProgramme().child("EVL", 1);
        Chairing chairing = house.get(Chairing.class);
        List<ScoreCard.Member> members = withPanel(Cards.small(2, 4), null, ScoreCard.Kind.REPRESENTATIVE).members();

        assertThat(refused(() -> chairing.vote(expert(1), review, members, "E002", false)).getMessage()).contains("评审纪律");
        assertThat(refused(() -> chairing.vote(expert(1), review, members, "E004", true)).getMessage()).contains("采购人代表不得担任");
        assertThat(refused(() -> chairing.vote(OFFICER, review, members, "E002", true)).kind()).isEqualTo(Refused.Kind.ABSENT);
        chairing.vote(expert(1), review, members, "E003", true);
        assertThat(refused(() -> chairing.vote(expert(1), review, members, "E002", true)).getMessage()).contains("已经推选");
        chairing.vote(expert(2), review, members, "E002", true);
        assertThat(chairing.elect(review, members).code()).isEqualTo("E002");
        chairing.vote(expert(3), review, members, "E003", true);
        assertThat(chairing.elect(review, members).code()).isEqualTo("E003");
    }

    @Test
    void beginsOnlyWhenEverythingThatIsComputedIsKnown() {
        ScoreCard open = new ScoreCard(card.title(), card.applicants(), card.factors(), card.members(), Map.of("p1", Map.of("o1", new BigDecimal("21"))),
                Map.of(), card.rules(), null, "", List.of());

        assertThat(refused(() -> scoring.begin(OFFICER, ModuleSlice.freshProgramme(), open)).reasons()).extracting(Refused.Reason::field)
                .containsExactly("p1.o1", "p1.fee", "p2.o1", "p2.fee");
    }

    /** The last members of a card are of this kind: two in a panel of seven, half of a smaller one. */
    private static ScoreCard withPanel(ScoreCard c, RegimeProfile.PanelRow row, ScoreCard.Kind kind) {
        int experts = c.members().size() == 7 ? 5 : 3;
        List<ScoreCard.Member> members = c.members().stream().map(m -> c.members().indexOf(m) < experts ? m
                : new ScoreCard.Member(m.account(), m.code(), m.name(), kind)).toList();
        return new ScoreCard(c.title(), c.applicants(), c.factors(), members, c.given(), c.offers(), c.rules(), row, "", List.of());
    }

    private void submitAll(String s1, String s2) {
        for (int n = 1; n <= 3; n++) {
            submit(n, s1, s2);
        }
    }

    private void submit(int expert, String s1, String s2) {
        scoring.submit(expert(expert), lot, filled(s1, s2));
    }

    private Map<String, String> filled(String s1, String s2) {
        return new HashMap<>(Cards.filled(card, (a, f) -> f.equals("s1") ? s1 : s2));
    }

    private static Actor expert(int n) {
        return actor("expert-" + n);
    }

    private static Actor actor(String account) {
        return new Actor(account, account, "unit", Set.of());
    }

    private static Refused refused(ThrowingCallable act) {
        return Optional.ofNullable(catchThrowableOfType(Refused.class, act)).orElseThrow(() -> new AssertionError("was not refused"));
    }

    private static String text(byte[] docx) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", "");
                }
            }
            throw new AssertionError("no document");
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
