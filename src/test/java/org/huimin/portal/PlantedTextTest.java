package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.ShopCells;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.supervision.Supervising;
import org.huimin.tasks.Absenting;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.Transferring;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Endpoint;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Script, quote, formula and expressions of every engine there is, typed into every text field from the plan to the refund, and the
 * telephone number and identity number of somebody made up: everything the house hands out afterwards is read for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedTextTest {

    private static final String WORD = "植入";
    /** For fields that hold a few words only. */
    private static final String SHORT = "=1+1\"><script>" + WORD + "${7*7}#{7*7}</script>'";
    private static final String PLANTED = SHORT + "<img src=x onerror=alert('" + WORD + "')>" + WORD + "*{7*7}" + WORD + "[[${7*7}]]" + WORD + "[(${7*7})]" + WORD + "{{7*7}}"
            + WORD + "T(java.lang.Runtime).getRuntime()" + WORD + "${execution.id}";
    private static final List<String> RAW = List.of("<script>" + WORD, "<img src=x");
    private static final List<String> EVALUATED = List.of(WORD + "49", WORD + "java.lang");
    private static final String PHONE = "13987654321";
    private static final String IDENTITY = "410423199001011234";
    /** What platforms answer from their books and the play keeps. */
    private static final Set<String> FROM_BOOKS = Set.of("submit-daily", "submit-ledger", "submit-refunds");
    private static final String TAKEN_IN = """
            () => [...document.querySelectorAll('script, img, iframe, object, embed, svg, [onerror], [onload], [onclick]')].map(e => e.outerHTML)
              .filter(html => html.includes('%s') || html.includes('src="x"'))""".formatted(WORD);
    private static final Set<String> TYPED = Set.of("textfield", "textarea");
    private static final Path LOG = Path.of("target/planted-" + UUID.randomUUID() + ".log");
    private static final int OF_A_KIND = 8;
    /** For each reader, besides what was planted. */
    private static final int MOST_PAGES = 100;
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern FORMULA = Pattern.compile("(?m)(^|,)\"?\\s*[=+@＝＋＠]");
    private static final List<String> READERS = List.of("discipline-officer", "commerce-officer", "commerce-head", "finance-officer", "t01-officer",
            "t01-head", "alipay-operator", "msa-officer", "gov-officer");

    private final Map<String, String> plantedItems = new LinkedHashMap<>();
    private final Set<String> plantedFields = new TreeSet<>();
    private final Map<PathPattern, String> patterns = new LinkedHashMap<>();
    private final Map<String, Map<String, Caller.Loaded>> read = new LinkedHashMap<>();
    private final List<Caller.Loaded> publicPages = new ArrayList<>();
    private WholeHouse house;
    private CaseRef programme;

    @BeforeAll
    void liveThroughAProgrammeAndReadEverything() {
        house = WholeHouse.openAt(H2.fresh(), "sa", "", "logging.file.name=" + LOG, "logging.level.org.huimin=DEBUG");
        house.get(Demonstration.class).stop();
        programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
        PathPatternParser parser = new PathPatternParser();
        Endpoint.of(house).stream().filter(Endpoint::reads).forEach(e -> patterns.put(parser.parse(e.path()), e.path()));
        live();
        crawl("", Caller.at(house));
        READERS.forEach(account -> crawl(account, Caller.at(house).signIn(account)));
    }

    @AfterAll
    void close() throws IOException {
        house.close();
        Files.deleteIfExists(LOG);
    }

    @Test
    @Tag("check-28")
    @Tag("check-36")
    void standsOnPagesAsItWasTyped() {
        Set<String> shown = new TreeSet<>();
        read.forEach((path, pages) -> pages.forEach((address, page) -> {
            if (page.type().startsWith("text/html")) {
                assertThat(page.text()).as(address).doesNotContain(RAW).doesNotContain(EVALUATED);
                if (page.text().contains(WORD)) {
                    shown.add(path);
                }
            }
        }));
        assertThat(shown).as("kinds of pages on which it was seen").contains("/", "/merchants", "/notices", "/notices/{address}", "/programmes/{code}",
                "/cases/{ref}", "/desk/{id}", "/desk/absence", "/supervision/{ref}", "/supervision/{ref}/steps/{item}");
    }

    /** One page of each kind on which it stands, as its reader's browser shows it. */
    @Test
    @Tag("check-28")
    @Tag("check-36")
    void doesNothingInABrowser() {
        Map<String, List<String>> looked = new TreeMap<>();
        read.values().forEach(pages -> pages.entrySet().stream().filter(p -> p.getValue().type().startsWith("text/html") && p.getValue().text().contains(WORD))
                .findFirst().map(Map.Entry::getKey).ifPresent(at -> looked.computeIfAbsent(at.substring(0, at.indexOf(' ')), a -> new ArrayList<>()).add(at.substring(at.indexOf(' ') + 1))));
        assertThat(looked.values().stream().mapToInt(List::size).sum()).as("kinds of pages " + looked).isGreaterThanOrEqualTo(15);
        try (Browser browser = Browser.before(house)) {
            looked.forEach((account, addresses) -> {
                try (Browser.Visit visit = account.isEmpty() ? browser.visitor(Browser.WIDE) : browser.signIn(account, Browser.WIDE)) {
                    for (String address : addresses) {
                        visit.page().navigate(address);
                        assertThat((List<?>) visit.page().evaluate(TAKEN_IN)).as(account + " " + address).isEmpty();
                        visit.quiet();
                    }
                }
            });
        }
    }

    @Test
    @Tag("check-36")
    void wasTypedWhereverAnybodyTypes() {
        assertThat(plantedFields).hasSizeGreaterThanOrEqualTo(24);
        assertThat(plantedFields).as("to the end").contains("review-settlement.opinion", "confirm-rollover.opinion", "submit-report.report", "review-statement.opinion");
    }

    @Test
    void isNoFormulaInAnythingToTakeAway() throws Exception {
        List<String> taken = new ArrayList<>();
        for (Map.Entry<String, Map<String, Caller.Loaded>> kind : read.entrySet()) {
            for (Map.Entry<String, Caller.Loaded> page : kind.getValue().entrySet()) {
                if (!page.getValue().type().startsWith("text/html")) {
                    harmless(kind.getKey() + " ", page.getKey(), page.getValue().content(), taken);
                }
            }
        }
        assertThat(taken).as("what it was found in").anyMatch(name -> name.endsWith(".atom"));
    }

    private static void harmless(String in, String name, byte[] content, List<String> taken) throws Exception {
        String text = new String(content, StandardCharsets.UTF_8);
        if (content.length > 2 && content[0] == 'P' && content[1] == 'K') {
            Path file = Files.createTempFile("taken", ".zip");
            Files.write(file, content);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    harmless(in, entry.getName(), zip.getInputStream(entry).readAllBytes(), taken);
                }
            } finally {
                Files.delete(file);
            }
            return;
        }
        if (name.endsWith(".xml") || name.endsWith(".atom") || name.endsWith(".rels")) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(content));
            assertThat(text).as(in + name).doesNotContain(RAW).doesNotContain(EVALUATED).doesNotContain("<f>");
        }
        if (name.endsWith(".csv")) {
            assertThat(text.lines().filter(line -> line.contains(WORD))).as(in + name).noneMatch(line -> FORMULA.matcher(line).find());
        }
        if (text.contains(WORD)) {
            taken.add(name);
        }
    }

    @Test
    @Tag("check-30")
    void leftNoSerializedObjectInTheEngine() {
        for (String table : List.of("act_ru_variable where type_", "act_hi_varinst where var_type_", "act_hi_detail where var_type_")) {
            assertThat(house.sql().queryForObject("select count(*) from " + table + " not in ('string', 'integer', 'long', 'boolean', 'date', 'double', 'short', 'null')", Long.class))
                    .as(table).isZero();
        }
        assertThat(house.sql().queryForList("select bytes_ from act_ge_bytearray where bytes_ is not null", byte[].class))
                .noneMatch(bytes -> bytes.length > 3 && (bytes[0] & 0xFF) == 0xAC && (bytes[1] & 0xFF) == 0xED);
    }

    @Test
    @Tag("check-39")
    void leavesNobodysNumbersInLogsProcessesPublicPagesOrExports() throws IOException {
        assertThat(house.sql().queryForObject("select count(*) from shop where phone = ?", Long.class, PHONE)).as("shops with the number").isPositive();
        assertThat(house.sql().queryForObject("select count(*) from objection where objector_contact = ?", Long.class, PHONE)).isPositive();
        assertThat(Files.readString(LOG)).doesNotContain(PHONE, IDENTITY);
        for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            assertThat(house.sql().queryForObject("select count(*) from " + table + " where text_ like ? or text_ like ? or text_ like ?", Long.class,
                    "%" + PHONE + "%", "%" + IDENTITY + "%", "%" + WORD + "%")).as(table).isZero();
        }
        publicPages.forEach(page -> assertThat(page.text()).doesNotContain(PHONE, IDENTITY));
        read.forEach((path, pages) -> pages.forEach((address, page) -> {
            if (!page.type().startsWith("text/html") && !page.type().startsWith("application/json")) {
                assertThat(page.text()).as(address).doesNotContain(PHONE, IDENTITY);
            }
        }));
    }

    private void live() {
        Rehearsing.Play play = house.get(Rehearsing.class).resume(programme, 2023);
        do {
            besides();
            unplanted().forEach(this::plant);
        } while (!unplanted().isEmpty() || play.step(item -> plantedItems.containsKey(item.task()) || tooEarly(item), told -> { }));
    }

    private List<WorkItem> unplanted() {
        return house.get(Inbox.class).open(programme).stream().filter(i -> !plantedItems.containsKey(i.task()) && !tooEarly(i)).toList();
    }

    private boolean tooEarly(WorkItem item) {
        LocalDateTime stated = house.get(ProgrammeRegister.class).spec(programme).rehearsal().notBefore().get(item.duty());
        return stated != null && stated.atZone(Period.ZONE).toInstant().isAfter(house.get(BusinessClock.class).instant());
    }

    /** Answers the first of its kind with planted text wherever its form takes text; what does not take it yet is left to the play. */
    private void plant(WorkItem item) {
        List<String> fields = fields(item);
        if (plantedItems.containsKey(item.task()) || FROM_BOOKS.contains(item.task()) || fields.isEmpty() && !item.task().equals("recommend-merchants")) {
            plantedItems.putIfAbsent(item.task(), item.id());
            return;
        }
        if (!house.get(Inbox.class).isOpen(item.id())) {
            return;
        }
        plantedItems.put(item.task(), item.id());
        Actor actor = claimed(item);
        around(actor, item);
        Map<String, Object> values = new HashMap<>(house.get(Demonstration.class).answer(actor, item));
        Map<String, Object> planted = new HashMap<>(values);
        fields.forEach(field -> planted.put(field, PLANTED));
        for (int attempt = 0; attempt < 4; attempt++) {
            try {
                house.get(Desk.class).complete(actor, item.id(), Answer.of(planted));
                fields.stream().filter(field -> PLANTED.equals(planted.get(field)) || SHORT.equals(planted.get(field))).forEach(field -> plantedFields.add(item.task() + "." + field));
                return;
            } catch (Refused no) {
                List<String> faulty = no.reasons().stream().map(Refused.Reason::field).filter(fields::contains).toList();
                (faulty.isEmpty() ? fields : faulty).forEach(field -> {
                    if (PLANTED.equals(planted.get(field))) {
                        planted.put(field, SHORT);
                    } else if (values.containsKey(field)) {
                        planted.put(field, values.get(field));
                    } else {
                        planted.remove(field);
                    }
                });
            }
        }
        house.get(Desk.class).handBack(actor, item.id());
    }

    /** What is typed beside the form: a shop, a question and its answer, a reason. */
    private void around(Actor actor, WorkItem item) {
        switch (item.task()) {
            case "recommend-merchants" -> house.get(Compiling.class).save(actor, programme, item.context("unit"), Integer.parseInt(item.context("round")),
                    ListDelta.appending(0, List.of(new ShopCells(SHORT, "92410423MA00001001", "餐饮", SHORT, "否", PHONE))));
            case "draft-plan" -> {
                house.get(Helping.class).ask(actor, item.id(), Help.Kind.ASSIST, "commerce-officer-3", SHORT);
                Help asked = house.get(Helping.class).of(item).get(0);
                house.get(Helping.class).reply(actor("commerce-officer-3"), asked.id(), true, SHORT);
                LocalDate far = LocalDate.of(2024, 6, 3);
                house.get(Absenting.class).record(actor, "commerce-officer-2", far, far, List.of(), SHORT);
                house.get(Supervising.class).raise(actor("discipline-officer"), programme, "", "finance", SHORT, null);
            }
            case "arrange-funds" -> {
                house.get(Transferring.class).transfer(actor, item.id(), other(item, actor).account(), SHORT);
                house.get(Transferring.class).transfer(other(item, actor), item.id(), actor.account(), SHORT);
            }
            default -> { }
        }
    }

    private void besides() {
        Optional<PublicityView> running = house.get(PublicityRegister.class).running().stream().filter(p -> p.about().root().equals(programme)).findFirst();
        if (running.isPresent() && house.sql().queryForObject("select count(*) from objection where objector_contact = ?", Long.class, PHONE) == 0) {
            house.get(Objecting.class).file(new Objecting.Objection(running.get().id(), SHORT, PHONE, SHORT + IDENTITY, List.of()));
        }
    }

    private Actor claimed(WorkItem item) {
        Refused last = null;
        for (Person person : house.get(People.class).inGroup(item.group())) {
            try {
                house.get(Desk.class).claim(person.actor(), item.id());
                return person.actor();
            } catch (Refused no) {
                last = no;
            }
        }
        throw last;
    }

    private Actor other(WorkItem item, Actor actor) {
        return house.get(People.class).inGroup(item.group()).stream().map(Person::actor).filter(a -> !a.account().equals(actor.account())).findFirst().orElseThrow();
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private List<String> fields(WorkItem item) {
        List<String> fields = new ArrayList<>();
        try {
            for (JsonNode component : new ObjectMapper().readTree(house.get(TaskForms.class).schema(item)).findParents("key")) {
                if (TYPED.contains(component.path("type").asText()) && !component.path("readonly").asBoolean() && !component.path("disabled").asBoolean()) {
                    fields.add(component.path("key").asText());
                }
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
        return fields;
    }

    /** Follows every link there is, of each kind of page some. */
    private void crawl(String account, Caller caller) {
        Deque<String> next = new ArrayDeque<>(List.of("/", "/notices.atom", "/merchants?q=" + "%E6%A4%8D", "/desk", "/desk?tray=DONE", "/messages", "/desk/absence",
                "/desk/handover", "/desk/corrections", "/desk/backward", "/desk/holidays", "/supervision", "/cases/" + programme,
                "/cases/" + programme + "?tab=TIMELINE", "/cases/" + programme + "/money", "/cases/" + programme + "/money.csv",
                "/cases/" + programme + "/reimbursement.zip", "/supervision/" + programme + "?tab=OPINIONS", "/supervision/" + programme + "?tab=TRAIL",
                "/supervision/" + programme + "?all=true"));
        if (!account.isEmpty()) {
            plantedItems.values().forEach(id -> next.addAll(List.of("/desk/" + id, "/desk/" + id + "/sheet", "/supervision/" + programme + "/steps/" + id,
                    "/desk/" + id + "/print")));
        }
        Set<String> known = new HashSet<>(next);
        Map<String, Integer> met = new TreeMap<>();
        int pages = 0;
        while (!next.isEmpty() && pages < MOST_PAGES) {
            String address = next.poll();
            String path = pattern(address);
            boolean seed = address.contains("tab=") || plantedItems.values().stream().anyMatch(address::contains);
            if (path == null || address.contains("kind=pdf") || !seed && met.merge(path, 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            pages += seed ? 0 : 1;
            Caller.Loaded page = caller.load(address);
            assertThat(page.status()).as(account + " " + address).isIn(200, 302, 403, 404);
            if (page.status() != 200) {
                continue;
            }
            read.computeIfAbsent(path, kind -> new LinkedHashMap<>()).put(account + " " + address, page);
            if (account.isEmpty()) {
                publicPages.add(page);
            }
            if (page.type().startsWith("text/html")) {
                LINK.matcher(page.text()).results().map(link -> link.group(1).replace("&amp;", "&")).filter(known::add).forEach(next::add);
            }
        }
    }

    private String pattern(String address) {
        PathContainer path = PathContainer.parsePath(address.replaceAll("\\?.*", ""));
        return patterns.keySet().stream().filter(p -> p.matches(path)).sorted().findFirst().map(patterns::get).orElse(null);
    }
}
