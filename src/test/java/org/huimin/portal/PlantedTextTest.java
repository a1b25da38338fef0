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
 * Script, quote, formula and expression, typed into every text field from the plan to the end of the first phase, and the
 * telephone number and identity number of somebody made up: everything the house hands out afterwards is read for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedTextTest {

    private static final String WORD = "植入";
    private static final String PLANTED = "=1+1\"><script>" + WORD + "${7*7}#{7*7}</script>'";
    private static final String RAW = "<script>" + WORD;
    private static final String EVALUATED = WORD + "49";
    private static final String PHONE = "13987654321";
    private static final String IDENTITY = "410423199001011234";
    /** The first phase is over once its books are asked for: figures follow, and hardly a text field. */
    private static final Set<String> FROM_BOOKS = Set.of("submit-ledger");
    private static final Set<String> TYPED = Set.of("textfield", "textarea");
    private static final Path LOG = Path.of("target/planted-" + UUID.randomUUID() + ".log");
    private static final int OF_A_KIND = 8;
    private static final int MOST_PAGES = 220;
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
                assertThat(page.text()).as(address).doesNotContain(RAW);
                assertThat(page.text()).as(address).doesNotContain(EVALUATED);
                if (page.text().contains(WORD)) {
                    shown.add(path);
                }
            }
        }));
        assertThat(shown).as("kinds of pages on which it was seen").contains("/", "/merchants", "/notices", "/notices/{address}", "/programmes/{code}",
                "/cases/{ref}", "/desk/{id}", "/desk/absence", "/supervision/{ref}", "/supervision/{ref}/steps/{item}");
    }

    @Test
    @Tag("check-36")
    void wasTypedWhereverAnybodyTypes() {
        assertThat(plantedFields).hasSizeGreaterThanOrEqualTo(24);
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
            assertThat(text).as(in + name).doesNotContain(RAW, "<f>", EVALUATED);
        }
        if (name.endsWith(".csv")) {
            assertThat(text.lines().filter(line -> line.contains(WORD))).as(in + name).noneMatch(line -> FORMULA.matcher(line).find());
        }
        if (text.contains(WORD)) {
            taken.add(name);
        }
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
        while (house.get(Inbox.class).open(programme).stream().noneMatch(item -> FROM_BOOKS.contains(item.task()))) {
            besides();
            List<WorkItem> fresh = house.get(Inbox.class).open(programme).stream().filter(i -> !plantedItems.containsKey(i.task())).toList();
            fresh.forEach(this::plant);
            play.step(item -> true, told -> { });
        }
    }

    /** Answers the first of its kind with planted text wherever its form takes text. */
    private void plant(WorkItem item) {
        List<String> fields = fields(item);
        if (plantedItems.containsKey(item.task()) || item.task().equals("submit-daily") || fields.isEmpty() && !item.task().equals("recommend-merchants")) {
            plantedItems.putIfAbsent(item.task(), item.id());
            return;
        }
        LocalDateTime stated = house.get(ProgrammeRegister.class).spec(programme).rehearsal().notBefore().get(item.duty());
        if (stated != null) {
            house.get(BusinessClock.class).advanceTo(stated.atZone(Period.ZONE).toInstant());
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
        for (int attempt = 0; ; attempt++) {
            try {
                house.get(Desk.class).complete(actor, item.id(), Answer.of(planted));
                fields.stream().filter(field -> PLANTED.equals(planted.get(field))).forEach(field -> plantedFields.add(item.task() + "." + field));
                return;
            } catch (Refused no) {
                if (attempt == 3) {
                    throw no;
                }
                List<String> faulty = no.reasons().stream().map(Refused.Reason::field).filter(fields::contains).toList();
                (faulty.isEmpty() ? fields : faulty).forEach(field -> {
                    if (values.containsKey(field)) {
                        planted.put(field, values.get(field));
                    } else {
                        planted.remove(field);
                    }
                });
            }
        }
    }

    /** What is typed beside the form: a shop, a question and its answer, a reason. */
    private void around(Actor actor, WorkItem item) {
        switch (item.task()) {
            case "recommend-merchants" -> house.get(Compiling.class).save(actor, programme, item.context("unit"), Integer.parseInt(item.context("round")),
                    ListDelta.appending(0, List.of(new ShopCells(PLANTED, "92410423MA00001001", "餐饮", PLANTED, "否", PHONE))));
            case "draft-plan" -> {
                house.get(Helping.class).ask(actor, item.id(), Help.Kind.ASSIST, "commerce-officer-3", PLANTED);
                Help asked = house.get(Helping.class).of(item).get(0);
                house.get(Helping.class).reply(actor("commerce-officer-3"), asked.id(), true, PLANTED);
                LocalDate far = LocalDate.of(2024, 6, 3);
                house.get(Absenting.class).record(actor, "commerce-officer-2", far, far, List.of(), PLANTED);
                house.get(Supervising.class).raise(actor("discipline-officer"), programme, "", "finance", PLANTED, null);
            }
            case "arrange-funds" -> {
                house.get(Transferring.class).transfer(actor, item.id(), other(item, actor).account(), PLANTED);
                house.get(Transferring.class).transfer(other(item, actor), item.id(), actor.account(), PLANTED);
            }
            default -> { }
        }
    }

    private void besides() {
        Optional<PublicityView> running = house.get(PublicityRegister.class).running().stream().filter(p -> p.about().root().equals(programme)).findFirst();
        if (running.isPresent() && house.sql().queryForObject("select count(*) from objection where objector_contact = ?", Long.class, PHONE) == 0) {
            house.get(Objecting.class).file(new Objecting.Objection(running.get().id(), PLANTED, PHONE, PLANTED + IDENTITY, List.of()));
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
            pages++;
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
