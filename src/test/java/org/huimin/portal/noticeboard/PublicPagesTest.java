package org.huimin.portal.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.huimin.calendar.BusinessClock;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailFile;
import org.huimin.oversight.TrailHead;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.NoticeViews;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.Publishing;
import org.huimin.rehearsal.Demonstration;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may read, and an objection from the form to the desk, in the days in which the platform is publicised. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicPagesTest {

    private static final Actor NOBODY = new Actor("visitor", "访客", "", java.util.Set.of());

    private static WholeHouse house;
    private static Browser browser;
    private static String address;
    private static PublicityView period;

    @BeforeAll
    static void publicise() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        Demonstration demonstration = house.get(Demonstration.class);
        for (int round = 0; round < 40 && house.get(PublicityRegister.class).running().isEmpty(); round++) {
            demonstration.others(NOBODY);
            if (house.get(PublicityRegister.class).running().isEmpty()) {
                demonstration.forward();
            }
        }
        period = house.get(PublicityRegister.class).running().get(0);
        NoticeView notice = house.get(NoticeBoard.class).get(period.notice()).orElseThrow();
        address = new NoticeAddress(notice.about(), notice.number()).toString();
    }

    @AfterAll
    static void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(1)
    void lookRightInBothLanguages(int width) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(width)) {
            for (String page : List.of("/", "/notices", "/notices/" + address, "/programmes", "/programmes/lushan-2023", "/merchants",
                    "/notices/" + address + "/objection", "/objections", "/verify")) {
                visit.go(page).looksRight("public" + page.replace('/', '-'));
            }
            for (String page : List.of("/", "/notices", "/notices/" + address, "/programmes", "/programmes/lushan-2023", "/merchants?name=zzz",
                    "/notices/" + address + "/objection", "/objections", "/verify", "/notices/nothing")) {
                visit.go(page).inEnglish().looksRight("public-en" + page.replaceAll("[/?=]", "-"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(1)
    void showLargerTypeToWhoeverAsksAndRememberItWithoutAScript(int width) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(width).go("/merchants?name=店")) {
            visit.page().getByText("长者版").click();
            assertThat(visit.page().url()).contains("name=").contains("view=elder");
            for (String page : List.of("/", "/notices", "/notices/" + address, "/programmes/lushan-2023", "/merchants", "/objections", "/verify")) {
                visit.go(page).looksRight("elder" + page.replace('/', '-'));
                assertThat(visit.page().locator("html").getAttribute("class")).isEqualTo("elder");
                assertThat((String) visit.page().locator("main p").first().evaluate("e => getComputedStyle(e).fontSize"))
                        .as("18 pt are 24 px").matches("(2[4-9]|[3-9]\\d)(\\.\\d+)?px");
            }
        }
        assertThat(new String(get("/notices").body(), StandardCharsets.UTF_8)).doesNotContain("class=\"elder\"");
    }

    /** What one may still object to stands before what has merely been published. */
    @Test
    @Order(1)
    void beginTheFirstPageWithWhatIsPublicised() {
        String home = text("/");
        int running = home.indexOf("id=\"running\"");

        assertThat(running).isPositive().isLessThan(home.indexOf("id=\"latest\""));
        assertThat(home.indexOf("id=\"latest\"")).isLessThan(home.indexOf("id=\"programmes\""));
        assertThat(home.substring(running, home.indexOf("id=\"latest\""))).contains("/notices/" + address, "公示中", "可以提出异议，截至");
    }

    @Test
    @Order(1)
    void findNoticesByTheirWordsAndKindAndSayWhatWasLookedFor() {
        String found = text("/notices?q=" + URLEncoder.encode("平台", StandardCharsets.UTF_8));
        assertThat(found).contains("“平台”", "/notices/" + address, "显示全部");
        assertThat(text("/notices?q=" + URLEncoder.encode("没有这样的公告", StandardCharsets.UTF_8))).contains("没有找到这样的公告", "显示全部").doesNotContain("/notices/" + address);
        assertThat(text("/notices?kind=PLAN")).contains("实施方案").doesNotContain("/notices/" + address);
        assertThat(text("/notices?kind=NONSENSE&after=nonsense")).contains("/notices/" + address);
        assertThat(text("/notices?q=" + URLEncoder.encode("\"><script>alert(1)</script>%_", StandardCharsets.UTF_8))).contains("没有找到这样的公告").doesNotContain("<script>alert");
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.PHONE)) {
            visit.go("/notices?q=" + URLEncoder.encode("平台", StandardCharsets.UTF_8)).looksRight("public-notices-found");
        }
    }

    private static String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /** One page for a shop's door: who may claim, what each voucher is good for, and whom to complain to. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(1)
    @Tag("S0.44")
    void giveShopsTheTermsToPutUp(int width) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(width).go("/programmes/lushan-2023")) {
            visit.page().getByText("使用须知（供商户打印张贴）").click();
            visit.looksRight("public-terms");
            assertThat(visit.page().locator("main").innerText()).contains("谁可以领", "每人可领", "有效期", "每笔订单", "商超10元券", "12315").doesNotContain("支付宝");
            visit.go("/programmes/lushan-2023/terms").inEnglish().looksRight("public-en-terms");
        }
    }

    @Test
    @Order(1)
    void nameNoPlatformBeforeItIsAppointed() {
        String page = new String(get("/programmes/lushan-2023").body(), StandardCharsets.UTF_8);

        assertThat(page.substring(page.indexOf("<dl class=\"facts\""), page.indexOf("</dl>", page.indexOf("class=\"answers\""))))
                .contains("尚未确定").doesNotContain("支付宝");
    }

    @Test
    @Order(1)
    @Tag("S0.12")
    @Tag("S3.2")
    @Tag("S3.23")
    @Tag("S3.25")
    void sayOnWhatBasisWhoLeadsHowMuchAPersonMayHaveAndWhereToAsk() {
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.PHONE).go("/programmes/lushan-2023")) {
            assertThat(visit.text()).contains("鲁山县冬日送暖消费券发放工作领导小组", "豫政〔2022〕41号", "豫政〔2023〕15号", "豫政办〔2023〕39号",
                    "每期每个行业 1 张", "10:00", "鲁山县内", "12315");
        }
    }

    @Test
    @Order(1)
    @Tag("S3.1")
    void printANoticeAloneWithItsAddress() {
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.WIDE).go("/notices/" + address)) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            visit.screenshot("public-notice-print");

            assertThat(page.locator(".print-address").innerText()).contains(house.address() + "/notices/" + address);
            assertThat(page.locator(".print-address img").isVisible()).isTrue();
            for (String part : List.of(".site-header", ".site-footer", ".demo-banner", ".beside", ".crumbs")) {
                assertThat(page.locator(part).first().isVisible()).as(part).isFalse();
            }
        }
    }

    @Test
    @Order(2)
    @Tag("S3.1")
    void sayWhatPortalsAskOfSiteColumnAndArticle() {
        String page = new String(get("/notices/" + address).body(), StandardCharsets.UTF_8);

        for (String tag : List.of("SiteName", "SiteDomain", "ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource", "Author",
                "Keywords", "Description", "Url")) {
            assertThat(page).containsPattern("<meta name=\"" + tag + "\" content=\"[^\"]+\"");
        }
        assertThat(page).containsPattern("name=\"PubDate\" content=\"2023-11-\\d\\d \\d\\d:\\d\\d\"").contains("索引号", "主题分类");
    }

    @Test
    @Order(2)
    @Tag("check-39")
    void printACheckValueThatThePublishedTrailBearsOut(@TempDir Path folder) throws Exception {
        Matcher mark = Pattern.compile("(VP-\\d{4}-\\d{3}):(\\d+):([0-9a-f]{64})").matcher(new String(get("/notices/" + address).body(), StandardCharsets.UTF_8));
        assertThat(mark.find()).isTrue();
        Path trail = Files.write(folder.resolve("trail.jsonl"), get("/programmes/lushan-2023/trail.jsonl").body());

        assertThat(TrailFile.verify(trail, new TrailHead(mark.group(1), Long.parseLong(mark.group(2)), mark.group(3))).holds()).isTrue();
        assertThat(TrailFile.verify(trail, new TrailHead(mark.group(1), Long.parseLong(mark.group(2)), "0".repeat(64))).holds()).isFalse();
        assertThat(verified(mark.group())).contains("仍在办理记录中");
        assertThat(verified(mark.group(1) + ":" + mark.group(2) + ":" + "0".repeat(64))).contains("没有这一条").doesNotContain("仍在办理记录中");
        assertThat(verified("<script>alert(1)</script>")).contains("没有这一条").doesNotContain("<script");
    }

    private static String verified(String mark) {
        return new String(get("/verify?mark=" + URLEncoder.encode(mark, StandardCharsets.UTF_8)).body(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(2)
    @Tag("G5")
    void arriveAsKeptBytesThatBrowsersNeedNotFetchTwice() throws Exception {
        HttpResponse<byte[]> first = get("/notices/" + address, "Accept-Encoding", "gzip");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(unzipped(first.body())).contains("</html>");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get("/notices/" + address, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(house.statements(() -> get("/notices/" + address))).as("a kept page asks no database").isEmpty();
    }

    @Test
    @Order(3)
    @Tag("G5")
    void showWhatHappenedAsSoonAsItIsCommitted() throws Exception {
        String before = new String(get("/programmes/lushan-2023").body(), StandardCharsets.UTF_8);

        house.get(Objecting.class).file(new Objecting.Objection(period.id(), "第一位居民（演练）", "无", "请说明理由。", List.of()));

        assertThat(trail(new String(get("/programmes/lushan-2023").body(), StandardCharsets.UTF_8))).isGreaterThan(trail(before));
    }

    @Test
    @Order(4)
    void areNeverKeptWithSomebodysNameOnThem() {
        Caller officer = Caller.at(house).signIn("commerce-officer");

        assertThat(officer.get("/").body()).contains("县商务局经办人");
        assertThat(new String(get("/").body(), StandardCharsets.UTF_8)).doesNotContain("县商务局经办人");
        assertThat(officer.get("/").body()).contains("县商务局经办人");
    }

    @Test
    @Order(4)
    @Tag("S1.29")
    void goToTheCountysPortalAsPlainFilesThatLinkToEachOther(@TempDir Path folder) throws Exception {
        publishWithAttachment("附件<1>.pdf");
        Map<String, byte[]> files = unzip(Caller.at(house).signIn("commerce-officer").bytes("/desk/programmes/lushan-2023/notices.zip"));

        assertThat(files).containsKeys("index.html", "index.json", "site.css", address + ".html");
        assertThat(files.keySet()).filteredOn(n -> n.startsWith("files/")).singleElement().satisfies(n -> assertThat(files.get(n)).startsWith('%', 'P', 'D', 'F'));
        files.forEach((name, content) -> {
            if (name.endsWith(".html")) {
                String page = new String(content, StandardCharsets.UTF_8);
                assertThat(page).as(name).contains("ArticleTitle".substring(0, name.equals("index.html") ? 0 : 12)).doesNotContain("<script", "th:", "<form");
                Matcher links = Pattern.compile("(?:href|src)=\"(?!data:)([^\"]+)\"").matcher(page);
                while (links.find()) {
                    assertThat(links.group(1).startsWith(house.address() + "/") || files.containsKey(links.group(1))).as(name + " " + links.group(1)).isTrue();
                }
            }
        });
        assertThat(Caller.at(house).signIn("alipay-operator").get("/desk/programmes/lushan-2023/notices.zip").body()).contains("或者它的公告不由您的单位发布");
        assertThat(Caller.at(house).signIn("commerce-officer").get("/desk/programmes/no-such/notices.zip").status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    @Tag("S3.1")
    @Tag("G5")
    void handOutWhatANoticeCarriesWithinASecondOfItsPublication() throws Exception {
        get("/notices");
        String carrying = publishWithAttachment("名单\u202e.pdf");
        long published = System.nanoTime();

        String board = new String(get("/notices").body(), StandardCharsets.UTF_8);
        String page = new String(get("/notices/" + carrying).body(), StandardCharsets.UTF_8);
        assertThat(System.nanoTime() - published).isLessThan(1_000_000_000L);
        assertThat(board).contains("/notices/" + carrying);
        assertThat(page).as("with its size").containsPattern("(?s)/attachments/1\"[^>]*>[^<]*</a>\\s*<span[^>]*>PDF \\d+ [KM]?B</span>");
        assertThat(page).contains("/notices/" + carrying + "/attachments/1", "PDF").doesNotContain("<script>alert", "<b>粗</b>")
                .contains("&lt;script&gt;alert");
        HttpResponse<byte[]> file = get("/notices/" + carrying + "/attachments/1");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(get("/notices/" + carrying + "/attachments/1", "If-None-Match", file.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        for (String other : List.of("2", "0", "99", "x")) {
            assertThat(answer("/notices/" + carrying + "/attachments/" + other)).as(other).isEqualTo(answer("/notices/" + carrying + "/attachments/3"));
        }
    }

    private static String answer(String path) {
        HttpResponse<byte[]> reply = get(path);
        return reply.statusCode() + new String(reply.body(), StandardCharsets.UTF_8).replaceAll("<time.*?</time>|name=\"_csrf\"[^>]*>", "")
                .replaceAll("/attachments/[^\"?]+", "");
    }

    /** Drafted, checked and signed by three people. @return its address */
    private static String publishWithAttachment(String file) {
        CaseRef programme = house.get(ProgrammeRegister.class).find("lushan-2023").orElseThrow();
        Actor drafter = officer("commerce-1");
        Publishing publishing = house.get(Publishing.class);
        String id = house.get(Attachments.class).store(drafter, programme.child("NT", 90), file,
                new ByteArrayInputStream("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.UTF_8))).id();
        NoticeId notice = publishing.draft(drafter, programme.child("NT", 90), NoticeType.CHANGE, "调整<script>alert(1)</script>", NoticeBody.parse("<b>粗</b>"));
        publishing.revise(drafter, notice, "调整<script>alert(1)</script>", NoticeBody.parse("<b>粗</b>\n| a\"><img src=x onerror=alert(1)> |\n| '';!-- |"), List.of(id));
        publishing.check(officer("commerce-2"), notice);
        publishing.sign(officer("commerce-head-1"), notice);
        return new NoticeAddress(programme, publishing.publish(notice).number()).toString();
    }

    private static Actor officer(String account) {
        return new Actor(account, account, "commerce", java.util.Set.of("commerce-officer"));
    }

    private static Map<String, byte[]> unzip(byte[] zipped) throws IOException {
        Map<String, byte[]> files = new java.util.TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    @Order(5)
    void offerNoticesToFeedReaders() throws Exception {
        HttpResponse<byte[]> feed = get("/notices.atom");

        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(new String(feed.body(), StandardCharsets.UTF_8)).contains("<feed", "/notices/" + address);
        assertThat(house.get(NoticeBoard.class).latest(null, 50).notices()).allSatisfy(n ->
                assertThat(new String(feed.body(), StandardCharsets.UTF_8)).contains(n.title().replace("<", "&lt;").replace(">", "&gt;")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(6)
    void takeAnObjectionWithEvidenceAndGiveAReceiptThatAnswersLater(int width) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(width).go("/notices/" + address)) {
            Page page = visit.page();
            page.locator("a[href$='/objection']").click();
            page.getByLabel("姓名或单位名称").fill("一位居民（演练）");
            page.getByLabel("联系方式").fill("13800000000");
            page.getByLabel("异议内容和理由").fill("请说明选择该平台的<script>alert(1)</script>理由。");
            page.getByLabel("证据材料").setInputFiles(Path.of("src/main/frontend/src/icon.svg"));
            page.locator("main form button").click();
            assertThat(visit.text()).contains("错误").contains("icon.svg");
            assertThat(page.getByLabel("异议内容和理由").inputValue()).contains("请说明选择该平台");
            visit.looksRight("objection-refused");

            page.locator("main form button").click();
            String receipt = page.locator(".facts dd").first().innerText();
            assertThat(receipt).startsWith("YY-");
            visit.looksRight("objection-receipt");

            visit.go("/objections");
            page.getByLabel("回执号").fill(receipt);
            page.getByLabel("姓名或单位名称").fill("一位居民（演练）");
            page.locator("main button").click();
            assertThat(visit.text()).contains("待受理");
            visit.looksRight("objection-state");
        }
    }

    @Test
    @Order(7)
    @Tag("check-3")
    void giveUnknownNumbersAndForeignOnesTheSameAnswer() {
        Caller visitor = Caller.at(house);
        String receipt = house.sql().queryForObject("select min(receipt) from objection", String.class);

        String foreign = enquire(visitor, receipt, "另一位居民");
        String unknown = enquire(visitor, "YY-2023-001-999", "另一位居民");

        assertThat(foreign).isEqualTo(unknown.replace("YY-2023-001-999", receipt)).contains("没有查到");
    }

    @Test
    @Order(8)
    @Tag("check-40")
    void hearNoMoreThanSoManyObjectionsAnHourFromOneAddress() {
        Caller visitor = Caller.at(house);
        visitor.learnTokenFrom("/notices/" + address + "/objection");
        List<Integer> answers = IntStream.range(0, 100).mapToObj(i -> visitor.form("/notices/" + address + "/objection",
                Map.of("name", "同一地址", "contact", "无", "grounds", "第" + i + "次")).status()).toList();

        assertThat(answers).contains(200).endsWith(429, 429, 429);
        assertThat(answers.stream().filter(a -> a == 200).count()).isLessThanOrEqualTo(20);
    }

    @Test
    @Order(8)
    @Tag("check-37")
    void sendBackTwoHundredMegabytesBeforeReadingThem() throws Exception {
        URI at = URI.create(house.address());
        try (Socket line = new Socket(at.getHost(), at.getPort())) {
            line.setSoTimeout(20_000);
            line.getOutputStream().write(("POST /notices/" + address + "/objection HTTP/1.1\r\nHost: " + at.getAuthority()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 209715200\r\n\r\n--x\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8)).readLine();

            assertThat(answer).contains(" 413");
        }
    }

    /** Who does not say how much comes is asked to, before any of it is read. */
    @Test
    @Order(8)
    @Tag("check-37")
    void sendBackWhatDoesNotSayHowLargeItIs() throws Exception {
        URI at = URI.create(house.address());
        byte[] chunk = new byte[1 << 20];
        long written = 0;
        try (Socket line = new Socket(at.getHost(), at.getPort())) {
            line.setSoTimeout(20_000);
            line.getOutputStream().write(("POST /notices/" + address + "/objection HTTP/1.1\r\nHost: " + at.getAuthority()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200 && line.getInputStream().available() == 0; i++) {
                line.getOutputStream().write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().write(chunk);
                line.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                written += chunk.length;
            }
            assertThat(new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8)).readLine()).contains(" 411");
        }
        assertThat(written).as("of two hundred megabytes").isLessThan(50L << 20);
    }

    @Test
    @Order(9)
    void refuseAnObjectionOneSecondLateAndKeepWhatWasTyped() {
        Caller visitor = Caller.at(house);
        visitor.learnTokenFrom("/notices/" + address + "/objection");
        house.get(BusinessClock.class).turnTo(period.endsAt().plusSeconds(1));
        int before = house.sql().queryForObject("select count(*) from objection", Integer.class);
        assertThat(text("/notices/" + address + "?")).as("whether or not somebody has closed the period yet").containsAnyOf("公示期已满，不再接收异议", "公示期满")
                .doesNotContain("已超期", "/notices/" + address + "/objection");

        Caller.Reply late = visitor.form("/notices/" + address + "/objection", Map.of("name", "迟到的人", "contact", "无", "grounds", "我来晚了一秒"));

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("已超过截止时间", "我来晚了一秒");
        assertThat(house.sql().queryForObject("select count(*) from objection", Integer.class)).isEqualTo(before);
    }

    /** By people without an account, however the page came to them; told from the next day on, so that it need not be fetched anew for it. */
    @Test
    @Order(10)
    @Tag("S3.1")
    void tellHowOftenANoticeWasReadUntilYesterday() throws Exception {
        NoticeViews views = house.get(NoticeViews.class);
        String path = "/notices/" + address;
        views.write();
        long before = house.sql().queryForObject("select coalesce(sum(views), 0) from notice_views", Long.class);
        String person = "Mozilla/5.0 (X11; Linux x86_64)";

        String tag = get(path, "User-Agent", person).headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "User-Agent", person, "If-None-Match", tag).statusCode()).as("not changed by its readers").isEqualTo(304);
        get(path, "User-Agent", "Mozilla/5.0 (compatible; Baiduspider/2.0)");
        get(path, "User-Agent", person, "Sec-Purpose", "prefetch");
        get("/notices/" + address.replaceAll("\\d+$", "999"), "User-Agent", person);
        get("/notices", "User-Agent", person);
        Caller.at(house).signIn("commerce-officer").get(path);
        views.write();
        views.write();
        assertThat(house.sql().queryForObject("select sum(views) from notice_views", Long.class)).isEqualTo(before + 2);

        BusinessClock clock = house.get(BusinessClock.class);
        clock.turnTo(clock.instant().plus(Duration.ofDays(1)));
        long told = house.sql().queryForObject("select sum(views) from notice_views where concat(programme, '-', substring(number, 2, 4), '-', substring(number, 7)) like ?",
                Long.class, address + "%");
        // what was kept before lasts half a minute
        assertThat(text(path + "?")).containsPattern("浏览次数</dt><dd><span class=\"figures\">" + told + "</span> <span class=\"hint\">截至昨日");
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.PHONE).go(path + "?")) {
            visit.looksRight("public-notice-views");
        }
    }

    private static String enquire(Caller visitor, String number, String name) {
        visitor.learnTokenFrom("/objections");
        String body = visitor.form("/objections", Map.of("number", number, "name", name)).body();
        return body.replaceAll("name=\"_csrf\"[^>]*>", "").replaceAll("<time.*?</time>", "");
    }

    private static long trail(String page) {
        Matcher head = Pattern.compile("VP-\\d{4}-\\d{3}:(\\d+):").matcher(page);
        assertThat(head.find()).isTrue();
        return Long.parseLong(head.group(1));
    }

    private static String unzipped(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(house.address() + path));
            return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
