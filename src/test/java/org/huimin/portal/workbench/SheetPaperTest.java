package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.document.Paper;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The approval sheet of a plan whose consultation had every kind of answer: none to make, one to make, and silence. */
class SheetPaperTest {

    private static final String OPINION = "give-opinion";

    @Test
    @Tag("S1.13")
    void saysOfEveryOfficeThatWasConsultedWhatItsOpinionWas() {
        try (WholeHouse house = WholeHouse.onH2()) {
            Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.read("lushan-2023"), 1);
            CaseRef programme = play.programme();
            stepUntil(play, () -> !open(house, programme, OPINION).isEmpty());
            List<WorkItem> asked = open(house, programme, OPINION);
            answer(house, asked.get(0), Map.of("agree", "AGREE"));
            answer(house, asked.get(1), Map.of("agree", "SUGGEST", "opinion", "建议明确专户开户行。"));
            stepUntil(play, () -> open(house, programme, OPINION).isEmpty());

            List<List<String>> rows = table(house.get(SheetPaper.class).of(asked.get(0))).rows();

            assertThat(opinionOf(rows, asked.get(0))).isEqualTo("无意见");
            assertThat(opinionOf(rows, asked.get(1))).isEqualTo("有修改建议\n建议明确专户开户行。");
            assertThat(asked.subList(2, asked.size())).isNotEmpty()
                    .allSatisfy(silent -> assertThat(opinionOf(rows, silent)).isEqualTo("逾期未反馈视作无意见"));
            assertThat(house.get(Timeline.class).of(asked.get(0).caseRef())).filteredOn(l -> l.item().id().equals(asked.get(0).id())).singleElement()
                    .returns("无意见", Timeline.Line::choice);
        }
    }

    private static String opinionOf(List<List<String>> rows, WorkItem asked) {
        return rows.stream().filter(row -> row.get(0).equals(asked.name()) && row.get(2).startsWith(asked.unitName())).findFirst().orElseThrow().get(1);
    }

    private static Paper.Table table(Paper sheet) {
        return sheet.parts().stream().flatMap(p -> p instanceof Paper.Table table ? Stream.of(table) : Stream.empty()).findFirst().orElseThrow();
    }

    private static void stepUntil(Rehearsing.Play play, java.util.function.BooleanSupplier there) {
        for (int step = 0; step < 40 && !there.getAsBoolean(); step++) {
            play.step(item -> !item.task().equals(OPINION), line -> { });
        }
        assertThat(there.getAsBoolean()).isTrue();
    }

    private static List<WorkItem> open(WholeHouse house, CaseRef programme, String task) {
        return house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals(task)).toList();
    }

    private static void answer(WholeHouse house, WorkItem item, Map<String, Object> values) {
        Actor actor = house.get(People.class).inGroup(item.group()).get(0).actor();
        house.get(Desk.class).claim(actor, item.id());
        house.get(Desk.class).complete(actor, item.id(), Answer.of(values));
    }
}
