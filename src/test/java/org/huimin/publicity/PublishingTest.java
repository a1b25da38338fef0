package org.huimin.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.publicity.Offices.CHECKER;
import static org.huimin.publicity.Offices.CLERK;
import static org.huimin.publicity.Offices.DRAFTER;
import static org.huimin.publicity.Offices.SIGNER;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.publicity.NoticeFact.CorrectionDropped;
import org.huimin.publicity.NoticeFact.NoticePublished;
import org.huimin.publicity.Publishing.Published;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishingTest {

    private static final NoticeBody BODY = NoticeBody.parse("经研究，现予公布。");

    final TurnedClock clock = new TurnedClock("2023-11-28T09:00:00");
    private ModuleSlice board;
    private Publishing publishing;
    private CaseRef programme;

    ModuleSlice slice() {
        return ModuleSlice.onH2("org.huimin.publicity", clock, TrailRegister.class);
    }

    @BeforeAll
    void start() {
        board = slice();
        publishing = board.get(Publishing.class);
    }

    @AfterAll
    void stop() {
        board.close();
    }

    @BeforeEach
    void freshProgramme() {
        programme = ModuleSlice.freshProgramme();
        clock.at("2023-11-28T09:00:00");
    }

    @Test
    @Tag("S0.3")
    void givesNumberAndDateOnPublication() {
        NoticeId notice = signed(NoticeType.PLAN, "实施方案");

        Published published = publishing.publish(notice);

        assertThat(published).isEqualTo(new Published(notice, NoticeType.PLAN, "〔2023〕1号", clock.instant()));
        assertThat(board.facts(programme, NoticePublished.class)).containsExactly(new NoticePublished(
                programme.child("NT", 1), SIGNER.account(), notice.value(), "PLAN", "〔2023〕1号", clock.instant(), null));
    }

    @Test
    void countsEachYearAndEachProgrammeFromOne() {
        publishing.publish(signed(NoticeType.PLAN, "方案"));
        assertThat(publishing.publish(signed(NoticeType.RULES, "细则")).number()).isEqualTo("〔2023〕2号");

        clock.at("2024-01-01T00:00:00");
        assertThat(publishing.publish(signed(NoticeType.SETTLEMENT, "清算")).number()).isEqualTo("〔2024〕1号");

        programme = ModuleSlice.freshProgramme();
        assertThat(publishing.publish(signed(NoticeType.PLAN, "方案")).number()).isEqualTo("〔2024〕1号");
    }

    @Test
    void countsTheYearInLocalTime() {
        clock.at("2023-12-31T23:59:59");
        assertThat(publishing.publish(signed(NoticeType.CHANGE, "调整")).number()).isEqualTo("〔2023〕1号");
    }

    @Test
    void refusesTheDrafterAsChecker() {
        NoticeId notice = drafted("方案");

        assertThatThrownBy(() -> publishing.check(DRAFTER, notice)).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.kind()).isEqualTo(Refused.Kind.FORBIDDEN);
            assertThat(r.getMessage()).contains("方案", "不能是同一人");
        });
    }

    @Test
    void refusesDrafterAndCheckerAsSigner() {
        NoticeId notice = drafted("方案");
        publishing.check(CHECKER, notice);

        assertThatThrownBy(() -> publishing.sign(DRAFTER, notice)).hasMessageContaining("由您拟稿");
        assertThatThrownBy(() -> publishing.sign(CHECKER, notice)).hasMessageContaining("由您核稿");
        publishing.sign(SIGNER, notice);
    }

    @Test
    void wantsAPersonForEveryHand() {
        NoticeId prepared = publishing.draft(Actor.SYSTEM, programme.child("NT", 9), NoticeType.MERCHANTS, "参与商户名单", BODY);
        assertThatThrownBy(() -> publishing.check(CHECKER, prepared)).hasMessageContaining("待拟稿");

        publishing.revise(DRAFTER, prepared, "参与商户名单", BODY, List.of());
        assertThatThrownBy(() -> publishing.check(Actor.SYSTEM, prepared)).hasMessageContaining("须由工作人员核稿");
        publishing.check(CHECKER, prepared);
        assertThatThrownBy(() -> publishing.sign(Actor.SYSTEM, prepared)).hasMessageContaining("须由工作人员签发");
    }

    @Test
    void makesWhoeverRevisedLastTheDrafter() {
        NoticeId notice = drafted("方案");
        publishing.giveBack(CHECKER, notice, "日期有误");
        publishing.revise(CHECKER, notice, "方案（修改）", BODY, List.of());

        assertThatThrownBy(() -> publishing.check(CHECKER, notice)).isInstanceOf(Refused.class);
        publishing.check(DRAFTER, notice);
    }

    @Test
    void forgetsTheCheckWhenReturnedAfterIt() {
        NoticeId notice = drafted("方案");
        publishing.check(CHECKER, notice);
        publishing.giveBack(SIGNER, notice, "请补充咨询电话");

        assertThatThrownBy(() -> publishing.sign(SIGNER, notice)).hasMessageContaining("已退回修改");
        NoticeView view = board.get(NoticeDrafts.class).get(notice);
        assertThat(view.returnReason()).isEqualTo("请补充咨询电话");
        assertThat(view.checkedBy()).isNull();
    }

    @Test
    void refusesStepsOutOfTurn() {
        NoticeId notice = drafted("方案");
        assertThatThrownBy(() -> publishing.sign(SIGNER, notice)).hasMessageContaining("待核稿");
        assertThatThrownBy(() -> publishing.publish(notice)).hasMessageContaining("不能发布");

        publishing.check(CHECKER, notice);
        assertThatThrownBy(() -> publishing.revise(DRAFTER, notice, "改", BODY, List.of())).hasMessageContaining("不能修改");

        publishing.sign(SIGNER, notice);
        publishing.publish(notice);
        assertThatThrownBy(() -> publishing.publish(notice)).hasMessageContaining("已发布");
        assertThatThrownBy(() -> publishing.giveBack(SIGNER, notice, "撤回")).hasMessageContaining("不能退回");
    }

    @Test
    void refusesEmptyAndOversizedText() {
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "  ", BODY)).hasMessageContaining("标题不能为空");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "长".repeat(201), BODY)).hasMessageContaining("201").hasMessageContaining("200");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "方案", NoticeBody.parse(" \n "))).hasMessageContaining("正文不能为空");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "方\u0001案", BODY)).hasMessageContaining("控制字符");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "方\uFFFE案", BODY)).hasMessageContaining("控制字符");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "方\uD800案", BODY)).hasMessageContaining("控制字符");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.PLAN, "方案", NoticeBody.parse("长".repeat(200_001)))).hasMessageContaining("超过上限");
    }

    @Test
    void linksACorrectionBothWays() {
        NoticeId plan = signed(NoticeType.PLAN, "方案");
        publishing.publish(plan);

        NoticeId correction = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        publishing.revise(DRAFTER, correction, "更正公告", NoticeBody.parse("领取时间改为上午九时。"), List.of());
        assertThat(board.get(NoticeBoard.class).get(plan).orElseThrow().correctedBy()).isEmpty();
        publishing.check(CHECKER, correction);
        publishing.sign(SIGNER, correction);
        publishing.publish(correction);

        NoticeView corrected = board.get(NoticeBoard.class).get(plan).orElseThrow();
        NoticeView correcting = board.get(NoticeBoard.class).get(correction).orElseThrow();
        assertThat(corrected.correctedBy()).extracting(NoticeLine::number).containsExactly("〔2023〕2号");
        assertThat(correcting.corrects().number()).isEqualTo("〔2023〕1号");
        assertThat(correcting.type()).isEqualTo(NoticeType.CORRECTION);
    }

    @Test
    void correctsOnlyWhatIsPublishedInTheSameProgramme() {
        NoticeId draft = drafted("方案");
        assertThatThrownBy(() -> publishing.correct(DRAFTER, programme, draft)).hasMessageContaining("尚未发布");
        assertThatThrownBy(() -> publishing.draft(DRAFTER, programme, NoticeType.CORRECTION, "更正", BODY)).hasMessageContaining("须指明");

        NoticeId published = signed(NoticeType.PLAN, "方案");
        publishing.publish(published);
        assertThatThrownBy(() -> publishing.correct(DRAFTER, ModuleSlice.freshProgramme(), published))
                .hasMessageContaining("另一项活动");
    }

    @Test
    void refusesACorrectionThatCorrectsNothing() {
        NoticeId plan = signed(NoticeType.PLAN, "方案");
        publishing.publish(plan);
        NoticeId correction = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        NoticeView prepared = board.get(NoticeDrafts.class).get(correction);
        assertThat(prepared.title()).isEqualTo("关于“方案”的更正公告");
        assertThat(prepared.body().text()).contains("现对〔2023〕1号“方案”作如下更正").contains("经研究，现予公布。");

        assertThatThrownBy(() -> publishing.revise(DRAFTER, correction, "另一个标题", prepared.body(), List.of())).hasMessageContaining("没有更正任何内容");
        assertThatThrownBy(() -> publishing.revise(DRAFTER, correction, "更正", BODY, List.of())).hasMessageContaining("没有更正任何内容");
        assertThatThrownBy(() -> publishing.check(CHECKER, correction)).hasMessageContaining("待拟稿");
        publishing.revise(DRAFTER, correction, "更正", BODY, List.of("att-new"));
        assertThatThrownBy(() -> publishing.check(DRAFTER, correction)).hasMessageContaining("由您拟稿");
    }

    @Test
    void correctsTheNewestOnly() {
        NoticeId plan = signed(NoticeType.PLAN, "方案");
        publishing.publish(plan);
        NoticeId first = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        assertThatThrownBy(() -> publishing.correct(DRAFTER, programme.child("COR", 9), plan)).hasMessageContaining("正在办理");
        corrected(first, "九时");
        NoticeId second = publishing.correct(DRAFTER, programme.child("COR", 2), first);
        corrected(second, "十时");

        assertThatThrownBy(() -> publishing.correct(DRAFTER, programme.child("COR", 9), plan)).hasMessageContaining("请更正最新的〔2023〕3号");
        assertThatThrownBy(() -> publishing.correct(DRAFTER, programme.child("COR", 9), first)).hasMessageContaining("请更正最新的〔2023〕3号");
        assertThat(publishing.correct(DRAFTER, programme.child("COR", 3), second)).isNotNull();
    }

    @Test
    void dropsACorrectionBegunByMistakeAndLetsAnotherBegin() {
        NoticeId plan = signed(NoticeType.PLAN, "方案");
        assertThatThrownBy(() -> publishing.drop(DRAFTER, plan, "写错了")).hasMessageContaining("不是更正公告");
        publishing.publish(plan);
        NoticeId mistaken = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        assertThatThrownBy(() -> publishing.drop(DRAFTER, mistaken, " ")).hasMessageContaining("撤销理由");

        publishing.drop(CHECKER, mistaken, "原公告没有错");

        assertThat(board.facts(programme, CorrectionDropped.class)).containsExactly(
                new CorrectionDropped(programme.child("COR", 1), CHECKER.account(), mistaken.value(), plan.value()));
        assertThat(board.get(NoticeDrafts.class).dropped(plan)).containsExactly(
                new NoticeDrafts.Dropped(CHECKER.account(), clock.instant(), "原公告没有错"));
        assertThatThrownBy(() -> publishing.revise(DRAFTER, mistaken, "改", BODY, List.of("att-new"))).hasMessageContaining("已撤销");
        NoticeId another = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        corrected(another, "九时");
        assertThat(board.get(NoticeBoard.class).get(another).orElseThrow().number()).as("what was dropped took no number").isEqualTo("〔2023〕2号");
        assertThatThrownBy(() -> publishing.drop(DRAFTER, another, "再想想")).hasMessageContaining("已发布");
    }

    @Test
    void leavesItToTheDrafterToDropWhatIsDrafted() {
        NoticeId plan = signed(NoticeType.PLAN, "方案");
        publishing.publish(plan);
        NoticeId correction = publishing.correct(DRAFTER, programme.child("COR", 1), plan);
        publishing.revise(DRAFTER, correction, "更正", BODY, List.of("att-new"));
        publishing.check(CHECKER, correction);
        assertThatThrownBy(() -> publishing.drop(CHECKER, correction, "不必更正")).hasMessageContaining("只能由拟稿人撤销");
        publishing.drop(DRAFTER, correction, "不必更正");
        assertThatThrownBy(() -> publishing.sign(SIGNER, correction)).hasMessageContaining("已撤销");
    }

    private void corrected(NoticeId correction, String text) {
        publishing.revise(DRAFTER, correction, "更正公告", NoticeBody.parse(text), List.of());
        publishing.check(CHECKER, correction);
        publishing.sign(SIGNER, correction);
        publishing.publish(correction);
    }

    @Test
    void registersEveryNumberAndNamesOneWithoutANotice() {
        publishing.publish(signed(NoticeType.PLAN, "方案"));
        publishing.giveBack(CHECKER, drafted("退回的稿"), "再改");
        publishing.publish(signed(NoticeType.RULES, "细则"));
        clock.at("2024-01-05T09:00:00");
        publishing.publish(signed(NoticeType.SETTLEMENT, "清算"));
        NumberRegister register = board.get(NumberRegister.class);
        assertThat(register.of(programme)).extracting(l -> l.number() + l.notice().title()).containsExactly("〔2023〕1号方案", "〔2023〕2号细则", "〔2024〕1号清算");

        board.get(JdbcTemplate.class).update("update notice set notice_number = null, state = 'SIGNED' where root_ref = ? and notice_number = ?",
                programme.value(), "〔2023〕2号");
        assertThat(register.of(programme)).filteredOn(l -> l.notice() == null).extracting(NumberRegister.Line::number).containsExactly("〔2023〕2号");
    }

    @Test
    void keepsRareCharactersAndTables() {
        NoticeBody body = NoticeBody.parse("𠮷祥超市😀\n| 店名 | a\\|b |\n| 甲 | 乙 |");
        NoticeId notice = publishing.draft(DRAFTER, programme, NoticeType.MERCHANTS, "名单𠮷", body);

        NoticeView view = board.get(NoticeDrafts.class).get(notice);
        assertThat(view.body()).isEqualTo(body);
        assertThat(view.title()).isEqualTo("名单𠮷");
    }

    @Test
    void numbersWithoutAGapWhenManyPublishAtOnce() throws Exception {
        int many = 12;
        List<NoticeId> notices = IntStream.range(0, many).mapToObj(i -> signed(NoticeType.CHANGE, "调整" + i)).toList();
        ExecutorService offices = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);

        List<Future<String>> numbers = notices.stream().map(n -> offices.submit(() -> {
            start.await();
            return publishOrFail(n);
        })).toList();
        start.countDown();
        List<String> published = new java.util.ArrayList<>();
        for (Future<String> number : numbers) {
            if (number.get() != null) {
                published.add(number.get());
            }
        }
        offices.shutdown();

        int failed = many / 3;
        assertThat(published).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, many - failed).mapToObj(i -> "〔2023〕" + i + "号").toList());
    }

    /** Every third transaction fails after the number was given. */
    private String publishOrFail(NoticeId notice) {
        return board.transaction().execute(status -> {
            String number = publishing.publish(notice).number();
            if (notice.value() % 3 == 0) {
                status.setRollbackOnly();
                return null;
            }
            return number;
        });
    }

    @Test
    void showsOnTheBoardOnlyWhatIsPublishedLatestFirst() {
        NoticeId first = signed(NoticeType.PLAN, "实施方案");
        publishing.publish(first);
        clock.at("2023-12-08T10:00:00");
        NoticeId second = signed(NoticeType.MERCHANTS, "参与商户名单_100%");
        publishing.publish(second);
        NoticeId draft = drafted("尚未发布");
        NoticeBoard list = board.get(NoticeBoard.class);

        assertThat(list.ofProgramme(programme, null, 10).notices()).extracting(NoticeLine::id).containsExactly(second, first);
        assertThat(list.all(programme)).extracting(NoticeLine::id).containsExactly(first, second);
        assertThat(list.get(draft)).isEmpty();
        assertThat(list.byNumber(programme, "〔2023〕2号").orElseThrow().id()).isEqualTo(second);
        assertThat(list.byNumber(programme, "〔2023〕3号")).isEmpty();
        assertThat(list.search("名单 商户", null, null, 10).notices()).extracting(NoticeLine::id).contains(second).doesNotContain(first);
        assertThat(list.search("_100%", null, null, 10).notices()).extracting(NoticeLine::id).containsExactly(second);
        assertThat(list.search("%", null, null, 10).notices()).extracting(NoticeLine::id).containsExactly(second);
    }

    @Test
    @Tag("S3.1")
    void findsWordsOfTheTextAndOfItsTables() {
        NoticeId wanted = drafted("使用细则");
        publishing.revise(DRAFTER, wanted, "使用细则", NoticeBody.parse("每人每期限领一张黄鹤楼券。\n| 行业 | 门槛 |\n| 餐饮琵琶 | 100 |"), List.of());
        publishing.check(CHECKER, wanted);
        publishing.sign(SIGNER, wanted);
        publishing.publish(wanted);
        publishing.publish(signed(NoticeType.PLAN, "实施方案"));
        drafted("黄鹤楼券（未发布）");
        NoticeBoard list = board.get(NoticeBoard.class);

        assertThat(list.search("黄鹤楼券", null, null, 10).notices()).extracting(NoticeLine::id).containsExactly(wanted);
        assertThat(list.search("餐饮琵琶 细则", null, null, 10).notices()).extracting(NoticeLine::id).containsExactly(wanted);
        assertThat(list.search("黄鹤楼券 方案", null, null, 10).notices()).isEmpty();
    }

    @Test
    @Tag("S3.1")
    void carriesItsAttachmentsToTheBoardInTheirOrder() {
        NoticeId notice = drafted("实施方案");
        publishing.revise(DRAFTER, notice, "实施方案", BODY, List.of("b-2", "a-1"));
        publishing.check(CHECKER, notice);
        publishing.sign(SIGNER, notice);
        publishing.publish(notice);

        assertThat(board.get(NoticeBoard.class).get(notice).orElseThrow().attachments()).containsExactly("b-2", "a-1");
    }

    @Test
    void refusesMoreThanTwentyAttachmentsAndNumbersThatAreNone() {
        NoticeId notice = drafted("实施方案");

        assertThatThrownBy(() -> publishing.revise(DRAFTER, notice, "实施方案", BODY, IntStream.range(0, 21).mapToObj(i -> "f" + i).toList()))
                .hasMessageContaining("21").hasMessageContaining("20");
        assertThatThrownBy(() -> publishing.revise(DRAFTER, notice, "实施方案", BODY, List.of("../x"))).hasMessageContaining("附件编号");
    }

    @Test
    void notesHowFarTheTrailHadCome() {
        NoticeId notice = signed(NoticeType.PLAN, "实施方案");
        board.get(JdbcTemplate.class).update("insert into trail_head (chain, seq, hash) values (?, 12, ?)", programme.value(), "a".repeat(64));

        publishing.publish(notice);

        assertThat(board.get(NoticeBoard.class).get(notice).orElseThrow().trail())
                .hasToString(programme.value() + ":12:" + "a".repeat(64));
    }

    @Test
    void knowsWhatWasPublishedBeforeAndAfterAndOfWhichKind() {
        List<NoticeId> three = List.of(signed(NoticeType.PLAN, "甲"), signed(NoticeType.AUDIT, "乙"), signed(NoticeType.RULES, "丙"));
        three.forEach(publishing::publish);
        NoticeBoard list = board.get(NoticeBoard.class);

        NoticeBoard.Neighbours beside = list.neighbours(list.get(three.get(1)).orElseThrow());

        assertThat(beside.earlier().id()).isEqualTo(three.get(0));
        assertThat(beside.later().id()).isEqualTo(three.get(2));
        assertThat(list.search("", NoticeType.AUDIT, null, 10).notices()).extracting(NoticeLine::type).containsOnly(NoticeType.AUDIT);
        assertThat(list.search("〔2023〕2号", NoticeType.AUDIT, null, 10).notices()).extracting(NoticeLine::id).contains(three.get(1));
    }

    @Test
    void pagesThroughNoticesOfTheSameMomentWithoutLosingOne() {
        List<NoticeId> all = IntStream.range(0, 5).mapToObj(i -> signed(NoticeType.CHANGE, "调整" + i)).toList();
        all.forEach(publishing::publish);
        NoticeBoard list = board.get(NoticeBoard.class);

        NoticeBoard.Page one = list.ofProgramme(programme, null, 2);
        NoticeBoard.Page two = list.ofProgramme(programme, one.next(), 2);
        NoticeBoard.Page three = list.ofProgramme(programme, two.next(), 2);

        assertThat(java.util.stream.Stream.of(one, two, three).flatMap(p -> p.notices().stream()).map(NoticeLine::id))
                .containsExactly(all.get(4), all.get(3), all.get(2), all.get(1), all.get(0));
        assertThat(three.next()).isNull();
    }

    @Test
    void answersInASentenceWhereThereIsNoSuchNotice() {
        assertThatThrownBy(() -> publishing.check(CLERK, new NoticeId(999_999))).isInstanceOfSatisfying(Refused.class,
                r -> assertThat(r.kind()).isEqualTo(Refused.Kind.ABSENT));
    }

    private NoticeId drafted(String title) {
        return publishing.draft(DRAFTER, programme.child("NT", 1), NoticeType.PLAN, title, BODY);
    }

    private NoticeId signed(NoticeType type, String title) {
        NoticeId notice = publishing.draft(DRAFTER, programme.child("NT", 1), type, title, BODY);
        publishing.check(CHECKER, notice);
        publishing.sign(SIGNER, notice);
        return notice;
    }
}
