package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.function.Consumer;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody objects to a proposed award on the public page, three people deal with it, and everybody reads what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectionInTheBrowserTest {

    private static final int MOST_STEPS = 300;

    private WholeHouse house;
    private Browser browser;
    private Rehearsing.Play play;
    private CaseRef programme;

    @BeforeAll
    void openTheDoorsWhileAnAwardIsPublicised() {
        house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025");
        browser = Browser.before(house);
        programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
        play = house.get(Rehearsing.class).resume(programme, 1);
        for (int step = 0; step < MOST_STEPS && house.get(PublicityRegister.class).of(programme).isEmpty(); step++) {
            play.step(item -> true, told -> { });
        }
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    @Tag("S1.32")
    void goesFromThePublicPageToThePublishedOutcome() {
        String notice = "/notices/" + new NoticeAddress(programme, house.get(NoticeBoard.class).all(programme).stream()
                .filter(n -> n.type() == NoticeType.PROPOSED_AWARD).findFirst().orElseThrow().number());
        String receipt;
        try (Browser.Visit visitor = browser.visitor(Browser.PHONE)) {
            Page page = visitor.go(notice).page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("提出异议")).click();
            page.getByLabel("姓名或单位名称").fill("某报名企业");
            page.getByLabel("联系方式").fill("0755-00000000");
            page.getByLabel("异议内容和理由").fill("配套资金的计分有误。");
            visitor.looksRight("objection-form");
            page.getByText("提交异议").last().click();
            assertThat(page.locator("main")).containsText("异议已收到");
            receipt = page.locator("dd.figures").first().innerText().strip();
            visitor.looksRight("objection-filed");
        }
        asSomebody("admit-objection", page -> page.getByLabel("受理", new Page.GetByLabelOptions().setExact(true)).check());
        asSomebody("investigate-objection", page -> page.getByLabel("调查情况").fill("经核对，配套资金的计分确有错误。"));
        asSomebody("decide-objection", page -> {
            assertThat(page.getByText("成立后的处理")).isHidden();
            page.getByLabel("异议成立", new Page.GetByLabelOptions().setExact(true)).check();
            page.getByLabel("依次递补").check();
            assertThat(page.getByText("不再入选的企业")).isVisible();
            page.getByLabel("重新评审").check();
            assertThat(page.getByText("不再入选的企业")).isHidden();
            page.getByLabel("理由").fill("计分有误，重新评审。");
        });
        PublicityView period = house.get(PublicityRegister.class).of(programme).get(0);
        for (int step = 0; step < MOST_STEPS && house.get(PublicityRegister.class).get(period.id()).open(); step++) {
            play.step(item -> true, told -> { });
        }
        try (Browser.Visit visitor = browser.visitor(Browser.WIDE)) {
            assertThat(visitor.go(notice).page().locator("main")).containsText("公示期满，异议成立：重新评审");
            visitor.looksRight("objection-outcome");
            Page page = visitor.go("/objections").page();
            page.getByLabel("回执号").fill(receipt);
            page.getByLabel("姓名或单位名称").fill("别的企业");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("没有查到");
            page.getByLabel("姓名或单位名称").fill("某报名企业");
            page.locator("main form button").click();
            assertThat(page.locator("main")).containsText("异议成立");
            assertThat(page.locator("main")).containsText("重新评审");
            assertThat(page.locator("main")).containsText("计分有误，重新评审。");
            visitor.looksRight("objection-answer");
        }
    }

    /** The first of the post who may; whoever had this objection in hand before is turned away at the desk. */
    private void asSomebody(String task, Consumer<Page> answer) {
        WorkItem item = house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals(task) && mine().equals(i.context("objection"))).findFirst().orElseThrow();
        List<String> accounts = house.get(People.class).inGroup(item.group()).stream().map(Person::account).toList();
        for (String account : accounts) {
            try (Browser.Visit visit = browser.signIn(account, Browser.WIDE)) {
                Page page = visit.go("/desk/" + item.id()).page();
                page.waitForResponse(answered -> answered.url().endsWith("/claim"), () -> page.locator("#claim").click());
                page.waitForLoadState();
                if (!account.equals(house.get(Inbox.class).handled(item.id()).orElseThrow().item().assignee())) {
                    continue;
                }
                answer.accept(page);
                visit.looksRight("objection-" + task);
                visit.submit();
                return;
            }
        }
        throw new AssertionError("nobody of " + accounts + " may do " + task);
    }

    /** The objection that was filed on the page is the latest. */
    private String mine() {
        List<PublicityRegister.ObjectionView> all = house.get(PublicityRegister.class).objections(house.get(PublicityRegister.class).of(programme).get(0).id());
        return all.get(all.size() - 1).id().toString();
    }
}
