package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.PublicityRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.selection.TenderRegister;
import org.huimin.supervision.Unusual;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Endpoint;
import org.huimin.testing.EndpointKinds;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.InboxCheck;
import org.huimin.workflow.ProcessProgress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger finds who starts the product for the first time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStartTest {

    private WholeHouse house;
    private Browser browser;

    @BeforeAll
    void start() {
        house = WholeHouse.openForAStranger();
        browser = Browser.before(house);
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    void oneProgrammeIsFinishedOneIsPublicisedOneIsBeingScoredAndOneIsInTheMiddleOfItsWork() {
        CaseRef finished = programme("qinghe-2023-autumn");

        assertThat(open(finished)).isEmpty();
        assertThat(house.sql().queryForObject("select count(*) from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?", Long.class, finished.value())).isZero();
        assertThat(house.get(PublicityRegister.class).running()).extracting(p -> p.about().root())
                .contains(programme("qinghe-2023-winter"), programme("lushan-2023"));
        assertThat(open(programme("lushan-2023"))).extracting(WorkItem::task)
                .contains("review-merchants", "verify-merchants", "admit-objection", "answer-opinion", "sign-notice");
        assertThat(open(programme("qinghe-2023-winter"))).extracting(WorkItem::task).contains("recommend-merchants", "confirm-recommendation");
        assertThat(open(programme("qinghe-2024-spring"))).extracting(WorkItem::task).contains("score-applications");
        assertThat(open(programme("qinghe-2023-reading"))).extracting(WorkItem::task).contains("pay-drawdown", "submit-daily", "chase-daily", "decide-standing");
        assertThat(LocalDateTime.ofInstant(house.get(Clock.class).instant(), Period.ZONE)).isBetween("2023-12-05T09:30:00", "2023-12-05T10:30:00");
        assertThat(house.get(InboxCheck.class).differences()).isEmpty();
    }

    /** Whoever sits down at a desk of any office of a running programme has something to do there. */
    @ParameterizedTest
    @ValueSource(strings = {"commerce-officer", "commerce-head", "qhculture-officer", "qhculture-head", "finance-officer", "finance-head", "qhfinance-officer", "gov-officer", "msa-officer", "alipay-operator",
            "TOWNSHIP-officer", "TOWNSHIP-head", "EXPERT"})
    void everyDeskHasWorkWaiting(String desk) {
        List<WorkItem> waiting = house.get(Inbox.class).stillOpen();
        List<String> accounts = switch (desk) {
            case "EXPERT" -> waiting.stream().filter(item -> item.task().equals("score-applications")).map(WorkItem::assignee).toList();
            case "TOWNSHIP-officer", "TOWNSHIP-head" -> waiting.stream().map(WorkItem::group).filter(group -> group != null && !group.startsWith("qhculture")
                    && group.matches("(qhcenter|qhharbour|qhhill|[st]\\d\\d)-" + desk.replace("TOWNSHIP-", ""))).toList();
            default -> List.of(desk);
        };
        People people = house.get(People.class);
        Actor sitting = people.find(accounts.get(0)).or(() -> people.inGroup(accounts.get(0)).stream().findFirst()).orElseThrow().actor();
        Inbox.Counts counts = house.get(Inbox.class).counts(sitting);

        assertThat(counts.claimable() + counts.mine() + counts.asked()).isPositive();
        Caller caller = Caller.at(house).signIn(sitting.account());
        leadsNowhereThatIsClosed(caller);
        assertThat(caller.get("/desk").body().contains("/desk/absence")).as("an expert has no colleagues to stand in").isEqualTo(!desk.equals("EXPERT"));
    }

    /** From the desk and its first work. */
    private static void leadsNowhereThatIsClosed(Caller caller) {
        Set<String> links = new TreeSet<>(links(caller.get("/desk").body()));
        String first = links.stream().filter(link -> link.matches("/desk/[0-9a-f-]{36}")).findFirst().orElseThrow();
        links.addAll(links(caller.get(first).body()));
        assertThat(links).hasSizeGreaterThan(5).allSatisfy(link -> assertThat(caller.load(link).status()).as(link).isIn(200, 302));
    }

    private static List<String> links(String page) {
        return Pattern.compile("href=\"(/[^\"#]*)").matcher(page).results().map(link -> link.group(1).replace("&amp;", "&")).filter(link -> !link.contains("kind=pdf")).toList();
    }

    @Test
    void disciplineHasSomethingUnusualToLookAtAndAnEnterpriseItsApplication() {
        assertThat(house.get(Unusual.class).in(programme("lushan-2023"))).isNotEmpty();
        assertThat(house.sql().queryForObject("select count(*) from application", Long.class)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void theTourLeadsToDesksWithWork(int width) {
        try (Browser.Visit visit = browser.visitor(width).go("/tour")) {
            visit.looksRight("tour");
            List<String> accounts = visit.page().locator(".tour button").all().stream().map(b -> b.getAttribute("value")).toList();
            assertThat(accounts).hasSize(10).anyMatch(account -> account.startsWith("expert"));
            for (String account : accounts.subList(0, 9)) {
                visit.go("/tour").page().locator(".tour button[value='" + account + "']").first().click();
                visit.page().waitForURL("**/desk**");
                Inbox.Counts waiting = house.get(Inbox.class).counts(house.get(People.class).find(account).orElseThrow().actor());
                assertThat(waiting.claimable() + waiting.mine() + waiting.asked()).as(account).isPositive();
            }
            visit.inEnglish().go("/tour").looksRight("tour-en");
            visit.go("/tour?lang=zh-CN");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.24")
    void everybodySeesWhatTheFinishedProgrammeCameTo(int width) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(width)) {
            for (String page : List.of("/", "/programmes/qinghe-2023-autumn", "/programmes/lushan-2023", "/merchants?programme=qinghe-2023-autumn")) {
                visit.go(page).looksRight("first-public" + page.replaceAll("[/?=]", "-"));
            }
            assertThat(visit.go("/").text()).contains("活动数据", "已领取", "已核销");
            assertThat(visit.go("/programmes/qinghe-2023-autumn").text()).contains("实际支付", "退回财政", "资金清算结果");
            assertThat(visit.go("/programmes/lushan-2023").text()).doesNotContain("退回财政");
            assertThat(visit.go("/programmes/qinghe-2023-reading").text()).as("of which day the figures are").contains("截至2023年12月4日");
            assertThat(visit.page().locator("section[aria-labelledby=notices] a[href*='/notices/']").count()).as("its documents").isGreaterThan(3);
            assertThat(visit.go("/merchants?programme=qinghe-2023-autumn&industry=BOOK&unit=qhhill").page().locator("tbody tr").allInnerTexts()).as("one industry of one township, and whoever was removed with day and reason")
                    .hasSizeGreaterThan(1).allMatch(row -> row.contains("书店影院") && row.contains("松岭镇") || row.contains("取消参与资格") && row.contains("2023年10月") && row.contains("虚假交易"))
                    .anyMatch(row -> row.contains("松岭镇")).anyMatch(row -> row.contains("虚假交易"));
            String shop = visit.go("/merchants?programme=qinghe-2023-autumn").page().locator("tbody th span").first().innerText();
            visit.page().getByLabel("店名或者地址").fill(shop);
            visit.page().getByText("查找").click();
            assertThat(visit.text()).contains("含有“" + shop + "”", "活动已于2023年", "消费券不能再使用").doesNotContain("可以使用消费券");
            visit.page().getByLabel("店名或者地址").fill("没有这家店");
            visit.page().getByText("查找").click();
            assertThat(visit.text()).contains("这家店不在名单内，不能使用消费券");
        }
    }

    /** Who still owes what, what it will come to, and a text that names them; of a list that is being sent and of one under review. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void theQuotaBoardSaysWhoIsMissing(int width) {
        try (Browser.Visit officer = browser.signIn("qhculture-officer", width)) {
            Page page = officer.go("/cases/" + programme("qinghe-2023-winter").value() + "/quota").page();
            String owing = house.sql().queryForObject("select count(*) from recommendation where state in ('OPEN', 'RETURNED', 'SUBMITTED') and programme = ?", String.class,
                    programme("qinghe-2023-winter").value());
            assertThat(Integer.parseInt(owing)).isPositive();
            assertThat(page.locator(".quota-table tbody .tag-warn").count()).isGreaterThanOrEqualTo(Integer.parseInt(owing));
            String total = page.locator(".quota-table tfoot td.number").first().innerText();
            assertThat(page.locator(".quota-table tbody tr td.number:nth-of-type(2)").allInnerTexts().stream().mapToInt(Integer::parseInt).sum())
                    .isEqualTo(Integer.parseInt(total.replace(",", "")));
            List<String> late = page.locator(".quota-table tbody tr:has(.tag-warn) th").allInnerTexts();
            assertThat(page.locator("#group-text").inputValue()).contains(late.stream().map(name -> name.split("\\s")[0]).toList());
            officer.looksRight("quota");
        }
    }

    /** Names without a place to break, the largest type and English, which is longer: nothing is pushed off a narrow page. */
    @Test
    void longNamesFitInLargeTypeAndInEnglish() {
        house.sql().update("update shop set name = ?, address = ? where programme = ?", "清禾县城关街道老百姓平价惠民综合超市连锁总店（人民路旗舰店）" + "Longnameshop".repeat(4),
                "清禾县城关街道人民路与建设路交叉口向东二百米路南" + "A1234567890".repeat(3), programme("qinghe-2023-autumn").value());
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.PHONE).go("/?view=elder")) {
            for (String page : List.of("/merchants?programme=qinghe-2023-autumn", "/merchants?programme=qinghe-2023-autumn&name=Longname", "/programmes/qinghe-2023-autumn",
                    "/programmes/lushan-2023", "/", "/notices", "/objections", "/verify")) {
                String name = page.replaceAll("[/?=&]", "-");
                visit.go(page).looksRight("elder-long" + name);
                assertThat(cutOff(visit)).as(page).isEmpty();
                visit.inEnglish().looksRight("elder-long-en" + name);
                assertThat(cutOff(visit)).as(page + " in English").isEmpty();
                visit.inChinese();
            }
            assertThat(visit.go("/merchants?programme=qinghe-2023-autumn&name=Longname").text()).contains("Longnameshop");
        }
    }

    /** Lists that a telephone shows as blocks are read there without moving them. */
    private static List<?> cutOff(Browser.Visit visit) {
        return (List<?>) visit.page().evaluate("() => [...document.querySelectorAll('.table-frame')].filter(f => f.querySelector('.stacked') && f.scrollWidth > f.clientWidth + 1)"
                + ".map(f => f.innerText.slice(0, 60))");
    }

    /** The last: afterwards nothing is left to do. */
    @Order(Integer.MAX_VALUE)
    @Test
    void everyProgrammeCanBeWalkedToItsEndWithTwoButtons() {
        Demonstration demonstration = house.get(Demonstration.class);
        Actor nobody = new Actor("visitor", "访客", "", Set.of());

        int rounds = 0;
        while (demonstration.others(nobody).steps() > 0 || demonstration.forward().isPresent()) {
            assertThat(rounds++).isLessThan(1000);
        }

        assertThat(house.get(Inbox.class).stillOpen()).isEmpty();
        assertThat(house.sql().queryForObject("select count(*) from ACT_RU_EXECUTION", Long.class)).isZero();
    }

    /** Kind of an endpoint about a programme → what officers of its county hear: the township whose shop it is not, a platform, finance, discipline. */
    private static final Map<String, List<Integer>> HEARD = Map.of("case", List.of(200, 200, 200, 200), "money", List.of(403, 403, 200, 200),
            "publisher", List.of(404, 404, 404, 404), "visits", List.of(200, 404, 404, 200), "visited", List.of(404, 404, 404, 200),
            "visiting", List.of(404, 404, 404, 404), "township", List.of(403, 403, 403, 403), "inspection", List.of(404, 404, 404, 200), "panel", List.of(404, 404, 404, 404));

    /** What forms send, all in one: each takes what it knows of it. */
    private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("kind", "ASSIST"), Map.entry("store", "S-0001"), Map.entry("text", "名称,统一社会信用代码,所属行业,详细地址\n一号店,92410423MA00001001,餐饮,新街1号\n"), Map.entry("reason", "理由"),
            Map.entry("from", "VP-2022-001"), Map.entry("to", "t01-officer-2"), Map.entry("goods", "大米"), Map.entry("price", "3.20"), Map.entry("takenOn", "2023-12-05"),
            Map.entry("against", ""), Map.entry("unit", "finance"), Map.entry("opinion", "同意"), Map.entry("approve", "true"), Map.entry("member", "E001"));

    /**
     * Its five programmes stand in five states: shops under review, finished, a phase running, a platform publicised, an open call. In
     * each, whoever may not is told so and changes nothing, of every page and act about the programme and about a piece of its work that
     * is open or done; and whoever may read it gets a page.
     */
    @Test
    @Tag("check-2")
    @Tag("check-3")
    void everyStateOfAProgrammeKeepsItsPagesAndActsToWhoeverTheyAreFor() {
        Demonstration demonstration = house.get(Demonstration.class);
        demonstration.stop();
        Map<String, List<String>> kinds = EndpointKinds.all();
        List<Endpoint> endpoints = Endpoint.of(house);
        SoftAssertions all = new SoftAssertions();
        Map<String, Caller> callers = new HashMap<>();
        Stored before = Stored.in(house);
        for (String code : List.of("lushan-2023", "qinghe-2023-autumn", "qinghe-2023-reading", "qinghe-2023-winter", "qinghe-2024-spring")) {
            CaseRef programme = programme(code);
            boolean lushan = code.startsWith("lushan");
            List<String> office = lushan ? List.of("t02-officer", "alipay-operator", "finance-officer", "discipline-officer")
                    : List.of("qhhill-officer", "qhyouka-operator", "qhfinance-officer", "qhdiscipline-officer");
            List<WorkItem> work = house.get(Inbox.class).timeline(programme).stream().map(Handled::item).filter(item -> item.unit().equals(lushan ? "commerce" : "qhculture")).toList();
            WorkItem done = work.stream().filter(item -> !item.isOpen()).findFirst().orElseThrow();
            List<WorkItem> items = Stream.concat(Stream.of(done), work.stream().filter(WorkItem::isOpen).limit(1)).toList();
            Optional<String> shop = house.get(MerchantDirectory.class).admitted(programme, new Filter("", "", ""), null, 200).stores().stream()
                    .filter(s -> !s.unit().equals("t02") && !s.unit().equals("qhhill")).map(MerchantDirectory.Store::storeId).findFirst();
            Optional<String> platform = house.get(ProgrammeRegister.class).spec(programme).platforms().stream().map(ProgrammeSpec.Platform::code).findFirst();
            Map<String, String> variables = new HashMap<>(Map.of("ref", programme.value(), "item", done.id(), "seq", "1", "platform", platform.orElse("none"), "channel", "POSTER"));
            variables.putAll(Map.of("round", "1", "receipt", "ZY-2023-001-001", "act", "pause", "number", "SEL-1", "store", shop.orElse("S-9999"), "inspection", done.id(),
                    "mapping", "1", "sample", "1"));
            variables.putAll(Map.of("notice", done.id(), "run", house.get(ProcessProgress.class).runs(programme).get(0).id()));
            String stranger = lushan ? "qhfinance-officer" : "finance-officer";
            for (Endpoint endpoint : endpoints) {
                String kind = kinds.get(endpoint.name()).get(0);
                if (endpoint.path().contains("{ref}") && HEARD.containsKey(kind)) {
                    all.assertThat(status(callers, stranger, endpoint, variables)).as(code + " " + endpoint + " asked by " + stranger).isEqualTo(404);
                    for (int who = 0; who < office.size(); who++) {
                        String unit = office.get(who).replaceAll("-.*", "");
                        boolean belongs = house.get(ProgrammeRegister.class).spec(programme).units().stream().anyMatch(u -> u.code().equals(unit));
                        int heard = !belongs || endpoint.path().contains("{store}") && shop.isEmpty() || endpoint.path().contains("{platform}") && platform.isEmpty() ? 404 : HEARD.get(kind).get(who);
                        if (heard != 200 || endpoint.reads()) {
                            all.assertThat(status(callers, office.get(who), endpoint, variables)).as(code + " " + endpoint + " asked by " + office.get(who))
                                    .isIn(belongs && heard == 404 && endpoint.path().contains("{round}") && calls(programme) ? List.of(302, 403) : List.of(heard));
                        }
                    }
                } else if (endpoint.path().startsWith("/desk/{id}")) {
                    for (WorkItem item : items) {
                        variables.put("id", item.id());
                        String other = item.isOpen() ? office.get(0) : stranger;
                        all.assertThat(status(callers, other, endpoint, variables)).as(code + " " + endpoint + " of " + item.task() + " " + item.state() + " asked by " + other).isEqualTo(404);
                    }
                }
            }
        }
        all.assertAll();
        assertThat(Stored.in(house)).isEqualTo(before);
        demonstration.start();
    }

    /** Of a call that everybody of the county may read, whoever may not act on it hears why, not that there is none. */
    private boolean calls(CaseRef programme) {
        return !house.get(TenderRegister.class).of(programme).isEmpty();
    }

    private int status(Map<String, Caller> callers, String account, Endpoint endpoint, Map<String, String> variables) {
        return endpoint.send(callers.computeIfAbsent(account, a -> Caller.at(house).signIn(a)), endpoint.at(variables).replaceAll("\\{\\w+}", variables.get("item")), endpoint.writes() ? FIELDS : Map.of()).status();
    }

    private List<WorkItem> open(CaseRef programme) {
        return house.get(Inbox.class).open(programme);
    }

    private CaseRef programme(String code) {
        return house.get(ProgrammeRegister.class).find(code).orElseThrow();
    }
}
