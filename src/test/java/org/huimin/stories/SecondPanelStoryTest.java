package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.document.Attachments;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.programme.ProgrammeFile;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.Endpoint;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.PayingExperts;
import org.huimin.workflow.ReplacingMembers;
import org.huimin.workflow.ReplacingMembers.Cause;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A result that an objection undid: whoever reviews after it is as secret until the next result as the first panel was until the first. */
class SecondPanelStoryTest {

    /** Where everybody's post is listed, or everybody's own. */
    private static final Set<String> POSTS = Set.of("/login", "/tour", "/desk", "/desk/messages", "/account");

    @Test
    @Tag("check-14")
    void namesNobodyOfAReviewThatIsAskedForAgainBeforeItsOwnResult() {
        try (WholeHouse house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.demonstration-programmes=guangming-2025")) {
            ByHand play = new ByHand(house, ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: second-panel")),
                    Set.of("decide-objection"));
            play.until(() -> play.publicised(1) && play.lies("decide-objection"));
            CaseRef tender = play.tender();
            List<PanelMember> first = house.get(PanelRegister.class).members(tender);
            String earlier = report(house, play, 1);
            assertThat(status(house, "discipline-officer", earlier)).isEqualTo(200);
            assertThat(status(house, "discipline-officer", certificate())).as("told with the result").isEqualTo(200);
            assertThat(house.get(PayingExperts.class).of(tender)).isNotEmpty();

            play.decide("UPHELD", Map.of("remedy", "REVIEW", "opinion", "评分有误，重新评审。"));
            play.until(() -> play.lies("score-applications"));
            PanelMember gone = first.stream().filter(m -> m.kind() == PanelMember.Kind.EXPERT).findFirst().orElseThrow();
            house.get(ReplacingMembers.class).leave(play.person("commerce-head"), tender, gone.code(), Cause.INTEREST, "经查有利害关系。");
            play.until(() -> house.get(PanelRegister.class).members(tender).stream().anyMatch(m -> !first.contains(m)) && play.lies("score-applications"));
            PanelMember next = house.get(PanelRegister.class).members(tender).stream().filter(m -> !first.contains(m)).findFirst().orElseThrow();
            assertThat(house.get(PanelRegister.class).seats(tender)).extracting(Seat::state).contains(Seat.State.RECUSED);

            nowhere(house, play, next);
            assertThat(house.get(PayingExperts.class).of(tender)).as("finance would learn it from the list").isEmpty();
            assertThatThrownBy(() -> house.get(PayingExperts.class).pay(play.person("finance-officer"), tender, next.code(), LocalDate.of(2025, 7, 1), "记-1"))
                    .hasMessageContaining("结果公布前");
            assertThat(status(house, "discipline-officer", certificate())).as("it tells who was called").isEqualTo(404);
            assertThat(status(house, "discipline-officer", earlier)).as("the first panel's stays known").isEqualTo(200);

            int proposals = play.done("propose-award");
            play.until(() -> play.lies("propose-award") && play.done("propose-award") == proposals);
            String later = report(house, play, 2);
            List<String> others = List.of("discipline-officer", "finance-officer", "media-officer", applicant(house, tender));
            others.forEach(account -> assertThat(status(house, account, later)).as(account).isEqualTo(404));
            assertThat(Caller.at(house).get(later).status()).isNotEqualTo(200);
            assertThat(status(house, "commerce-officer", later)).as("who proposes the result has to read it").isEqualTo(200);

            play.until(() -> play.publicised(2));
            assertThat(status(house, "discipline-officer", later)).isEqualTo(200);
            assertThat(status(house, "discipline-officer", certificate())).isEqualTo(200);
            assertThat(house.get(PayingExperts.class).of(tender)).extracting(fee -> fee.code()).contains(next.code());
            String trail = "/supervision/" + play.programme.value() + "/trail/" + house.sql().queryForObject(
                    "select max(seq) from trail_entry where chain = ? and fact = 'SheetSubmitted' and actor = ?", Long.class, play.programme.value(), next.account());
            assertThat(Caller.at(house).signIn("discipline-officer").get(trail).body()).contains(next.name());
        }
    }

    /** Every page there is, as those see it who may not know; and each of the newcomer's own acts in the record. */
    private static void nowhere(WholeHouse house, ByHand play, PanelMember next) {
        Map<String, String> known = Map.of("ref", play.programme.value(), "code", "second-panel", "round", "1", "attempt", "1");
        List<String> pages = new ArrayList<>(Endpoint.of(house).stream().filter(e -> e.reads() && !e.at(known).contains("{")).map(e -> e.at(known))
                .filter(page -> !POSTS.contains(page)).toList());
        pages.add("/cases/" + play.programme.value() + "?tab=TIMELINE");
        List.of("UNUSUAL&all=true", "TRAIL", "OPINIONS").forEach(tab -> pages.add("/supervision/" + play.programme.value() + "?tab=" + tab));
        house.sql().queryForList("select seq from trail_entry where chain = ? and actor = ?", Long.class, play.programme.value(), next.account())
                .forEach(seq -> pages.add("/supervision/" + play.programme.value() + "/trail/" + seq));
        house.get(Inbox.class).timeline(play.programme).stream().map(step -> step.item()).filter(WorkItem::secret)
                .forEach(step -> pages.add("/supervision/" + play.programme.value() + "/steps/" + step.id()));
        List<Caller> callers = new ArrayList<>(List.of(Caller.at(house)));
        List.of("discipline-officer", "finance-officer", "media-officer", applicant(house, play.tender())).forEach(account -> callers.add(Caller.at(house).signIn(account)));
        assertThat(pages).as("the newcomer has acted").hasSizeGreaterThan(40).anyMatch(page -> page.contains("/trail/"));
        for (Caller caller : callers) {
            for (String page : pages) {
                assertThat(caller.get(page).body()).as(page).doesNotContain(next.name()).doesNotContain(">" + next.account() + "<").doesNotContain("\"" + next.account() + "\"");
            }
        }
    }

    private static String certificate() {
        return "/programmes/second-panel/draws/1/1";
    }

    private static String report(WholeHouse house, ByHand play, int review) {
        List<String> files = house.sql().queryForList("select id from attachment where case_ref like ?", String.class, play.programme.value() + "/%/EVL-" + review);
        assertThat(files).hasSize(1);
        assertThat(house.get(Attachments.class).get(files.get(0)).name()).contains("评审报告");
        return "/desk/attachments/" + files.get(0);
    }

    private static String applicant(WholeHouse house, CaseRef tender) {
        return house.sql().queryForObject("select min(applicant) from application where case_ref = ? and applicant <> ''", String.class, tender.value());
    }

    private static int status(WholeHouse house, String account, String page) {
        return Caller.at(house).signIn(account).get(page).status();
    }
}
