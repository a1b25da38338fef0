package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.scoring.Departure;
import org.huimin.scoring.RoundState;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.selection.Awarding;
import org.huimin.selection.Candidate;
import org.huimin.selection.Eligibility;
import org.huimin.selection.Inviting;
import org.huimin.selection.Ranked;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Endpoint;
import org.huimin.testing.H2;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.ReplacingMembers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A review in which much goes wrong: something is unclear, one does not answer the call, a sheet comes on paper, another is disturbed. */
@ExtendWith(OutputCaptureExtension.class)
class EvaluationByHandTest {

    private static final String CANARY = "7.77";
    /** Not the seconds of a time. */
    private static final Pattern SCORE = Pattern.compile("(?<![\\d:])7\\.77(?!\\d)");

    private WholeHouse house;
    private Rehearsing.Play play;
    private CaseRef programme;

    @Test
    @Tag("S1.28")
    @Tag("check-14")
    void reachesARankingAndTellsNothingBeforeItsTime(CapturedOutput log) throws IOException {
        try (WholeHouse open = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025")) {
            house = open;
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.huimin", LogLevel.TRACE);
            LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.springframework.web", LogLevel.DEBUG);
            programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
            play = house.get(Rehearsing.class).resume(programme, 1);
            formed();
            playUntil("review-response", item -> !item.process().equals("evaluation") || item.task().equals("elect-chair"));
            WorkItem chair = open("review-response").get(0);
            CaseRef tender = CaseRef.of(chair.context("tender"));
            List<Candidate> eligible = house.get(Eligibility.class).eligible(tender);
            assertThat(eligible).hasSize(3);

            clarify(chair, eligible);
            score(chair.caseRef());
            assertThat(log.getAll()).as("the house has logged what was asked of it").contains("POST \"/score/");
            assertThat(SCORE.matcher(log.getAll()).find()).as("no score in the log").isFalse();
            leavesOnceTheSheetsLieOpen(chair.caseRef());
            playUntil("propose-award", item -> !item.task().equals("propose-award"));
            assertThat(refused(() -> house.get(ReplacingMembers.class).leave(actor("commerce-head"), tender, house.get(PanelRegister.class).members(tender).get(0).code(),
                    ReplacingMembers.Cause.UNABLE, "病重。")).reasons()).as("the panel has said its word").extracting(Refused.Reason::rule).containsExactly("panel.not-reviewing");

            List<Ranked> order = house.get(Awarding.class).ranking(tender);
            assertThat(order).extracting(Ranked::application).hasSize(2).doesNotContain(eligible.get(2).number());
            assertThat(order.get(0).score()).isGreaterThanOrEqualTo(order.get(1).score());
            assertThat(refused(() -> house.get(Awarding.class).propose(actor("commerce-officer"), tender, Map.of("winner", order.get(1).application()), "经研究决定"))
                    .reasons()).extracting(Refused.Reason::rule).containsExactly("award.order");
            reports(chair.caseRef(), eligible.get(2));
            scoresWithTheBureausOwnGroupAndAPrice();
        }
    }

    /** What a member and the office see while the panel is put together; the pictures stand in the handbook. */
    private void formed() {
        playUntil("declare-interests", item -> !item.task().equals("declare-interests"));
        WorkItem asked = open("declare-interests").get(0);
        try (Browser browser = Browser.before(house)) {
            for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
                try (Browser.Visit member = browser.signIn(asked.assignee(), width)) {
                    member.go("/desk/" + asked.id()).looksRight("panel-declare");
                    assertThat(member.text()).contains("在结果公布前", "哪些情形应当回避");
                }
            }
            playUntil("register-attendance", item -> !item.task().equals("register-attendance"));
            WorkItem attendance = open("register-attendance").get(0);
            Actor officer = house.get(People.class).inGroup(attendance.group()).get(0).actor();
            house.get(Desk.class).claim(officer, attendance.id());
            for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
                try (Browser.Visit office = browser.signIn(officer.account(), width)) {
                    office.go("/desk/" + attendance.id()).looksRight("panel-attendance");
                    assertThat(office.text()).contains("登记未到场", "下载签到表");
                }
            }
        }
    }

    /** From the file to the result: nobody is drawn, and what each asked for was sealed and is scored by the formula. */
    private void scoresWithTheBureausOwnGroupAndAPrice() throws IOException {
        String file = Files.readString(Path.of("src/main/resources/programmes/guangming-2025.yaml"));
        file = changed(file, "code: guangming-2025", "code: guangming-own");
        file = changed(file, "commerce-officer: 6", "commerce-officer: 8");
        file = changed(file, "{source: MIXED, size: 5, seats: [\"*\", \"*\", \"*\", \"*\"], fields: {payment: 支付清算, operation: 平台运营}}", "{source: OWN, size: 5}");
        file = changed(file, "{code: matching, name: 配套资金, max: 15, kind: OBJECTIVE", "{code: fee, name: 报价, max: 15, kind: PRICE");
        play = house.get(Rehearsing.class).begin(ProgrammeFile.parse(file), 3);
        programme = play.programme();
        playUntil("open-applications", item -> !item.task().equals("open-applications"));
        toldBeforeTheOpening();
        playUntil("review-response", item -> !item.task().equals("review-response"));
        WorkItem response = open("review-response").get(0);
        BigDecimal offer = house.get(Eligibility.class).eligible(CaseRef.of(response.context("tender"))).get(0).stated().offer();
        assertThat(Caller.at(house).signIn(response.assignee()).get("/desk/" + response.id()).body()).as("who asks far less than the others is asked why")
                .contains("¥" + Money.of(offer.toPlainString()).grouped(), "报价明显低于其他企业", "第六十条");
        playUntil("score-applications", item -> !item.task().equals("score-applications"));
        WorkItem sheet = open("score-applications").get(0);
        CaseRef tender = CaseRef.of(sheet.context("tender"));
        List<PanelMember> members = house.get(PanelRegister.class).members(tender);
        assertThat(members).hasSize(5).allMatch(m -> m.kind() == PanelMember.Kind.OWN);
        List<String> before = List.of("open-applications", "review-eligibility", "confirm-eligibility");
        assertThat(members).extracting(PanelMember::account).doesNotContainAnyElementsOf(
                before.stream().flatMap(duty -> house.get(Inbox.class).performers(programme, duty).stream()).toList());
        CaseRef round = house.get(ScoringRegister.class).within(sheet.caseRef()).get(0);
        ScoreCard card = house.get(ScoringRegister.class).card(round);
        BigDecimal lowest = card.offers().values().stream().min(BigDecimal::compareTo).orElseThrow();
        assertThat(card.offers()).hasSameSizeAs(card.applicants()).isEqualTo(house.get(Eligibility.class).eligible(tender).stream()
                .collect(Collectors.toMap(Candidate::number, c -> c.stated().offer())));
        card.applicants().forEach(a -> assertThat(ScoringRegister.computed(card).get(a.code()).get("fee")).isEqualTo(
                lowest.multiply(new BigDecimal("15")).divide(card.offers().get(a.code()), 2, RoundingMode.HALF_UP)));

        playUntil("propose-award", item -> !item.task().equals("propose-award"));
        assertThat(house.get(Awarding.class).ranking(tender)).hasSameSizeAs(card.applicants()).extracting(Ranked::rank).startsWith(1);
    }

    /** Who came on paper or by mail reads on the board when and where the opening is, or hears it from the office; of whom else nothing. */
    private void toldBeforeTheOpening() {
        CaseRef tender = CaseRef.of(open("open-applications").get(0).context("tender"));
        String told = house.get(Inviting.class).said(tender).orElseThrow();
        assertThat(told).contains("报名材料于", "开启，地点：", "旁观：");
        String call = "/notices/" + new NoticeAddress(programme, house.get(TenderRegister.class).view(tender).notice());
        String notice = Caller.at(house).get(call).body();
        String office = Caller.at(house).signIn("commerce-officer").get("/cases/" + programme.value() + "/selection").body();
        List<String> names = house.get(ProgrammeRegister.class).spec(programme).rehearsal().applicants().stream().map(a -> a.name()).toList();
        assertThat(Caller.at(house).signIn(house.get(People.class).inGroup("ent01-applicant").get(0).account()).get("/apply/tenders/" + tender.value().replace('/', '.')).body()).as("the call that its key is compared with")
                .contains("href=\"" + call + "\"");
        assertThat(notice).contains(told).doesNotContain(names.toArray(String[]::new));
        assertThat(office).contains(told, "电话或短信告知", "href=\"" + call + "\"").doesNotContain(names.toArray(String[]::new));
        assertThat(Caller.at(house).signIn("media-officer").get("/cases/" + programme.value() + "/selection").body()).doesNotContain("电话或短信告知");
    }

    private static String changed(String file, String from, String to) {
        assertThat(file).containsOnlyOnce(from);
        return file.replace(from, to);
    }

    /** Only the one who is asked reads the question; a second question is one too many. */
    private void clarify(WorkItem chair, List<Candidate> eligible) {
        Map<String, Object> first = new HashMap<>();
        found(first, eligible.get(0), "UNCLEAR", "请说明退款到账的时限。");
        found(first, eligible.get(1), "RESPONSIVE", null);
        found(first, eligible.get(2), "UNRESPONSIVE", "没有响应公告第三条。");
        complete(chair, first);

        String asked = eligible.get(0).number();
        Caller enterprise = Caller.at(house).signIn(eligible.get(0).applicant());
        Caller rival = Caller.at(house).signIn(eligible.get(1).applicant());
        assertThat(enterprise.get("/apply/applications/" + asked).body()).contains("请说明退款到账的时限。");
        assertThat(rival.get("/apply/applications/" + eligible.get(1).number()).body()).doesNotContain("退款到账");
        assertThat(rival.form("/apply/applications/" + asked + "/clarification", Map.of("answer", "冒名")).status()).isEqualTo(404);
        enterprise.form("/apply/applications/" + asked + "/clarification", Map.of("answer", "两个工作日内原路退回。"));
        assertThat(enterprise.form("/apply/applications/" + asked + "/clarification", Map.of("answer", "改口")).status()).isEqualTo(409);

        playUntil("review-response", item -> !item.process().equals("evaluation"));
        WorkItem again = open("review-response").get(0);
        assertThat(again.assignee()).isEqualTo(chair.assignee());
        assertThat(Caller.at(house).signIn(again.assignee()).get("/desk/" + again.id()).body()).as("what was brought later is told apart, and what to check it against is at hand")
                .contains("两个工作日内原路退回", "申请书</span><span>（补正）", "/notices/" + new NoticeAddress(programme,
                        house.get(TenderRegister.class).view(CaseRef.of(again.context("tender"))).notice()));
        assertThat(refused(() -> complete(again, first)).reasons()).extracting(Refused.Reason::rule).containsExactly("response.clarified");
        Map<String, Object> second = new HashMap<>(first);
        found(second, eligible.get(0), "RESPONSIVE", null);
        complete(again, second);
    }

    private void score(CaseRef review) {
        CaseRef round = house.get(ScoringRegister.class).within(review).get(0);
        String sheet = new RoundAddress(round).toString();
        ScoreCard card = house.get(ScoringRegister.class).card(round);
        List<WorkItem> sheets = open("score-applications");
        assertThat(sheets).hasSameSizeAs(card.members()).extracting(WorkItem::assignee).doesNotHaveDuplicates();
        assertThat(card.applicants()).hasSize(2);
        WorkItem first = sheets.get(0);
        Caller member = Caller.at(house).signIn(first.assignee());
        assertThat(refused(() -> complete(first, Map.of("submitted", true))).getMessage()).contains("尚未提交");
        assertThat(member.get("/desk/" + first.id()).body()).contains("/score/" + sheet);
        submit(member, sheet, card, CANARY);
        assertThat(house.get(Inbox.class).isOpen(first.id())).as("the work is done with the last sheet").isFalse();

        String material = card.applicants().get(0).materials().get(0).address();
        assertThat(member.get(material).status()).isEqualTo(200);
        assertThat(Caller.at(house).signIn("media-officer").get("/score/" + sheet).status()).isEqualTo(404);
        silent(sheet, sheets.get(1).assignee());

        paper(round, sheet, card, sheets.get(1));
        house.sql().update("update scoring_sheet set cells = replace(cells, '" + CANARY + "', '9.99') where case_ref = ? and member = ?", round.value(), first.assignee());
        onAPhone(sheets.get(2), sheet, card);
        leave(round, sheet, card, sheets.get(1));
        open("score-applications").stream().filter(item -> !item.assignee().equals(sheets.get(0).assignee())).forEach(item -> submit(Caller.at(house).signIn(item.assignee()), sheet, card, "15"));

        assertThat(house.get(ScoringRegister.class).progress(round).state()).isEqualTo(RoundState.DISTURBED);
        WorkItem disturbed = open("void-sheet").get(0);
        house.get(Desk.class).claim(actor("commerce-head"), disturbed.id());
        complete(open("void-sheet").get(0), Map.of("reason", "核对校验值不一致，由本人重新打分。"));
        assertThat(open("score-applications")).singleElement().extracting(WorkItem::assignee).isEqualTo(first.assignee());
        submit(member, sheet, card, "15");
        assertThat(house.get(ScoringRegister.class).progress(round).state()).isEqualTo(RoundState.REVEALED);
        assertThat(member.get("/score/" + sheet + "/report").status()).isEqualTo(200);
    }

    /** What one gave is searched for in every page that others may ask for, and in every table but the sheets' own. */
    private void silent(String sheet, String other) {
        Map<String, String> known = Map.of("ref", programme.value(), "sheet", sheet, "code", "guangming-2025");
        List<Endpoint> reads = Endpoint.of(house).stream().filter(e -> e.reads() && !e.at(known).contains("{")).toList();
        for (String account : List.of(other, "commerce-officer", "commerce-head", "discipline-officer")) {
            Caller caller = Caller.at(house).signIn(account);
            reads.forEach(endpoint -> assertThat(caller.get(endpoint.at(known) + "?member=E01").body().replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d+", "")).as(endpoint + " asked by " + account).doesNotContain(CANARY));
            open("score-applications").forEach(item -> assertThat(caller.get("/desk/" + item.id() + "?tab=TIMELINE").body()).doesNotContain(CANARY));
            assertThat(caller.get("/score/" + sheet + "/report").status()).isIn(404, 409);
        }
        memberless();
        Map<String, String> tables = new TreeMap<>(Stored.in(house).tables());
        assertThat(tables.remove("scoring_sheet")).contains(CANARY);
        assertThat(tables.entrySet().stream().filter(t -> SCORE.matcher(t.getValue()).find()).map(Map.Entry::getKey)).isEmpty();
    }

    /** Discipline inspection reads what members did, in the trail and in every page of its own, and not which person it was. */
    private void memberless() {
        CaseRef tender = CaseRef.of(open("score-applications").get(0).context("tender"));
        List<PanelMember> members = house.get(PanelRegister.class).seats(tender).stream().map(Seat::member).toList();
        List<PanelMember> experts = members.stream().filter(m -> m.kind() == PanelMember.Kind.EXPERT).toList();
        Caller discipline = Caller.at(house).signIn("discipline-officer");
        Map<Object, Long> theirs = new TreeMap<>();
        house.sql().queryForList("select seq, fact, actor, about from trail_entry where chain = ? order by seq", programme.value()).stream()
                .filter(e -> experts.stream().anyMatch(m -> m.account().equals(e.get("actor"))))
                .forEach(e -> theirs.put(e.get("fact"), ((Number) e.get("seq")).longValue()));
        assertThat(theirs.keySet()).contains("InterestsDeclared", "TaskCompleted", "ChairVoted", "SheetSubmitted");
        for (long seq : theirs.values()) {
            assertThat(discipline.get("/supervision/" + programme.value() + "/trail/" + seq).body()).contains("评审成员（结果公布前保密）");
        }
        List<String> pages = new ArrayList<>(List.of("/supervision/" + programme.value() + "?tab=UNUSUAL&all=true"));
        house.get(Inbox.class).timeline(programme).stream().map(step -> step.item()).filter(item -> item.secret())
                .collect(Collectors.toMap(WorkItem::task, WorkItem::id, (first, second) -> second)).values()
                .forEach(step -> pages.add("/supervision/" + programme.value() + "/steps/" + step));
        pages.add("/supervision/" + programme.value() + "?tab=TRAIL");
        pages.forEach(page -> {
            String body = discipline.get(page).body();
            experts.forEach(m -> assertThat(body).as(page).doesNotContain(m.name()).doesNotContain(">" + m.account() + "<"));
        });
    }

    /** A member whose sheet is in turns out to be tied: the sheet is void, nobody submits, the next of the draw is asked, and only that member scores. */
    private void leave(CaseRef round, String sheet, ScoreCard card, WorkItem gone) {
        ScoringRegister register = house.get(ScoringRegister.class);
        String code = card.member(gone.assignee()).orElseThrow().code();
        WorkItem waiting = open("score-applications").get(0);
        String page = "/cases/" + programme.value() + "/selection";
        Map<String, String> form = Map.of("code", code, "cause", "INTEREST", "why", "经查，其配偶在一家报名企业任职。");
        assertThat(Caller.at(house).signIn("commerce-officer").form(page + "/1/member", form).status()).isEqualTo(403);
        Caller head = Caller.at(house).signIn("commerce-head");
        assertThat(head.get(page).body()).contains("登记评审成员中途退出").contains(code).doesNotContain(card.member(gone.assignee()).orElseThrow().name());
        try (Browser browser = Browser.before(house); Browser.Visit office = browser.signIn("commerce-head", Browser.PHONE)) {
            office.go(page).looksRight("panel-member-leaves");
        }
        assertThat(head.form(page + "/1/member", Map.of("code", code, "cause", "INTEREST")).status()).isEqualTo(302);
        assertThat(register.progress(round).state()).as("a reason is needed").isEqualTo(RoundState.SCORING);
        assertThat(head.form(page + "/1/member", form).status()).isEqualTo(302);

        assertThat(register.progress(round).state()).isEqualTo(RoundState.BROKEN);
        assertThat(open("score-applications")).isEmpty();
        assertThat(Caller.at(house).signIn(gone.assignee()).get("/score/" + sheet).status()).isEqualTo(404);
        Caller other = Caller.at(house).signIn(waiting.assignee());
        Map<String, String> typed = new HashMap<>(cells(card, "15"));
        typed.put("action", "check");
        assertThat(other.form("/score/" + sheet, typed).status()).as("what is typed is kept").isEqualTo(200);
        assertThat(refused(() -> house.get(Scoring.class).submit(actor(waiting.assignee()), round, cells(card, "15"))).reasons())
                .extracting(Refused.Reason::rule).containsExactly("scoring.broken");

        playUntil("score-applications", item -> !item.task().equals("score-applications"));
        List<ScoreCard.Member> now = register.card(round).members();
        assertThat(now).hasSameSizeAs(card.members()).noneMatch(m -> m.code().equals(code));
        ScoreCard.Member next = now.stream().filter(m -> card.member(m.account()).isEmpty()).findFirst().orElseThrow();
        assertThat(register.missing(round)).contains(next).hasSize(open("score-applications").size());
        assertThat(register.departures(round)).singleElement().returns(code, Departure::code).returns(true, Departure::submitted);
        assertThat(house.sql().queryForList("select state from scoring_sheet where case_ref = ? and member = ?", String.class, round.value(), gone.assignee()))
                .containsExactly("VOID");
        assertThat(house.sql().queryForList("select reason from panel_member where code = ?", String.class, code)).contains("经查，其配偶在一家报名企业任职。");
    }

    /** A member dies between the reveal and the last signature: the sheet and what was built on it are void, and the newcomer scores without a look at the others'. */
    private void leavesOnceTheSheetsLieOpen(CaseRef review) {
        ScoringRegister register = house.get(ScoringRegister.class);
        CaseRef round = register.within(review).get(0);
        playUntil("sign-report", item -> !item.task().equals("sign-report"));
        WorkItem signing = open("sign-report").get(0);
        complete(signing, Map.of("stand", "AGREED"));
        ScoreCard before = register.card(round);
        String chair = house.sql().queryForObject("select chair from scoring_round where case_ref = ?", String.class, round.value());
        ScoreCard.Member gone = before.members().stream().filter(m -> m.code().startsWith("E") && !m.account().equals(chair) && !m.account().equals(signing.assignee()))
                .findFirst().orElseThrow();
        CaseRef tender = CaseRef.of(signing.context("tender"));
        house.get(ReplacingMembers.class).leave(actor("commerce-head"), tender, gone.code(), ReplacingMembers.Cause.UNABLE, "评审期间去世。");

        assertThat(register.progress(round).state()).isEqualTo(RoundState.BROKEN);
        assertThat(open("sign-report")).isEmpty();
        assertThat(house.sql().queryForObject("select count(*) from scoring_signature where case_ref = ?", Integer.class, round.value())).isZero();
        playUntil("score-applications", item -> !item.task().equals("score-applications"));
        WorkItem sheet = open("score-applications").get(0);
        ScoreCard now = register.card(round);
        assertThat(open("score-applications")).as("the others' sheets stand").hasSize(1);
        assertThat(before.member(sheet.assignee())).isEmpty();
        String address = new RoundAddress(round).toString();
        Caller newcomer = Caller.at(house).signIn(sheet.assignee());
        assertThat(newcomer.get("/score/" + address + "/report").status()).as("what lay open lies closed again").isIn(404, 409);
        submit(newcomer, address, now, "15");
        assertThat(register.progress(round).state()).isEqualTo(RoundState.REVEALED);
        assertThat(register.departures(round)).extracting(Departure::code).contains(gone.code());
    }

    /** Two officers who sit on no panel enter what a member signed; that member has nothing left to do. */
    private void paper(CaseRef round, String sheet, ScoreCard card, WorkItem item) {
        List<Actor> clerks = house.get(People.class).inGroup("commerce-officer").stream().map(p -> p.actor())
                .filter(a -> card.member(a.account()).isEmpty()).limit(2).toList();
        Map<String, String> form = new HashMap<>(cells(card, "15"));
        form.put("member", card.member(item.assignee()).orElseThrow().code());
        assertThat(Caller.at(house).signIn(clerks.get(0).account()).get("/cases/" + programme.value() + "/selection").body()).contains("/score/" + sheet + "/paper");
        clerks.forEach(clerk -> Caller.at(house).signIn(clerk.account()).form("/score/" + sheet + "/paper", form));
        assertThat(house.get(ScoringRegister.class).missing(round)).noneMatch(m -> m.account().equals(item.assignee()));
        assertThat(house.get(Inbox.class).isOpen(item.id())).isFalse();
    }

    /** From the inbox to the receipt. */
    private void onAPhone(WorkItem item, String sheet, ScoreCard card) {
        try (Browser browser = Browser.before(house); Browser.Visit member = browser.signIn(item.assignee(), Browser.PHONE)) {
            Page page = member.go("/desk").page();
            page.locator("main a[href$='/desk/" + item.id() + "']").first().click();
            assertThat(page.locator("main a[href$='/score/" + sheet + "']")).hasCount(1);
            member.looksRight("score-task");
            page.locator("main a[href$='/score/" + sheet + "']").click();
            card.applicants().forEach(a -> {
                page.locator("a[href='#a-" + a.code() + "']").first().click();
                card.subjective().forEach(f -> page.locator("[id='" + a.code() + "." + f.code() + "']").fill("15"));
            });
            page.locator("#check").click();
            assertThat(page.locator("h1")).hasText("提交前核对");
            page.locator("#submit").click();
            assertThat(page.locator("[role=status]").first()).containsText("评分表已提交");
            member.looksRight("score-receipt");
        }
        assertThat(house.get(Inbox.class).isOpen(item.id())).isFalse();
    }

    private void reports(CaseRef review, Candidate refused) {
        List<String> files = house.sql().queryForList("select id from attachment where case_ref = ?", String.class, review.value());
        assertThat(files).hasSize(1);
        String file = "/desk/attachments/" + files.get(0);
        assertThat(house.get(Attachments.class).get(files.get(0)).name()).contains("评审报告");
        assertThat(Caller.at(house).signIn("commerce-officer").get(file).status()).isEqualTo(200);
        List<String> others = List.of("media-officer", "discipline-officer", "finance-officer", "gov-officer", refused.applicant());
        for (String way : List.of(file, file + "/view")) {
            others.forEach(account -> assertThat(Caller.at(house).signIn(account).get(way).status()).as(account + " before the result").isEqualTo(404));
            assertThat(Caller.at(house).get(way).status()).as("a stranger is sent to sign in").isEqualTo(302);
        }
    }

    private void submit(Caller member, String sheet, ScoreCard card, String points) {
        Map<String, String> form = new HashMap<>(cells(card, points));
        form.put("action", "check");
        String checked = member.form("/score/" + sheet, form).body().replaceAll("(?s).*name=\"checked\" value=\"([^\"]+)\".*", "$1");
        assertThat(member.form("/score/" + sheet + "/submit", Map.of("checked", checked)).status()).isEqualTo(302);
    }

    private static Map<String, String> cells(ScoreCard card, String points) {
        Map<String, String> cells = new HashMap<>();
        card.applicants().forEach(a -> card.subjective().forEach(f -> cells.put(a.code() + "." + f.code(), points)));
        return cells;
    }

    private static void found(Map<String, Object> answer, Candidate candidate, String finding, String words) {
        String end = "_" + candidate.number().replaceAll("[^A-Za-z0-9_]", "_");
        answer.put("finding" + end, finding);
        answer.remove("words" + end);
        if (words != null) {
            answer.put("words" + end, words);
        }
    }

    private void playUntil(String task, Predicate<WorkItem> simulated) {
        List<String> told = new ArrayList<>();
        for (int step = 0; step < 400 && open(task).isEmpty(); step++) {
            assertThat(play.step(simulated, told::add)).as("something is left to do: %s", told).isTrue();
        }
        assertThat(open(task)).as("%s after %s", task, told).isNotEmpty();
    }

    private List<WorkItem> open(String task) {
        return house.get(Inbox.class).openToPlayers(programme).stream().filter(i -> i.task().equals(task)).toList();
    }

    private void complete(WorkItem item, Map<String, Object> values) {
        house.get(Desk.class).complete(actor(item.assignee()), item.id(), new Answer(values, null));
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private static Refused refused(ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act);
    }
}
