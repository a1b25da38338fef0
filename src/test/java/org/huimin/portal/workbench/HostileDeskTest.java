package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/**
 * People who answer what is not theirs, too late, too early, twice, all at once, or with more than the form asks. Over HTTP
 * and past the pages, on the whole application: each time a sentence, and not one row changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDeskTest {

    private static final Map<String, Object> AGREED = Map.of("decision", "APPROVED", "opinion", "同意。");

    private WholeHouse house;
    private int walks;
    private volatile String armed;

    WholeHouse open() {
        return WholeHouse.openOnH2();
    }

    @BeforeAll
    void openTheDoors() {
        house = open();
        house.get(Demonstration.class).stop();
        listenForTheArmedFact();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    @Tag("check-1")
    void refusesTheTaskOfAColleagueOfTheSameOffice() {
        WorkItem item = walk().upTo("draft-plan");
        Caller holder = caller("commerce-officer");
        claim(holder, item);
        Stored before = Stored.in(house);

        Reply reply = caller("commerce-officer-2").answer(item.id(), Map.of("summary", "代办", "confirmed", true));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.rules()).containsExactly("task.somebody-elses");
        assertThatThrownBy(() -> desk().complete(actor("commerce-officer-2"), item.id(), Answer.of(Map.of("summary", "代办", "confirmed", true))))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
        assertThat(caller("commerce-officer-2").form("/desk/" + item.id() + "/hand-back", Map.of()).status()).isEqualTo(403);
        assertThat(Stored.in(house)).isEqualTo(before);
        assertThat(house.get(TrailRegister.class).all(CaseRef.HOUSE)).as("a line for each of the two").filteredOn(line -> line.fact().equals("AnswerTurnedAway")
                && line.content().contains(item.id())).hasSize(2).allSatisfy(line -> {
                    assertThat(line.actor()).isEqualTo("commerce-officer-2");
                    assertThat(line.content()).contains("task.somebody-elses");
                });
        assertThat(house.get(TrailRegister.class).check(CaseRef.HOUSE).holds()).isTrue();
    }

    @Test
    @Tag("check-7")
    void refusesATaskThatNobodyHasClaimed() {
        WorkItem item = walk().upTo("draft-plan");
        Stored before = Stored.in(house);

        Reply reply = caller("commerce-officer").answer(item.id(), Map.of("summary", "未签收", "confirmed", true));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.rules()).containsExactly("task.not-claimed");
        assertThatThrownBy(() -> desk().complete(actor("commerce-officer"), item.id(), Answer.of(Map.of("summary", "未签收", "confirmed", true))))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.CONFLICT));
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-7")
    void refusesEveryStepAgainOnceItIsDone() {
        PlanWalk walk = walk();
        List<PlanWalk.Step> done = new ArrayList<>();
        for (Optional<PlanWalk.Step> next = walk.next(); next.isPresent(); next = walk.next()) {
            next.get().complete();
            done.add(next.get());
        }
        Map<String, Caller> callers = new HashMap<>();
        Stored before = Stored.in(house);
        for (PlanWalk.Step step : done) {
            Caller caller = callers.computeIfAbsent(step.actor().account(), this::caller);
            Reply again = caller.answer(step.item().id(), step.answer().values());
            assertThat(again.status()).as(step.item().task()).isEqualTo(409);
            assertThat(again.rules()).as(step.item().task()).containsExactly("task.done");
            assertThat(caller.form("/desk/" + step.item().id() + "/claim", Map.of()).status()).isEqualTo(409);
            assertThat(caller.json("PUT", "/desk/" + step.item().id() + "/draft", Map.of("values", Map.of("opinion", "改写"))).status()).isEqualTo(409);
            assertThatThrownBy(() -> desk().complete(step.actor(), step.item().id(), step.answer()))
                    .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.CONFLICT));
        }
        assertThat(done).hasSizeGreaterThan(12);
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-4")
    void refusesADecisionOnPaperWhereTheFormTakesNone() {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("draft-plan");
        Caller holder = caller("commerce-officer");
        claim(holder, item);
        String scan = holder.upload("/desk/attachments", Map.of("item", item.id()), "签批件.pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8)).body()
                .replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        Stored before = Stored.in(house);

        Reply reply = holder.json("POST", "/desk/" + item.id(), Map.of("values", walk.answer(item).values(),
                "offline", Map.of("decidedBy", "局长办公会", "decidedOn", "2023-11-01", "document", "局办〔2023〕21号", "attachment", scan)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.rules()).containsExactly("form.offline");
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-4")
    void refusesWhatTheFormDoesNotAsk() {
        WorkItem item = walk().upTo("review-plan");
        Caller head = caller("commerce-head");
        claim(head, item);
        Stored before = Stored.in(house);

        for (Map<String, Object> extra : List.<Map<String, Object>>of(Map.of("approved", true), Map.of("isAdmin", true), Map.of("nextAssignee", "commerce-officer"),
                Map.of("assignee", "finance-officer"), Map.of("candidateGroups", "finance-officer,gov-officer"), Map.of("unit", "finance"),
                Map.of("decision ", "APPROVED"), Map.of("__proto__", Map.of("a", 1)), Map.of("${decision}", "x"))) {
            Map<String, Object> values = new HashMap<>(AGREED);
            values.putAll(extra);
            Reply reply = head.answer(item.id(), values);
            assertThat(reply.status()).as(extra.toString()).isEqualTo(422);
            assertThat(reply.fields()).containsExactlyElementsOf(extra.keySet());
        }
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-4")
    void refusesAFileThatWasHandedInForAnotherCase() {
        PlanWalk walk = walk();
        walk.upTo("draft-notice");
        PlanWalk.Step step = walk.next().orElseThrow();
        Attachments files = house.get(Attachments.class);
        byte[] text = "名称,金额\n一,1\n".getBytes(StandardCharsets.UTF_8);
        String foreign = files.store(step.actor(), walk().programme(), "别处.csv", new ByteArrayInputStream(text)).id();
        String own = files.store(step.actor(), step.item().caseRef(), "本项.csv", new ByteArrayInputStream(text)).id();
        Caller clerk = caller(step.actor().account());
        Map<String, Object> values = new HashMap<>(step.answer().values());
        Stored before = Stored.in(house);

        for (String strange : List.of(foreign, "0f0f0f0f-0000-4000-8000-000000000000")) {
            values.put("attachments", List.of(own, strange));
            Reply reply = clerk.answer(step.item().id(), values);
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.rules()).containsExactly("form.other-file");
            assertThat(reply.fields()).containsExactly("attachments");
        }
        assertThat(Stored.in(house)).isEqualTo(before);

        values.put("attachments", List.of(own));
        assertThat(clerk.answer(step.item().id(), values).status()).isEqualTo(200);
    }

    @Test
    @Tag("check-5")
    void refusesMissingOverlongAndWronglyTypedValuesWithTheirFields() {
        WorkItem item = walk().upTo("review-plan");
        Caller head = caller("commerce-head");
        claim(head, item);
        Stored before = Stored.in(house);

        Map<Map<String, Object>, String> faults = Map.of(
                Map.of(), "decision",
                Map.of("decision", "YES"), "decision",
                Map.of("decision", true), "decision",
                Map.of("decision", List.of("APPROVED")), "decision",
                Map.of("decision", "RETURNED"), "opinion",
                Map.of("decision", "RETURNED", "opinion", "  "), "opinion",
                Map.of("decision", "APPROVED", "opinion", "长".repeat(1001)), "opinion",
                Map.of("decision", "APPROVED", "opinion", 7), "opinion",
                Map.of("decision", "APPROVED", "opinion", Map.of("a", "b")), "opinion",
                Map.of("decision", "APPROVED", "opinion", "控制\u0001符"), "opinion");
        faults.forEach((values, field) -> {
            Reply reply = head.answer(item.id(), values);
            assertThat(reply.status()).as(values.toString()).isEqualTo(422);
            assertThat(reply.fields()).as(values.toString()).containsExactly(field);
        });
        for (String nonsense : List.of("", "{", "[]", "null", "{\"values\":[]}", "{\"values\":{\"decision\":NaN}}", "\"text\"")) {
            assertThat(head.json("POST", "/desk/" + item.id(), nonsense).status()).as(nonsense).isIn(400, 422);
        }
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-30")
    void readsNoSerializedObject() throws IOException {
        WorkItem item = walk().upTo("review-plan");
        Caller head = caller("commerce-head");
        claim(head, item);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(Map.of("values", new HashMap<>(AGREED))));
        }
        Stored before = Stored.in(house);

        for (String type : List.of("application/x-java-serialized-object", "application/x-java-object", "application/octet-stream")) {
            assertThat(head.sends("POST", "/desk/" + item.id(), type, bytes.toByteArray()).status()).as(type).isEqualTo(415);
            assertThat(head.sends("PUT", "/desk/" + item.id() + "/draft", type, bytes.toByteArray()).status()).as(type).isEqualTo(415);
        }
        assertThat(head.sends("POST", "/desk/" + item.id(), "application/json", bytes.toByteArray()).status()).isIn(400, 422);
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-5")
    void refusesAFieldThatTheChosenAnswerHides() {
        WorkItem item = walk().upTo("give-opinion");
        Caller unit = caller(item.group());
        claim(unit, item);
        Stored before = Stored.in(house);

        Reply hidden = unit.answer(item.id(), Map.of("agree", "AGREE", "opinion", "藏在后面的意见"));
        Reply missing = unit.answer(item.id(), Map.of("agree", "SUGGEST"));

        assertThat(hidden.status()).isEqualTo(422);
        assertThat(hidden.rules()).containsExactly("form.hidden-field");
        assertThat(hidden.fields()).containsExactly("opinion");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.fields()).containsExactly("opinion");
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-17")
    void letsExactlyOneOfEightClaimATask() throws Exception {
        WorkItem item = walk().upTo("draft-plan");
        house.get(Staffing.class).enrol(List.of(), IntStream.rangeClosed(1, 8)
                .mapToObj(n -> new PersonEntry("crowd-" + n, "县商务局人员" + n, "commerce", List.of("officer"))).toList());
        List<Caller> crowd = IntStream.rangeClosed(1, 8).mapToObj(n -> caller("crowd-" + n)).toList();

        List<Integer> statuses = atOnce(crowd, c -> c.form("/desk/" + item.id() + "/claim", Map.of()).status());

        assertThat(statuses).containsOnly(302, 409).satisfies(s -> assertThat(Collections.frequency(s, 302)).isEqualTo(1));
        assertThat(house.sql().queryForObject("select count(*) from work_item where id = ? and state = 'CLAIMED'", Integer.class, item.id())).isEqualTo(1);
    }

    /** Eight people of one post, each of whom takes the work up and answers it, at one moment. */
    @Test
    @Tag("check-17")
    void letsExactlyOneOfEightPeopleCompleteATask() throws Exception {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("review-plan");
        house.get(Staffing.class).enrol(List.of(), IntStream.rangeClosed(1, 8)
                .mapToObj(n -> new PersonEntry("heads-" + n, "县商务局负责人" + n, "commerce", List.of("head"))).toList());
        List<Caller> heads = IntStream.rangeClosed(1, 8).mapToObj(n -> caller("heads-" + n)).toList();

        List<Integer> statuses = atOnce(heads, c -> {
            c.form("/desk/" + item.id() + "/claim", Map.of());
            return c.answer(item.id(), AGREED).status();
        });

        assertThat(statuses).isSubsetOf(200, 403, 409)
                .satisfies(s -> assertThat(Collections.frequency(s, 200)).isEqualTo(1));
        assertThat(walk.open()).filteredOn(i -> i.task().equals("table-plan")).hasSize(1);
        assertThat(house.sql().queryForObject("select count(*) from work_answer where work_item = ?", Integer.class, item.id())).isEqualTo(1);
    }

    @Test
    @Tag("check-17")
    void letsExactlyOneOfSixteenAnswersThroughAndTellsOnce() throws Exception {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("review-plan");
        claim(caller("commerce-head"), item);
        List<Caller> sessions = IntStream.range(0, 16).mapToObj(n -> caller("commerce-head")).toList();

        List<Integer> statuses = atOnce(sessions, c -> c.answer(item.id(), AGREED).status());

        assertThat(statuses).containsOnly(200, 409).satisfies(s -> assertThat(Collections.frequency(s, 200)).isEqualTo(1));
        assertThat(walk.open()).filteredOn(i -> i.task().equals("table-plan")).hasSize(1);
        assertThat(house.sql().queryForObject("select count(*) from work_answer where work_item = ?", Integer.class, item.id())).isEqualTo(1);
        String next = walk.open().stream().filter(i -> i.task().equals("table-plan")).findFirst().orElseThrow().id();
        assertThat(house.sql().queryForObject("select count(*) from notify_message where id like ?", Integer.class, "work:" + next + "%")).isEqualTo(1);
    }

    @Test
    @Tag("check-17")
    void letsExactlyOneOfEightThreadsPastThePagesThrough() throws Exception {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("review-plan");
        desk().claim(actor("commerce-head"), item.id());

        List<String> ends = atOnce(IntStream.range(0, 8).boxed().toList(), n -> {
            try {
                desk().complete(actor("commerce-head"), item.id(), Answer.of(AGREED));
                return "done";
            } catch (Refused no) {
                return no.kind().name();
            }
        });

        assertThat(ends).containsOnly("done", "CONFLICT").satisfies(e -> assertThat(Collections.frequency(e, "done")).isEqualTo(1));
        assertThat(walk.open()).filteredOn(i -> i.task().equals("table-plan")).hasSize(1);
    }

    @Test
    @Tag("check-7")
    void leavesNothingWhereALaterStepOfTheSameTransactionSaysNo() {
        PlanWalk walk = walk();
        walk.upTo("issue-plan");
        PlanWalk.Step step = walk.next().orElseThrow();
        Caller clerk = caller(step.actor().account());
        Stored before = Stored.in(house);
        for (String fact : List.of("PlanIssued", "NoticeDrafted", "TaskCompleted")) {
            armed = fact;

            Reply reply = clerk.answer(step.item().id(), step.answer().values());

            assertThat(reply.status()).as(fact).isEqualTo(409);
            assertThat(reply.rules()).as(fact).containsExactly("test.later-step");
            assertThat(Stored.in(house)).as(fact).isEqualTo(before);
        }
        armed = null;
        step.complete();
    }

    @Test
    @Tag("check-6")
    void routesEachTaskToExactlyOneGroupWhateverPeopleType() {
        PlanWalk walk = walk();
        Map<String, Map<String, Object>> typed = Map.of(
                "draft-plan", Map.of("summary", "finance-officer,gov-officer ${execution} commerce-head", "confirmed", true),
                "review-plan", Map.of("decision", "APPROVED", "opinion", "commerce-officer,finance-officer"),
                "table-plan", Map.of("decision", "APPROVED", "opinion", "${duties.group(execution,'draft-plan')}"));
        for (Optional<PlanWalk.Step> next = walk.next(typed); next.isPresent(); next = walk.next(typed)) {
            for (WorkItem item : walk.open()) {
                assertThat(house.sql().queryForObject("select count(*) from person_post where group_code = ?", Integer.class, item.group()))
                        .as(item.group()).isPositive();
            }
            next.get().complete();
        }
    }

    @Test
    @Tag("check-18")
    void doesARepeatedSubmissionOnceAndTakesItWell() throws Exception {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("review-plan");
        Caller head = caller("commerce-head");
        claim(head, item);
        List<Caller> sessions = IntStream.range(0, 8).mapToObj(n -> caller("commerce-head")).toList();

        List<Reply> replies = atOnce(sessions, c -> submit(c, item, AGREED, "one-submission-0001"));
        Reply later = submit(head, item, AGREED, "one-submission-0001");
        Stored before = Stored.in(house);
        Reply otherBody = submit(head, item, Map.of("decision", "RETURNED", "opinion", "改主意了"), "one-submission-0001");
        Reply otherKey = submit(head, item, AGREED, "another-submission");

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies).extracting(Reply::body).containsOnly(later.body());
        assertThat(walk.open()).filteredOn(i -> i.task().equals("table-plan")).hasSize(1);
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.rules()).containsExactly("answer.key-reused");
        assertThat(otherKey.status()).isEqualTo(409);
        assertThat(submit(caller("commerce-officer"), item, AGREED, "one-submission-0001").status()).isEqualTo(404);
        assertThat(submit(head, item, AGREED, "§").status()).isEqualTo(422);
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-9")
    void closesTheDoorAtTheNextClickToWhoeverLeftAndPutsTheirWorkBack() {
        WorkItem item = walk().upTo("draft-plan");
        house.get(Staffing.class).enrol(List.of(), List.of(new PersonEntry("leaver", "县商务局离任人员", "commerce", List.of("officer"))));
        Caller leaver = caller("leaver");
        claim(leaver, item);

        house.get(Staffing.class).leave(Actor.SYSTEM, "leaver");

        Reply page = leaver.get("/desk");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.headers().get("location").get(0)).endsWith("/login");
        assertThat(leaver.answer(item.id(), Map.of("summary", "还想办理", "confirmed", true)).status()).isIn(302, 403);
        assertThat(caller("leaver").get("/desk").status()).isEqualTo(302);
        claim(caller("commerce-officer"), item);
    }

    @Test
    @Tag("check-9")
    void takesTheWorkOfALostPostBackAndLeavesTheRest() {
        WorkItem item = walk().upTo("draft-plan");
        WorkItem other = walk().upTo("review-plan");
        house.get(Staffing.class).enrol(List.of(), List.of(new PersonEntry("two-posts", "县商务局兼岗人员", "commerce", List.of("officer", "head"))));
        Caller person = caller("two-posts");
        claim(person, item);
        claim(person, other);

        house.get(Staffing.class).vacate(Actor.SYSTEM, "two-posts", "commerce-officer");

        assertThat(person.answer(item.id(), Map.of("summary", "还想办理", "confirmed", true)).status()).isEqualTo(404);
        assertThat(person.get("/desk/" + item.id()).status()).isEqualTo(404);
        claim(caller("commerce-officer"), item);
        assertThat(person.answer(other.id(), AGREED).status()).isEqualTo(200);
    }

    @Test
    @Tag("check-3")
    void saysTheSameOfWhatIsSomebodyElsesAndOfWhatIsNotThere() {
        PlanWalk walk = walk();
        WorkItem item = walk.upTo("draft-plan");
        Caller holder = caller("commerce-officer");
        claim(holder, item);
        String file = holder.upload("/desk/attachments", Map.of("item", item.id()), "方案.txt", "方案说明".getBytes(StandardCharsets.UTF_8))
                .body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        holder.json("PUT", "/desk/" + item.id() + "/draft", Map.of("values", Map.of("summary", "未报送的草稿")));
        house.get(Staffing.class).enrol(List.of(new UnitEntry("elsewhere", "外县单位", "外县单位", "BUREAU")),
                List.of(new PersonEntry("outsider", "外县单位人员", "elsewhere", List.of("officer"))));
        String absent = "00000000-0000-4000-8000-000000000000";

        assertThat(holder.get("/desk/attachments/" + file).status()).isEqualTo(200);
        for (String account : List.of("outsider", "t02-officer", "finance-officer", "alipay-operator")) {
            Caller stranger = caller(account);
            for (String path : List.of("/desk/{id}", "/desk/{id}?tab=TIMELINE", "/desk/{id}?tab=DIAGRAM")) {
                sameAsAbsent(account, stranger.get(path.replace("{id}", item.id())), item.id(), stranger.get(path.replace("{id}", absent)), absent);
            }
            sameAsAbsent(account, stranger.form("/desk/" + item.id() + "/claim", Map.of()), item.id(), stranger.form("/desk/" + absent + "/claim", Map.of()), absent);
            sameAsAbsent(account, stranger.form("/desk/" + item.id() + "/read", Map.of()), item.id(), stranger.form("/desk/" + absent + "/read", Map.of()), absent);
            sameAsAbsent(account, stranger.answer(item.id(), Map.of("summary", "x")), item.id(), stranger.answer(absent, Map.of("summary", "x")), absent);
            if (!account.equals("finance-officer")) {
                sameAsAbsent(account, stranger.get("/desk/attachments/" + file), file, stranger.get("/desk/attachments/" + absent), absent);
            }
        }
        Caller outsider = caller("outsider");
        for (String path : List.of("/cases/{ref}", "/cases/{ref}?tab=TIMELINE", "/cases/{ref}/runs/1")) {
            String there = walk.programme().value();
            sameAsAbsent("outsider", outsider.get(path.replace("{ref}", there)), there, outsider.get(path.replace("{ref}", "VP-2099-999")), "VP-2099-999");
        }
    }

    private static void sameAsAbsent(String who, Reply foreign, String id, Reply absent, String absentId) {
        assertThat(foreign.status()).as(who).isEqualTo(404);
        assertThat(absent.status()).as(who).isEqualTo(404);
        assertThat(plain(foreign.body(), id)).as(who).isEqualTo(plain(absent.body(), absentId));
    }

    /** Without the form token, which is new on every page, and without what was asked for. */
    private static String plain(String body, String asked) {
        return body.replace(asked, "…").replaceAll("value=\"[\\w-]{40,}={0,2}\"", "").replaceAll("<time.*?</time>", "");
    }

    private static Reply submit(Caller caller, WorkItem item, Map<String, ?> values, String key) {
        return caller.json("POST", "/desk/" + item.id(), Map.of("values", values), "Idempotency-Key", key);
    }

    /** Somebody in the same transaction who says no when the armed fact happens. */
    private void listenForTheArmedFact() {
        house.get(ApplicationEventMulticaster.class).addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> happened && happened.getPayload() instanceof Fact fact
                    && fact.factName().equals(armed)) {
                throw Refused.conflict("test.later-step", "后面的环节不同意。");
            }
        });
    }

    private PlanWalk walk() {
        return PlanWalk.begin(house, "hostile-" + ++walks);
    }

    private Caller caller(String account) {
        return Caller.at(house).signIn(account);
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private Desk desk() {
        return house.get(Desk.class);
    }

    private static void claim(Caller caller, WorkItem item) {
        assertThat(caller.form("/desk/" + item.id() + "/claim", Map.of()).status()).isEqualTo(302);
    }

    private interface Deed<P, R> {
        R by(P person) throws Exception;
    }

    private static <P, R> List<R> atOnce(List<P> people, Deed<P, R> deed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        CyclicBarrier together = new CyclicBarrier(people.size());
        try {
            List<Future<R>> running = threads.invokeAll(people.stream().map(person -> (Callable<R>) () -> {
                together.await();
                return deed.by(person);
            }).toList());
            List<R> results = new ArrayList<>();
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
