package org.huimin.portal.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.huimin.calendar.BusinessClock;
import org.huimin.kernel.Actor;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
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
        try (Browser.Visit visit = browser.visitor(width)) {
            for (String page : List.of("/", "/notices", "/notices/" + address, "/programmes", "/programmes/lushan-2023", "/merchants",
                    "/notices/" + address + "/objection", "/objections")) {
                visit.go(page).looksRight("public" + page.replace('/', '-'));
            }
            visit.go("/notices/" + address + "/objection").inEnglish().looksRight("public-objection-en");
        }
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
    @Order(5)
    void offerNoticesToFeedReaders() throws Exception {
        HttpResponse<byte[]> feed = get("/notices.atom");

        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(new String(feed.body(), StandardCharsets.UTF_8)).contains("<feed", "/notices/" + address);
        assertThat(house.get(NoticeBoard.class).latest(null, 50).notices()).allSatisfy(n ->
                assertThat(new String(feed.body(), StandardCharsets.UTF_8)).contains(n.title()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Order(6)
    void takeAnObjectionWithEvidenceAndGiveAReceiptThatAnswersLater(int width) {
        try (Browser.Visit visit = browser.visitor(width).go("/notices/" + address)) {
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
        List<Integer> answers = IntStream.range(0, 30).mapToObj(i -> visitor.form("/notices/" + address + "/objection",
                Map.of("name", "同一地址", "contact", "无", "grounds", "第" + i + "次")).status()).toList();

        assertThat(answers).contains(200).endsWith(429, 429, 429);
    }

    @Test
    @Order(9)
    void refuseAnObjectionOneSecondLateAndKeepWhatWasTyped() {
        Caller visitor = Caller.at(house);
        visitor.learnTokenFrom("/notices/" + address + "/objection");
        house.get(BusinessClock.class).turnTo(period.endsAt().plusSeconds(1));
        int before = house.sql().queryForObject("select count(*) from objection", Integer.class);

        Caller.Reply late = visitor.form("/notices/" + address + "/objection", Map.of("name", "迟到的人", "contact", "无", "grounds", "我来晚了一秒"));

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("已超过截止时间", "我来晚了一秒");
        assertThat(house.sql().queryForObject("select count(*) from objection", Integer.class)).isEqualTo(before);
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
        return new String(new GZIPInputStream(new java.io.ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
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
