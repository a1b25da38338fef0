package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeFile;
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

/** Finance pays: one asks, one enters the account, one enters it again without seeing it, one pays; all in front of a screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("S3.32")
class PaymentByTwoPeopleTest {

    private static final Set<String> BY_HAND = Set.of("request-drawdown", "enter-account", "check-account", "pay-drawdown");
    private static final byte[] RECEIPT = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes();

    private WholeHouse house;
    private Browser browser;
    private Rehearsing.Play play;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        String file = ProgrammeFile.write(ProgrammeFile.read("src/test/resources/programmes/qinghe-2025.yaml")).replace("REIMBURSE", "ADVANCE");
        play = house.get(Rehearsing.class).begin(ProgrammeFile.parse(file), 7);
        for (int step = 0; step < 5000 && open("request-drawdown") == null; step++) {
            play.step(item -> !BY_HAND.contains(item.task()), line -> { });
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    void takesTwoPeopleForTheAccountAndAThirdToPay() {
        try (Browser.Visit asking = claimed("request-drawdown", "qhculture-officer", Browser.WIDE)) {
            Page page = asking.page();
            assertThat(page.locator(".panel")).containsText("人民币陆仟元整");
            page.getByLabel(Pattern.compile("^预算指标文件\\*?$")).fill("清财预〔2025〕9号");
            asking.looksRight("payment-request");
            asking.submit();
        }
        try (Browser.Visit entering = claimed("enter-account", "qhculture-officer", Browser.WIDE)) {
            Page page = entering.page();
            page.getByLabel("户名").fill("邮卡通专户");
            page.getByLabel("开户行").fill("示例银行");
            page.getByLabel("账号").fill("6222 0000 1234 5678");
            entering.submit();
        }
        checkedAs("6222 0000 1234 5679", Browser.PHONE);
        try (Browser.Visit again = claimed("enter-account", "qhculture-officer", Browser.WIDE)) {
            Page page = again.page();
            assertThat(page.locator(".panel")).containsText("两次录入的户名或账号不一致");
            page.getByLabel("户名").fill("邮卡通专户");
            page.getByLabel("开户行").fill("示例银行");
            page.getByLabel("账号").fill("6222000012345678");
            again.submit();
        }
        checkedAs("6222 0000 1234 5678", Browser.WIDE);
        try (Browser.Visit paying = claimed("pay-drawdown", "qhfinance-officer-2", Browser.PHONE)) {
            Page page = paying.page();
            assertThat(page.locator(".panel")).containsText("6222 0000 1234 5678");
            page.getByLabel("账户无误，已经拨付").check();
            page.getByLabel("记账凭证号").fill("PZ-2025-091");
            page.getByLabel("银行回单号").fill("HD-2025-091");
            page.locator("#task-form input[type=file]").setInputFiles(new FilePayload("回单.pdf", "application/pdf", RECEIPT));
            page.getByLabel("拨付日期").fill(LocalDate.now(house.get(Clock.class)).toString());
            paying.looksRight("payment-pay");
            paying.submit();
        }
        readsTheLedger(Browser.WIDE);
        readsTheLedger(Browser.PHONE);
    }

    private void checkedAs(String number, int width) {
        try (Browser.Visit checking = claimed("check-account", "qhfinance-officer", width)) {
            Page page = checking.page();
            assertThat(page.locator("main")).not().containsText("5678");
            assertThat(page.getByLabel("户名")).hasValue("");
            page.getByLabel("户名").fill("邮卡通专户");
            page.getByLabel("账号").fill(number);
            checking.looksRight("payment-check");
            checking.submit();
        }
    }

    private void readsTheLedger(int width) {
        try (Browser.Visit reading = browser.signIn("qhfinance-officer", width)) {
            reading.go("/cases/" + play.programme().value() + "/money");
            Page page = reading.page();
            assertThat(page.locator("main")).containsText("PZ-2025-091");
            assertThat(page.locator("main")).containsText("****5678");
            assertThat(page.locator("main")).not().containsText("6222");
            reading.looksRight("money-book");
            Download table = page.waitForDownload(() -> page.getByText("下载明细表", new Page.GetByTextOptions().setExact(true)).click());
            Assertions.assertThat(table.suggestedFilename()).endsWith(".csv");
            Download sheet = page.waitForDownload(() -> page.getByText("下载明细表（Excel）").click());
            Assertions.assertThat(sheet.suggestedFilename()).endsWith(".xlsx");
            Download papers = page.waitForDownload(() -> page.getByText("下载报账材料包").click());
            Assertions.assertThat(papers.suggestedFilename()).endsWith(".zip");
        }
    }

    private Browser.Visit claimed(String task, String account, int width) {
        Browser.Visit visit = browser.signIn(account, width).go("/desk/" + open(task).id());
        visit.page().locator("#claim").click();
        assertThat(visit.page().locator("#submit")).isEnabled();
        return visit;
    }

    /** The first platform's. */
    private WorkItem open(String task) {
        CaseRef programme = play.programme();
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.root().equals(programme) && i.task().equals(task))
                .filter(i -> i.context().getOrDefault("platform", "youka").equals("youka")).findFirst().orElse(null);
    }
}
