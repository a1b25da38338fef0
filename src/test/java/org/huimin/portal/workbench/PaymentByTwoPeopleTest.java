package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.Assertions;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.Judgement.OfDay;
import org.huimin.ledger.LedgerRegister;
import org.huimin.ledger.RefusedRow;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.settlement.MoneyBook;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Sheets;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.Timekeeper;
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
        house.get(Demonstration.class).stop();
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
            alike("request-drawdown", "qhculture-officer", Browser.PHONE, "payment-request");
            asking.submit();
        }
        try (Browser.Visit entering = claimed("enter-account", "qhculture-officer", Browser.WIDE)) {
            Page page = entering.page();
            page.getByLabel("户名").fill("邮卡通专户");
            page.getByLabel("开户行").fill("示例银行");
            page.getByLabel("账号").fill("6222 0000 1234 5678");
            entering.looksRight("payment-account");
            alike("enter-account", "qhculture-officer", Browser.PHONE, "payment-account");
            entering.submit();
        }
        checkedAs("6222 0000 1234 5679", Browser.PHONE);
        try (Browser.Visit again = claimed("enter-account", "qhculture-officer", Browser.WIDE)) {
            Page page = again.page();
            assertThat(page.locator(".panel")).containsText("两次录入的户名或账号不一致");
            page.getByLabel("户名").fill("邮卡通专户");
            page.getByLabel("开户行").fill("示例银行");
            page.getByLabel("账号").fill("6222000012345678");
            assertThat(page.locator("main")).containsText("已保存");
            liesNowhereBut("settlement_account", "6222000012345678");
            again.submit();
        }
        checkedAs("6222 0000 1234 5678", Browser.WIDE);
        try (Browser.Visit paying = claimed("pay-drawdown", "qhfinance-officer-2", Browser.PHONE)) {
            Page page = paying.page();
            assertThat(page.locator(".panel")).containsText("6222 0000 1234 5678");
            page.getByLabel("账户无误，已经拨付").check();
            page.getByLabel("记账凭证号").fill("-PZ-2025-091");
            page.getByLabel("银行回单号").fill("HD-2025-091");
            page.locator("#task-form input[type=file]").setInputFiles(new FilePayload("回单.pdf", "application/pdf", RECEIPT));
            page.getByLabel("拨付日期").fill(LocalDate.now(house.get(Clock.class)).toString());
            assertThat(page.locator("#offline")).hasCount(0);
            paying.looksRight("payment-pay");
            alike("pay-drawdown", "qhfinance-officer-2", Browser.WIDE, "payment-pay");
            paying.submit();
        }
        readsTheLedger(Browser.WIDE);
        readsTheLedger(Browser.PHONE);
        liesOnlyWithThePayment("6222000012345678");
        liesNowhere("6222000012345679");
        asksThePlatformOfADayThatDoesNotAddUp();
        opensTheWorkbookOfTheWholeProgramme();
        readsWhyRowsAreNotPaid();
    }

    /** Whoever checks a day has its figures and the doubts before their eyes, and the platform reads why it is asked. */
    private void asksThePlatformOfADayThatDoesNotAddUp() {
        while (open("submit-daily") == null) {
            play.step(item -> !item.task().equals("submit-daily"), line -> { });
        }
        report(Map.of());
        try (Browser.Visit checking = claimed("check-daily", "qhculture-officer", Browser.WIDE)) {
            Page page = checking.page();
            assertThat(page.locator(".panel")).containsText("全部行业与各行业合计不符");
            assertThat(page.locator(".panel")).containsText("领取数量");
            checking.looksRightOnEveryWidth("daily-check");
            page.getByLabel("退回平台修改").check();
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("核对情况");
            page.getByLabel("核对情况").fill("全部行业的领取数量请核实。");
            checking.submit();
        }
        WorkItem again = open("submit-daily");
        try (Browser.Visit platform = claimed("submit-daily", operator(again).account(), Browser.PHONE)) {
            assertThat(platform.page().locator(".panel")).containsText("退回修改：全部行业的领取数量请核实。");
            platform.looksRight("daily-sent-back");
        }
        report(Map.of("restatementReason", "已向门店核实，数量不变。"));
        try (Browser.Visit checking = claimed("check-daily", "qhculture-officer", Browser.WIDE)) {
            assertThat(checking.page().locator(".panel")).containsText("更正原因：已向门店核实，数量不变。");
            checking.page().getByLabel("数据属实").check();
            checking.page().getByLabel("核对情况").fill("各行业漏报一笔，全部行业的数属实。");
            checking.submit();
        }
    }

    /** Nothing is claimed in any industry, and one voucher in all of them. */
    private void report(Map<String, Object> more) {
        WorkItem item = open("submit-daily");
        Actor operator = operator(item);
        StringBuilder table = new StringBuilder(String.join(",", FileKind.DAILY.required())).append('\n');
        Stream.concat(programmes().spec(play.programme()).industries().stream().map(industry -> industry.code()), Stream.of("ALL")).forEach(industry ->
                table.append(item.context("day")).append(',').append(industry).append(industry.equals("ALL") ? ",1" : ",0").append(",0.00,0,0,0,0.00,")
                        .append(industry.equals("ALL") ? "0.0000" : "").append(",0.00,0.00,,0.00,0,0,0,0,0\n"));
        String file = house.get(Attachments.class).store(operator, item.caseRef(), "daily.csv", new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8))).id();
        Map<String, Object> answer = new HashMap<>(more);
        answer.put("daily", List.of(file));
        Desk desk = house.get(Desk.class);
        desk.claim(operator, item.id());
        desk.complete(operator, item.id(), Answer.of(answer));
        house.get(Timekeeper.class).runDue();
    }

    private Actor operator(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor();
    }

    /** Each refused row with its file, line and reason; the file that is taken away says the same. */
    private void readsWhyRowsAreNotPaid() {
        CaseRef programme = play.programme();
        String platform = programmes().spec(programme).platforms().get(0).code();
        List<RefusedRow> refused = new ArrayList<>();
        LedgerRegister ledger = house.get(LedgerRegister.class);
        ledger.refused(ledger.latest(programme, platform).orElseThrow().id(), refused::add);
        Assertions.assertThat(refused).hasSizeGreaterThan(3);
        try (Browser.Visit reading = browser.signIn("qhfinance-officer", Browser.WIDE).go("/cases/" + programme.value() + "/money")) {
            Page page = reading.page();
            page.getByText(Pattern.compile("^核减记录（.*逐行查看$")).first().click();
            assertThat(page.locator("main")).containsText("共 " + refused.size() + " 行");
            assertThat(page.locator("main")).containsText(refused.get(0).id());
            reading.looksRightOnEveryWidth("refused-rows");
            String reason = refused.get(0).reason();
            page.locator("#reason").selectOption(reason);
            page.getByText("查找", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("main")).containsText("共 " + refused.stream().filter(r -> r.reason().equals(reason)).count() + " 行");
        }
        String csv = new String(Caller.at(house).signIn("qhfinance-officer").bytes("/cases/" + programme.value() + "/refused/" + platform + ".csv"), StandardCharsets.UTF_8);
        Assertions.assertThat(csv.lines()).hasSize(refused.size() + 1);
        Assertions.assertThat(csv).contains(refused.get(0).file() + "," + refused.get(0).line() + ",");
    }

    private void liesOnlyWithThePayment(String number) {
        Assertions.assertThat(tablesThatHold(number)).containsExactly("settlement_account", "settlement_payee");
    }

    private void liesNowhereBut(String table, String number) {
        Assertions.assertThat(tablesThatHold(number)).containsOnly(table);
    }

    private void liesNowhere(String number) {
        Assertions.assertThat(tablesThatHold(number)).isEmpty();
    }

    /** However it was typed. */
    private List<String> tablesThatHold(String number) {
        return Stored.in(house).tables().entrySet().stream().filter(table -> table.getValue().replaceAll("[\\s-]", "").contains(number))
                .map(Map.Entry::getKey).toList();
    }

    /** The sheet says what was judged, line by line, and calculates nothing that somebody typed. */
    private void opensTheWorkbookOfTheWholeProgramme() {
        play.toTheEnd(line -> { });
        CaseRef programme = play.programme();
        byte[] book = Caller.at(house).signIn("qhfinance-officer").bytes("/cases/" + programme.value() + "/money.xlsx");
        List<List<String>> lines = Sheets.lines(book);
        List<List<String>> rows = lines.subList(2, lines.size());

        for (var platform : programmes().spec(programme).platforms()) {
            List<OfDay> days = house.get(LedgerRegister.class).latest(programme, platform.code()).orElseThrow().figures().days().stream()
                    .filter(d -> d.industry().equals(OfDay.ALL)).toList();
            Assertions.assertThat(days).isNotEmpty();
            Assertions.assertThat(amounts(rows, platform.name(), "支付核销补贴", 7)).isEqualTo(total(days, OfDay::amount));
            Assertions.assertThat(amounts(rows, platform.name(), "退款扣回", 6)).isEqualTo(total(days, OfDay::refunded));
        }
        MoneyBook judged = house.get(SettlementRegister.class).book(programme);
        List<MoneyBook.Line> all = Stream.concat(judged.treasury().stream(), judged.platforms().stream().flatMap(p -> p.lines().stream())).toList();
        Assertions.assertThat(rows).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            MoneyBook.Line line = all.get(i);
            List<String> row = rows.get(i);
            Assertions.assertThat(row.get(1)).isEqualTo(line.day().toString());
            Assertions.assertThat(row.get(5)).isEqualTo(line.document());
            Assertions.assertThat(row.subList(6, 9).stream().map(Money::of).toList()).containsExactly(line.in(), line.out(), line.balance());
        }
        Assertions.assertThat(rows).anySatisfy(row -> Assertions.assertThat(row.get(5)).startsWith("-PZ-2025-091"));
        Assertions.assertThat(parts(book).values()).noneMatch(xml -> xml.contains("<f>") || xml.contains("<f "));
    }

    private static Money amounts(List<List<String>> rows, String account, String kind, int column) {
        return rows.stream().filter(r -> r.get(0).equals(account) && r.get(3).equals(kind)).map(r -> Money.of(r.get(column))).reduce(Money.ZERO, Money::plus);
    }

    private static Money total(List<OfDay> days, Function<OfDay, Money> figure) {
        return days.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }

    /** The workbook's files as they are written. */
    private static Map<String, String> parts(byte[] book) {
        Map<String, String> parts = new HashMap<>();
        try {
            Path file = Files.createTempFile("money", ".xlsx");
            Files.write(file, book);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private ProgrammeRegister programmes() {
        return house.get(ProgrammeRegister.class);
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

    /** The same page in a window of the other width. */
    private void alike(String task, String account, int width, String picture) {
        try (Browser.Visit visit = browser.signIn(account, width).go("/desk/" + open(task).id())) {
            assertThat(visit.page().locator("#submit")).isEnabled();
            visit.looksRight(picture);
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
