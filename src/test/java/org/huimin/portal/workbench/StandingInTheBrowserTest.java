package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.huimin.identity.People;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.ShopCells;
import org.huimin.merchant.ShopState;
import org.huimin.merchant.WorkingList;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.NoSkipping;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop is suspended and another leaves: one person asks, the head decides, the public reads it. Last time's shops begin the next list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("S3.29")
class StandingInTheBrowserTest {

    private static final String CODE = "qinghe-2023-autumn";
    private static final byte[] RECORD = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".getBytes();

    /** A picture of one dot. */
    private static final byte[] DOT = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private WholeHouse house;
    private Browser browser;
    private CaseRef programme;
    private NoSkipping steps;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openForAStranger();
        browser = Browser.before(house);
        programme = house.get(ProgrammeRegister.class).list(null, 50).stream().filter(p -> p.code().equals(CODE)).findFirst().orElseThrow().caseRef();
        steps = new NoSkipping(house, programme).fromNow();
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("check-7")
    void suspendsOneShopAndLetsAnotherLeave(int width) {
        List<Store> shops = house.get(MerchantDirectory.class).page(programme, Filter.ALL, null, 50).stores().stream()
                .filter(s -> s.state() == ShopState.LISTED && !s.unit().equals("qhculture")).toList();
        asks("qhculture-officer", width, shops.get(0), "SUSPEND", "接到价格投诉，核查期间中止");
        decides(width, shops.get(0), "中止参与资格");
        asks(shops.get(1).unit() + "-officer", width, shops.get(1), "LEAVE", "店面转让");
        decides(width, shops.get(1), "商户退出");
        try (Browser.Visit visitor = browser.visitor(width)) {
            visitor.go("/merchants?programme=" + CODE);
            assertThat(visitor.page().locator("main")).containsText("接到价格投诉，核查期间中止");
            assertThat(visitor.page().locator("main")).containsText("商户申请退出：店面转让");
            assertThat(visitor.page().locator("section[aria-labelledby=departed]")).containsText("主动退出");
            visitor.looksRight("merchants-departed");
            visitor.go("/merchants?programme=" + CODE + "&name=" + shops.get(0).name());
            assertThat(visitor.page().locator("[role=status]")).containsText("不能再使用");
            assertThat(visitor.page().locator("tbody tr").first()).containsText("中止参与资格");
            assertThat(visitor.page().locator("tbody tr").first()).containsText("接到价格投诉，核查期间中止");
            visitor.looksRight("merchants-suspended");
        }
    }

    /** Proposed by one, decided by another, handed over and answered; discipline inspection reads it, and neither townships nor platforms nor the public hear of it. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("check-7")
    void handsASevereCaseOverWithoutTheSuspectsHearingOfIt(int width) {
        Store shop = house.get(MerchantDirectory.class).page(programme, Filter.ALL, null, 50).stores().stream().filter(s -> s.state() == ShopState.LISTED && !s.unit().equals("qhculture")).toList()
                .get(width == Browser.WIDE ? 4 : 5);
        String facts = "同一账号在店内反复成套核销，涉嫌套现" + width;
        String address = "/cases/" + programme.value() + "/shops/" + shop.storeId();
        try (Browser.Visit officer = browser.signIn("qhculture-officer", width)) {
            Page page = officer.go(address).page();
            page.locator("input[name=authority][value=referral-crime]").check();
            page.locator("#refer-facts").fill(facts);
            page.locator("#refer-send").click();
            assertThat(page.locator("[role=alert]")).containsText("核查报告");
            assertThat(page.locator("#refer-facts")).hasValue(facts);
            assertThat(page.locator("input[name=authority][value=referral-crime]")).isChecked();
            page.locator("#refer-evidence").setInputFiles(new FilePayload("核查报告.pdf", "application/pdf", RECORD));
            officer.looksRight("referral-propose");
            page.locator("#refer-send").click();
            assertThat(page.locator("[role=status]")).containsText("已提交");
            officer.quiet();
        }
        works("qhculture-head", width, "decide-referral", page -> {
            assertThat(page.locator("main")).containsText(facts);
            assertThat(page.locator("main")).containsText("移送涉嫌犯罪案件的规定");
            page.getByLabel("批准移送", new Page.GetByLabelOptions().setExact(true)).check();
        });
        String today = house.get(Clock.class).instant().atZone(Period.ZONE).toLocalDate().toString();
        works("qhculture-officer", width, "hand-over-referral", page -> {
            page.getByLabel("移送文号").fill("清移〔2023〕" + width + "号");
            page.locator("#task-form").getByLabel("移交日期").first().fill(today);
            page.getByLabel("移交材料").fill("核查报告一份、交易明细一份");
            page.locator("#task-form input[type=file]").setInputFiles(new FilePayload("签收.pdf", "application/pdf", RECORD));
        });
        if (width == Browser.WIDE) {
            nobodyElseHearsOfIt(shop, address, facts);
        }
        works("qhculture-officer", width, "record-reply", page -> {
            page.getByLabel("已受理或者立案", new Page.GetByLabelOptions().setExact(true)).check();
            page.locator("#task-form").getByLabel("答复日期").first().fill(today);
            page.getByLabel("答复文号").fill("清公立〔2023〕" + width + "号");
            page.getByLabel("处理情况").fill("已立案侦查");
        });
        try (Browser.Visit inspector = browser.signIn("qhdiscipline-officer", width)) {
            assertThat(inspector.go(address).page().locator("main")).containsText("清公立〔2023〕" + width + "号");
            inspector.looksRight("referral-done");
            assertThat(inspector.go("/supervision/" + programme.value() + "?all=true").page().locator("main")).containsText("清移〔2023〕" + width + "号");
            inspector.looksRight("referral-unusual");
        }
    }

    /** A township finds something on a phone and looks again, market supervision finds what must be reported, the sponsor deals with it, discipline inspection reads it. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.28")
    void shopsAreInspectedPutRightOrReported(int width) {
        Store shop = house.get(MerchantDirectory.class).page(programme, Filter.ALL, null, 200).stores().stream()
                .filter(s -> s.state() == ShopState.LISTED && !s.unit().equals("qhculture")).toList().get(width == Browser.WIDE ? 2 : 3);
        String address = "/cases/" + programme.value() + "/shops/" + shop.storeId() + "/inspections";
        LocalDate today = house.get(Clock.class).instant().atZone(Period.ZONE).toLocalDate();
        try (Browser.Visit officer = browser.signIn(shop.unit() + "-officer", width)) {
            Page page = officer.go("/cases/" + programme.value()).page();
            page.locator("a[href$='/inspections']").first().click();
            page.locator("#name").fill(shop.name());
            page.locator("form.filters button").click();
            officer.looksRight("inspection-board");
            page.locator("a[href$='" + address + "']").last().click();
            page.locator("input[value=inspection-price]").check();
            page.locator("input[value=inspection-display]").check();
            page.locator("#found").fill("店内没有张贴活动细则");
            page.locator("#rectifyBy").fill(today.plusDays(3).toString());
            assertThat(page.locator("main")).containsText("明码标价和禁止价格欺诈规定");
            page.locator("#visit-send").click();
            assertThat(page.locator("[role=alert]")).containsText("“变相涨价”不能以限期整改了结");
            assertThat(page.locator("#found")).hasValue("店内没有张贴活动细则");
            assertThat(page.locator("input[value=inspection-price]")).isChecked();
            page.locator("input[value=inspection-price]").uncheck();
            page.locator("#visit-send").click();
            assertThat(page.locator("[role=alert]")).containsText("请上传现场照片");
            page.locator("#photos").setInputFiles(new FilePayload[] {new FilePayload("门口.png", "image/png", DOT), new FilePayload("收银台.png", "image/png", DOT)});
            officer.looksRight("inspection-visit");
            page.locator("#visit-send").click();
            assertThat(page.locator("[role=status]")).containsText("巡查已登记");
            assertThat(page.locator("main")).containsText("限期整改");
            page.locator("textarea[name=found]").first().fill("已经张贴");
            page.locator("input[name=evidence]").first().setInputFiles(new FilePayload("细则.png", "image/png", DOT));
            officer.looksRight("inspection-recheck");
            page.getByText("已整改到位", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("main")).containsText("已整改");
            officer.quiet();
        }
        try (Browser.Visit supervisor = browser.signIn("qhmsa-officer", width)) {
            Page page = supervisor.go(address).page();
            assertThat(page.locator("main")).containsText("已经张贴");
            page.locator("main a[href*='/desk/attachments/']").first().click();
            assertThat(page.locator("main h1")).hasText(Pattern.compile("png"));
            supervisor.go(address);
            page.locator("input[value=inspection-price]").check();
            page.locator("#found").fill("与基准价相比上涨三成");
            page.locator("#photos").setInputFiles(new FilePayload("价签.png", "image/png", DOT));
            page.locator("#visit-send").click();
            assertThat(page.locator("main")).containsText("等待主办单位处理");
            supervisor.quiet();
        }
        try (Browser.Visit sponsor = browser.signIn("qhculture-officer", width)) {
            Page page = sponsor.go("/messages").page();
            page.getByText("商户" + shop.storeId() + "的巡查发现问题").first().click();
            assertThat(page.locator("main")).containsText("与基准价相比上涨三成");
            page.locator("textarea[name=done]").fill("已约谈商户，恢复原价");
            sponsor.looksRight("inspection-settle");
            page.getByText("处理完毕", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("main")).containsText("已约谈商户，恢复原价");
            sponsor.quiet();
        }
        try (Browser.Visit inspector = browser.signIn("qhdiscipline-officer", width)) {
            assertThat(inspector.go("/cases/" + programme.value() + "/inspections").page().locator("#group-text")).hasValue(Pattern.compile("还没有开展巡查的单位"));
            inspector.looksRight("inspection-overview");
            assertThat(inspector.go("/supervision/" + programme.value() + "?all=true").page().locator("main")).containsText("巡查商户" + shop.storeId() + "，发现“变相涨价”有问题");
            inspector.quiet();
        }
    }

    private void nobodyElseHearsOfIt(Store shop, String address, String facts) {
        for (String other : List.of(shop.unit() + "-officer", "qhyouka-operator", "qhfinance-officer")) {
            try (Browser.Visit stranger = browser.signIn(other, Browser.WIDE)) {
                for (String path : List.of(address, "/cases/" + programme.value() + "/shops", "/cases/" + programme.value(), "/cases/" + programme.value() + "?tab=TIMELINE",
                        "/cases/" + programme.value() + "?tab=DIAGRAM")) {
                    Assertions.assertThat(stranger.go(path).page().locator("main").innerText()).as(other + path).contains(path.contains("shops/") ? shop.name() : "清禾")
                            .doesNotContain("移送", "移交材料", "REF-", facts);
                }
            }
        }
        Assertions.assertThat(Caller.at(house).get("/programmes/" + CODE + "/trail.jsonl").body()).contains("Withheld").doesNotContain("Referral", "StandingChange");
        try (Browser.Visit visitor = browser.visitor(Browser.WIDE)) {
            for (String path : List.of("/merchants?programme=" + CODE + "&name=" + shop.name(), "/programmes/" + CODE, "/notices")) {
                Assertions.assertThat(visitor.go(path).text()).as(path).doesNotContain("移送", facts);
            }
        }
    }

    private void works(String account, int width, String task, Consumer<Page> fills) {
        try (Browser.Visit visit = browser.signIn(account, width)) {
            String item = house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals(task)).findFirst().orElseThrow().id();
            Page page = visit.go("/desk/" + item).page();
            page.locator("#claim").click();
            fills.accept(page);
            visit.looksRight("referral-" + task);
            visit.submit();
            steps.nothingGivesWay();
            Assertions.assertThat(steps.processes()).contains("referral");
        }
    }

    /** What its shops were last time, and a doubtful code with the photo of its licence. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.11")
    void aListBeginsWithLastYearsShopsAndTakesALicenceForADoubtfulCode(int width) {
        WorkItem item = house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals("recommend-merchants") && house.get(WorkingListRegister.class)
                .earlier(i.root(), i.context("unit")).stream().anyMatch(e -> e.shops() > 0)).findFirst().orElseThrow();
        try (Browser.Visit officer = browser.signIn(house.get(People.class).inGroup(item.group()).get(0).actor().account(), width)) {
            Page page = officer.go("/desk/" + item.id()).page();
            page.locator("#claim").click();
            page.locator("form[action$='/list/earlier'] button").first().click();
            assertThat(page.locator("#grid")).containsText("沿用往年");
            WorkingList carried = house.get(WorkingListRegister.class).get(item.root(), item.context("unit"), 1);
            Assertions.assertThat(carried.lines()).isNotEmpty().allMatch(line -> line.carriedFrom() != null);
            officer.looksRight("list-carried");

            WorkingList.Line first = carried.lines().get(0);
            ShopCells was = first.cells();
            String doubtful = was.creditCode().substring(0, 17) + (was.creditCode().endsWith("1") ? "2" : "1");
            house.get(Compiling.class).save(house.get(People.class).inGroup(item.group()).get(0).actor(), item.root(), item.context("unit"), 1,
                    new ListDelta(carried.version(), List.of(new ListDelta.Change(first.id(), null, new ShopCells(was.name(), doubtful, was.industry(),
                            was.address(), was.aboveThreshold(), was.phone()), null)), List.of()));
            page.reload();
            assertThat(page.locator("#grid")).containsText("校验位不符");
            page.locator(".list-photo input[type=file]").first().setInputFiles(new FilePayload("执照.pdf", "application/pdf", RECORD));
            assertThat(page.locator("#grid-state")).containsText("已保存");
            assertThat(page.locator("#grid")).not().containsText("校验位不符");
            officer.looksRight("list-licence");
            Assertions.assertThat(house.get(WorkingListRegister.class).get(item.root(), item.context("unit"), 1).lines()).anyMatch(line -> line.licence() != null);
            List<Integer> all = house.get(WorkingListRegister.class).get(item.root(), item.context("unit"), 1).lines().stream().map(WorkingList.Line::id).toList();
            house.get(Compiling.class).save(house.get(People.class).inGroup(item.group()).get(0).actor(), item.root(), item.context("unit"), 1,
                    new ListDelta(house.get(WorkingListRegister.class).version(item.root(), item.context("unit"), 1), List.of(), all));
            officer.go("/desk/" + item.id()).page().locator("#hand-back").click();
        }
    }

    private void asks(String account, int width, Store shop, String kind, String reason) {
        try (Browser.Visit officer = browser.signIn(account, width)) {
            Page page = officer.go("/cases/" + programme.value()).page();
            page.locator("a[href$='/shops']").click();
            page.locator("#name").fill(shop.name());
            page.locator("form.filters button").click();
            officer.looksRight("standing-shops");
            page.locator("tbody a").first().click();
            page.locator("input[name=kind][value=" + kind + "]").check();
            page.locator("#reason").fill(reason);
            page.locator("#ask-send").click();
            assertThat(page.locator("[role=alert]")).containsText(kind.equals("LEAVE") ? "退出申请" : "证据材料");
            assertThat(page.locator("#reason")).hasValue(reason);
            page.locator("#evidence").setInputFiles(new FilePayload("核查记录.pdf", "application/pdf", RECORD));
            officer.looksRight("standing-ask-" + kind.toLowerCase());
            page.locator("#ask-send").click();
            assertThat(page.locator("[role=status]")).containsText("已提交");
            officer.quiet();
        }
    }

    private void decides(int width, Store shop, String words) {
        try (Browser.Visit head = browser.signIn("qhculture-head", width)) {
            String item = house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals("decide-standing")).findFirst().orElseThrow().id();
            Page page = head.go("/desk").page();
            page.locator("a[href$='/desk/" + item + "']").first().click();
            page.locator("#claim").click();
            assertThat(page.locator("main")).containsText(words);
            assertThat(page.locator("main")).containsText(shop.name());
            page.getByLabel("同意", new Page.GetByLabelOptions().setExact(true)).check();
            head.looksRight("standing-decide");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
            head.quiet();
            steps.nothingGivesWay();
            Assertions.assertThat(steps.processes()).contains("standing");
        }
    }
}
