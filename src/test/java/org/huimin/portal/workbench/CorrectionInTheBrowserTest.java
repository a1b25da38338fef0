package org.huimin.portal.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.huimin.kernel.CaseRef;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A published notice is corrected by three people, and everybody finds the one from the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionInTheBrowserTest {

    private WholeHouse house;
    private Browser browser;
    private int walks;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        browser = Browser.before(house);
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    @Tag("S3.27")
    void isDraftedCheckedSignedAndLinkedBothWays(int width) {
        PlanWalk walk = PlanWalk.begin(house, "correct-" + ++walks);
        while (walk.next().map(step -> {
            step.complete();
            return true;
        }).orElse(false)) { }
        CaseRef programme = walk.programme();
        NoticeLine plan = house.get(NoticeBoard.class).all(programme).get(0);
        try (Browser.Visit drafter = browser.signIn("commerce-officer", width)) {
            Page page = drafter.go("/cases/" + programme).page();
            page.getByText("更正已发布的公告").click();
            page.getByText("更正 " + plan.number()).click();
            drafter.looksRight("correction-begin");
            page.getByText("起草更正公告", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("#claim").click();
            assertThat(page.getByLabel("标题")).hasValue("关于“" + plan.title().replace('“', '‘').replace('”', '’') + "”的更正公告");
            assertThat(page.getByLabel("标题")).hasValue(Pattern.compile("‘.+’"));
            page.locator("#submit").click();
            assertThat(page.locator("#errors")).containsText("没有更正任何内容");
            page.getByLabel("正文").fill("第一期领取时间更正为每日九时起。");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");

            drafter.go("/cases/" + programme + "/notices/" + plan.id() + "/correct");
            assertThat(page.locator("section[aria-labelledby=under-way]")).containsText("待核稿");
            page.locator("#drop-reason").fill("更正的时间还没有定。");
            drafter.looksRight("correction-drop");
            page.locator("#drop").click();
            assertThat(page.locator("section[aria-labelledby=dropped]")).containsText("更正的时间还没有定。");
            assertThat(walk.next().isEmpty()).as("dropped corrections lie on no desk").isTrue();

            page.getByText("起草更正公告", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("#claim").click();
            page.getByLabel("正文").fill("第一期领取时间更正为每日九时起。");
            page.locator("#submit").click();
            assertThat(page.locator("main")).containsText("已办理");
            drafter.quiet();
        }
        WorkItem check = walk.upTo("check-notice");
        assertThat(check.caseRef()).isEqualTo(programme.child("COR", plan.id()));
        while (walk.next().map(step -> {
            step.complete();
            return true;
        }).orElse(false)) { }

        NoticeLine correction = house.get(NoticeBoard.class).all(programme).stream().filter(n -> n.type() == NoticeType.CORRECTION).findFirst().orElseThrow();
        assertThat(house.sql().queryForObject("select count(*) from trail_entry where fact in ('CorrectionBegun', 'CorrectionDropped') and chain = ?", Integer.class,
                programme.value())).isEqualTo(3);
        try (Browser.Visit visitor = browser.visitorWithoutScripts(width)) {
            Page page = visitor.go("/notices/" + new NoticeAddress(programme, plan.number())).page();
            assertThat(page.locator("main")).containsText("本公告已有更正");
            page.getByText(correction.number() + " " + correction.title()).click();
            assertThat(page.locator("main")).containsText("第一期领取时间更正为每日九时起");
            assertThat(page.locator("main")).containsText("本公告更正");
            visitor.looksRight("correction-public");
            visitor.go("/programmes/correct-" + walks);
            assertThat(page.locator("section[aria-labelledby=contacts]")).containsText("12315");
            assertThat(page.locator("section[aria-labelledby=contacts]")).not().containsText("95188");
        }
        try (Browser.Visit drafter = browser.signIn("commerce-officer", width)) {
            Page page = drafter.go("/cases/" + programme + "/notices/" + plan.id() + "/correct").page();
            assertThat(page.locator("main")).containsText(correction.number());
            assertThat(page.locator("main form button[type=submit]").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("起草更正公告"))).hasCount(0);
        }
    }
}
