package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.huimin.campaign.OutreachBoard;
import org.huimin.campaign.OutreachLine;
import org.huimin.identity.People;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Townships report what they did to tell people, the bureau sees who is silent, and launches knowing it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutreachInTheBrowserTest {

    private static final Set<String> OUTREACH = Set.of("run-outreach", "announce-online", "close-outreach");
    private static final byte[] PAPER = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private WholeHouse house;
    private Browser browser;
    private CaseRef programme;

    @BeforeAll
    void openTheDoorsBeforeTheLaunch() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        var spec = ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("lanwan-2025")).replace("code: lanwan-2025", "code: outreach-2025"));
        Rehearsing.Play play = house.get(Rehearsing.class).begin(spec, 7);
        programme = play.programme();
        while (open("check-launch").isEmpty()) {
            assertThat(play.step(item -> item.root().equals(programme) && !OUTREACH.contains(item.task()), told -> { })).isTrue();
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"lwharbour, 1440", "lwhill, 390"})
    @Order(1)
    @Tag("S3.18")
    void reportsEachChannelWithEvidenceOrAReason(String unit, int width) throws IOException {
        WorkItem item = open("run-outreach").stream().filter(i -> i.unit().equals(unit)).findFirst().orElseThrow();
        try (Browser.Visit officer = browser.signIn(unit + "-officer", width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            assertThat(page.locator("main")).containsText("在景区、客运站和街区张贴海报");
            choose(page, "海报", "开展情况", "已开展");
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("海报：做了什么");
            officer.looksRight("outreach-refused");

            chapter(page, "海报").getByLabel("开展日期").fill(LocalDate.ofInstant(house.get(Clock.class).instant(), Period.ZONE).toString());
            chapter(page, "海报").getByLabel("做了什么").fill("在客运站和三个景区各张贴五张海报。");
            chapter(page, "海报").getByLabel("链接或者地点").fill("https://www.example.org/poster");
            page.locator("#task-form input[type=file]").first().setInputFiles(new FilePayload[] {new FilePayload("海报.pdf", "application/pdf", PAPER),
                    new FilePayload("现场.png", "image/png", Files.readAllBytes(Path.of("src/docs/handbook/images/" + picture())))});
            assertThat(page.locator("#task-form .our-file-list li")).hasCount(2);
            choose(page, "商户微信群", "开展情况", "没有开展");
            chapter(page, "商户微信群").getByLabel("没有开展的原因").fill("商户还在入驻，名单确定后建群。");
            officer.looksRight("outreach-form");
            officer.submit();
            assertThat(page.locator("main")).containsText("商户微信群：没有开展的原因");
            assertThat(page.locator("main")).containsText("海报.pdf");
            officer.looksRight("outreach-receipt");
        }
        assertThat(house.get(OutreachBoard.class).of(programme).lines()).filteredOn(l -> l.unit().equals(unit))
                .extracting(OutreachLine::state).containsExactly(OutreachLine.State.DONE, OutreachLine.State.NOT_DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(2)
    @Tag("S3.27")
    void showsTheBureauTheWholePlanAndNamesTheSilent(int width) {
        try (Browser.Visit officer = browser.signIn("lwculture-officer", width)) {
            Page page = officer.go("/cases/" + programme).page();
            page.getByText("宣传工作").first().click();
            assertThat(page.locator("h1")).hasText("宣传工作完成情况");
            assertThat(page.locator(".alert")).containsText("城关街道");
            assertThat(page.locator(".alert")).not().containsText("松岭镇");
            assertThat(page.locator("tbody tr")).hasCount(12);
            assertThat(page.locator("tbody a[href='https://www.example.org/poster']")).hasCount(2);
            assertThat(page.locator("#group-text")).hasValue(Pattern.compile("城关街道（海报、商户微信群）[\\s\\S]*松岭镇（商户微信群）"));
            officer.looksRight("outreach-board");
        }
    }

    @ParameterizedTest
    @CsvSource({"lwharbour, 1440", "lwhill, 390"})
    @Order(6)
    @Tag("S3.18")
    void reportsAgainWhatHasBeenDoneSince(String unit, int width) {
        try (Browser.Visit officer = browser.signIn(unit + "-officer", width)) {
            Page page = officer.go("/cases/" + programme + "/outreach").page();
            page.locator("#doneOn-GROUP").fill(LocalDate.ofInstant(house.get(Clock.class).instant(), Period.ZONE).toString());
            page.locator("#summary-GROUP").fill("名单确定后建群，讲解了规则。");
            page.locator("#place-GROUP").fill("商户微信群");
            page.locator("#again-send-GROUP").click();
            assertThat(page.locator("[role=alert]")).containsText("佐证");
            assertThat(page.locator("#summary-GROUP")).hasValue("名单确定后建群，讲解了规则。");
            officer.looksRight("outreach-again");
            page.locator("#evidence-GROUP").setInputFiles(new FilePayload[] {new FilePayload("群公告.pdf", "application/pdf", PAPER)});
            page.locator("#again-send-GROUP").click();
            assertThat(page.locator("[role=status]").first()).containsText("已补报");
            assertThat(page.locator("tbody")).containsText("曾报送没有开展：商户还在入驻");
            officer.quiet();
        }
    }

    @Test
    @Order(3)
    @Tag("S0.3")
    void launchesKnowingWhatIsMissing() {
        WorkItem item = open("check-launch").stream().filter(i -> i.unit().equals("lwculture")).findFirst().orElseThrow();
        try (Browser.Visit officer = browser.signIn("lwculture-officer", Browser.WIDE)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            assertThat(page.locator(".alert-warning")).containsText("还有 10 项没有完成");
            assertThat(page.locator(".panel")).containsText("领取、使用、退款、投诉规则与公布的使用细则一致");
            page.getByLabel("具备上线条件", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("宣传工作还有10项没有完成");
            officer.looksRight("outreach-launch");
            page.getByLabel("会签意见").fill("海报已铺开，其余宣传三日内补做，先行上线。");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
        }
        assertThat(house.sql().queryForObject("select count(*) from trail_entry where fact = 'OutreachGapsAccepted'", Integer.class)).isOne();
        for (WorkItem rules : house.get(Inbox.class).timeline(programme).stream().map(h -> h.item()).filter(i -> i.task().equals("submit-rules")).toList()) {
            try (Browser.Visit platform = browser.signIn(house.get(People.class).inGroup(rules.group()).get(0).account(), Browser.WIDE).go("/desk/" + rules.id())) {
                assertThat(platform.page().locator(".panel h3")).hasCount(1);
                platform.quiet();
            }
        }
    }

    @Test
    @Order(4)
    @Tag("S0.8")
    void tellsThePublicWhereToLearnOfTheProgramme() {
        try (Browser.Visit visitor = browser.visitorWithoutScripts(Browser.PHONE)) {
            Page page = visitor.go("/programmes/outreach-2025").page();
            assertThat(page.locator("section[aria-labelledby=outreach]")).containsText("县融媒体中心");
            visitor.looksRight("outreach-public");
        }
    }

    private static Locator chapter(Page page, String title) {
        return page.locator("details.chapter").filter(new Locator.FilterOptions().setHas(page.locator("summary").getByText(title, new Locator.GetByTextOptions().setExact(true))));
    }

    private static void choose(Page page, String chapter, String field, String option) {
        chapter(page, chapter).locator(".fjs-form-field-radio").filter(new Locator.FilterOptions().setHasText(field))
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
    }

    private List<WorkItem> open(String task) {
        return house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals(task)).toList();
    }

    private static String picture() throws IOException {
        try (var files = Files.list(Path.of("src/docs/handbook/images"))) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".png")).sorted().findFirst().orElseThrow();
        }
    }
}
