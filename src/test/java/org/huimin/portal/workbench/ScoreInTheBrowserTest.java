package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.scoring.Cards;
import org.huimin.scoring.Channel;
import org.huimin.scoring.RoundState;
import org.huimin.scoring.ScoreCard;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.Endpoint;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expert scores twenty applicants by thirty criteria; nobody else hears anything of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreInTheBrowserTest {

    private static final String CANARY = "73.25";

    private WholeHouse house;
    private Browser browser;
    private CaseRef programme;
    private int rounds;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
        programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
        house.get(Staffing.class).enrol(List.of(new UnitEntry("experts", "评审专家", "评审专家", "BUREAU")), IntStream.rangeClosed(1, 3)
                .mapToObj(n -> new PersonEntry("expert-" + n, "评审专家" + n, "experts", List.of("expert"))).toList());
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    /** Scores are typed into every cell of one applicant, the others come from the draft; then all is checked and submitted. */
    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void fillsChecksAndSubmitsASheetOfTwentyByThirty(int width) {
        ScoreCard card = Cards.wide(20, 30, 3);
        CaseRef round = begin(card);
        Map<String, String> others = new HashMap<>(Cards.filled(card, (a, f) -> "2.50"));
        others.keySet().removeIf(cell -> cell.startsWith("p1."));
        house.get(Scoring.class).save(expert(1), round, others);
        try (Browser.Visit expert = browser.signIn("expert-1", width)) {
            Page page = expert.go("/score").page();
            expert.looksRight("score-list");
            page.locator("a[href$='/score/" + address(round) + "']").click();
            assertThat(page.locator(".score-sheet:visible")).hasCount(1);
            for (int n = 1; n <= 29; n++) {
                page.locator("[id='p1.s" + n + "']").fill("3.1");
            }
            assertThat(page.locator("#sum-p1")).hasText("89.90");
            assertThat(page.locator("[data-filled=p1]")).hasText("已打 29/30 项");
            page.locator("[id='p1.s30']").pressSequentially("3.34");
            assertThat(page.locator(".score-fault")).hasCount(0);
            page.locator("[id='p1.s30']").press("Tab");
            assertThat(page.locator(".score-fault")).hasText("超过满分 3.33 分");
            Response saved = page.waitForResponse(r -> r.request().method().equals("PUT") && r.url().endsWith(address(round)),
                    () -> page.locator("[id='p1.note']").pressSequentially("方案完整"));
            assertThat(saved.status()).isEqualTo(200);
            assertThat(page.locator("#save-state")).containsText("已保存");
            expert.looksRight("score-sheet");
            page.locator("#check").click();
            assertThat(page.locator("#errors")).containsText("打了 3.34 分，超过满分 3.33 分");
            expert.looksRight("score-refused");
            page.locator("#errors a").click();
            page.locator("[id='p1.s30']").fill("3.33");
            page.locator("#check").click();
            assertThat(page.locator("h1")).hasText("提交前核对");
            assertThat(page.locator("main")).containsText("93.23");
            assertThat(page.locator("main")).containsText("75.00");
            expert.looksRight("score-check");
            page.locator("#submit").click();
            assertThat(page.locator("[role=status]").first()).containsText("评分表已提交");
            assertThat(page.locator("main")).containsText("评审小组 3 人，已提交 1 人");
            assertThat(page.locator(".score-cell")).hasCount(0);
            expert.looksRight("score-submitted");
            expert.go("/score/" + address(round) + "/print").looksRight("score-print");
        }
        assertThat(house.get(ScoringRegister.class).own(expert(1), round).receipt().channel()).isEqualTo(Channel.ONLINE);
    }

    @Test
    void opensWithinASecondAndNeverStopsThePen() {
        CaseRef round = begin(Cards.wide(20, 30, 3));
        try (Browser.Visit expert = browser.signIn("expert-1", Browser.WIDE)) {
            Page page = expert.page();
            List<Double> loads = Stream.generate(() -> {
                expert.go("/score/" + address(round));
                return ((Number) page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd")).doubleValue();
            }).limit(4).sorted().toList();
            double slowest = ((Number) page.evaluate("""
                    () => Math.max(...[...document.querySelectorAll('.score-cell')].map(cell => {
                      const begun = performance.now();
                      cell.value = '1.25';
                      cell.dispatchEvent(new Event('input', { bubbles: true }));
                      return performance.now() - begun;
                    }))""")).doubleValue();
            System.out.println("a sheet of 20 by 30: page loaded in " + loads + " ms, slowest cell " + slowest + " ms");

            assertThat(page.locator(".score-cell")).hasCount(600);
            assertThat(loads.get(0)).isLessThan(1000);
            assertThat(slowest).isLessThan(100);
            expert.quiet();
        }
    }

    @Test
    void takesASheetFromPaperOnceTwoOfficersEnteredTheSame() {
        ScoreCard card = Cards.wide(2, 2, 3);
        CaseRef round = begin(card);
        house.get(Staffing.class).enrol(List.of(), List.of(new PersonEntry("clerk-2", "第二名录入人员", "commerce", List.of("officer"))));
        Map<String, String> form = new HashMap<>(Cards.filled(card, (a, f) -> "40"));
        form.put("member", "E001");
        Caller one = Caller.at(house).signIn("commerce-officer");
        Caller two = Caller.at(house).signIn("clerk-2");
        String paper = "/score/" + address(round) + "/paper";

        assertThat(one.follow(one.form(paper, form)).body()).contains("第一遍已录入");
        form.put("p2.s2", "41");
        assertThat(two.form(paper, form)).returns(422, Reply::status).satisfies(r -> assertThat(r.body()).contains("“平台企业2”的“评分项s2”两次录入不一致"));
        form.put("p2.s2", "40");
        assertThat(two.follow(two.form(paper, form)).body()).contains("两次录入一致");
        assertThat(house.get(ScoringRegister.class).own(expert(1), round).receipt().channel()).isEqualTo(Channel.PAPER);
        try (Browser.Visit officer = browser.signIn("commerce-officer", Browser.WIDE)) {
            officer.go(paper + "?member=E002").looksRight("score-paper");
        }
    }

    /** What an expert gave is searched for in every page others may ask for, and in every table but the sheet's own. */
    @Test
    @Tag("check-14")
    void leaksNoScoreBeforeTheLastSheetIsIn() {
        ScoreCard card = Cards.wide(2, 1, 3);
        CaseRef round = begin(card);
        Caller first = Caller.at(house).signIn("expert-1");
        Map<String, String> form = new HashMap<>(Map.of("p1.s1", CANARY, "p2.s1", "10", "action", "check"));
        String checked = first.form("/score/" + address(round), form).body().replaceAll("(?s).*name=\"checked\" value=\"([^\"]+)\".*", "$1");
        first.form("/score/" + address(round) + "/submit", Map.of("checked", checked));
        assertThat(house.get(ScoringRegister.class).progress(round).submitted()).isOne();

        Map<String, String> known = Map.of("ref", programme.value(), "sheet", address(round), "code", "lushan-2023");
        List<Endpoint> reads = Endpoint.of(house).stream().filter(e -> e.reads() && !e.at(known).contains("{")).toList();
        for (String account : List.of("expert-2", "commerce-officer", "commerce-head", "discipline-officer", "finance-officer")) {
            Caller other = Caller.at(house).signIn(account);
            reads.forEach(endpoint -> assertThat(other.get(endpoint.at(known) + "?member=E001").body()).as(endpoint + " asked by " + account)
                    .doesNotContain(CANARY));
        }
        Map<String, String> tables = new TreeMap<>(Stored.in(house).tables());
        assertThat(tables.remove("scoring_sheet")).contains(CANARY);
        assertThat(tables.entrySet().stream().filter(t -> t.getValue().contains(CANARY)).map(Map.Entry::getKey)).isEmpty();
        assertThat(reads).extracting(Endpoint::path).contains("/score/{sheet}", "/cases/{ref}", "/supervision/{ref}", "/programmes/{code}/trail.jsonl");

        List.of(2, 3).forEach(n -> house.get(Scoring.class).submit(expert(n), round, Cards.filled(card, (a, f) -> "20")));
        assertThat(house.get(ScoringRegister.class).progress(round).state()).isEqualTo(RoundState.REVEALED);
        assertThat(house.get(ScoringRegister.class).tally(round).total("expert-1", "p1")).hasToString(CANARY);
    }

    private CaseRef begin(ScoreCard card) {
        CaseRef round = programme.child("SEL", ++rounds);
        house.get(Scoring.class).begin(Actor.SYSTEM, round, card);
        return round;
    }

    private static String address(CaseRef round) {
        return new RoundAddress(round).toString();
    }

    private static Actor expert(int n) {
        return new Actor("expert-" + n, "评审专家" + n, "experts", Set.of());
    }
}
