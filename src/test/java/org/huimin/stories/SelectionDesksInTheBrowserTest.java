package org.huimin.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeView;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.PublicityRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.selection.Receiving;
import org.huimin.selection.SealCeremony;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.Challenging;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages on which a selection is worked and challenged, as those who use them see them: on every width. */
class SelectionDesksInTheBrowserTest {

    private static WholeHouse house;
    private static Browser browser;

    @BeforeAll
    static void open() {
        house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025");
        house.get(Demonstration.class).stop();
        browser = Browser.before(house);
    }

    @AfterAll
    static void close() {
        browser.close();
        house.close();
    }

    @Test
    void fromTheEnvelopeToTheProposedAward() {
        Set<String> looked = new HashSet<>(Set.of("receive-applications", "transcribe-applications", "confirm-transcription", "review-response", "score-applications",
                "write-report", "sign-report", "propose-award", "hold-seal", "open-applications"));
        ByHand play = new ByHand(house, named("A", "desks-a"), looked);
        aHolderSetsASecret(play);
        play.until(() -> play.lies("receive-applications"));
        Actor clerk = play.person("commerce-officer");
        house.get(Receiving.class).envelope(clerk, play.tender(), "main", new Receiving.Envelope("纸上科技有限公司", "王某", "0755-2", 1));
        for (String task : List.of("receive-applications", "transcribe-applications", "confirm-transcription", "review-response", "score-applications", "write-report",
                "sign-report", "propose-award")) {
            if (task.equals("transcribe-applications")) {
                twoHoldersOpen(play);
            }
            play.until(() -> play.lies(task));
            if (task.equals("score-applications")) {
                look("selection-scoring", play.person("commerce-head"), "/cases/" + play.programme + "/selection");
                Assertions.assertThat(publicSteps(play)).containsSubsequence("公开征集报名", "已完成", "开启和评审", "进行中", "入选平台公示", "未开始");
            } else {
                WorkItem item = play.open(task).get(0);
                look("desk-" + task, whose(play, item), "/desk/" + item.id());
            }
            play.leave(task);
        }
        play.until(() -> !play.publicised(0));
        look("selection-publicised", clerk, "/cases/" + play.programme + "/selection");
        Assertions.assertThat(publicSteps(play)).containsSubsequence("开启和评审", "已完成", "入选平台公示", "进行中", "发放平台确定", "未开始");
    }

    /** A slip of the finger locks nobody out. */
    private static void aHolderSetsASecret(ByHand play) {
        play.until(() -> play.lies("hold-seal"));
        WorkItem item = play.open("hold-seal").get(0);
        Actor holder = play.anyOf(item);
        house.get(Desk.class).claim(holder, item.id());
        try (Browser.Visit visit = browser.signIn(holder.account(), Browser.PHONE)) {
            Page page = visit.go("/desk/" + item.id()).page();
            page.getByLabel("开启口令", exactly()).fill(secret(holder));
            page.getByLabel("再输入一次").fill("rehearsal of somebody else");
            page.locator(".seal button").click();
            assertThat(page.locator("main")).containsText("两次输入的口令不一致");
            visit.looksRightOnEveryWidth("desk-hold-seal");
            page.getByLabel("开启口令", exactly()).fill(secret(holder));
            page.getByLabel("再输入一次").fill(secret(holder));
            page.locator(".seal button").click();
            assertThat(page.locator("main")).containsText("三名保管人中已有 1 名设置了口令");
            assertThat(page.locator("main")).not().containsText(secret(holder));
            page.getByLabel("已设置口令并妥善保管").check();
            visit.submit();
        }
        play.leave("hold-seal");
    }

    /** The count first; a wrong secret opens nothing, one holder alone neither, and with the second everything lies open. */
    private static void twoHoldersOpen(ByHand play) {
        play.until(() -> play.lies("open-applications"));
        List<WorkItem> items = play.open("open-applications");
        for (WorkItem item : items.subList(0, 2)) {
            Actor holder = whose(play, item);
            boolean first = item.equals(items.get(0));
            try (Browser.Visit visit = browser.signIn(holder.account(), first ? Browser.WIDE : Browser.PHONE)) {
                Page page = visit.go("/desk/" + item.id()).page();
                if (page.locator("#claim").count() > 0) {
                    page.locator("#claim").click();
                }
                assertThat(page.locator(".seal dd").first()).containsText("份");
                page.getByLabel("开启口令", exactly()).fill(first ? "not the right secret" : secret(holder));
                page.locator(".seal button").click();
                if (first) {
                    assertThat(page.locator("main")).containsText("开启口令不正确");
                    visit.looksRightOnEveryWidth("desk-open-applications");
                    page.getByLabel("开启口令", exactly()).fill(secret(holder));
                    page.locator(".seal button").click();
                    assertThat(page.locator("main")).containsText("等待另一名保管人");
                } else {
                    assertThat(page.locator("main")).containsText("材料已经开启");
                }
                visit.looksRightOnEveryWidth(first ? "desk-opening-begun" : "desk-opening-done");
                page.getByLabel("本人在场并已输入口令").check();
                page.getByLabel("开启记录").fill("在三楼会议室开启，纪检人员在场，无异议。");
                visit.submit();
            }
            Assertions.assertThat(house.get(SealCeremony.class).opened(play.tender())).isEqualTo(!first);
        }
        play.leave("open-applications");
    }

    private static String secret(Actor holder) {
        return "rehearsal of " + holder.account();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    @Test
    void theFormsAndTheDesksOfAQueryAndOfAComplaint() {
        ByHand play = new ByHand(house, named("B", "desks-b"), Set.of("answer-query", "approve-query", "examine-complaint", "supplement-complaint", "copy-complaint",
                "decide-complaint"));
        play.until(() -> !play.publicised(0));
        visit("public-query", "/notices/" + new NoticeAddress(play.programme, house.get(NoticeBoard.class).get(play.period().notice()).orElseThrow().number()) + "/query");
        desks(play);
        ByHand objected = new ByHand(house, named("E", "desks-e"), Set.of());
        objected.until(() -> !objected.publicised(0));
        objected.object("评标有误。");
        String receipt = house.get(PublicityRegister.class).objections(objected.period().id()).get(0).receipt();
        objected.until(() -> objected.done("decide-objection") > 0);
        visit("public-complaint", "/complaints/" + receipt);
    }

    /** From the query to the decision on the complaint that follows it. */
    private static void desks(ByHand play) {
        Challenging challenging = house.get(Challenging.class);
        String supplier = challenging.suppliers(play.programme).get(0).receipt();
        Challenge said = new Challenge("某供应商", "0755-00000000", "评分有误，请求重新评审。", "评分表合计错误。", "《政府采购法实施条例》第五十三条。", List.of());
        ChallengeView query = challenging.recordQuery(play.person("commerce-officer"), play.programme, supplier, said, play.now());
        answered(play, "answer-query", page -> {
            page.getByLabel("成立，影响结果").check();
            page.getByLabel(Pattern.compile("^答复\\W*$")).fill("逐项答复：评分表合计确有错误。");
        });
        answered(play, "approve-query", page -> page.getByLabel("同意", exactly()).check());
        challenging.recordComplaint(play.person("finance-officer"), play.programme, query.receipt(), said, play.now());
        answered(play, "examine-complaint", page -> {
            page.getByLabel("通知补正").check();
            page.getByLabel(Pattern.compile("^理由\\W*$")).fill("缺少质疑答复的复印件。");
        });
        answered(play, "supplement-complaint", page -> page.getByLabel("补正内容").fill("已附质疑答复。"));
        play.handle("examine-complaint", Map.of("decision", "ADMITTED"));
        answered(play, "copy-complaint", page -> {
            assertThat(page.locator("main")).containsText("补正要求");
            page.getByLabel("暂停", exactly()).check();
            page.getByLabel("已将投诉书副本送达被投诉人和有关供应商").check();
        });
        look("case-challenges", play.person("finance-officer"), "/cases/" + play.programme + "/challenges");
        answered(play, "decide-complaint", page -> {
            page.getByLabel("成立，影响结果").check();
            page.getByLabel("处理决定的内容").fill("评分表合计有误，责令重新评审。");
        });
        Assertions.assertThat(house.get(ChallengeRegister.class).of(play.programme)).extracting(ChallengeView::affects).containsExactly(true, true);
        look("case-challenges-decided", play.person("commerce-head"), "/cases/" + play.programme + "/challenges");
    }

    /** By the first of the post who may. */
    private static void answered(ByHand play, String task, Consumer<Page> answer) {
        Actor actor = play.claim(task);
        WorkItem item = play.only(task);
        try (Browser.Visit visit = browser.signIn(actor.account(), Browser.WIDE)) {
            Page page = visit.go("/desk/" + item.id()).page();
            answer.accept(page);
            visit.looksRightOnEveryWidth("desk-" + task);
            visit.submit();
        }
    }

    /** The one it is for alone, whom nobody else is told, else anybody of the post. */
    private static Actor whose(ByHand play, WorkItem item) {
        String account = house.sql().queryForObject("select assignee from work_item where id = ?", String.class, item.id());
        return account == null ? play.anyOf(item) : house.get(People.class).find(account).orElseThrow().actor();
    }

    private static void look(String name, Actor who, String path) {
        try (Browser.Visit visit = browser.signIn(who.account(), Browser.WIDE)) {
            visit.go(path).looksRightOnEveryWidth(name);
        }
    }

    private static void visit(String name, String path) {
        for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
            try (Browser.Visit visit = browser.visitorWithoutScripts(width)) {
                visit.go(path).looksRight(name).inEnglish().looksRight(name + "-english");
            }
        }
    }

    private static String publicSteps(ByHand play) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.WIDE)) {
            visit.go("/programmes/" + house.get(ProgrammeRegister.class).view(play.programme).code()).looksRight("public-steps");
            return visit.page().locator(".public-steps").innerText();
        }
    }

    private static ProgrammeSpec named(String regime, String code) {
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: " + code).replace("profile: A", "profile: " + regime);
        return ProgrammeFile.parse(regime.equals("A") ? text : text.replaceFirst("(?s)  shortage:\\n.*?(?=\\n\\S)", "")
                .replaceFirst("(?s)\\n  SUBMISSION_DEADLINE:\\n(    [^\\n]*\\n)+", "\n"));
    }
}
