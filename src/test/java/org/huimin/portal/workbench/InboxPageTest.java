package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.kernel.CaseRef;
import org.huimin.rehearsal.Demonstration;
import org.huimin.tasks.Intake;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of work: filters hold for all of it and stand in the address, counts are exact, and it costs the same however long it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPageTest {

    private static final Pattern ROW = Pattern.compile("class=\"task-name\" href=\"/desk/([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    /** Who it is, how many lie in the trays and are unread, one page, what may be chosen, what programmes are called. */
    private static final int STATEMENTS = 5;

    private WholeHouse house;
    private Caller reader;
    private CaseRef first;
    private CaseRef second;

    WholeHouse open() {
        return WholeHouse.openOnH2();
    }

    @BeforeAll
    void fillTheTray() {
        house = open();
        house.get(Demonstration.class).stop();
        first = PlanWalk.begin(house, "inbox-1").programme();
        second = PlanWalk.begin(house, "inbox-2").programme();
        house.get(Staffing.class).enrol(List.of(), List.of(new PersonEntry("reader", "县公安局内勤", "police", List.of("clerk"))));
        Instant now = house.get(Clock.class).instant();
        new TransactionTemplate(house.get(PlatformTransactionManager.class)).executeWithoutResult(t -> IntStream.range(0, 45).forEach(n ->
                house.get(Intake.class).arrived(new Intake.Arrival("tray-%02d".formatted(n), (n < 30 ? first : second).child("LIST", n), "review",
                        n % 2 == 0 ? "check-a" : "check-b", n % 2 == 0 ? "核对甲" : "核对乙", "第" + n + "家_100%", "check", List.of(), "police-clerk",
                        "police", "县公安局", "decision@none", Map.of(), "县商务局经办人", now, n >= 30 ? null : now.plus(Duration.ofHours(n - 5)), false, "", null))));
        reader = Caller.at(house).signIn("reader");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void pagesThroughAllOfItMostUrgentFirst() {
        assertThat(all("/desk?tray=OPEN")).containsExactlyElementsOf(IntStream.range(0, 45).mapToObj("tray-%02d"::formatted).toList());
    }

    @Test
    void filtersTheWholeListAndCountsExactly() {
        assertThat(all("/desk?tray=OPEN&programme=" + second)).hasSize(15);
        assertThat(all("/desk?tray=OPEN&task=check-b")).hasSize(22);
        assertThat(all("/desk?tray=OPEN&overdue=true")).containsExactly("tray-00", "tray-01", "tray-02", "tray-03", "tray-04", "tray-05");
        assertThat(all("/desk?tray=OPEN&q=list-44")).containsExactly("tray-44");
        assertThat(all("/desk?tray=OPEN&q=%E6%A0%B8%E5%AF%B9%E4%B9%99")).hasSize(22);
        assertThat(all("/desk?tray=OPEN&q=_100%25")).hasSize(45);
        assertThat(all("/desk?tray=OPEN&q=%25")).hasSize(45);
        assertThat(all("/desk?tray=OPEN&q=a%25b")).isEmpty();
        assertThat(reader.get("/desk?tray=OPEN&programme=" + first + "&task=check-b").body()).contains("符合条件 15 项");
        assertThat(reader.get("/desk?tray=OPEN&q=list-44").body()).contains("/desk?tray=MINE&amp;q=list-44");
    }

    @Test
    void asksTheDatabaseAsOftenForAFullPageAsForAnEmptyOne() {
        List<String> full = asked("/desk?tray=OPEN");
        List<String> empty = asked("/desk?tray=MINE");
        assertThat(full).as(String.join("\n", full)).hasSizeLessThanOrEqualTo(STATEMENTS);
        assertThat(empty).as(String.join("\n", empty)).hasSize(full.size());
        assertThat(asked("/desk?tray=OPEN&q=x&overdue=true")).hasSizeLessThanOrEqualTo(STATEMENTS + 1);
    }

    @Test
    void showsNothingOfOtherOffices() {
        assertThat(all("/desk?tray=OPEN")).allMatch(id -> id.startsWith("tray-"));
        assertThat(all("/desk?tray=DONE")).isEmpty();
    }

    @Test
    @Tag("check-31")
    void readsAMangledAddressAsTheFirstPage() {
        for (String after : List.of("x", "_", "2023-11-28T00:00:00Z_", "%2B1000000000-12-31T23:59:59Z_a", "2023-11-28T00:00:00Z_%27%20or%201%3D1", "-1000000000-01-01T00:00:00Z_a")) {
            assertThat(reader.get("/desk?tray=OPEN&after=" + after).status()).as(after).isEqualTo(200);
            assertThat(reader.get("/desk?tray=DONE&after=" + after).status()).as(after).isEqualTo(200);
        }
        assertThat(reader.get("/desk?tray=OPEN&programme=%27%3Bdrop&task=%27--&q=%27%22%3C%5C").status()).isEqualTo(200);
        for (String wrong : List.of("tray=ALL", "overdue=perhaps")) {
            assertThat(reader.get("/desk?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void copiesADecisionToEveryUnitThatHadAPartAndRemembersWhoReadIt() {
        PlanWalk walk = PlanWalk.begin(house, "inbox-copies");
        WorkItem review = walk.upTo("review-plan");
        walk.next().orElseThrow().complete();
        Caller finance = Caller.at(house).signIn("finance-officer");
        Caller colleague = Caller.at(house).signIn("finance-officer-2");
        Caller township = Caller.at(house).signIn("t01-officer");

        assertThat(rows(finance.get("/desk?tray=COPIED&programme=" + walk.programme()).body())).contains(review.id());
        assertThat(rows(township.get("/desk?tray=COPIED").body())).isEmpty();
        assertThat(rows(Caller.at(house).signIn("commerce-head").get("/desk?tray=COPIED").body())).doesNotContain(review.id());
        assertThat(finance.get("/desk/" + review.id()).body()).contains("已办理", "标为已阅");
        long unread = unread(finance);
        assertThat(finance.form("/desk/" + review.id() + "/read", Map.of()).status()).isEqualTo(302);
        assertThat(finance.form("/desk/" + review.id() + "/read", Map.of()).status()).isEqualTo(302);
        assertThat(unread(finance)).isEqualTo(unread - 1);
        assertThat(unread(colleague)).isEqualTo(unread);
        assertThat(finance.get("/desk/" + review.id()).body()).doesNotContain("标为已阅");
        assertThat(township.form("/desk/" + review.id() + "/read", Map.of()).status()).isEqualTo(404);
    }

    private static long unread(Caller caller) {
        Matcher count = Pattern.compile("传阅</span>\\s*<span class=\"tab-count figures\">([\\d,]+)<").matcher(caller.get("/desk?tray=COPIED").body());
        assertThat(count.find()).isTrue();
        return Long.parseLong(count.group(1));
    }

    /** What a page asked, the demonstration's own clockwork left out. */
    /** The shortest of three, since what the house keeps of a programme may just have run out and been asked for again. */
    private List<String> asked(String path) {
        return IntStream.range(0, 3).mapToObj(n -> house.statements(() -> reader.get(path)).stream()
                .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains(" act_")).toList()).min(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private List<String> all(String path) {
        List<String> found = new ArrayList<>();
        String at = path;
        while (at != null) {
            String page = reader.get(at).body();
            found.addAll(rows(page));
            Matcher next = NEXT.matcher(page);
            at = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        return found;
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(r -> r.group(1)).toList();
    }
}
