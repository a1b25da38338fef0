package org.huimin.portal.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.Administration;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.Timekeeper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three administrators, each at their own pages, none at another's, and every act of theirs in the record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationTest {

    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final Pattern END = Pattern.compile("action=\"(/administration/sessions/[^/]+/end)\"");
    private static final String YEAR = """
            {"year": 2029, "papers": ["http://www.gov.cn/zhengce/2028"], "days": [{"name": "元旦", "date": "2029-01-01", "isOffDay": true}]}""";

    private final Map<Administration, Caller> callers = new LinkedHashMap<>();
    private WholeHouse house;
    private String programme;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        house.get(Demonstration.class).stop();
        programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef().value();
        for (Administration office : Administration.values()) {
            callers.put(office, Caller.at(house).signIn(office.role()));
        }
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    @Tag("check-8")
    void eachHasTheirOwnPagesAndNoneAnothers() {
        Map<Administration, List<String>> pages = Map.of(
                Administration.SYSTEM, List.of("/administration/incidents", "/administration/calendars", "/administration/outbox", "/desk/programmes"),
                Administration.SECURITY, List.of("/administration/accounts", "/administration/accounts?unit=commerce"),
                Administration.AUDIT, List.of("/administration/trail"));
        pages.forEach((office, its) -> callers.forEach((who, caller) -> its.forEach(page ->
                assertThat(caller.get(page).status()).as(who + " at " + page).isEqualTo(who == office ? 200 : page.startsWith("/desk") ? 403 : 404))));
        List<String> acts = List.of("/administration/outbox/retry", "/administration/calendars", "/administration/trail.jsonl");
        acts.forEach(act -> callers.forEach((who, caller) -> {
            boolean theirs = act.endsWith("jsonl") ? who == Administration.AUDIT : who == Administration.SYSTEM;
            if (!theirs) {
                Reply reply = act.endsWith("calendars") ? caller.upload(act, Map.of(), "2029.json", YEAR.getBytes(StandardCharsets.UTF_8)) : caller.form(act, Map.of());
                assertThat(reply.status()).as(who + " does " + act).isEqualTo(404);
            }
        }));
    }

    @Test
    void postsStandInWordsAndNotAsCodes() {
        assertThat(callers.get(Administration.SECURITY).get("/administration/accounts?unit=commerce").body())
                .contains(">负责人</span>", ">经办人</span>").doesNotContain(">commerce-head</span><br");
    }

    @Test
    void noneOfThemSeesBusiness() {
        callers.forEach((office, caller) -> {
            assertThat(caller.get("/desk").headers().get("location").get(0)).as(office.name()).endsWith("/administration");
            assertThat(caller.get("/cases/" + programme).status()).as(office.name()).isEqualTo(404);
            assertThat(caller.get("/supervision/" + programme).status()).as(office.name()).isEqualTo(404);
            assertThat(caller.get("/cases/" + programme + "/money").status()).as(office.name()).isEqualTo(404);
            assertThat(caller.follow("/administration").body()).as(office.name()).doesNotContain("href=\"/desk\"", "href=\"/messages\"");
        });
    }

    @Test
    @Tag("check-21")
    void theSystemAdministratorSeesWhyAStepStandsStillAndLetsItGoOn() {
        Timekeeper timekeeper = house.get(Timekeeper.class);
        Rehearsing.Play play = house.get(Rehearsing.class).resume(CaseRef.of(programme), 2023);
        while (timekeeper.nextDue().isEmpty()) {
            play.step(item -> true, told -> { });
        }
        ManagementService engine = house.get(ManagementService.class);
        String job = engine.createJobQuery().timers().active().listPage(0, 1).get(0).getId();
        engine.setJobRetries(job, 0);
        Caller system = callers.get(Administration.SYSTEM);

        Reply stopped = system.get("/administration/incidents");
        assertThat(stopped.body()).contains("有 1 个步骤多次未成", programme, "/administration/incidents/" + job + "/retry", "后面的步骤都不会开始");
        assertThat(system.form("/administration/incidents/" + job + "/retry", Map.of()).status()).isEqualTo(302);

        assertThat(engine.createJobQuery().jobId(job).singleResult().getRetries()).isEqualTo(3);
        assertThat(system.get("/administration/incidents").body()).contains("没有停下的步骤").doesNotContain(job);
        assertThat(system.form("/administration/incidents/" + job + "/retry", Map.of()).status()).isEqualTo(404);
        assertThat(last("StepRetried").content()).contains(programme, "system-administrator");
    }

    @Test
    void theSystemAdministratorLoadsTheMissingYear() {
        Caller system = callers.get(Administration.SYSTEM);
        BusinessClock clock = house.get(BusinessClock.class);
        Instant before = clock.instant();
        clock.turnTo(Instant.parse("2028-11-20T02:00:00Z"));
        try {
            assertThat(system.get("/administration/calendars").body()).contains("缺少2029年的放假安排").contains("alert-danger");
            assertThat(system.upload("/administration/calendars", Map.of(), "x.json", "{".getBytes(StandardCharsets.UTF_8)).body()).contains("error-summary");

            Reply loaded = system.upload("/administration/calendars", Map.of(), "2029.json", YEAR.getBytes(StandardCharsets.UTF_8));

            assertThat(loaded.headers().get("location").get(0)).endsWith("loaded=2029");
            assertThat(system.get("/administration/calendars?loaded=2029").body()).contains("已导入2029年").doesNotContain("缺少2029年");
            assertThat(last("HolidaysLoaded").actor()).isEqualTo("system-administrator");
        } finally {
            clock.turnTo(before);
        }
    }

    @Test
    void theSystemAdministratorSendsAgainWhatWasGivenUpWithoutReadingIt() {
        house.sql().update("insert into notify_message (id, kind, target, subject, link, created_at, expanded) values ('m1','URGED','t01-officer','秘密标题','/desk',?,true)",
                "2023-11-20 02:00:00");
        house.sql().update("insert into notify_delivery (message, account, channel, state, attempts, next_at, fault) values ('m1','t01-officer','MAIL','FAILED',6,?,"
                + "'jakarta.mail.MessagingException')", "2023-11-20 02:00:00");
        Caller system = callers.get(Administration.SYSTEM);

        assertThat(system.get("/administration/outbox").body()).contains("jakarta.mail.MessagingException", "催办").doesNotContain("秘密标题", "t01-officer");
        assertThat(system.form("/administration/outbox/retry", Map.of()).status()).isEqualTo(302);

        assertThat(house.sql().queryForObject("select concat(state, attempts) from notify_delivery where message = 'm1'", String.class)).isEqualTo("WAITING0");
        assertThat(last("DeliveriesRetried").content()).contains("\"count\":1");
    }

    @Test
    void theSystemAdministratorRegistersTheFirstProgrammeOfAnySponsor() {
        Caller system = callers.get(Administration.SYSTEM);
        String file = ProgrammeFile.write(ProgrammeFile.read("lushan-2023")).replace("lushan-2023", "lushan-first");

        Reply registered = system.form("/desk/programmes", Map.of("text", file));

        assertThat(registered.body()).contains("活动已登记，编号 VP-");
        assertThat(house.get(ProgrammeRegister.class).find("lushan-first")).isPresent();
        assertThat(system.get("/cases/" + house.get(ProgrammeRegister.class).find("lushan-first").orElseThrow()).status()).isEqualTo(404);
    }

    @Test
    @Tag("check-38")
    void theSecurityAdministratorPutsSomebodyOut() {
        Caller officer = Caller.at(house).signIn("finance-officer");
        Caller security = callers.get(Administration.SECURITY);
        Reply page = security.get("/administration/accounts?unit=finance");
        assertThat(page.body()).contains("finance-officer", "finance-head", "未登录");
        Matcher end = END.matcher(page.body());
        assertThat(end.find()).isTrue();

        assertThat(security.form(end.group(1), Map.of("unit", "finance")).status()).isEqualTo(302);

        await().atMost(SECONDS).until(() -> officer.get("/desk").status() == 302);
        assertThat(security.form(end.group(1), Map.of("unit", "finance")).status()).isEqualTo(404);
        assertThat(last("SessionEnded").content()).contains("finance-officer", "security-administrator");
    }

    @Test
    @Tag("check-39")
    void theAuditAdministratorReadsWhoCameAndTakesTheRecordAlong() {
        Caller officer = Caller.at(house).signIn("police-officer");
        officer.form("/logout", Map.of());
        Caller audit = callers.get(Administration.AUDIT);

        assertThat(audit.get("/administration/trail").body()).contains("police-officer", "登录", "退出", "校验通过").doesNotContain("校验不通过");
        Reply taken = audit.form("/administration/trail.jsonl", Map.of());

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().lines()).allMatch(line -> line.startsWith("{") && line.contains("\"hash\""));
        assertThat(taken.body()).contains("SignedIn", "SignedOut", "police-officer", "TrailTakenOut");
        assertThat(last("TrailTakenOut").actor()).isEqualTo("audit-administrator");
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void theirPagesLookRight(int width) {
        try (Browser browser = Browser.before(house)) {
            for (Administration office : Administration.values()) {
                try (Browser.Visit visit = browser.signIn(office.role(), width)) {
                    for (String page : switch (office) {
                        case SYSTEM -> List.of("incidents", "calendars", "outbox");
                        case SECURITY -> List.of("accounts");
                        case AUDIT -> List.of("trail");
                    }) {
                        visit.go("/administration/" + page).looksRight("administration-" + page);
                    }
                }
            }
        }
    }

    private TrailEntry last(String fact) {
        return house.get(TrailRegister.class).page(CaseRef.HOUSE, Long.MAX_VALUE, 200).stream().filter(e -> e.fact().equals(fact)).findFirst().orElseThrow();
    }
}
