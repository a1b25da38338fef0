package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.calendar.Deadlines;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.notify.Notifying;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.testing.ManyTasks;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.RowsExamined;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** However much lies open, no statement of a step and none of a list that people open reads more than a page or two of rows. */
@Tag("G2")
@Tag("G3")
class RowsExaminedTest {

    private static final int MOST = 200;
    private static final int OPEN = 100_000;
    private static final int PUBLISHED = 3_000;
    private static final int SHOPS = 2_000;
    private static final int TOLD = 5_000;

    private static WholeHouse house;
    private static PlanWalk plan;
    private static CaseRef programme;
    private static Actor busiest;

    @BeforeAll
    static void fillTheHouse() {
        MySql.needed();
        house = WholeHouse.onMysql("huimin_speed_rows");
        plan = PlanWalk.begin(house, "lushan-2023");
        var item = plan.open().get(0);
        programme = item.root();
        ManyTasks.open(house.sql(), item.id(), OPEN);
        Actor colleague = house.get(People.class).inGroup(item.group()).get(0).actor();
        busiest = new Actor(colleague.account(), colleague.name(), colleague.unit(), groups(item.group()));
        past(house.sql(), item.id());
        news(house.sql(), item.id());
        notices(house.sql());
        directory(house.sql());
        house.sql().queryForList("analyze table work_item, work_copy, notify_message, notice, shop, directory_interval");
    }

    @AfterAll
    static void leave() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void everyStepOfAPlanReadsFewRows() {
        Map<String, List<RowsExamined>> steps = new LinkedHashMap<>();
        List<Optional<PlanWalk.Step>> next = new ArrayList<>();
        do {
            next.clear();
            List<RowsExamined> claimed = RowsExamined.by(house.sql(), () -> next.add(plan.next()));
            next.get(0).ifPresent(step -> {
                steps.put("before " + step.item().task(), claimed);
                steps.put(step.item().task(), RowsExamined.by(house.sql(), step::complete));
            });
        } while (next.get(0).isPresent());

        assertThat(steps).hasSizeGreaterThanOrEqualTo(20);
        steps.forEach(RowsExaminedTest::few);
    }

    @Test
    void everyTrayReadsFewRowsOnItsFirstPageAndFarDown() {
        Inbox inbox = house.get(Inbox.class);
        var deep = inbox.claimable(busiest, Filter.NONE, new org.huimin.tasks.Cursor(Instant.parse("2024-01-06T00:00:00Z"), "0"), 20);

        assertThat(deep.items()).hasSize(20);
        few("first page", () -> inbox.claimable(busiest, Filter.NONE, null, 20));
        few("a page far down", () -> inbox.claimable(busiest, Filter.NONE, deep.next(), 20));
        few("counts", () -> assertThat(inbox.counts(busiest).claimable()).isGreaterThan(OPEN / 5));
        few("mine", () -> inbox.mine(busiest, Filter.NONE, null, 20));
        few("done", () -> inbox.done(busiest, Filter.NONE, null, 20));
        few("copied", () -> assertThat(inbox.copied(busiest, Filter.NONE, null, 20).items()).hasSize(20));
        few("done far down", () -> inbox.done(busiest, Filter.NONE, inbox.done(busiest, Filter.NONE, null, 20).next(), 20));
    }

    @Test
    void newsIsCountedAndReadByTheLatestOfIt() {
        Inbox inbox = house.get(Inbox.class);
        Notifying notifying = house.get(Notifying.class);
        assertThat(inbox.counts(busiest).unread()).isEqualTo(Inbox.LATEST_COPIES);
        few("messages", () -> assertThat(notifying.page(busiest, Instant.parse("2024-02-01T00:00:00Z"), 20)).hasSize(20));
    }

    @Test
    void theInboxIsTwoStatementsAndNothingAroundThem() {
        Inbox inbox = house.get(Inbox.class);

        assertThat(RowsExamined.by(house.sql(), () -> {
            inbox.claimable(busiest, inbox.counts(busiest), Filter.NONE, null, 20);
        })).hasSize(2);
    }

    @Test
    void theCasePageReadsFewRows() {
        Inbox inbox = house.get(Inbox.class);
        few("turn", () -> inbox.open(programme));
        few("timeline", () -> assertThat(inbox.past(programme, null, 50).next()).isNotNull());
        few("timeline further on", () -> inbox.past(programme, inbox.past(programme, null, 50).next(), 50));
        few("runs", () -> house.get(ProcessProgress.class).runs(programme));
        few("deadlines", () -> house.get(Deadlines.class).ofProgramme(programme));
        few("programme", () -> house.get(ProgrammeRegister.class).view(programme));
    }

    @Test
    void publicListsReadFewRows() {
        NoticeBoard board = house.get(NoticeBoard.class);
        MerchantDirectory directory = house.get(MerchantDirectory.class);
        few("notices", () -> assertThat(board.latest(null, 20).next()).isNotNull());
        few("notices further on", () -> board.latest(board.latest(null, 100).next(), 20));
        few("programmes", () -> house.get(ProgrammeRegister.class).list(null, 50));
        few("directory", () -> assertThat(directory.page(programme, MerchantDirectory.Filter.ALL, null, 50).next()).isNotNull());
        few("directory further on", () -> directory.page(programme, MerchantDirectory.Filter.ALL, "S01000", 50));
        few("directory's size", () -> directory.count(programme));
    }

    private static void few(String what, Runnable act) {
        few(what, RowsExamined.by(house.sql(), act));
    }

    private static void few(String what, List<RowsExamined> examined) {
        assertThat(examined).as(what).isNotEmpty();
        assertThat(examined.get(0).rows()).as(what + ": " + examined.get(0)).isLessThanOrEqualTo(MOST);
    }

    private static Set<String> groups(String own) {
        List<String> others = house.sql().queryForList("select distinct group_code from person_post where group_code <> ? order by group_code limit 2",
                String.class, own);
        return Set.of(own, others.get(0), others.get(1));
    }

    /** Two thousand steps long done, half of them in the programme itself. */
    private static void past(JdbcTemplate sql, String task) {
        String rest = "process, task, name, subject, duty, apart, group_code, unit, unit_name, form, context, sender, created_at, due_at, due_provisional, due_basis";
        sql.update("insert into work_item (id, case_ref, root_ref, " + rest + ", state, done_at, done_by, done_by_name, decision)"
                + " select concat('done-', c.n), case when c.n % 2 = 0 then t.case_ref else c.root end, case when c.n % 2 = 0 then t.root_ref else c.root end, "
                + rest + ", 'DONE', c.due, ?, 'x', '' from work_item t cross join seed_case c where t.id = ? and c.n < 2000", busiest.account(), task);
        sql.update("insert into work_count values ('DONE', ?, 0, 2000) on duplicate key update items = items + 2000", busiest.account());
    }

    /** Of what others did, the unit has been told {@value #TOLD} times, and so has each group. */
    private static void news(JdbcTemplate sql, String task) {
        sql.update("insert into work_copy (unit, work_item, done_at, done_by)"
                + " select ?, concat(n, '~', right(?, 36)), due, 'x' from seed_case where n < " + TOLD, busiest.unit(), task);
        busiest.groups().forEach(group -> sql.update("insert into notify_message (id, kind, target, subject, link, created_at, expanded)"
                + " select concat('news-', ?, '-', n), 'ASSIGNED', ?, '', '/desk', due, true from seed_case where n < " + TOLD, group, group));
    }

    private static void notices(JdbcTemplate sql) {
        sql.update("insert into notice (about_ref, root_ref, notice_type, state, title, body, drafted_by, drafted_at, notice_number, published_at)"
                + " select root, root, 'PLAN', 'PUBLISHED', concat('公告', n), '{}', 'x', due, concat('第', n, '号'), due from seed_case where n < " + PUBLISHED);
    }

    private static void directory(JdbcTemplate sql) {
        sql.update("insert into shop_counter (programme, last_number, listed) values (?, ?, ?)", programme.value(), 2 * SHOPS, SHOPS);
        sql.update("insert into shop (programme, store_id, unit, round_no, line_no, name, credit_code, industry, address, above_declared, phone, doubtful, state, precedence)"
                + " select ?, concat('S', lpad(n, 5, '0')), 'u', 1, n, concat('商户', n), '', 'x', '', false, '', false,"
                + " case when n % 2 = 0 then 'LISTED' else 'REJECTED' end, '' from seed_case where n < ?", programme.value(), 2 * SHOPS);
        sql.update("insert into directory_interval (programme, platform, store_id, admitted_at, start_reason, opened_by)"
                + " select programme, 'p', store_id, '2023-12-01', '', 'x' from shop where state = 'LISTED' and programme = ?", programme.value());
    }
}
