package org.huimin.portal.workbench.acts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.Timekeeper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with work besides answering it, in front of a screen and with a phone in hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActsInTheBrowserTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private WholeHouse house;
    private Browser browser;
    private int plans;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    /** The last: whoever handed over has left the house. */
    @Order(Integer.MAX_VALUE)
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void aPostIsHandedOverAsOneList(int width) {
        String leaver = width == Browser.WIDE ? "commerce-officer-2" : "commerce-officer-3";
        WorkItem work = plan().upTo("draft-plan");
        house.get(Desk.class).claim(actor(leaver), work.id());
        try (Browser.Visit head = browser.signIn("commerce-head", width)) {
            Page page = head.go("/desk/handover?of=" + leaver).page();
            assertThat(page.locator("main")).containsText(work.caseRef().value());
            head.looksRight("handover");
            page.getByLabel("接收人").selectOption("commerce-officer");
            page.getByLabel("交接说明").fill("调离本单位，事项一并移交。");
            page.locator("#handover-send").click();
            assertThat(page.locator(".paper")).containsText("工作交接清单");
            assertThat(page.locator(".paper")).containsText("已转给接收人");
            head.looksRight("handover-list");
        }
        try (Browser.Visit nobody = browser.visitor(width)) {
            assertThat(nobody.go("/login").page().locator(".offices button[value='" + leaver + "']")).hasCount(0);
        }
        try (Browser.Visit successor = browser.signIn("commerce-officer", width)) {
            assertThat(successor.go("/desk?tray=MINE").page().locator("main")).containsText(work.caseRef().value());
            assertThat(successor.go("/desk/" + work.id() + "?tab=TIMELINE").page().locator("main")).containsText("岗位交接");
            successor.looksRight("handover-timeline");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void theHeadReturnsAndLaterApproves(int width) {
        PlanWalk plan = plan();
        WorkItem first = plan.upTo("review-plan");
        try (Browser.Visit head = browser.signIn("commerce-head", width)) {
            Page page = head.go("/desk/" + first.id()).page();
            page.locator("#claim").click();
            page.getByLabel("退回修改").check();
            page.getByLabel("办理意见").fill("资金安排一栏请补充来源。");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("编制实施方案");
            head.looksRight("head-returned");

            WorkItem second = plan.upTo("review-plan");
            head.go("/desk/" + second.id() + "?tab=TIMELINE");
            assertThat(page.locator("main")).containsText("资金安排一栏请补充来源。");
            head.go("/desk/" + second.id());
            page.locator("#claim").click();
            page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("提请集体研究");
            head.looksRight("head-approved");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void aCoSignerIsAskedAndAnswers(int width) {
        WorkItem work = plan().upTo("draft-plan");
        house.get(Desk.class).claim(actor("commerce-officer"), work.id());
        try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
            Page page = officer.go("/desk/" + work.id()).page();
            page.locator("#act-cosign summary").click();
            page.locator("#cosign-to").selectOption("finance-officer");
            page.locator("#cosign-question").fill("资金来源是否可行，请财政会签。");
            officer.looksRight("acts-open");
            page.locator("#cosign-send").click();
            assertThat(page.locator("#waiting-for")).containsText("会签意见");
            officer.looksRight("cosign-waiting");
        }
        try (Browser.Visit finance = browser.signIn("finance-officer", width)) {
            Page page = finance.go("/desk").page();
            finance.looksRight("inbox-asked");
            page.locator(".act-asked a[href='/desk/" + work.id() + "']").click();
            page.locator("input[name=agrees][value=true]").check();
            page.locator("#reply").fill("资金可行。");
            finance.looksRight("cosign-reply");
            page.locator("#reply-send").click();
            assertThat(page.locator("main")).containsText("意见已反馈");
        }
        try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
            assertThat(officer.go("/desk/" + work.id() + "?tab=TIMELINE").page().locator("main")).containsText("资金可行。");
            officer.looksRight("cosign-timeline");
        }
    }

    /** The head signs on paper; the decision, who took it and the paper stand in the record, and the page says that it was so. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void aDecisionTakenOnPaperIsRecorded(int width) {
        WorkItem work = plan().upTo("review-plan");
        try (Browser.Visit head = browser.signIn("commerce-head", width)) {
            Page page = head.go("/desk/" + work.id()).page();
            page.locator("#claim").click();
            page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#offline summary").click();
            page.getByLabel("签批人职务或会议名称").fill("县商务局局长办公会");
            page.getByLabel("签批日期").fill("2099-01-01");
            page.getByLabel("文号或会议编号").fill("局办〔2023〕21号");
            page.getByLabel("签批件扫描件").setInputFiles(new FilePayload("签批单.pdf", "application/pdf", PDF));
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("签批日期不能晚于今天");
            head.looksRight("offline-refused");

            page.getByLabel("签批日期").fill("2023-11-13");
            page.getByLabel("签批件扫描件").setInputFiles(new FilePayload("签批单.pdf", "application/pdf", PDF));
            head.submit();
            head.go("/desk/" + work.id() + "?tab=TIMELINE");
            assertThat(page.locator(".timeline-offline")).containsText("县商务局局长办公会，2023年11月13日，局办〔2023〕21号");
            head.looksRight("offline-timeline");
            page.locator(".timeline-offline a").click();
            assertThat(page.locator("main")).containsText("签批单.pdf");
        }
    }

    /** Of three that wait, one is left out; the two others are agreed to, and each says what became of it. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void severalAreAgreedToAtOnce(int width) {
        List<WorkItem> waiting = List.of(plan().upTo("check-notice"), plan().upTo("check-notice"), plan().upTo("check-notice"));
        try (Browser.Visit checker = browser.signIn("commerce-officer-2", width)) {
            Page page = checker.go("/desk?tray=OPEN").page();
            page.locator(".batch-link").first().click();
            assertThat(page.locator("caption")).containsText("项");
            page.locator("input[name=items]").all().forEach(box -> box.setChecked(List.of(waiting.get(0).id(), waiting.get(1).id()).contains(box.inputValue())));
            page.locator("#opinion").fill("内容、格式无误，同意。");
            checker.looksRight("batch");
            page.locator("#batch-send").click();
            assertThat(page.locator("tbody .tag-good")).hasCount(2);
            assertThat(page.locator("main")).containsText(waiting.get(1).caseRef().value());
            assertThat(page.locator("main")).not().containsText(waiting.get(2).caseRef().value());
            checker.looksRight("batch-done");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void plansBackwardsAndNamesADeputy(int width) {
        plan();
        try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
            assertThat(officer.go("/desk/backward?launch=2023-12-11&from=2023-11-13").page().locator("main")).containsText("2023年12月19日");
            officer.looksRight("backward").inEnglish().looksRight("backward-en");
            Page page = officer.inChinese().go("/desk/absence").page();
            page.getByLabel("代办人").selectOption("commerce-head");
            page.locator("#last").fill("2023-11-20");
            page.locator("#reason").fill("外出开会");
            page.locator("#absence-send").click();
            assertThat(page.locator("main")).containsText("（代 县商务局经办人1）");
            officer.looksRight("absence");
            page.locator("form[action$='/end'] button").click();
            assertThat(page.locator("main")).containsText("已结束");
        }
    }

    /** Late, since the clock goes on by the five working days of a consultation. */
    @Order(Integer.MAX_VALUE - 1)
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void whoeverClosesAConsultationSeesFirstWhoIsSilent(int width) {
        PlanWalk plan = plan();
        plan.upTo("give-opinion");
        String answered = plan.next().map(step -> {
            step.complete();
            return step.item().unitName();
        }).orElseThrow();
        BusinessClock clock = house.get(BusinessClock.class);
        clock.advanceTo(clock.instant().plus(Duration.ofDays(14)));
        house.get(Timekeeper.class).runDue();
        WorkItem close = plan.open().stream().filter(item -> item.task().equals("close-consultation")).findFirst().orElseThrow();
        List<WorkItem> silent = plan.open().stream().filter(item -> item.task().equals("give-opinion")).toList();
        try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
            Page page = officer.go("/desk/" + close.id()).page();
            assertThat(page.locator("[aria-labelledby=silent] li")).hasCount(silent.size());
            for (WorkItem item : silent) {
                assertThat(page.locator("[aria-labelledby=silent]")).containsText(item.unitName());
            }
            assertThat(page.locator("[aria-labelledby=silent]")).not().containsText(answered);
            assertThat(page.locator("main .table").last()).containsText("无意见");
            officer.looksRight("close-consultation");
        }
    }

    private PlanWalk plan() {
        return PlanWalk.begin(house, "acts-" + ++plans);
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }
}
