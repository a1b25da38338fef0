package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One piece of work from the inbox to the decision, by people in front of a screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneTaskInTheBrowserTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

    private WholeHouse house;
    private Browser browser;
    private int walks;

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

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void leadsFromTheInboxToTheDecisionAndToTheNextDesk(int width) {
        WorkItem item = onTheHeadsDesk();
        try (Browser.Visit head = browser.signIn("commerce-head", width)) {
            head.go("/desk?tray=OPEN").looksRight("inbox");
            Page page = head.page();
            page.locator("form[action='/desk/" + item.id() + "/claim'] button").click();
            assertThat(page.locator("h1")).containsText("审核方案");
            head.looksRight("task-claimed");

            page.getByLabel("办理意见").fill("资金安排一栏请再核对。");
            assertThat(page.locator("#save-state")).containsText("已保存");
            page.reload();
            assertThat(page.getByLabel("办理意见")).hasValue("资金安排一栏请再核对。");

            page.getByLabel("办理意见").fill("");
            page.getByLabel("退回修改").check();
            Locator submit = page.locator("#submit");
            assertThat(submit).hasText("提交：退回修改");
            submit.click();
            assertThat(page.locator("#errors")).isFocused();
            assertThat(page.locator("#errors")).containsText("请在“办理意见”中写明理由");
            assertThat(page.locator("#task-form .fjs-form-field-error")).containsText("请在“办理意见”中写明理由");
            assertThat(page).hasTitle(Pattern.compile("^错误："));
            head.looksRight("task-refused");

            page.getByLabel("同意").check();
            page.getByLabel("办理意见").fill("同意。");
            submit.click();
            assertThat(page.locator("main")).containsText("已办理");
            assertThat(page.locator("main")).containsText("提请集体研究");
            head.looksRight("task-receipt");
        }
        try (Browser.Visit next = browser.signIn("gov-officer", width)) {
            assertThat(next.go("/desk?tray=OPEN").page().locator("main")).containsText(item.caseRef().value());
            next.quiet();
        }
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseWasFaster() {
        WorkItem item = onTheHeadsDesk();
        try (Browser.Visit head = browser.signIn("commerce-head", Browser.WIDE)) {
            Page page = head.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.getByLabel("办理意见").fill("我的意见写了很久。");
            house.get(Desk.class).handBack(actor("commerce-head"), item.id());

            page.getByLabel("同意").check();
            page.locator("#submit").click();

            assertThat(page.locator("#errors")).containsText("尚未签收");
            assertThat(page.getByLabel("办理意见")).hasValue("我的意见写了很久。");
            head.looksRight("task-conflict");
        }
    }

    /** The page says that what was typed is still there once somebody has signed in again in another window: so it is. */
    @Test
    @Tag("check-38")
    void keepsWhatWasTypedWhenTheSessionEnds() {
        WorkItem item = onTheHeadsDesk();
        try (Browser.Visit head = browser.signIn("commerce-head", Browser.WIDE)) {
            Page page = head.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.getByLabel("办理意见").fill("写了一半，");
            assertThat(page.locator("#save-state")).containsText("已保存");
            page.context().clearCookies();
            page.getByLabel("办理意见").fill("写了一半，登录失效后又写了一半。");
            assertThat(page.locator("#save-state")).containsText("登录已失效");

            Page elsewhere = page.context().newPage();
            elsewhere.navigate("/login");
            elsewhere.locator(".offices button[value='commerce-head']").click();
            elsewhere.waitForURL(Pattern.compile(".*/desk\\b.*"));
            elsewhere.navigate("/desk/" + item.id());
            assertThat(elsewhere.getByLabel("办理意见")).hasValue("写了一半，");
            elsewhere.close();

            page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
            assertThat(page.locator("#save-state")).containsText("已保存");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
            assertThat(head.go("/desk/" + item.id() + "?tab=TIMELINE").page().locator("main")).containsText("登录失效后又写了一半。");
        }
    }

    /** Numbers of vouchers, amounts and the budget add up while somebody types, and the server reckons as the page does. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.10")
    void addsUpThePlanWhileItIsTyped(int width) {
        PlanWalk walk = PlanWalk.begin(house, "walk-" + ++walks);
        WorkItem item = walk.upTo("draft-plan");
        try (Browser.Visit officer = browser.signIn(claimed(item), width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            Locator quantity = page.locator(".figure-table:not(.figure-sums) .figure-input").first();
            Locator sums = page.locator(".figure-sums tbody tr");
            Locator row = page.locator(".figure-table:not(.figure-sums) tbody tr").first().locator("td.number");
            assertThat(page.locator(".figure-sums .figure-wrong")).hasCount(0);
            long before = Long.parseLong(quantity.inputValue());
            long amount = Long.parseLong(row.nth(1).innerText().replace(",", ""));
            long face = amount / before;

            quantity.fill(String.valueOf(before + 10));
            assertThat(row.nth(1)).hasText("%,d".formatted(amount + 10 * face));
            assertThat(sums.first()).containsText("超出 %,d 元".formatted(10 * face));
            assertThat(sums.last()).containsText("超出 %,d 元".formatted(10 * face));
            BoundingBox verdict = sums.last().locator("td").last().boundingBox();
            assertThat(verdict.x + verdict.width).as("right edge of what the comparison says").isLessThanOrEqualTo(width);
            officer.looksRight("plan-figures-apart");
            quantity.fill("一百");
            assertThat(sums.last()).containsText("请填写数字");

            quantity.fill(String.valueOf(before + 10));
            page.getByLabel("方案说明").fill("按政策要求安排。");
            page.getByLabel("已核对券种数量和金额").check();
            page.locator("#submit").click();
            page.locator("#errors:visible, #confirm:visible").first().waitFor();
            if (page.locator("#confirm").isVisible()) {
                page.locator("#confirm").click();
            }
            assertThat(page.locator("#errors")).containsText("各券种金额合计");
            officer.looksRight("plan-figures-refused");
            quantity.fill(String.valueOf(before));
            assertThat(page.locator(".figure-sums .figure-wrong")).hasCount(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.1")
    void takesFilesIntoANoticesDraftAndOnTheBoard(int width) {
        PlanWalk walk = PlanWalk.begin(house, "walk-" + ++walks);
        WorkItem item = walk.upTo("draft-notice");
        String drafter = claimed(item);
        try (Browser.Visit officer = browser.signIn(drafter, width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            Locator files = page.locator(".our-file-list li");
            page.locator("input.our-files").setInputFiles(new FilePayload[] {file("商户名单.pdf", PDF), file("多余.pdf", PDF), file("脚本.pdf", "<script>alert(1)</script>")});
            assertThat(files).hasCount(3);
            assertThat(files.filter(new Locator.FilterOptions().setHasText("脚本.pdf")).locator("[role=alert]")).containsText("脚本.pdf");
            officer.looksRight("draft-files");
            files.filter(new Locator.FilterOptions().setHasText("脚本.pdf")).locator("button").click();
            page.waitForResponse(kept -> kept.url().endsWith("/draft") && kept.request().postData().matches("(?s).*\"attachments\":\\[\"[^\",]+\"\\].*"),
                    () -> files.filter(new Locator.FilterOptions().setHasText("多余.pdf")).locator("button").click());
            assertThat(files).hasCount(1);
            assertThat(page.locator("#save-state")).containsText("已保存");
            page.reload();
            assertThat(files).hasCount(1);
            assertThat(files).containsText("商户名单.pdf");
            officer.submit();
        }

        for (Optional<PlanWalk.Step> step = walk.next(); step.isPresent(); step = walk.next()) {
            step.get().complete();
        }

        NoticeLine notice = house.get(NoticeBoard.class).all(walk.programme()).get(0);
        try (Browser.Visit visitor = browser.visitorWithoutScripts(width)) {
            Page page = visitor.go("/notices/" + new NoticeAddress(walk.programme(), notice.number())).page();
            assertThat(page.locator(".enclosures li")).hasCount(1);
            Download taken = page.waitForDownload(() -> page.locator(".enclosures a").click());
            assertThat(taken.suggestedFilename()).isEqualTo("商户名单.pdf");
            assertThat(taken.path()).hasContent(PDF);
            visitor.looksRight("notice-files");
        }
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8));
    }

    private String claimed(WorkItem item) {
        for (Person person : house.get(People.class).inGroup(item.group())) {
            try {
                house.get(Desk.class).claim(person.actor(), item.id());
                return person.account();
            } catch (Refused kept) {
                continue;
            }
        }
        throw new IllegalStateException("nobody may claim " + item.task());
    }

    /** Each time with a programme of its own. */
    private WorkItem onTheHeadsDesk() {
        return PlanWalk.begin(house, "walk-" + ++walks).upTo("review-plan");
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }
}
