package org.huimin.selection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.huimin.calendar.BusinessClock;
import org.huimin.document.Attachments;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** An enterprise applies over a line that breaks; what it sent is nowhere to be read until two holders open it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplyInTheBrowserTest {

    private static final CaseRef TENDER = CaseRef.of("VP-2025-900/SEL-1/TND-1");
    private static final String PLANTED = "芝麻" + UUID.randomUUID().toString().substring(0, 8);

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private WholeHouse house;
    private Browser browser;
    private String number;
    private byte[] form;

    @BeforeAll
    void announce() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        log.start();
        root.setLevel(Level.INFO);
        root.addAppender(log);
        house.get(Staffing.class).enrol(List.of(new UnitEntry("ent01", "报名企业01", null, "ENTERPRISE"), new UnitEntry("ent02", "报名企业02", null, "ENTERPRISE")),
                List.of(new PersonEntry("ent01-applicant", "报名企业01经办人", "ent01", List.of("applicant")),
                        new PersonEntry("ent02-applicant", "报名企业02经办人", "ent02", List.of("applicant"))));
        Tenders tenders = house.get(Tenders.class);
        Instant now = house.get(BusinessClock.class).instant();
        Instant deadline = now.plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        tenders.draft(TENDER, "2025年暑假消费券发放平台", "面向社会公开遴选平台企业。", SelectionSlice.terms(), deadline, "公告", SelectionSlice.CLERK, now);
        tenders.approved(TENDER, SelectionSlice.ONE, now);
        SelectionSlice.SECRETS.forEach((holder, secret) -> house.get(SealCeremony.class).register(holder, TENDER, secret.toCharArray()));
        house.get(SealCeremony.class).establish(TENDER, SelectionSlice.CLERK);
        tenders.announced(TENDER, "HM-2025-900", deadline, now);
    }

    @AfterAll
    void close() {
        root.detachAppender(log);
        root.setLevel(usual);
        browser.close();
        house.close();
    }

    @Test
    @Order(1)
    void showsWhatIsOpenOnEveryWidthInBothLanguages() {
        for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
            try (Browser.Visit visit = browser.signIn("ent02-applicant", width)) {
                visit.go("/apply").looksRight("apply-desk");
                assertThat(visit.text()).contains("2025年暑假消费券发放平台", "还没有报名");
                visit.go("/apply/tenders/VP-2025-900.SEL-1.TND-1?lot=national").looksRight("apply-tender").inEnglish().looksRight("apply-tender-english");
                visit.inChinese();
            }
        }
    }

    /** The checklist offers what a paper may be started from, to be filled in, stamped and scanned; of a paper that has none there is none. */
    @Test
    @Order(2)
    @Tag("S1.31")
    void handsOutATemplate() throws IOException {
        String page = "/apply/tenders/VP-2025-900.SEL-1.TND-1";
        try (Browser.Visit visit = browser.signIn("ent02-applicant", Browser.WIDE)) {
            Page form = visit.go(page + "?lot=national").page();
            form.getByText("提纲").first().click();
            Download file = form.waitForDownload(() -> form.getByText("下载“申请书”模板（Word）").click());
            assertThat(file.suggestedFilename()).isEqualTo("申请书.docx");
            assertThat(written(file.path())).contains("“2025年暑假消费券发放平台”遴选（公告HM-2025-900）", "一、平台简介", "二、发放方案", "每页加盖公章");
        }
        Caller other = Caller.at(house).signIn("ent02-applicant");
        assertThat(other.get(page + "/templates/licence").status()).isEqualTo(404);
        assertThat(Caller.at(house).get(page + "/templates/form").status()).isEqualTo(302);
    }

    private void warnsWhenLittleTimeIsLeft(Caller applicant) {
        String page = "/apply/tenders/VP-2025-900.SEL-1.TND-1?lot=local";
        Instant deadline = house.get(Tenders.class).find(TENDER).orElseThrow().deadline();
        assertThat(applicant.get(page).body()).doesNotContain("距截止不足");
        movedTo(house.get(BusinessClock.class).instant().plus(Duration.ofHours(24)));
        assertThat(applicant.get(page).body()).contains("距截止不足24小时");
        movedTo(house.get(BusinessClock.class).instant().plus(Duration.ofMinutes(59)));
        assertThat(applicant.get(page).body()).contains("距截止不足1小时");
        movedTo(deadline);
    }

    private void movedTo(Instant deadline) {
        house.sql().update("update tender set deadline = ? where case_ref = ?", Stamp.of(deadline.truncatedTo(ChronoUnit.SECONDS)), TENDER.value());
    }

    private static String written(Path docx) throws IOException {
        try (ZipFile zip = new ZipFile(docx.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("word/document.xml")).readAllBytes(), StandardCharsets.UTF_8).replaceAll("<[^>]+>", "");
        }
    }

    @Test
    @Order(3)
    @Tag("S1.31")
    void goesOnWhereTheLineBrokeAndGivesAReceipt() {
        form = Arrays.copyOf(("%PDF-1.4\n" + PLANTED).getBytes(StandardCharsets.UTF_8), 2 * Applying.PART_BYTES + 1000);
        try (Browser.Visit visit = browser.signIn("ent01-applicant", Browser.WIDE)) {
            Page page = visit.go("/apply/tenders/VP-2025-900.SEL-1.TND-1?lot=national").page();
            fill(page);
            AtomicInteger sent = new AtomicInteger();
            page.route("**/files/*/2", route -> {
                sent.incrementAndGet();
                route.abort();
            });
            page.locator("#material_form").setInputFiles(new FilePayload(PLANTED + ".pdf", "application/pdf", form));
            assertThat(page.locator("[data-material=form] .uploads")).containsText("已中断");
            assertThat(sent.get()).as("tried again by itself first").isEqualTo(4);

            page.unroute("**/files/*/2");
            visit.go("/apply/tenders/VP-2025-900.SEL-1.TND-1?lot=national");
            assertThat(page.locator("#enterprise")).hasValue(PLANTED + "有限公司");
            assertThat(page.locator("[data-material=form] .uploads")).containsText("请重新选择同一个文件");
            AtomicInteger again = new AtomicInteger();
            page.onRequest(request -> again.addAndGet(request.url().matches(".*/files/[^/]+/\\d+") ? 1 : 0));
            page.locator("#material_form").setInputFiles(new FilePayload(PLANTED + ".pdf", "application/pdf", form));
            assertThat(page.locator("[data-material=form] .uploads")).containsText("已加密上传");
            assertThat(again.get()).as("the first part is not sent twice").isEqualTo(2);

            page.locator("#material_licence").setInputFiles(new FilePayload("许可证.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.US_ASCII)));
            assertThat(page.locator("#faults")).containsText("不是 PDF");
            page.locator("[data-material=licence] [data-act=remove]").click();
            page.locator("#material_licence").setInputFiles(new FilePayload("许可证.png", "image/png", SelectionSlice.png("许可证")));
            assertThat(page.locator("[data-material=licence] .uploads")).containsText("已加密上传");
            page.locator("#check").press("Enter");
            assertThat(page.locator("#summary")).containsText(PLANTED);
            visit.screenshot("apply-confirm");
            page.locator("#submit").press("Enter");
            page.waitForURL("**/apply/applications/BM*");
            number = page.locator("#number").innerText();
            assertThat(page.locator("#outcome")).containsText("已经收到并加密保存");
            assertThat(page.locator("#invited")).containsText("邀请贵单位派人到场");
            assertThat(page.locator("#digest")).hasText(Pattern.compile("[0-9a-f]{64}"));
            visit.looksRight("apply-receipt");
        }
    }

    @Test
    @Order(4)
    void showsAnswersToEverybodyAndNobodyWhoAsked() {
        Questions questions = house.get(Questions.class);
        Instant now = house.get(BusinessClock.class).instant();
        questions.ask("q-1", TENDER, SelectionSlice.actor("ent02-applicant", "ent02"), now, "联合体可以报名吗？");
        questions.ask("q-2", TENDER, SelectionSlice.actor("ent02-applicant", "ent02"), now.plusSeconds(1), "可以补充材料吗？");
        questions.answer(TENDER, "q-1", SelectionSlice.CLERK, now.plusSeconds(2), "可以。");
        try (Browser.Visit visit = browser.signIn("ent01-applicant", Browser.WIDE)) {
            assertThat(visit.go("/apply/tenders/VP-2025-900.SEL-1.TND-1?lot=national").text()).contains("联合体可以报名吗？", "可以。", "可以补充材料吗？", "待答复").doesNotContain("ent02");
            visit.looksRight("apply-answered");
        }
    }

    @Test
    @Order(5)
    @Tag("check-3")
    void showsAnotherEnterpriseNothingOfIt() {
        Caller other = Caller.at(house).signIn("ent02-applicant");
        String none = other.get("/apply/applications/BM2222222222").body().replace("BM2222222222", "");
        Caller.Reply guessed = other.get("/apply/applications/" + number);
        assertThat(guessed.status()).isEqualTo(404);
        assertThat(stripped(guessed.body().replace(number, ""))).isEqualTo(stripped(none));
        assertThat(other.form("/apply/applications/" + number + "/withdraw", Map.of()).status()).isEqualTo(404);
        assertThat(other.get("/apply").body()).doesNotContain(number);
        warnsWhenLittleTimeIsLeft(other);
    }

    @Test
    @Order(6)
    @Tag("check-11")
    void leavesThePlantedWordNowhereUntilTwoHoldersOpen() throws IOException {
        assertThat(log.list).as("log").noneMatch(event -> event.getFormattedMessage().contains(PLANTED));
        Path dump = Files.createTempFile(Path.of("target"), "dump", ".sql");
        house.sql().execute("script to '" + dump.toAbsolutePath() + "'");
        assertThat(holds(dump)).as("dump of the whole database, engine, mail and trail included").isFalse();
        Path storage = storage();
        assertThat(holding(storage)).as("storage").isEmpty();
        Caller staff = Caller.at(house).signIn("commerce-officer");
        for (String page : List.of("/desk", "/desk?q=" + PLANTED, "/notices?q=" + PLANTED, "/messages")) {
            assertThat(staff.get(page).body()).as(page).doesNotContain(PLANTED + "有限公司", PLANTED + ".pdf", number);
        }
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path folder : temporary.filter(p -> p.getFileName().toString().startsWith("tomcat")).toList()) {
                assertThat(holding(folder)).as("temporary folder " + folder).isEmpty();
            }
        }

        house.sql().update("update tender set deadline = ? where case_ref = ?", Stamp.of(house.get(BusinessClock.class).instant()
                .minusSeconds(1).truncatedTo(ChronoUnit.SECONDS)), TENDER.value());
        house.get(Tenders.class).closed(TENDER, house.get(BusinessClock.class).instant());
        SealCeremony seal = house.get(SealCeremony.class);
        seal.open(SelectionSlice.ONE, TENDER, SelectionSlice.SECRETS.get(SelectionSlice.ONE).toCharArray());
        assertThat(seal.open(SelectionSlice.THREE, TENDER, SelectionSlice.SECRETS.get(SelectionSlice.THREE).toCharArray())).isTrue();

        ApplicationView opened = house.get(ApplicationRegister.class).of(TENDER).get(0);
        assertThat(opened.stated().enterprise()).isEqualTo(PLANTED + "有限公司");
        assertThat(Files.readAllBytes(house.get(Attachments.class).path(opened.documents().get(0).attachment()))).isEqualTo(form);
        assertThat(holding(storage)).as("the search would have found it").isNotEmpty();
    }

    private static void fill(Page page) {
        page.locator("#enterprise").fill(PLANTED + "有限公司");
        page.locator("#creditCode").fill("91440305ma5000001u");
        page.locator("#registeredIn").fill("440305");
        page.locator("#legalRepresentative").fill("张某");
        page.locator("#contact").fill("李某");
        page.locator("#phone").fill("0755-1");
        page.locator("#licence").selectOption("支付业务许可证");
        page.locator("#licenceNumber").fill("Z2004444000012");
        page.locator("#matchingFunds").fill("100,000.50");
    }

    private Path storage() {
        return Path.of(house.get(Environment.class).getProperty("huimin.storage")).toAbsolutePath();
    }

    private static List<Path> holding(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).filter(ApplyInTheBrowserTest::holds).toList();
        }
    }

    private static boolean holds(Path file) {
        try {
            String needle = new String(PLANTED.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.contains(needle) || text.contains(HexFormat.of().formatHex(PLANTED.substring(2).getBytes(StandardCharsets.US_ASCII))) || text.contains(PLANTED.substring(2)) || file.toString().contains(PLANTED);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String stripped(String body) {
        return body.replaceAll("value=\"[\\w-]{40,}={0,2}\"", "").replaceAll("content=\"[\\w-]{40,}={0,2}\"", "").replaceAll("<time.*?</time>", "");
    }
}
