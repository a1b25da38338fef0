package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.LinkSigning;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.PublicityRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.scoring.Cards;
import org.huimin.scoring.Scoring;
import org.huimin.tasks.Absenting;
import org.huimin.tasks.Correcting;
import org.huimin.tasks.Desk;
import org.huimin.tasks.HandingOver;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.Intake;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.Endpoint;
import org.huimin.testing.EndpointKinds;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.ProcessProgress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.MethodParameter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who gets an answer where. Every endpoint stands in one table with the kind of people it is for; a second table says what
 * each kind means for whom. A new endpoint fails here until somebody has said whom it is for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointMatrixTest {

    /** Who knocks. The work is that of township t01: HOLDER has claimed it, COLLEAGUE holds the same post. */
    private enum Who {
        NOBODY(null), OUTSIDER("outsider"), APPLICANT("ent01-applicant"), EXPERT("experts-expert"), SYSTEM("system-administrator"),
        SECURITY("security-administrator"), AUDIT("audit-administrator"), TOWNSHIP("t02-officer"), PLATFORM("alipay-operator"), FINANCE("finance-officer"),
        DISCIPLINE("discipline-officer"), COLLEAGUE("t01-officer-2"), HOLDER("t01-officer");

        private final String account;

        Who(String account) {
            this.account = account;
        }
    }

    /**
     * What they hear. OK: what they asked for. LOGIN: the way to the sign-in. ABSENT: not found, word for word as for a
     * number that does not exist. FORBIDDEN: a sentence with 403. REFUSED: a sentence, and nothing is changed.
     * INSIDE: the way to their desk. HOME: the way to the pages they have instead of a desk. TOKEN: 401, which no sign-in of a person's changes.
     */
    private enum Answer { OK, INSIDE, HOME, LOGIN, TOKEN, ABSENT, FORBIDDEN, REFUSED }

    private static final String ANSWERS = """
            kind           NOBODY OUTSIDER  TOWNSHIP  PLATFORM  FINANCE   DISCIPLINE COLLEAGUE HOLDER    APPLICANT EXPERT    SYSTEM SECURITY  AUDIT
            public         OK     OK        OK        OK        OK        OK         OK        OK        OK        OK        OK     OK        OK
            door           OK     INSIDE    INSIDE    INSIDE    INSIDE    INSIDE     INSIDE    INSIDE    INSIDE    INSIDE    INSIDE INSIDE    INSIDE
            staff          LOGIN  OK        OK        OK        OK        OK         OK        OK        OK        OK        OK     OK        OK
            office         LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            claimed        LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     REFUSED   OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            person         LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            file           LOGIN  ABSENT    ABSENT    ABSENT    OK        OK         OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            case           LOGIN  ABSENT    OK        OK        OK        OK         OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            money          LOGIN  ABSENT    FORBIDDEN FORBIDDEN OK        OK         FORBIDDEN FORBIDDEN ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            inspection     LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    OK         ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            unpublished    ABSENT ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            publisher      LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            machine        TOKEN  TOKEN     TOKEN     TOKEN     TOKEN     TOKEN      TOKEN     TOKEN     TOKEN     TOKEN     TOKEN  TOKEN     TOKEN
            township       LOGIN  ABSENT    FORBIDDEN FORBIDDEN FORBIDDEN FORBIDDEN  OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            visits         LOGIN  ABSENT    OK        ABSENT    ABSENT    OK         OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            visited        LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    OK         OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            visiting       LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     OK        OK        ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            reporter       LOGIN  ABSENT    REFUSED   REFUSED   FORBIDDEN FORBIDDEN  REFUSED   REFUSED   ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            panel          LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            administration LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    HOME   HOME      HOME
            platform       LOGIN  ABSENT    ABSENT    OK        ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            applicant      LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    ABSENT
            keeper         LOGIN  FORBIDDEN FORBIDDEN FORBIDDEN FORBIDDEN FORBIDDEN  FORBIDDEN FORBIDDEN FORBIDDEN FORBIDDEN OK     FORBIDDEN FORBIDDEN
            desk           LOGIN  OK        OK        OK        OK        OK         OK        OK        HOME      OK        HOME   HOME      HOME
            applying       LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    OK        ABSENT    ABSENT ABSENT    ABSENT
            handing-in     LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    REFUSED   ABSENT    ABSENT ABSENT    ABSENT
            system         LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    OK     ABSENT    ABSENT
            security       LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT OK        ABSENT
            audit          LOGIN  ABSENT    ABSENT    ABSENT    ABSENT    ABSENT     ABSENT    ABSENT    ABSENT    ABSENT    ABSENT ABSENT    OK
            """;

    private static final String ABSENT = "00000000-0000-4000-8000-000000000000";
    private static final String STALE = "页面停留时间过长";
    private static final Map<String, String> KIND_OF_WORK = Map.of("process", "township", "task", "recommend-merchants");
    private static final String LISTED = "名称,统一社会信用代码,所属行业,详细地址\n一号店,92410423MA00001001,餐饮,新街1号\n";
    private static final String JUDGED = "店铺编号,商户,结论\nS-0001,一号店,同意\n";
    /** A picture of one dot, so that there is something to look at. */
    private static final String DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Map<String, List<String>> kinds = EndpointKinds.all();
    private final Map<String, Map<Who, Answer>> answers = answers();
    private final Map<Who, Caller> callers = new EnumMap<>(Who.class);
    private WholeHouse house;
    private List<Endpoint> endpoints;
    private CaseRef programme;
    private WorkItem list;
    private WorkItem verdicts;
    private WorkItem letters;
    private String file;
    private String help;
    private String absence;
    private String correction;
    private String handover;
    private String number;
    private String sheet;
    private String address;
    private String token;
    private String shop;
    private String sample;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        house.get(Demonstration.class).stop();
        endpoints = Endpoint.of(house);
        programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
        Rehearsing.Play play = house.get(Rehearsing.class).resume(programme, 2023);
        Predicate<WorkItem> commitments = item -> item.task().equals("register-commitments") && item.unit().equals("t01");
        while (house.get(Inbox.class).open(programme).stream().noneMatch(commitments)) {
            play.step(item -> true, told -> { });
        }
        house.get(Staffing.class).enrol(List.of(new UnitEntry("elsewhere", "外县单位", "外县单位", "BUREAU"), new UnitEntry("ent01", "报名企业01", null, "ENTERPRISE"),
                        new UnitEntry("experts", "评审专家", "评审专家", "BUREAU")),
                List.of(new PersonEntry("ent01-applicant", "报名企业01经办人", "ent01", List.of("applicant")),
                        new PersonEntry("experts-expert", "评审专家1", "experts", List.of("expert")), new PersonEntry("outsider", "外县单位人员", "elsewhere", List.of("officer")),
                        new PersonEntry("t01-helper", "01号乡镇协办人员", "t01", List.of("helper"))));
        for (Who who : Who.values()) {
            callers.put(who, who.account == null ? Caller.at(house) : Caller.at(house).signIn(who.account));
        }
        callers.get(Who.NOBODY).learnTokenFrom("/login");
        layOut(house.get(Inbox.class).open(programme).stream().filter(commitments).findFirst().orElseThrow());
    }

    private void layOut(WorkItem commitments) {
        Actor holder = actor(Who.HOLDER.account);
        Desk desk = house.get(Desk.class);
        list = again("recommend-merchants");
        verdicts = again("review-merchants");
        letters = commitments;
        Stream.of(list, verdicts, letters).forEach(item -> desk.claim(holder, item.id()));
        file = callers.get(Who.HOLDER).upload("/desk/attachments", Map.of("item", list.id()), "门头.png", Base64.getDecoder().decode(DOT))
                .body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        house.get(Helping.class).ask(holder, list.id(), Help.Kind.ASSIST, "t01-helper", "请核对地址");
        help = house.get(Helping.class).of(list).get(0).id();
        var far = house.get(BusinessClock.class).instant().atZone(Period.ZONE).toLocalDate().plusDays(90);
        house.get(Absenting.class).record(holder, Who.COLLEAGUE.account, far, far, List.of(), "外出");
        absence = house.get(Absenting.class).of(holder).get(0).id();
        handover = house.get(HandingOver.class).record(holder, Who.HOLDER.account, Who.COLLEAGUE.account, far.plusDays(9), "轮岗");
        WorkItem draft = done("draft-plan");
        house.get(Correcting.class).correct(actor(draft.doneBy()), draft.id(), "summary", "更正后的说明", "笔误");
        correction = house.get(Correcting.class).of(draft).get(0).id();
        number = callers.get(Who.HOLDER).upload("/desk/" + list.id() + "/import", Map.of(), "名单.csv", LISTED.getBytes(StandardCharsets.UTF_8))
                .headers().get("location").get(0).replaceAll(".*/", "");
        sheet = callers.get(Who.HOLDER).upload("/desk/" + verdicts.id() + "/workbook", Map.of(), "研判表.csv", JUDGED.getBytes(StandardCharsets.UTF_8))
                .headers().get("location").get(0).replaceAll(".*/", "");
        sample = callers.get(Who.PLATFORM).upload("/cases/" + programme.value() + "/platforms/alipay/mappings", Map.of("kind", "claims"), "流水.csv",
                "券编号,时间\n`V1,2023/12/11 9:00\n".getBytes(StandardCharsets.UTF_8)).headers().get("location").get(0).replaceAll(".*/", "");
        house.get(Scoring.class).begin(Actor.SYSTEM, programme.child("SEL", 1), Cards.wide(2, 2, 3));
        NoticeView notice = house.get(NoticeBoard.class).get(house.get(PublicityRegister.class).of(programme).get(0).notice()).orElseThrow();
        address = new NoticeAddress(notice.about(), notice.number()).toString();
        shop = house.get(MerchantDirectory.class).uncommitted(programme, "t01").get(0).storeId();
        token = house.get(LinkSigning.class).issue(holder, programme, "t01", shop, letters.dueAt());
    }

    /** The same work as was done before, on the holder's desk once more. */
    private WorkItem again(String task) {
        WorkItem item = done(task);
        String id = UUID.randomUUID().toString();
        new TransactionTemplate(house.get(PlatformTransactionManager.class)).executeWithoutResult(t -> house.get(Intake.class).arrived(new Intake.Arrival(
                id, item.caseRef(), item.process(), item.task(), item.name(), item.subject(), item.duty(), List.of(), "t01-officer", "t01", "01号乡镇",
                item.form(), item.context(), "县商务局经办人", item.createdAt(), item.dueAt(), false, item.dueBasis(), null)));
        return house.get(Inbox.class).get(actor(Who.HOLDER.account), id);
    }

    private WorkItem done(String task) {
        return house.get(Inbox.class).timeline(programme).stream().map(h -> h.item()).filter(i -> i.task().equals(task) && i.doneBy() != null
                && (i.unit().equals("t01") || !task.equals("recommend-merchants"))).findFirst().orElseThrow();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    @Tag("check-2")
    void everyEndpointHasItsLineInTheTable() {
        assertThat(endpoints).extracting(Endpoint::name).containsExactlyInAnyOrderElementsOf(kinds.keySet());
        assertThat(kinds.values()).allSatisfy(line -> assertThat(answers).containsKey(line.get(0)));
    }

    @Test
    @Tag("check-2")
    void whatIsForTheDemonstrationIsThereOnlyWhereOneIsGiven() {
        assertThat(endpoints).allSatisfy(endpoint -> {
            ConditionalOnProperty condition = endpoint.handler().getBeanType().getAnnotation(ConditionalOnProperty.class);
            assertThat(condition != null && List.of(condition.value()).contains("huimin.demonstration"))
                    .as(endpoint.name()).isEqualTo(kinds.get(endpoint.name()).contains("demonstration"));
        });
    }

    @Test
    @Tag("check-2")
    void whoeverMayReadGetsTheirPage() {
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            expected(endpoint).forEach((who, answer) -> {
                if (endpoint.reads() && answer == Answer.OK) {
                    Reply reply = endpoint.send(callers.get(who), endpoint.at(variables(endpoint, true)), KIND_OF_WORK);
                    all.assertThat(reply.status()).as(endpoint + " asked by " + who).isEqualTo(200);
                }
            });
        }
        all.assertAll();
    }

    @Test
    @Tag("check-2")
    @Tag("check-3")
    void whoeverMayNotHearsNothingAndChangesNothing() {
        Stored before = Stored.in(house);
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            expected(endpoint).forEach((who, answer) -> {
                if (answer != Answer.OK) {
                    hears(all, endpoint, who, answer);
                }
            });
        }
        all.assertAll();
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    private void hears(SoftAssertions all, Endpoint endpoint, Who who, Answer answer) {
        Reply reply = endpoint.send(callers.get(who), endpoint.at(variables(endpoint, true)), fields(true));
        String asked = endpoint + " asked by " + who;
        switch (answer) {
            case LOGIN -> all.assertThat(sentTo(reply)).as(asked).endsWith("/login");
            case INSIDE -> all.assertThat(sentTo(reply)).as(asked).endsWith("/desk");
            case HOME -> all.assertThat(sentTo(reply)).as(asked).matches("302 .*/(apply|administration/\\w+|administration)");
            case TOKEN -> all.assertThat(reply.status()).as(asked).isEqualTo(401);
            case FORBIDDEN -> all.assertThat(reply.status()).as(asked).isEqualTo(403);
            case REFUSED -> all.assertThat(reply.status()).as(asked + reply.headers().get("location")).isIn(302, 403, 409, 422);
            case ABSENT -> {
                Reply unknown = endpoint.send(callers.get(who), endpoint.at(variables(endpoint, false)), fields(false));
                all.assertThat(reply.status()).as(asked).isEqualTo(404);
                all.assertThat(unknown.status()).as(asked + ", of what is not there").isEqualTo(404);
                all.assertThat(plain(reply.body(), endpoint, true)).as(asked).isEqualTo(plain(unknown.body(), endpoint, false));
            }
            default -> throw new IllegalArgumentException(answer.name());
        }
    }

    private static String sentTo(Reply reply) {
        return reply.status() + " " + reply.headers().getOrDefault("location", List.of("nowhere")).get(0);
    }

    @Test
    @Tag("check-2")
    @Tag("check-38")
    void nothingIsDoneForAFormOfSomebodyElsesSite() {
        Caller tricked = Caller.at(house).signIn(Who.HOLDER.account).forgetToken();
        Stored before = Stored.in(house);
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints.stream().filter(Endpoint::writes).filter(e -> !kinds.get(e.name()).contains("machine")).toList()) {
            Reply reply = endpoint.send(tricked, endpoint.at(variables(endpoint, true)), fields(true));
            all.assertThat(reply.status()).as(endpoint.name()).isEqualTo(403);
            all.assertThat(reply.body()).as(endpoint.name()).contains(STALE);
        }
        all.assertAll();
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    /** Consoles and programming interfaces of the parts the house is made of. */
    static final List<String> NOT_OURS = List.of("/engine-rest", "/engine-rest/engine", "/rest/engine/default/task", "/camunda", "/camunda/app/welcome/default/",
            "/camunda-welcome/index.html", "/app/cockpit/default/", "/h2-console", "/h2-console/login.do", "/actuator", "/actuator/health", "/actuator/env",
            "/actuator/heapdump", "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/v3/api-docs.yaml", "/openapi.yaml", "/jolokia", "/metrics", "/env",
            "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/application.yaml", "/db/migration/V010__calendar.sql", "/..;/actuator", "/processes/plan.bpmn");

    @Test
    @Tag("check-26")
    void hasNoDoorThatItsPartsWouldOpen() {
        SoftAssertions all = new SoftAssertions();
        for (String path : NOT_OURS) {
            for (Who who : List.of(Who.NOBODY, Who.HOLDER, Who.DISCIPLINE)) {
                all.assertThat(callers.get(who).get(path).status()).as(path + " asked by " + who).isIn(400, 404);
            }
        }
        all.assertAll();
    }

    private static final List<String> HOSTILE = List.of("name;drop table work_item", "' or '1'='1", "\" or 1=1 --", "1) union select account from visit --", "-1", "0",
            "99999999999999999999", "1e309", "%", "_", "\\", "%00", "${7*7}", "x".repeat(3000), "2023-12-07T00:00:00Z|x", "../../etc/passwd", "desc, sleep(5)");

    @Test
    @Tag("check-31")
    void noParameterOfAnyPageReachesTheDatabaseAsAnythingButAValue() {
        Stored before = Stored.in(house);
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints.stream().filter(Endpoint::reads).toList()) {
            Optional<Who> reader = expected(endpoint).entrySet().stream().filter(e -> e.getValue() == Answer.OK).map(Map.Entry::getKey)
                    .max(Comparator.naturalOrder());
            List<String> names = parameters(endpoint);
            if (reader.isEmpty() || names.isEmpty()) {
                continue;
            }
            for (String name : names) {
                for (String value : HOSTILE) {
                    Reply reply = endpoint.send(callers.get(reader.get()), endpoint.at(variables(endpoint, true)), Map.of(name, value));
                    all.assertThat(reply.status()).as(endpoint + " " + name + "=" + value.substring(0, Math.min(30, value.length()))).isLessThan(500);
                    all.assertThat(reply.body()).as(endpoint + " " + name).doesNotContain("SQLException", "JdbcSQL", "org.hibernate", "BadSqlGrammar");
                }
            }
        }
        all.assertAll();
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    private static final List<String> LENGTHS_AND_ORDERS = List.of("size", "limit", "pagesize", "perpage", "rows", "count", "offset", "sort", "orderby", "direction");

    /** How many lines a page has is the house's; the one order that may be chosen has names of its own, and another is a bad request. */
    @Test
    @Tag("check-31")
    void noListLetsItsLengthOrAColumnBeNamed() {
        SoftAssertions all = new SoftAssertions();
        int chosen = 0;
        for (Endpoint endpoint : endpoints.stream().filter(Endpoint::reads).toList()) {
            all.assertThat(parameters(endpoint)).as(endpoint.name()).noneMatch(name -> LENGTHS_AND_ORDERS.contains(name.toLowerCase(Locale.ROOT)));
            Optional<Who> reader = expected(endpoint).entrySet().stream().filter(e -> e.getValue() == Answer.OK).map(Map.Entry::getKey).max(Comparator.naturalOrder());
            for (MethodParameter parameter : endpoint.handler().getMethodParameters()) {
                if (reader.isPresent() && parameter.hasParameterAnnotation(RequestParam.class) && parameter.getParameterType().isEnum()) {
                    chosen++;
                    for (String value : List.of("name;drop table work_item", "0", "order by 1")) {
                        Reply reply = endpoint.send(callers.get(reader.get()), endpoint.at(variables(endpoint, true)), Map.of(parameter.getParameter().getName(), value));
                        all.assertThat(reply.status()).as(endpoint + " " + parameter.getParameter().getName() + "=" + value).isEqualTo(400);
                    }
                }
            }
        }
        all.assertThat(chosen).isGreaterThanOrEqualTo(4);
        all.assertAll();
    }

    /** Names under which its handler takes something from the query. */
    private static List<String> parameters(Endpoint endpoint) {
        return Arrays.stream(endpoint.handler().getMethodParameters()).map(p -> {
            RequestParam taken = p.getParameterAnnotation(RequestParam.class);
            return taken == null || Map.class.isAssignableFrom(p.getParameterType()) ? "" : taken.name().isEmpty() ? p.getParameter().getName() : taken.name();
        }).filter(name -> !name.isEmpty()).toList();
    }

    private Map<Who, Answer> expected(Endpoint endpoint) {
        return answers.get(kinds.getOrDefault(endpoint.name(), List.of("public")).get(0));
    }

    /** @param real false: numbers of the same look that stand for nothing */
    private Map<String, String> variables(Endpoint endpoint, boolean real) {
        Map<String, String> variables = new HashMap<>(Map.of("id", id(endpoint.path()).orElseThrow(), "ref", programme.value(), "item", list.id(),
                "number", endpoint.path().startsWith("/desk/{id}/workbook") ? sheet : number, "attachment", file, "help", help, "seq", "1",
                "address", address, "token", token, "code", "lushan-2023"));
        variables.put("place", "1");
        variables.put("file", file);
        variables.put("part", "1");
        variables.put("material", "application");
        variables.put("job", list.id());
        variables.put("session", list.id());
        variables.put("platform", "alipay");
        variables.put("day", "2023-12-15");
        variables.put("kind", "claims");
        variables.put("field", "claims");
        variables.put("name", "claims.csv");
        variables.put("kind", "claims");
        variables.put("store", shop);
        variables.put("inspection", list.id());
        variables.put("round", "1");
        variables.put("receipt", "ZY-2023-001-001");
        variables.put("follows", "ZY-2023-001-001");
        variables.put("act", "pause");
        variables.put("attempt", "1");
        variables.put("kind", "claims");
        variables.put("channel", "POSTER");
        variables.put("sample", sample);
        variables.put("mapping", "1");
        variables.put("notice", house.get(NoticeBoard.class).all(programme).get(0).id().toString());
        variables.put("sheet", programme.value() + ".SEL-1");
        variables.put("run", house.get(ProcessProgress.class).runs(programme).get(0).id());
        if (!real) {
            variables.replaceAll((name, value) -> name.equals("ref") ? "VP-2099-999" : name.equals("sheet") ? "VP-2099-999.SEL-1" : value.equals("1") ? value : ABSENT);
        }
        return variables;
    }

    private Optional<String> id(String path) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("/desk/attachments", file);
        places.put("/desk/absence", absence);
        places.put("/desk/corrections", correction);
        places.put("/desk/handover", handover);
        places.put("/desk/{id}/commitments", letters.id());
        places.put("/desk/{id}/verdicts", verdicts.id());
        places.put("/desk/{id}/workbook", verdicts.id());
        places.put("/", list.id());
        return places.entrySet().stream().filter(p -> path.startsWith(p.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /** What forms and programs of pages send, all in one: each takes what it knows of it. */
    private Map<String, String> fields(boolean real) {
        Map<String, String> fields = new HashMap<>(Map.of("kind", "ASSIST", "store", "S-0001", "text", LISTED, "reason", "理由", "from", "VP-2022-001", "to", Who.COLLEAGUE.account, "goods", "大米", "price", "3.20"));
        fields.putAll(KIND_OF_WORK);
        fields.putAll(Map.of("checked", "0", "member", "E001"));
        fields.putAll(Map.of("takenOn", "2023-12-07", "against", real ? programme.value() : "VP-2099-999", "unit", "finance",
                "items", real ? list.id() : ABSENT, "item", real ? list.id() : ABSENT, "opinion", "同意", "approve", "true"));
        return fields;
    }

    /** Without the form token, which is new on every page, and without what was asked for. */
    private String plain(String body, Endpoint endpoint, boolean real) {
        String plain = body;
        for (String value : variables(endpoint, real).values().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            plain = value.equals("1") ? plain : plain.replace(value, "…");
        }
        return plain.replaceAll("value=\"[\\w-]{40,}={0,2}\"", "").replaceAll("<time.*?</time>", "");
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private static Map<String, Map<Who, Answer>> answers() {
        Map<String, Map<Who, Answer>> answers = new LinkedHashMap<>();
        List<String[]> lines = ANSWERS.lines().map(line -> line.split("\\s+")).toList();
        lines.stream().skip(1).forEach(words -> {
            Map<Who, Answer> row = new EnumMap<>(Who.class);
            for (int column = 1; column < words.length; column++) {
                row.put(Who.valueOf(lines.get(0)[column]), Answer.valueOf(words[column]));
            }
            answers.put(words[0], row);
        });
        return answers;
    }
}
