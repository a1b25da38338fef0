package org.huimin.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.MySql;
import org.huimin.testing.NoSkipping;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Discipline reads everything, says what it thinks, gets an answer, and does nobody else's work. */
@Tag("S3.36")
class SupervisionStoryTest {

    @Test
    @Tag("check-7")
    void asksUntilTheAnswerWillDoOnH2() {
        try (WholeHouse house = WholeHouse.onH2()) {
            play(house);
        }
    }

    @Test
    void asksUntilTheAnswerWillDoOnMySql() {
        MySql.needed();
        try (WholeHouse house = WholeHouse.onMysql("huimin_supervision")) {
            play(house);
        }
    }

    private static void play(WholeHouse house) {
        PlanWalk plan = PlanWalk.begin(house, "supervised");
        WorkItem draft = house.get(Inbox.class).stillOpen().get(0);
        CaseRef programme = draft.root();
        Actor discipline = actor(house, "discipline-officer");
        Actor head = actor(house, "commerce-head");
        Supervising supervising = house.get(Supervising.class);
        doesNobodyElsesWork(house, plan, discipline);

        assertThatThrownBy(() -> supervising.raise(head, programme, "", "finance", "请说明。", null)).hasMessageContaining("纪检机构");
        assertThatThrownBy(() -> supervising.raise(discipline, programme, "", "leading", "请说明。", null)).hasMessageContaining("应当答复的单位");
        assertThatThrownBy(() -> supervising.raise(discipline, programme, "", "commerce", " ", null)).hasMessageContaining("请填写监督意见");
        assertThatThrownBy(() -> supervising.raise(discipline, programme, "", "commerce", "请说明。", LocalDate.of(2023, 1, 1))).hasMessageContaining("已过");
        CaseRef opinion = supervising.raise(discipline, draft.caseRef(), draft.name(), "commerce", "请说明方案编制依据。", LocalDate.of(2023, 11, 20));

        WorkItem asked = open(house, opinion, "answer-opinion");
        assertThat(asked.group()).isEqualTo("commerce-head");
        assertThat(asked.dueAt()).isEqualTo(java.time.Instant.parse("2023-11-20T16:00:00Z"));
        assertThatThrownBy(() -> house.get(Desk.class).claim(discipline, asked.id())).isInstanceOf(Refused.class);
        answer(house, head, asked, Map.of("reply", "依据见附件。"));
        WorkItem weighing = open(house, opinion, "weigh-answer");
        assertThatThrownBy(() -> answer(house, discipline, weighing, Map.of("decision", "RETURNED"))).hasMessageContaining("审阅意见");
        house.get(Desk.class).handBack(discipline, weighing.id());
        answer(house, discipline, weighing, Map.of("decision", "RETURNED", "opinion", "没有附上依据。"));
        answer(house, head, open(house, opinion, "answer-opinion"), Map.of("reply", "依据已补。"));
        answer(house, discipline, open(house, opinion, "weigh-answer"), Map.of("decision", "APPROVED"));

        assertThat(house.get(OpinionRegister.class).of(programme)).singleElement().satisfies(o -> {
            assertThat(o.state()).isEqualTo(OpinionView.State.CLOSED);
            assertThat(o.against()).isEqualTo(draft.caseRef().value());
            assertThat(o.replies()).extracting(OpinionView.Reply::weighed).containsExactly(false, true);
        });
        assertThat(house.get(TrailRegister.class).about(opinion, Long.MAX_VALUE, 50).stream().map(TrailEntry::fact))
                .contains("OpinionRaised", "OpinionAnswered", "AnswerWeighed");
        assertThat(house.get(TrailRegister.class).check(programme).fault()).isNull();
        assertThat(house.get(Unusual.class).in(programme)).extracting(Finding::rule).contains(UnusualRule.HASTY_DECISION);
        assertThat(house.get(Inbox.class).stillOpen()).noneMatch(i -> i.caseRef().equals(opinion));
    }

    /** Every piece of work of the plan, open to its own group and closed to discipline. */
    private static void doesNobodyElsesWork(WholeHouse house, PlanWalk plan, Actor discipline) {
        Desk desk = house.get(Desk.class);
        for (int step = 0; step < 3; step++) {
            PlanWalk.Step next = plan.next().orElseThrow();
            for (Runnable attempt : List.<Runnable>of(() -> desk.claim(discipline, next.item().id()), () -> desk.handBack(discipline, next.item().id()),
                    () -> desk.saveDraft(discipline, next.item().id(), Map.of()), () -> desk.complete(discipline, next.item().id(), next.answer()))) {
                assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, r -> assertThat(r.kind()).isEqualTo(Refused.Kind.ABSENT));
            }
            next.complete();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lushan-2023", "lanwan-2025"})
    void holdsNoDutyButItsOwn(String file) {
        ProgrammeSpec spec = ProgrammeFile.read(file);
        List<String> supervisors = spec.unitsHolding(Supervising.DUTY);

        assertThat(supervisors).hasSize(1);
        assertThat(spec.duties().keySet()).filteredOn(duty -> spec.unitsHolding(duty).contains(supervisors.get(0))).containsExactly(Supervising.DUTY);
    }

    private static WorkItem open(WholeHouse house, CaseRef opinion, String task) {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.caseRef().equals(opinion) && i.task().equals(task)).findFirst().orElseThrow();
    }

    private static void answer(WholeHouse house, Actor actor, WorkItem item, Map<String, Object> values) {
        NoSkipping steps = new NoSkipping(house, item.root());
        steps.nothingGivesWay();
        house.get(Desk.class).claim(actor, item.id());
        house.get(Desk.class).complete(actor, item.id(), Answer.of(values));
        steps.nothingGivesWay();
    }

    private static Actor actor(WholeHouse house, String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }
}
