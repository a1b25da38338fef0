package org.huimin.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.huimin.document.QrCodes;
import org.huimin.identity.People;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.CommitmentRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters photographed and signed on a phone, and what discipline inspection sees and says, by people in front of a screen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PapersInTheBrowserTest {

    private static final String TASK = "register-commitments";
    private static final int MOST_STEPS = 400;

    private WholeHouse house;
    private Browser browser;
    private CaseRef programme;

    /** A programme up to the day on which the letters are due. */
    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        Rehearsing.Play play = house.get(Rehearsing.class)
                .begin(ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("lushan-2023")).replace("lushan-2023", "papers")), 1);
        programme = play.programme();
        for (int step = 0; step < MOST_STEPS && open("t01") == null; step++) {
            play.step(item -> !item.task().equals(TASK), line -> { });
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @Tag("S3.19")
    @CsvSource({"t01,1440", "t02,390"})
    void photographsLettersAndLetsOneMerchantSignByLink(String unit, int width) throws IOException {
        WorkItem item = open(unit);
        List<CommitmentRegister.Line> lines = house.get(CommitmentRegister.class).progress(programme, unit).lines();
        String first = lines.get(0).store().storeId();
        String second = lines.get(1).store().storeId();
        String third = lines.get(2).store().storeId();
        String link;
        try (Browser.Visit officer = browser.signIn(unit + "-officer", width)) {
            house.get(Desk.class).claim(house.get(People.class).find(unit + "-officer").orElseThrow().actor(), item.id());
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("a[href$='/commitments']").click();
            assertThat(page.locator("h1")).containsText("承诺书办理");
            officer.looksRight("commitments");

            page.locator("#photo-files").setInputFiles(new FilePayload[] {
                    new FilePayload("承诺书一.jpg", "image/jpeg", photo(programme + "/SHOP-" + first)),
                    new FilePayload("承诺书二.jpg", "image/jpeg", photo(null)),
                    new FilePayload("脚本.jpg", "image/jpeg", "<script>alert(1)</script>".getBytes())});
            page.locator("#photos form button").first().click();
            assertThat(page.locator("#photos [role=status]")).containsText("已归入 " + first);
            assertThat(page.locator("#photos [role=status]")).containsText("没有认出二维码");
            assertThat(page.locator("#photos [role=status]")).containsText("不是可以接收的类型");
            officer.looksRight("commitments-photos");
            page.locator(".photo-list select").selectOption(second);
            page.locator(".photo-list button").click();
            assertThat(page.locator("#signed-count")).hasText("2");

            page.locator("tr", new Page.LocatorOptions().setHasText(third)).getByText("发签署链接").click();
            link = page.locator("#link-text").inputValue();
            officer.looksRight("commitments-link");
        }
        String path = link.substring(link.indexOf("/commitments/"));
        try (Browser.Visit merchant = browser.visitor(Browser.PHONE)) {
            Page page = merchant.go(path).page();
            assertThat(page.locator(".clauses li")).hasCount(4);
            merchant.looksRight("commitment-" + unit);
            page.locator("#signer").fill("店主");
            page.locator("#offer").fill("满100元再减5元");
            page.locator("input[name=consents]").check();
            page.locator("form.sheet-form button").click();
            assertThat(page.locator("[role=status]")).containsText(programme + "/SHOP-" + third);
            merchant.looksRight("commitment-receipt-" + unit);
        }
        Caller stranger = Caller.at(house);
        Caller.Reply used = stranger.get(path);
        Caller.Reply wrong = stranger.get("/commitments/nobody-ever-had-this-token");
        assertThat(used.status()).isEqualTo(404);
        assertThat(used.body().replaceAll("name=\"_csrf\"[^>]*>", "")).contains("无效、已经使用过或者已过期");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).contains("无效、已经使用过或者已过期");
    }

    @Test
    @Tag("check-3")
    @Tag("check-33")
    void answersAGuessedAttachmentOfAnotherTownshipAsOneThatIsNotThere() throws IOException {
        String id = house.get(org.huimin.document.Attachments.class).store(house.get(People.class).find("t03-officer").orElseThrow().actor(),
                programme.child("CMT", "t03"), "承诺书.jpg", new ByteArrayInputStream(photo(null))).id();
        Caller other = Caller.at(house).signIn("t04-officer");
        for (String page : List.of("", "/view", "/content")) {
            Caller.Reply theirs = other.get("/desk/attachments/" + id + page);
            Caller.Reply absent = other.get("/desk/attachments/" + UUID.randomUUID() + page);
            assertThat(theirs.status()).as(page).isEqualTo(404);
            assertThat(plain(theirs.body())).isEqualTo(plain(absent.body()));
        }
        Caller own = Caller.at(house).signIn("t03-officer");
        Caller.Reply content = own.get("/desk/attachments/" + id + "/content");
        assertThat(content.status()).isEqualTo(200);
        assertThat(content.headers().get("content-security-policy").get(0)).contains("default-src 'none'", "sandbox").doesNotContain("script-src");
        assertThat(content.headers().get("x-content-type-options")).containsExactly("nosniff");
        Caller.Reply download = own.get("/desk/attachments/" + id);
        assertThat(download.headers().get("content-disposition").get(0)).startsWith("attachment;").contains("filename*=UTF-8''%E6%89%BF");
        assertThat(Caller.at(house).signIn("discipline-officer").get("/desk/attachments/" + id + "/view").status()).isEqualTo(200);
    }

    /** What the answer says; the clock in the page's frame goes on between two answers. */
    private static String plain(String body) {
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    @ParameterizedTest
    @Tag("S3.36")
    @CsvSource({"commerce,1440", "finance,390"})
    void showsDisciplineWhatIsUnusualAndCarriesItsOpinionToTheUnit(String unit, int width) {
        try (Browser.Visit discipline = browser.signIn("discipline-officer", width)) {
            Page page = discipline.go("/supervision").page();
            discipline.looksRight("supervision");
            page.locator("main h2 a").first().click();
            discipline.go("/supervision/" + programme + "?all=true").looksRight("supervision-unusual");
            page.locator("a:has-text('查看留痕')").first().click();
            discipline.looksRight("supervision-evidence");
            discipline.go("/supervision/" + programme + "?tab=TRAIL").looksRight("supervision-trail");
            assertThat(page.locator(".trail-state")).containsText("校验通过");
            page.locator("tbody th a").first().click();
            assertThat(page.locator("main tbody").first()).not().containsText("false");
            discipline.looksRight("supervision-entry");

            discipline.go("/supervision/" + programme + "?tab=OPINIONS");
            page.locator("#unit").selectOption(unit);
            page.locator("#opinion-text").fill("请说明承诺书登记进度。");
            page.locator("form.sheet-form button").click();
            assertThat(page.locator(".opinion").first()).containsText("待答复");
            discipline.looksRight("supervision-opinions");
        }
        WorkItem asked = house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals("answer-opinion") && i.unit().equals(unit))
                .findFirst().orElseThrow();
        try (Browser.Visit head = browser.signIn(unit + "-head", width)) {
            Page page = head.go("/desk/" + asked.id()).page();
            page.locator("#claim").click();
            assertThat(page.locator(".opinion")).containsText("请说明承诺书登记进度。");
            head.looksRight("opinion-answer");
            page.getByLabel("答复").fill("已完成过半，明日全部登记。");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
        }
        assertThat(Caller.at(house).signIn("commerce-officer").get("/supervision/" + programme).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"1440", "390"})
    void showsPeopleTheirMessagesAndKeepsHowTheyWantToBeTold(int width) {
        try (Browser.Visit officer = browser.signIn("t05-officer", width)) {
            Page page = officer.go("/messages").page();
            assertThat(page.locator("main")).containsText("新的待办：登记诚信承诺书");
            officer.looksRight("messages");
            page.locator("input[name=byMail]").check();
            page.locator("#mail").fill("t05@example.gov.cn");
            page.locator("#preference button").click();
            assertThat(page.locator("#mail")).hasValue("t05@example.gov.cn");
            officer.quiet();
        }
    }

    private WorkItem open(String unit) {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals(TASK) && i.unit().equals(unit)).findFirst().orElse(null);
    }

    /** A white sheet on a grey table. @param code null for none */
    private static byte[] photo(String code) throws IOException {
        BufferedImage image = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 1200, 1600);
        pen.setColor(Color.WHITE);
        pen.fillRect(100, 100, 1000, 1400);
        if (code != null) {
            pen.drawImage(ImageIO.read(new ByteArrayInputStream(new QrCodes().png(code, 240))), 800, 1200, 200, 200, null);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
