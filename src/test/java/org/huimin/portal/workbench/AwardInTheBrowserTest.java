package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.selection.Agreement;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Contracting;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fund is split, and winner and loser read their letters and the agreement: on every width. */
class AwardInTheBrowserTest {

    private static final int MOST_STEPS = 300;

    @Test
    @Tag("S2.25")
    void showsTheSplitTheLettersAndTheAgreement(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("yunnan-2023.yaml"),
                ProgrammeFile.write(ProgrammeFile.read("yunnan-2023")).replaceAll("(habit: )\"?PROMPT\"?", "$1SILENT"));
        try (WholeHouse house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=" + file); Browser browser = Browser.before(house)) {
            house.get(Demonstration.class).stop();
            Rehearsing.Play play = house.get(Rehearsing.class).resume(house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef(), 1);
            WorkItem split = until(house, play, "propose-split");
            for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
                try (Browser.Visit officer = browser.signIn("commerce-officer-2", width)) {
                    officer.go("/desk/" + split.id()).looksRight("award-split");
                    assertThat(officer.text()).contains("资金划分（方案的数量）", "2,400,000.00", "申报材料");
                    officer.inEnglish().looksRight("award-split-english").inChinese();
                }
            }
            WorkItem conclude = until(house, play, "conclude-agreement");
            CaseRef tender = house.get(TenderRegister.class).of(play.programme()).get(0).caseRef();
            Agreement agreement = house.get(Contracting.class).find(conclude.caseRef()).orElseThrow();
            namesWhoReviewed(house, play.programme(), tender);
            paysTheExperts(house, browser, play.programme(), tender);
            List<ApplicationView> applications = house.get(ApplicationRegister.class).of(tender);
            ApplicationView winner = applications.stream().filter(a -> a.number().equals(agreement.application())).findFirst().orElseThrow();
            ApplicationView loser = applications.stream().filter(a -> house.get(Contracting.class).of(tender).stream()
                    .noneMatch(g -> g.application().equals(a.number()))).findFirst().orElseThrow();
            for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
                try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
                    officer.go("/desk/" + conclude.id()).looksRight("award-conclude");
                    officer.go("/cases/" + play.programme().value() + "/selection").looksRight("award-selection");
                    assertThat(officer.text()).contains("协议和准备", "待企业签署", winner.stated().enterprise());
                }
                try (Browser.Visit own = browser.signIn(loser.applicant(), width)) {
                    own.go("/apply/applications/" + loser.number()).looksRight("award-letter-lost");
                    assertThat(own.text()).contains("你单位未入选", "列入", "“2023年‘彩云电商消费券’发放平台”遴选", "遴选结果已经公布", "联系电话")
                            .doesNotContain(winner.stated().enterprise(), "进入资格审查");
                }
                try (Browser.Visit own = browser.signIn(winner.applicant(), width)) {
                    own.go("/apply").looksRight("award-apply");
                    assertThat(own.text()).contains("有结果待办理");
                    own.go("/apply/applications/" + winner.number()).looksRight("award-letter-won");
                    own.inEnglish().looksRight("award-letter-won-english").inChinese();
                }
            }
        }
    }

    /** With the result the members are no secret any more: the record names them, the notice as the regime says. */
    private static void namesWhoReviewed(WholeHouse house, CaseRef programme, CaseRef tender) {
        PanelMember member = house.get(PanelRegister.class).members(tender).get(0);
        Long voted = house.sql().queryForObject("select min(seq) from trail_entry where chain = ? and fact = 'ChairVoted' and actor = ?", Long.class,
                programme.value(), member.account());
        assertThat(Caller.at(house).signIn("discipline-officer").get("/supervision/" + programme.value() + "/trail/" + voted).body()).contains(member.name());
        assertThat(house.get(NoticeBoard.class).all(programme)).anySatisfy(notice -> assertThat(Caller.at(house)
                .get("/notices/" + new NoticeAddress(programme, notice.number())).body()).contains(member.code() + "（" + member.kind().words() + "）").doesNotContain(member.name()));
    }

    /** Finance records what it paid, whoever asked the experts in does not; both see it. */
    private static void paysTheExperts(WholeHouse house, Browser browser, CaseRef programme, CaseRef tender) {
        PanelMember expert = house.get(PanelRegister.class).members(tender).get(0);
        String day = LocalDate.ofInstant(house.get(Clock.class).instant(), Period.ZONE).toString();
        Map<String, String> paid = Map.of("code", expert.code(), "paidOn", day, "voucher", "记-2023-118");
        String page = "/cases/" + programme.value() + "/selection";
        assertThat(Caller.at(house).signIn("commerce-officer").form(page + "/1/fee", paid).status()).isEqualTo(403);
        String payer = house.get(ProgrammeRegister.class).unitsHolding(programme, "pay-drawdown").get(0) + "-officer";
        assertThat(Caller.at(house).signIn(payer).form(page + "/1/fee", paid).status()).isEqualTo(302);
        for (int width : List.of(Browser.WIDE, Browser.PHONE)) {
            try (Browser.Visit finance = browser.signIn(payer, width)) {
                finance.go(page);
                finance.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
                finance.looksRight("award-fees");
                assertThat(finance.text()).contains("登记支付评审费", expert.name(), "记-2023-118");
            }
        }
        assertThat(Caller.at(house).signIn("commerce-officer").get(page).body()).contains("记-2023-118").doesNotContain("登记支付评审费");
    }

    /** Everybody else does their work until this lies on a desk. */
    private static WorkItem until(WholeHouse house, Rehearsing.Play play, String task) {
        for (int step = 0; step < MOST_STEPS; step++) {
            WorkItem item = house.get(Inbox.class).open(play.programme()).stream().filter(i -> i.task().equals(task)).findFirst().orElse(null);
            if (item != null) {
                return item;
            }
            play.step(i -> !i.task().equals(task), words -> { });
        }
        throw new AssertionError("nobody is asked to " + task);
    }
}
