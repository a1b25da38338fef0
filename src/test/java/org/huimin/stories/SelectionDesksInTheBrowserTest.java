package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.PublicityRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.selection.Receiving;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages on which a selection is worked and challenged, as those who use them see them: on every width. */
class SelectionDesksInTheBrowserTest {

    private static WholeHouse house;
    private static Browser browser;

    @BeforeAll
    static void open() {
        house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025");
        house.get(Demonstration.class).stop();
        browser = Browser.before(house);
    }

    @AfterAll
    static void close() {
        browser.close();
        house.close();
    }

    @Test
    void fromTheEnvelopeToTheProposedAward() {
        Set<String> looked = new HashSet<>(Set.of("receive-applications", "transcribe-applications", "confirm-transcription", "review-response", "score-applications",
                "write-report", "sign-report", "propose-award"));
        ByHand play = new ByHand(house, named("A", "desks-a"), looked);
        play.until(() -> play.lies("receive-applications"));
        Actor clerk = play.person("commerce-officer");
        house.get(Receiving.class).envelope(clerk, play.tender(), "main", new Receiving.Envelope("纸上科技有限公司", "王某", "0755-2", 1));
        for (String task : List.of("receive-applications", "transcribe-applications", "confirm-transcription", "review-response", "score-applications", "write-report",
                "sign-report", "propose-award")) {
            play.until(() -> play.lies(task));
            if (task.equals("score-applications")) {
                look("selection-scoring", play.person("commerce-head"), "/cases/" + play.programme + "/selection");
                assertThat(publicSteps(play)).containsSubsequence("公开征集报名", "已完成", "开启和评审", "进行中", "入选平台公示", "未开始");
            } else {
                WorkItem item = play.open(task).get(0);
                look("desk-" + task, whose(play, item), "/desk/" + item.id());
            }
            play.leave(task);
        }
        play.until(() -> !play.publicised(0));
        look("selection-publicised", clerk, "/cases/" + play.programme + "/selection");
        assertThat(publicSteps(play)).containsSubsequence("开启和评审", "已完成", "入选平台公示", "进行中", "发放平台确定", "未开始");
    }

    @Test
    void theFormsOfAQueryAndOfAComplaint() {
        ByHand play = new ByHand(house, named("B", "desks-b"), Set.of());
        play.until(() -> !play.publicised(0));
        visit("public-query", "/notices/" + new NoticeAddress(play.programme, house.get(NoticeBoard.class).get(play.period().notice()).orElseThrow().number()) + "/query");
        ByHand objected = new ByHand(house, named("E", "desks-e"), Set.of());
        objected.until(() -> !objected.publicised(0));
        objected.object("评标有误。");
        String receipt = house.get(PublicityRegister.class).objections(objected.period().id()).get(0).receipt();
        objected.until(() -> objected.done("decide-objection") > 0);
        visit("public-complaint", "/complaints/" + receipt);
    }

    /** The one it is for alone, whom nobody else is told, else anybody of the post. */
    private static Actor whose(ByHand play, WorkItem item) {
        String account = house.sql().queryForObject("select assignee from work_item where id = ?", String.class, item.id());
        return account == null ? play.anyOf(item) : house.get(People.class).find(account).orElseThrow().actor();
    }

    private static void look(String name, Actor who, String path) {
        for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
            try (Browser.Visit visit = browser.signIn(who.account(), width)) {
                visit.go(path).looksRight(name);
            }
        }
    }

    private static void visit(String name, String path) {
        for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
            try (Browser.Visit visit = browser.visitorWithoutScripts(width)) {
                visit.go(path).looksRight(name).inEnglish().looksRight(name + "-english");
            }
        }
    }

    private static String publicSteps(ByHand play) {
        try (Browser.Visit visit = browser.visitorWithoutScripts(Browser.WIDE)) {
            visit.go("/programmes/" + house.get(ProgrammeRegister.class).view(play.programme).code()).looksRight("public-steps");
            return visit.page().locator(".public-steps").innerText();
        }
    }

    private static ProgrammeSpec named(String regime, String code) {
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: " + code).replace("profile: A", "profile: " + regime);
        return ProgrammeFile.parse(regime.equals("A") ? text : text.replaceFirst("(?s)  shortage:\\n.*?(?=\\n\\S)", "")
                .replaceFirst("(?s)\\n  SUBMISSION_DEADLINE:\\n(    [^\\n]*\\n)+", "\n"));
    }
}
