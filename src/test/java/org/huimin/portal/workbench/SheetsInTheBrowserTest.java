package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.huimin.document.OfficeAtHand;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CreditCode;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.ShopCells;
import org.huimin.merchant.WorkingList;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Sheets;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

/** The same programme seen by those who work in Excel: lists come in, verdicts and merchant numbers go out and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SheetsInTheBrowserTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Set<String> BY_HAND = Set.of("review-merchants", "verify-merchants", "onboard-merchants");

    private WholeHouse house;
    private Browser browser;
    private Rehearsing.Play play;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        play = house.get(Rehearsing.class).resume(house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef(), 2023);
        while (open("recommend-merchants").size() < 2) {
            play.step(item -> !item.task().equals("recommend-merchants"), told -> { });
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    @Order(0)
    void aLongListIsSentToTheGridAndNotIntoThePage() {
        WorkItem item = open("recommend-merchants").stream().filter(i -> !i.context("unit").equals("commerce")).toList().get(2);
        Actor actor = house.get(People.class).find(account(item)).orElseThrow().actor();
        Compiling compiling = house.get(Compiling.class);
        List<ShopCells> many = IntStream.rangeClosed(1, 300).mapToObj(i -> new ShopCells("商店" + i, i == 300 ? "123" : CreditCode.complete("92410423%09d".formatted(i)).value(),
                "餐饮", "人民路" + i + "号", "", "")).toList();
        WorkingList.Saved saved = ((WorkingList.Outcome.Stored) compiling.save(actor, item.root(), item.context("unit"), 1, ListDelta.appending(0, many))).saved();

        try (Browser.Visit officer = browser.signIn(account(item), Browser.WIDE)) {
            String sent = officer.page().request().get(officer.go("/desk/" + item.id()).page().url()).text();
            assertThat(sent.split("人民路\\d+号", -1)).as("lines in the page").hasSize(1 + 200);
            assertThat(sent).contains("名单共300行", "商店300").doesNotContain("商店200<");
        }
        compiling.save(actor, item.root(), item.context("unit"), 1, new ListDelta(saved.version(), List.of(), List.copyOf(saved.ids().values())));
        aLongFileIsCheckedWhileTheOfficerIsElsewhere(item);
    }

    /** The page tells how far the check is; whoever leaves finds it again, and what it came to. */
    private void aLongFileIsCheckedWhileTheOfficerIsElsewhere(WorkItem item) {
        String file = "名称,统一社会信用代码,行业,地址\n" + IntStream.rangeClosed(1, 40_000).mapToObj(i -> "商店" + i + ","
                + CreditCode.complete("92410423%09d".formatted(i)).value() + ",餐饮,人民路" + i + "号").collect(Collectors.joining("\n"));
        try (Browser.Visit officer = browser.signIn(account(item), Browser.WIDE)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.locator("#import").click();
            String place = page.url();
            page.locator("#file").setInputFiles(new FilePayload("长名单.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
            page.locator("#check").click();
            assertThat(page.locator("#run")).containsText(Pattern.compile("已检查 [1-9][\\d,]* 行"));
            officer.screenshot("list-import-progress");
            officer.go("/desk").go(place.substring(place.indexOf("/desk")));
            page.getByText("长名单.csv").click();
            assertThat(page.locator("#run")).containsText("共 40,000 行");
            page.locator("#cancel").click();
            officer.go("/desk/" + item.id()).page().locator("#hand-back").click();
        }
    }

    @Test
    @Order(1)
    @Tag("S3.11")
    @Tag("S3.39")
    void aListWithTwoFaultsIsImportedRepairedAndSent() {
        List<WorkItem> lists = open("recommend-merchants").stream().filter(i -> !i.context("unit").equals("commerce")).toList();
        sendList(lists.get(0), Browser.WIDE);
        sendList(lists.get(1), Browser.PHONE);
    }

    private void sendList(WorkItem item, int width) {
        int required = house.get(RecommendationRegister.class).get(item.root(), item.context("unit"), 1).orElseThrow().required();
        try (Browser.Visit officer = browser.signIn(account(item), width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.locator("#import").click();
            officer.looksRight("list-import");
            byte[] template = download(page, "#template");
            assertThat(choices(template)).as("the template's drop-downs: industry, 是否四上").hasSize(2);
            byte[] filled = Sheets.filled(throughAnOffice(template), lines -> {
                for (int i = 1; i <= required; i++) {
                    lines.add(List.of("惠民" + i + "店", CreditCode.complete("92410423MA0%02d%04d".formatted(width % 97, i)).value(), i == 2 ? "理发" : industry(item),
                            i == 3 ? "" : "人民路" + i + "号", "否", "0375-5050100"));
                }
            });
            upload(page, "推荐名单.xlsx", filled);
            assertThat(page.locator("#run")).containsText("2 行需要修改");
            assertThat(page.locator("#run tbody")).containsText("行业“理发”不在本次活动范围内");
            officer.looksRight("list-import-faulty");

            byte[] marked = download(page, "#marked");
            List<String> heading = Sheets.lines(marked).get(1);
            assertThat(heading).endsWith("问题说明");
            assertThat(Sheets.lines(marked).stream().skip(2).filter(line -> line.size() == heading.size())).hasSize(2);
            page.getByText("改好后重新上传").click();
            upload(page, "推荐名单（标注问题）.xlsx", Sheets.filled(marked, lines -> lines.stream().skip(2).forEach(line -> {
                line.set(2, line.get(2).equals("理发") ? industry(item) : line.get(2));
                line.set(3, line.get(3).isEmpty() ? "人民路3号" : line.get(3));
            })));
            assertThat(page.locator("#run")).containsText("没有需要修改的地方");
            officer.looksRight("list-import-good");
            page.locator("#confirm").click();
            assertThat(page.locator("main")).containsText("已从表格加入 " + required + " 家商户");
            assertThat(page.locator(".grid-sums")).isVisible();
            officer.looksRight("list-imported");
            officer.submit();
            officer.looksRight("list-sent");
        }
        assertThat(house.get(RecommendationRegister.class).shops(item.root(), item.context("unit"), 1)).hasSize(required);
    }

    @Test
    @Order(2)
    @Tag("S3.16")
    void aDeliveryIsJudgedWithExceptionsFromASheet() {
        playUntil("review-merchants");
        judge(open("review-merchants").get(0), Browser.WIDE, "S-9999");
        judge(open("verify-merchants").get(0), Browser.PHONE, "S-8888");
    }

    private void judge(WorkItem item, int width, String stranger) {
        try (Browser.Visit officer = browser.signIn(account(item), width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            byte[] sheet = download(page, "#sheet-out");
            page.locator("#sheet-in").click();
            officer.looksRight("review-sheet");
            int verdict = Sheets.lines(sheet).get(1).indexOf("结论");
            upload(page, "研判表.xlsx", Sheets.filled(sheet, lines -> {
                lines.get(2).set(verdict, "不同意");
                lines.get(2).set(verdict + 1, "已停业");
                lines.get(3).set(verdict, "不同意");
                lines.get(4).set(0, stranger);
            }));
            assertThat(page.locator("main tbody")).containsText("第4行：不同意但没有填写理由");
            assertThat(page.locator("main tbody")).containsText("店铺编号“" + stranger + "”不在本项待办的名单中");
            officer.looksRight("review-sheet-faulty");

            byte[] marked = download(page, "#marked");
            page.getByText("改好后重新上传").click();
            upload(page, "研判表（标注问题）.xlsx", Sheets.filled(marked, lines -> {
                lines.get(3).set(verdict + 1, "证照地址不符");
                lines.remove(4);
            }));
            assertThat(page.locator("main")).containsText("没有需要修改的地方");
            page.locator("#rest").check();
            officer.looksRight("review-sheet-good");
            page.locator("#confirm").click();
            assertThat(page.locator(".grid-sums")).containsText("不同意 2，未研判 0");
            officer.looksRight("review-sheet-taken");
            page.locator("#task-form input[type=checkbox]").first().check();
            officer.submit();
        }
        assertThat(house.get(DeliveryRegister.class).shops(new DeliveryId(item.context("delivery")), null, 1000).shops().stream()
                .flatMap(s -> s.verdicts().entrySet().stream()).filter(v -> v.getKey().equals(DeliveryPanel.desk(item).code()) && !v.getValue().agreed()))
                .hasSize(2);
    }

    @Test
    @Order(3)
    @Tag("S3.17")
    void aPlatformBringsItsMerchantNumbersAsASheet() {
        play.step(item -> !item.task().equals("onboard-merchants"), told -> { });
        while (open("onboard-merchants").isEmpty()) {
            play.step(item -> !item.task().equals("onboard-merchants"), told -> { });
        }
        WorkItem item = open("onboard-merchants").get(0);
        try (Browser.Visit operator = browser.signIn(account(item), Browser.WIDE)) {
            Page page = operator.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            byte[] sheet = download(page, "#sheet-out");
            page.locator("#sheet-in").click();
            int[] number = {0};
            upload(page, "入驻名单.xlsx", Sheets.filled(sheet, lines -> lines.stream().skip(2)
                    .forEach(line -> line.set(line.size() - 1, "2088%08d".formatted(++number[0])))));
            operator.looksRight("onboarding-sheet");
            page.locator("#confirm").click();
            assertThat(page.locator(".grid-sums")).containsText("已填商户号 " + number[0] + "，未填 0");
            operator.looksRight("onboarding-sheet-taken");
        }
    }

    private void playUntil(String task) {
        while (open(task).isEmpty()) {
            play.step(item -> !BY_HAND.contains(item.task()), told -> { });
        }
    }

    /** Where the sheet keeps what may be chosen, column by column. */
    private static List<String> choices(byte[] workbook) {
        try {
            Path file = Files.createTempFile("choices", ".xlsx");
            Files.write(file, workbook);
            StringBuilder sheets = new StringBuilder();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().startsWith("xl/worksheets/")) {
                        sheets.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            } finally {
                Files.delete(file);
            }
            return Pattern.compile("<dataValidation [^>]*type=\"list\".*?<formula1>(.*?)</formula1>").matcher(sheets).results()
                    .map(found -> found.group(1).replace("&quot;", "").replace("\"", "")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The sheet as another program opened and saved it, drop-downs and all. */
    private static byte[] throughAnOffice(byte[] workbook) {
        if (!OfficeAtHand.isThere()) {
            return workbook;
        }
        try {
            Path folder = Files.createTempDirectory("office");
            Files.write(folder.resolve("名单.xlsx"), workbook);
            OfficeAtHand.run("soffice", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                    "--outdir", folder.resolve("saved").toString(), folder.resolve("名单.xlsx").toString());
            byte[] saved = Files.readAllBytes(folder.resolve("saved/名单.xlsx"));
            assertThat(choices(saved)).as("drop-downs another program kept").hasSameSizeAs(choices(workbook));
            FileSystemUtils.deleteRecursively(folder);
            return saved;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] download(Page page, String link) {
        Download download = page.waitForDownload(() -> page.locator(link).click());
        try (InputStream in = download.createReadStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void upload(Page page, String name, byte[] content) {
        page.locator("#file").setInputFiles(new FilePayload(name, XLSX, content));
        page.locator("#check").click();
    }

    private String industry(WorkItem item) {
        ProgrammeSpec spec = house.get(ProgrammeRegister.class).spec(item.root());
        String code = spec.merchants().sources().stream().filter(s -> s.unit().equals(item.context("unit"))).findFirst().orElseThrow().industries().get(0);
        return spec.industries().stream().filter(i -> i.code().equals(code)).findFirst().orElseThrow().name();
    }

    private List<WorkItem> open(String task) {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals(task)).toList();
    }

    private String account(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor().account();
    }
}
