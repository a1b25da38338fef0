package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.identity.People;
import org.huimin.kernel.CreditCode;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.ShopState;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.NoSkipping;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After refusals a township supplements its list: the officer in the grid, the head on a phone; and another replaces a shop that was admitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplementInTheBrowserTest {

    private static final String PASTE = """
            text => { const given = new DataTransfer(); given.setData('text/plain', text);
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: given, bubbles: true, cancelable: true})); }""";

    private static final Pattern REPLACING = Pattern.compile("/(CHG-|RV-1\\d{3}$)");

    private WholeHouse house;
    private Browser browser;
    private WorkItem item;
    private NoSkipping steps;

    @BeforeAll
    void openTheDoorsWhenShopsWereRefused() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        Rehearsing.Play play = house.get(Rehearsing.class)
                .resume(house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef(), 2023);
        while (supplements().isEmpty()) {
            play.step(work -> !supplement(work), told -> { });
        }
        item = supplements().get(0);
        steps = new NoSkipping(house, item.root()).fromNow();
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    @Tag("S3.11")
    void isPastedCorrectedSentAndConfirmed() {
        int required = house.get(RecommendationRegister.class).get(item.root(), item.context("unit"), 2).orElseThrow().required();
        try (Browser.Visit officer = browser.signIn(account(item), Browser.WIDE)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            assertThat(page.locator("main")).containsText("前几批没有核准的商户");
            int kept = (int) page.locator("tbody tr[data-index]").count() - 1;
            page.locator("tbody tr[data-index]").nth(kept).locator("[data-col=name]").click();
            page.evaluate(PASTE, "序号\t名称\t详细地址\t统一社会信用代码\t所属行业\n" + IntStream.rangeClosed(1, required)
                    .mapToObj(i -> i + "\t补报" + i + "店\t" + (i == 1 ? "" : "新街" + i + "号") + "\t92410423MA0000" + (1000 + i) + "\t餐饮")
                    .collect(Collectors.joining("\n")));
            assertThat(page.locator(".list-faults")).containsText("地址没有填写");
            assertThat(page.locator("#grid-state")).containsText("已保存");
            officer.looksRight("supplement-faulty");

            page.locator(".list-faults a").first().click();
            page.keyboard().press("Enter");
            page.keyboard().type("新街1号");
            page.keyboard().press("Enter");
            assertThat(page.locator(".list-faults")).hasCount(0);
            officer.submit();
            officer.looksRight("supplement-sent");
        }
        WorkItem confirming = house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals("confirm-recommendation")
                && i.context("unit").equals(item.context("unit"))).findFirst().orElseThrow();
        try (Browser.Visit head = browser.signIn(account(confirming), Browser.PHONE)) {
            Page page = head.go("/desk/" + confirming.id()).page();
            page.locator("#claim").click();
            assertThat(page.locator(".card-row").first()).containsText("新街1号");
            head.looksRight("supplement-head");
            head.go("/desk/" + confirming.id() + "/print").looksRight("supplement-print").go("/desk/" + confirming.id());
            page.getByLabel("同意").check();
            page.getByLabel("办理意见").fill("同意。");
            head.submit();
        }
        assertThat(house.get(RecommendationRegister.class).shops(item.root(), item.context("unit"), 2)).hasSizeGreaterThanOrEqualTo(required)
                .noneMatch(s -> s.state() == ShopState.REJECTED);
    }

    @Test
    @Tag("S3.13")
    void recordsWhichEnterprisesTheStatisticsBureauKnows() {
        List<String> codes = house.sql().queryForList("select distinct credit_code from shop where programme = ? and above_declared and not doubtful order by credit_code",
                String.class, item.root().value());
        assertThat(codes.size()).isGreaterThan(2);
        try (Browser.Visit officer = browser.signIn("commerce-officer", Browser.WIDE).go("/cases/" + item.root().value() + "/quota")) {
            Page page = officer.page();
            page.getByText("登记统计部门的核实结果").click();
            page.locator("#codes").fill(codes.get(0) + "\n" + codes.get(1).substring(0, 17));
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("[role=alert]")).containsText(codes.get(1).substring(0, 17));
            assertThat(page.locator("#codes")).hasValue(codes.get(0) + "\n" + codes.get(1).substring(0, 17));
            page.locator("#codes").fill(codes.get(0) + "\n" + codes.get(1));
            page.locator("#letter").setInputFiles(new FilePayload("复函.pdf", "application/pdf",
                    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes()));
            page.locator("main form button.btn-primary").click();
            assertThat(page.locator("[role=status]")).containsText("已登记统计部门的核实结果");
            officer.looksRightOnEveryWidth("threshold");
        }
        assertThat(house.sql().queryForList("select distinct credit_code from shop where programme = ? and above_confirmed order by credit_code", String.class,
                item.root().value())).isEqualTo(codes.subList(0, 2));
    }

    /** In one act: asked on the shop's page, confirmed by the head, judged by every desk; then the old shop is gone. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.14")
    @Tag("check-7")
    void aShopIsReplacedByAnotherInOneAct(int width) {
        MerchantDirectory directory = house.get(MerchantDirectory.class);
        MerchantDirectory.Store old = directory.admitted(item.root(), new MerchantDirectory.Filter("", "", "t01"), null, 50).stores().stream()
                .filter(s -> s.state() == ShopState.ADMITTED).findFirst().orElseThrow();
        String name = "替补" + width + "店";
        try (Browser.Visit officer = browser.signIn("t01-officer", width)) {
            Page page = officer.go("/cases/" + item.root().value() + "/shops?unit=t01").page();
            page.locator("tbody a[href$='/shops/" + old.storeId() + "']").last().click();
            page.locator("#replace-reason").fill("店面转让");
            page.locator("#new-name").fill(name);
            page.locator("#new-code").fill("92410423MA0009");
            page.locator("#new-address").fill("新街" + width + "号");
            page.locator("#replace-send").click();
            assertThat(page.locator("[role=alert]")).containsText("应为18位数字和大写字母");
            assertThat(page.locator("#new-name")).hasValue(name);
            page.locator("#new-code").fill(CreditCode.complete("92410423MA0009" + String.format("%03d", width % 1000)).value());
            officer.looksRight("replace-ask");
            page.locator("#replace-send").click();
            assertThat(page.locator("[role=status]")).containsText("已提交本单位负责人确认");
            assertThat(page.locator("main")).containsText(name);
            officer.quiet();
        }
        decided("confirm-replacement", width, "replace-confirm", page -> {
            assertThat(page.locator("main")).containsText(old.name());
            assertThat(page.locator("main")).containsText(name);
            page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
        });
        judged("review-merchants", width, old);
        judged("verify-merchants", width, old);

        assertThat(directory.store(item.root(), old.storeId()).orElseThrow().state()).isEqualTo(ShopState.LEFT);
        try (Browser.Visit officer = browser.signIn("t01-officer", width)) {
            Page page = officer.go("/cases/" + item.root().value() + "/shops/" + old.storeId()).page();
            assertThat(page.locator("main")).containsText("已核准，原商户退出");
            officer.looksRight("replace-done");
        }
    }

    private void judged(String task, int width, MerchantDirectory.Store old) {
        decided(task, width, "replace-" + task, page -> {
            assertThat(page.locator("#replaced")).containsText(old.name());
            page.locator("#agree-rest").click();
            assertThat(page.locator(".grid-sums")).containsText("未研判 0");
            page.locator("#task-form").getByLabel("已逐户").check();
        });
    }

    private void decided(String task, int width, String picture, Consumer<Page> fills) {
        WorkItem work = house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals(task) && REPLACING.matcher(i.caseRef().value()).find())
                .findFirst().orElseThrow();
        try (Browser.Visit visit = browser.signIn(account(work), width)) {
            Page page = visit.go("/desk/" + work.id()).page();
            page.locator("#claim").click();
            fills.accept(page);
            visit.looksRight(picture);
            visit.submit();
        }
        steps.nothingGivesWay();
    }

    /** Another township's work by a guessed number is as absent as none at all. */
    @Test
    @Tag("check-3")
    void keepsAnotherTownshipsListFromEyes() {
        String other = item.context("unit").equals("t20") ? "t19-officer" : "t20-officer";
        try (Browser.Visit stranger = browser.signIn(house.get(People.class).inGroup(other).get(0).actor().account(), Browser.WIDE)) {
            for (String path : List.of("/list", "/list/judgement", "/verdicts", "/print")) {
                int theirs = stranger.page().request().get("/desk/" + item.id() + path).status();
                int none = stranger.page().request().get("/desk/00000000-0000-0000-0000-000000000000" + path).status();
                assertThat(theirs).as(path).isEqualTo(404).isEqualTo(none);
            }
        }
    }

    private static boolean supplement(WorkItem item) {
        return item.task().equals("recommend-merchants") && !item.context("round").equals("1") || item.task().equals("confirm-recommendation")
                && !item.context("round").equals("1");
    }

    private List<WorkItem> supplements() {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals("recommend-merchants") && supplement(i)
                && !i.context("unit").equals("commerce")).toList();
    }

    private String account(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor().account();
    }
}
