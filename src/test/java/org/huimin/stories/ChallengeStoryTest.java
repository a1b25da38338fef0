package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.calendar.BusinessClock;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.Deadline;
import org.huimin.calendar.Deadlines;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeKind;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeState;
import org.huimin.publicity.ChallengeView;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.selection.Participant;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.Challenging;
import org.huimin.workflow.CorrectingNotices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Purchases under the law whose results are recorded here: queries and complaints with their clocks, and what rests meanwhile. */
class ChallengeStoryTest {

    private static final Set<String> BY_HAND = Set.of("answer-query", "approve-query", "examine-complaint", "supplement-complaint", "copy-complaint", "decide-complaint",
            "check-launch", "request-drawdown", "pay-drawdown");

    @Test
    @Tag("check-7")
    void aQueryHoldsTheLaunchAndAComplaintFollowsIt() {
        try (WholeHouse house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025")) {
            ByHand play = new ByHand(house, under("B"), BY_HAND);
            Challenging challenging = house.get(Challenging.class);
            Deadlines deadlines = house.get(Deadlines.class);
            play.until(() -> !play.publicised(0));
            PublicityView period = play.period();
            assertThat(challenging.queries(play.programme, period.notice())).isPresent();
            assertThat(days(house, period.endsAt().minusSeconds(1), deadlines.get(period.about(), "QUERY_END"))).as("from the end of the announcement").isEqualTo(7);
            Participant bidder = challenging.suppliers(play.programme).get(1);
            ChallengeView query = queried(play, "/notices/" + new NoticeAddress(play.programme, house.get(NoticeBoard.class).get(period.notice()).orElseThrow().number()) + "/query", bidder);
            assertThat(house.get(ChallengeRegister.class).challenger(query.id()).name()).as("not what was typed").isEqualTo(bidder.enterprise());
            assertThatThrownBy(() -> challenging.recordQuery(play.person("commerce-officer"), play.programme, "", said(), play.now())).hasMessageContaining("只有参加");
            assertThat(days(house, query.filedAt(), deadlines.get(query.caseRef(), "QUERY_REPLY"))).isEqualTo(7);
            assertThat(deadlines.get(query.caseRef(), "QUERY_REPLY").basis()).contains("财政部令第94号");
            assertThat(play.only("answer-query").dueAt()).isEqualTo(deadlines.get(query.caseRef(), "QUERY_REPLY").end());
            Deadline complain = deadlines.get(query.caseRef(), "COMPLAINT_END");
            assertThat(days(house, deadlines.get(query.caseRef(), "QUERY_REPLY").end().minusSeconds(1), complain)).isEqualTo(15);
            deadlines.move(Actor.SYSTEM, query.caseRef(), "QUERY_REPLY", deadlines.get(query.caseRef(), "QUERY_REPLY").end().plus(Duration.ofDays(4)));
            assertThat(deadlines.get(query.caseRef(), "COMPLAINT_END").end()).as("goes along with what it follows").isAfter(complain.end());
            assertThat(days(house, deadlines.get(query.caseRef(), "QUERY_REPLY").end().minusSeconds(1), deadlines.get(query.caseRef(), "COMPLAINT_END"))).isEqualTo(15);

            play.until(() -> play.lies("check-launch") && !house.get(ProgrammeRegister.class).appointed(play.programme).isEmpty());
            heldAt(play, "check-launch", query);
            ChallengeView complaint = answeredAndComplainedOf(play, challenging, query);
            decided(play, challenging, complaint);
            assertThat(house.get(ChallengeRegister.class).holding(play.programme)).map(ChallengeView::id).as("the query still stands").contains(query.id());
            heldAt(play, "check-launch", query);
            Actor head = play.person("commerce-head");
            challenging.release(head, query.id(), "已按答复改正。");
            heldAt(play, "check-launch", complaint);
            challenging.release(head, complaint.id(), "已按处理决定改正。");
            play.leave("check-launch", "request-drawdown", "pay-drawdown");
            play.until(() -> play.done("check-launch") > 0);
            assertThat(play.walked()).contains("query", "complaint", "recorded", "launch");
        }
    }

    private static ChallengeView answeredAndComplainedOf(ByHand play, Challenging challenging, ChallengeView query) {
        CaseRef programme = play.programme;
        Actor finance = play.person("finance-officer");
        assertThatThrownBy(() -> challenging.recordComplaint(play.person("commerce-officer"), programme, query.receipt(), said(), play.now())).hasMessageContaining("不办理");
        assertThatThrownBy(() -> challenging.recordComplaint(finance, programme, "ZY-0", said(), play.now())).hasMessageContaining("以先提出的质疑为前提");
        Deadline reply = play.house.get(Deadlines.class).get(query.caseRef(), "QUERY_REPLY");
        if (play.now().isBefore(reply.end())) {
            assertThatThrownBy(() -> challenging.recordComplaint(finance, programme, query.receipt(), said(), play.now())).hasMessageContaining("早于可以提出投诉");
        }
        play.handle("answer-query", Map.of("decision", "AFFECTS", "answer", "评分有误。"));
        play.handle("approve-query", Map.of("decision", "RETURNED", "opinion", "请逐项答复。"));
        play.handle("answer-query", Map.of("decision", "AFFECTS", "answer", "逐项答复：评分有误。"));
        play.handle("approve-query", Map.of("decision", "APPROVED"));
        assertThat(play.house.get(ChallengeRegister.class).get(query.id()).state()).isEqualTo(ChallengeState.SETTLED);
        ChallengeView complaint = complained(play, query);
        assertThat(complaint.about()).isEqualTo(query.caseRef());
        return complaint;
    }

    /** On the public page: who somebody is the receipt says, not the form. */
    private static ChallengeView queried(ByHand play, String page, Participant bidder) {
        Caller visitor = Caller.at(play.house);
        assertThat(visitor.get(page).body()).contains("报名回执号或者投标凭证号").doesNotContain(bidder.enterprise());
        visitor.learnTokenFrom(page);
        Caller.Reply refused = visitor.form(page, form(bidder.enterprise()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("只有参加本次采购活动的供应商", "财政部令第94号）第十一条", "请求重新评审");
        assertThat(visitor.form(page, form(bidder.receipt())).body()).contains("质疑已收到");
        return play.house.get(ChallengeRegister.class).of(play.programme).get(0);
    }

    private static ChallengeView complained(ByHand play, ChallengeView query) {
        Challenging challenging = play.house.get(Challenging.class);
        String name = play.house.get(ChallengeRegister.class).challenger(query.id()).name();
        Participant own = challenging.suppliers(play.programme).stream().filter(p -> p.enterprise().equals(name)).findFirst().orElseThrow();
        Participant rival = challenging.suppliers(play.programme).stream().filter(p -> !p.enterprise().equals(name)).findFirst().orElseThrow();
        Caller visitor = Caller.at(play.house);
        visitor.learnTokenFrom("/objections");
        String page = "/complaints/" + query.receipt();
        assertThat(visitor.form("/objections", Map.of("number", query.receipt(), "name", name)).body()).contains("逐项答复", page);
        assertThat(visitor.get(page).body()).contains("提出投诉", "15 个工作日", "第94号）第十七条");
        assertThat(visitor.get("/complaints/ZY-0").status()).isEqualTo(404);
        assertThat(visitor.form(page, form("某供应商")).status()).isEqualTo(422);
        Caller.Reply others = visitor.form(page, form(rival.receipt()));
        assertThat(others.status()).isEqualTo(409);
        assertThat(others.body()).contains("不是贵单位提出的");
        assertThat(visitor.form(page, form(own.receipt())).body()).contains("投诉已收到");
        List<ChallengeView> all = play.house.get(ChallengeRegister.class).of(play.programme);
        assertThat(all).hasSize(2);
        assertThat(play.house.get(ChallengeRegister.class).challenger(all.get(1).id()).name()).isEqualTo(name);
        return all.get(1);
    }

    private static Map<String, String> form(String receipt) {
        return Map.of("receipt", receipt, "contact", "0755-00000000", "matters", "评分有误，请求重新评审。", "grounds", "评分表合计错误。", "laws", "政府采购法实施条例。");
    }

    private static void decided(ByHand play, Challenging challenging, ChallengeView complaint) {
        WholeHouse house = play.house;
        Deadlines deadlines = house.get(Deadlines.class);
        CaseRef in = complaint.caseRef();
        assertThat(List.of("COMPLAINT_EXAMINE", "COMPLAINT_COPY", "COMPLAINT_DECISION")).extracting(key -> days(house, complaint.filedAt(), deadlines.get(in, key)))
                .containsExactly(5, 8, 30);
        play.handle("examine-complaint", Map.of("decision", "INCOMPLETE", "opinion", "缺少质疑答复。"));
        assertThat(play.open("copy-complaint")).isEmpty();
        Instant asked = play.now();
        pass(house, Duration.ofDays(3));
        Actor finance = play.person("finance-officer");
        Deadline before = deadlines.get(in, "COMPLAINT_DECISION");
        play.handle("supplement-complaint", Map.of("text", "已附质疑答复。"));
        assertThat(left(house, play.now(), deadlines.get(in, "COMPLAINT_DECISION"))).as("what was waited for does not count").isEqualTo(left(house, asked, before));
        assertThat(days(house, play.now(), deadlines.get(in, "COMPLAINT_EXAMINE"))).as("examined anew").isEqualTo(5);
        play.handle("examine-complaint", Map.of("decision", "ADMITTED"));
        play.handle("copy-complaint", Map.of("decision", "RESTS", "sent", true));
        assertThat(house.get(ChallengeRegister.class).get(complaint.id()).suspendedUntil()).isEqualTo(deadlines.get(in, "SUSPENSION").end());

        assertThat(play.lies("decide-complaint")).isTrue();
        challenging.pause(finance, complaint.id(), "委托鉴定。");
        Deadline running = deadlines.get(in, "COMPLAINT_DECISION");
        Instant paused = play.now();
        pass(house, Duration.ofDays(9));
        challenging.resume(finance, complaint.id());
        assertThat(left(house, play.now(), deadlines.get(in, "COMPLAINT_DECISION"))).isEqualTo(left(house, paused, running));
        assertThat(play.only("decide-complaint").dueAt()).as("the desk's date goes along").isEqualTo(deadlines.get(in, "COMPLAINT_DECISION").end());
        String complainant = house.get(ChallengeRegister.class).challenger(complaint.id()).name();
        play.handle("decide-complaint", Map.of("decision", "AFFECTS", "opinion", complainant + "（0755-00000000）投诉成立，责令改正。"));
        WorkItem draft = play.open("draft-notice").stream().filter(item -> item.caseRef().value().startsWith(in.value() + "/")).findFirst().orElseThrow();
        assertThat(draft.group()).as("not the office that is complained of").isEqualTo("finance-officer");
        play.until(() -> house.get(NoticeBoard.class).all(play.programme).stream().anyMatch(n -> n.type() == NoticeType.COMPLAINT));
        NoticeView notice = house.get(NoticeBoard.class).all(play.programme).stream().filter(n -> n.type() == NoticeType.COMPLAINT).findFirst()
                .flatMap(n -> house.get(NoticeBoard.class).get(n.id())).orElseThrow();
        assertThat(notice.body().text()).contains("投诉成立，影响遴选结果", "投诉人（（略））投诉成立，责令改正。").doesNotContain(complainant, "0755-00000000", complaint.receipt());
        assertThat(notice.signedBy()).startsWith("finance-head");
        correctedByWhoeverDecided(play, notice);
    }

    /** The office that is complained of corrects its own notices, and no decision about itself. */
    private static void correctedByWhoeverDecided(ByHand play, NoticeView decision) {
        CorrectingNotices correcting = play.house.get(CorrectingNotices.class);
        Actor sponsor = play.person("commerce-officer");
        Actor finance = play.person("finance-officer");

        assertThat(correcting.correctable(sponsor, play.programme)).isNotEmpty().noneMatch(line -> line.type() == NoticeType.COMPLAINT);
        assertThat(correcting.correctable(finance, play.programme)).extracting(NoticeLine::id).containsExactly(decision.id());
        assertThatThrownBy(() -> correcting.begin(sponsor, decision.id())).hasMessageContaining("起草原公告的单位");
        CaseRef correction = correcting.begin(finance, decision.id());
        assertThat(play.open("draft-notice").stream().filter(item -> item.caseRef().equals(correction))).singleElement()
                .satisfies(item -> assertThat(item.group()).isEqualTo("finance-officer"));
        correcting.drop(finance, decision.id(), "误点。");
    }

    /** Under the bidding law there are no queries: a complaint follows an objection. */
    @Test
    void aComplaintFollowsAnObjectionWhereTheLawKnowsNoQueries() {
        try (WholeHouse house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025")) {
            ByHand play = new ByHand(house, under("E"), Set.of("examine-complaint"));
            Challenging challenging = house.get(Challenging.class);
            play.until(() -> !play.publicised(0));
            assertThat(challenging.has(play.programme, ChallengeKind.QUERY)).isFalse();
            assertThat(challenging.queries(play.programme)).isEmpty();
            play.object("评标有误。");
            String receipt = house.get(PublicityRegister.class).objections(play.period().id()).get(0).receipt();
            Actor finance = play.person("finance-officer");
            assertThatThrownBy(() -> challenging.recordComplaint(finance, play.programme, receipt, said(), play.now())).hasMessageContaining("尚未答复");
            assertThatThrownBy(() -> challenging.recordQuery(play.person("commerce-officer"), play.programme, "", said(), play.now())).hasMessageContaining("没有质疑程序");
            play.until(() -> play.done("decide-objection") > 0);

            assertThat(challenging.suppliers(play.programme)).extracting(Participant::enterprise).doesNotContain("某企业");
            assertThatThrownBy(() -> challenging.complain(play.programme, challenging.suppliers(play.programme).get(0).enterprise(), receipt, said()))
                    .hasMessageContaining("不是贵单位提出的");
            ChallengeView complaint = complainedByName(play, receipt);
            assertThat(house.get(ChallengeRegister.class).challenger(complaint.id()).name()).as("whoever objected").isEqualTo("某企业");
            assertThat(days(house, complaint.filedAt(), house.get(Deadlines.class).get(complaint.caseRef(), "COMPLAINT_EXAMINE"))).isEqualTo(3);
            play.handle("examine-complaint", Map.of("decision", "REFUSED", "opinion", "超出异议范围。"));
            assertThat(house.get(ChallengeRegister.class).get(complaint.id()).state()).isEqualTo(ChallengeState.REFUSED);
            assertThat(house.get(ChallengeRegister.class).holding(play.programme)).isEmpty();
            decidedFromItsAcceptance(play, challenging.recordComplaint(finance, play.programme, receipt, said(), play.now()));
        }
    }

    /** Thirty days from the acceptance, as the bidding law counts, whatever the examination and the correction took. */
    private static void decidedFromItsAcceptance(ByHand play, ChallengeView complaint) {
        Deadlines deadlines = play.house.get(Deadlines.class);
        play.handle("examine-complaint", Map.of("decision", "INCOMPLETE", "opinion", "缺少异议答复。"));
        pass(play.house, Duration.ofDays(3));
        play.handle("supplement-complaint", Map.of("text", "已附异议答复。"));
        pass(play.house, Duration.ofDays(1));
        assertThat(deadlines.find(complaint.caseRef(), "COMPLAINT_DECISION")).isEmpty();

        play.handle("examine-complaint", Map.of("decision", "ADMITTED"));
        assertThat(days(play.house, play.now(), deadlines.get(complaint.caseRef(), "COMPLAINT_DECISION"))).isEqualTo(30);
        assertThat(deadlines.get(complaint.caseRef(), "COMPLAINT_DECISION").basis()).contains("第六十一条");
    }

    /** On the public page: an objector who bid for nothing, known by the name under which the objection was brought. */
    private static ChallengeView complainedByName(ByHand play, String objection) {
        Caller visitor = Caller.at(play.house);
        String page = "/complaints/" + objection;
        visitor.learnTokenFrom(page);
        assertThat(visitor.get(page).body()).contains("提出异议时所用的姓名或者名称").doesNotContain("投标凭证号", "某企业");
        Map<String, String> form = new HashMap<>(form(""));
        form.put("name", "别的企业");
        Caller.Reply refused = visitor.form(page, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("不是以“别的企业”的姓名或者名称提出的");
        form.put("name", " 某企业 ");
        assertThat(visitor.form(page, form).body()).contains("投诉已收到");
        return play.house.get(ChallengeRegister.class).of(play.programme).get(0);
    }

    /** A consultation is recorded like an open bid, and its platform appointed. */
    @Test
    void aConsultationIsRecordedAndItsPlatformAppointed() {
        try (WholeHouse house = WholeHouse.onH2()) {
            ByHand play = new ByHand(house, under("C"), Set.of());
            play.until(() -> !house.get(ProgrammeRegister.class).appointed(play.programme).isEmpty());

            assertThat(play.done("record-selection")).isEqualTo(1);
            assertThat(play.done("draft-tender")).as("nothing is called for here").isZero();
            assertThat(house.get(Challenging.class).queries(play.programme)).isPresent();
            Afterwards.daysAreWrittenInChinese(house, play.programme);
        }
    }

    private static void heldAt(ByHand play, String task, ChallengeView by) {
        WorkItem item = play.open(task).get(0);
        assertThatThrownBy(() -> play.answer(play.anyOf(item), item, Map.of("decision", "READY", "opinion", "可以上线。")))
                .hasMessageContaining(by.receipt()).hasMessageContaining("应当暂停");
    }

    private static void pass(WholeHouse house, Duration time) {
        BusinessClock clock = house.get(BusinessClock.class);
        clock.advanceTo(clock.instant().plus(time));
    }

    private static int days(WholeHouse house, Instant from, Deadline until) {
        return left(house, from, until);
    }

    /** Working days after the day of {@code from}. */
    private static int left(WholeHouse house, Instant from, Deadline until) {
        return house.get(Calendars.class).current().workdaysAfter(LocalDate.ofInstant(from, Period.ZONE), until.lastDay());
    }

    private static Challenge said() {
        return new Challenge("某供应商", "0755-00000000", "评分有误，请求重新评审。", "评分表合计错误。", "政府采购法实施条例。", List.of());
    }

    /** The programme of a real notice under another regime, whose result comes from another system. */
    private static ProgrammeSpec under(String regime) {
        return ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: recorded-" + regime.toLowerCase())
                .replace("profile: A", "profile: " + regime).replaceFirst("(?s)  shortage:\\n.*?(?=\\n\\S)", "")
                .replaceFirst("(?s)\\n  SUBMISSION_DEADLINE:\\n(    [^\\n]*\\n)+", "\n"));
    }
}
