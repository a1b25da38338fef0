package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.DeliveryRegister.DeliveredShop;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A delivery judged in the grid: by sheet at a desk, one row at a time on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewInTheBrowserTest {

    private static final String PASTE = """
            text => { const given = new DataTransfer(); given.setData('text/plain', text);
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: given, bubbles: true, cancelable: true})); }""";

    private WholeHouse house;
    private Browser browser;

    @BeforeAll
    void openTheDoorsWhenTheListsAreIn() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        Rehearsing.Play play = house.get(Rehearsing.class)
                .resume(house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef(), 2023);
        while (items().isEmpty()) {
            play.step(item -> !item.process().equals("review"), told -> { });
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    @Tag("S3.16")
    void takesExceptionsFromASheetAndAgreesToTheRest() {
        WorkItem item = item("review-merchants");
        List<DeliveredShop> shops = shops(item);
        DeliveredShop one = shops.get(0);
        DeliveredShop two = shops.get(1);
        try (Browser.Visit officer = browser.signIn(account(item), Browser.WIDE)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.locator("[data-row='" + one.storeId() + "'][data-col='name']").click();
            page.evaluate(PASTE, "店铺编号\t商户\t结论\t理由\n" + one.storeId() + "\t" + one.name() + "\t不同意\t已停业\n"
                    + two.storeId() + "\t别家店名\t不同意\t已停业\nS-9999\t外地店\t同意\t\n");

            assertThat(page.locator(".grid-messages")).containsText("编号" + two.storeId() + "在名单中是“" + two.name() + "”，表格中是“别家店名”，没有读入");
            assertThat(page.locator(".grid-messages")).containsText("店铺编号“S-9999”不在本批名单中");
            officer.looksRight("review-by-sheet");

            page.locator("[data-row='" + two.storeId() + "'][data-col='agreed']").focus();
            page.keyboard().press("2");
            page.keyboard().type("证照地址不符");
            page.keyboard().press("Enter");
            assertThat(page.locator("#grid-state")).containsText("已保存");
            page.locator("#grid-q").fill(one.storeId());
            page.waitForURL("**q=" + one.storeId() + "**");
            page.locator("thead th[data-col=name]").click();
            page.waitForURL("**order=**");
            page.reload();
            assertThat(page.locator("#grid-q")).hasValue(one.storeId());
            assertThat(page.locator("tbody tr[data-index]")).hasCount(1);
            assertThat(page.locator("thead th[data-col=name][aria-sort]")).hasCount(1);
            page.locator("#grid-q").fill("");
            assertThat(page.locator(".grid-sums")).containsText("不同意 2");

            page.getByLabel("本批商户已逐户研判").check();
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("家商户没有研判");
            officer.looksRight("review-refused");

            page.locator("#agree-rest").click();
            assertThat(page.locator(".grid-sums")).containsText("未研判 0");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
            officer.looksRight("review-done");
        }
        Map<String, Boolean> said = shops(item).stream().filter(s -> s.verdicts().containsKey("supervision"))
                .collect(java.util.stream.Collectors.toMap(DeliveredShop::storeId, s -> s.verdicts().get("supervision").agreed()));
        assertThat(said).containsEntry(one.storeId(), false).containsEntry(two.storeId(), false);
        assertThat(said.values().stream().filter(agreed -> !agreed)).hasSize(2);
    }

    @Test
    @Tag("S3.16")
    void isJudgedOneShopAtATimeOnAPhone() {
        WorkItem item = item("verify-merchants");
        DeliveredShop shop = shops(item).get(0);
        try (Browser.Visit operator = browser.signIn(account(item), Browser.PHONE)) {
            Page page = operator.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.locator("[data-card='" + shop.storeId() + "'] .yesno-no").click();
            assertThat(page.locator("dialog [data-field=reason]")).isFocused();
            page.locator("dialog [data-field=reason]").fill("收款账户不符");
            operator.looksRight("review-one-shop");
            page.getByText("完成").click();
            assertThat(page.locator("#grid-state")).containsText("已保存");
            operator.looksRight("review-cards");
            page.reload();
            assertThat(page.locator("[data-card='" + shop.storeId() + "']")).containsText("收款账户不符");
        }
    }

    private List<WorkItem> items() {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.process().equals("review")).toList();
    }

    private WorkItem item(String task) {
        return items().stream().filter(i -> i.task().equals(task)).findFirst().orElseThrow();
    }

    private String account(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor().account();
    }

    private List<DeliveredShop> shops(WorkItem item) {
        return house.get(DeliveryRegister.class).shops(new DeliveryId(item.context("delivery")), null, 1000).shops();
    }
}
