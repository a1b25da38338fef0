package org.huimin.portal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.ColumnMapping;
import org.huimin.ledger.ColumnMappings;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.MappedColumn;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.VerdictNote;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.PlatformFiles;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.Endpoint;
import org.huimin.testing.H2;
import org.huimin.testing.Issuer;
import org.huimin.testing.Sheets;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A platform's machine finds its work, brings the files and hands them in as its people would; one programme, from the lists to the books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkDoorTest {

    private static final String PROGRAMME = "qinghe-2023-autumn";
    private static final Path SAMPLES = Path.of("src/docs/samples");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Issuer issuer = new Issuer();
    private final PublishedContract contract = new PublishedContract();
    private WholeHouse house;
    private Caller machine;
    private Rehearsing.Play play;
    private CaseRef programme;

    /** On which database the same holds. */
    WholeHouse open(String... settings) {
        return WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", settings);
    }

    @BeforeAll
    void begin() {
        house = open("huimin.keycloak.realm=" + issuer.address(), "huimin.keycloak.client-secret=not-asked-here", "huimin.keycloak.check-seconds=3600",
                "huimin.upload-limit=2MB");
        house.get(Demonstration.class).stop();
        machine = Caller.at(house);
        play = house.get(Rehearsing.class).begin(ProgrammeFile.read(PROGRAMME), 2023);
        programme = play.programme();
    }

    @AfterAll
    void close() {
        house.close();
        issuer.close();
    }

    @Test
    @Order(1)
    void bringsVerdictsThatTheDeskSeesBeforeTheyAreHandedIn() throws IOException {
        WorkItem item = until("verify-merchants");
        assertThat(json(get("")).path("items").findValuesAsText("id")).contains(item.id());
        assertThat(json(get("/" + item.id())).path("work").asText()).isEqualTo("VERDICTS");
        byte[] sheet = machine.machineLoads(path("/" + item.id() + "/sheet"), token("youka")).content();
        List<List<String>> shops = Sheets.lines(sheet).stream().skip(2).toList();

        byte[] doubtful = Sheets.filled(sheet, lines -> {
            lines.get(2).set(7, "也许");
            lines.get(3).set(7, "不同意");
        });
        assertThat(json(check("verdicts", "核验.xlsx", doubtful)).path("refused").asInt()).isEqualTo(2);

        Reply faulty = bring(item, "verdicts", "核验.xlsx", doubtful);

        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.headers().get("content-type").get(0)).startsWith("application/problem+json");
        assertThat(faulty.body()).contains("第3行", "也许", "第4行", "没有填写理由");
        assertThat(files(item)).isEmpty();
        assertThat(noted(item)).isEmpty();

        byte[] good = ("店铺编号,商户,结论,理由\n" + shops.stream().map(s -> s.get(0) + "," + s.get(1) + "," + (s == shops.get(0) ? "不同意,地址不符" : "同意,"))
                .collect(Collectors.joining("\n"))).getBytes(Charset.forName("GBK"));
        assertThat(bring(item, "verdicts", "核验.csv", good).status()).isEqualTo(200);
        assertThat(bring(item, "verdicts", "核验.csv", good).status()).as("once more").isEqualTo(200);

        assertThat(noted(item)).hasSize(shops.size());
        assertThat(noted(item).get(shops.get(0).get(0)).reason()).isEqualTo("地址不符");
        assertThat(delete(item, "verdicts", "核验.csv").rules()).containsExactly("deposit.noted");
        Reply done = submit(item, "verdicts-0001");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(submit(item, "verdicts-0001").body()).isEqualTo(done.body());
        assertThat(submit(item, "verdicts-0002").rules()).containsExactly("task.done");
        assertThat(house.get(Inbox.class).handled(item.id()).orElseThrow().item().doneBy()).isEqualTo("machine:machine-youka");
    }

    @Test
    @Order(2)
    @Tag("S3.17")
    void takesItsMerchantNumbersFromTheListThatWentOut() throws IOException {
        WorkItem item = until("onboard-merchants");
        byte[] sheet = machine.machineLoads(path("/" + item.id() + "/sheet"), token("youka")).content();
        Stored before = Stored.in(house);

        byte[] telephones = Sheets.filled(sheet, lines -> lines.subList(2, lines.size()).forEach(line -> line.set(6, "13800138000")));
        Reply refused = bring(item, "numbers", "入驻.xlsx", telephones);
        assertThat(check("numbers", "入驻.xlsx", telephones).body()).contains("\"place\":\"G3\"", "不能用个人收款码或手机号");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).hasSize(Sheets.lines(sheet).size() - 2).containsOnly("merchant.sheet-line");
        assertThat(refused.body()).contains("不能用个人收款码或手机号");
        assertThat(Stored.in(house)).isEqualTo(before);
        assertThat(bring(item, "numbers", "入驻.xlsx", Sheets.filled(sheet, lines ->
                lines.subList(2, lines.size()).forEach(line -> line.set(6, "YK" + line.get(0))))).status()).isEqualTo(200);
        String store = Sheets.lines(sheet).get(2).get(0);
        assertThat(shown(item).get("numbers").toString()).as("whoever opens the work sees it").contains(store + " YK" + store);
        assertThat(submit(item, "numbers-0001").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void refusesAFileThatIsNotWhatItIsSaidToBe() throws IOException {
        WorkItem item = until("submit-ledger");
        Stored before = Stored.in(house);
        byte[] claims = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

        assertThat(put(item, "claims", "c.csv", claims, "Content-Digest", digest("else".getBytes(StandardCharsets.UTF_8))).rules()).containsExactly("delivery.digest");
        assertThat(put(item, "claims", "c.csv", claims, "Content-Digest", "md5=:abc:").rules()).containsExactly("delivery.digest-missing");
        assertThat(put(item, "claims", "c.csv", claims, "Content-Digest", digest(claims), "Content-Type", "application/x-www-form-urlencoded").rules())
                .containsExactly("delivery.content-type");
        assertThat(bring(item, "claims", "c.csv", new byte[(2 << 20) + 1]).rules()).containsExactly("file.too-large");
        assertThat(bring(item, "claims", "c.csv", new byte[] {'M', 'Z', 0, 1}).rules()).containsExactly("file.kind");
        assertThat(bring(item, "claims", "c.xlsx", claims).status()).isEqualTo(422);
        assertThat(bring(item, "claims", "c.csv", new byte[0]).rules()).containsExactly("file.empty");
        assertThat(bring(item, "photos", "c.csv", claims).rules()).containsExactly("delivery.field");
        assertThat(delete(item, "claims", "c.csv").status()).isEqualTo(404);
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Order(4)
    void refusesAParameterThatItDoesNotKnowRatherThanDoWithoutIt() throws IOException {
        WorkItem item = until("submit-ledger");
        Stored before = Stored.in(house);

        Reply misspelt = machine.machine("POST", path("/" + item.id() + "/submit?restatement_reason=x&remark=y"), token("youka"), null, "Idempotency-Key", "ledger-0009");
        Reply inTheBody = machine.machine("POST", path("/" + item.id() + "/submit"), token("youka"), "reason=x",
                "Idempotency-Key", "ledger-0009", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(misspelt.rules()).containsExactly("delivery.parameter");
        assertThat(misspelt.fields()).containsExactly("restatement_reason");
        assertThat(misspelt.body()).contains("不认识参数“restatement_reason”", "remark、restatementReason");
        assertThat(inTheBody.fields()).containsExactly("reason");
        assertThat(get("?limit=5").body()).contains("不认识参数“limit”", "没有参数");
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Order(4)
    @Tag("check-3")
    void showsNobodyElsesWork() throws IOException {
        WorkItem item = until("submit-ledger");
        WorkItem theirs = house.get(Inbox.class).open(programme).stream().filter(i -> i.task().equals("submit-ledger") && i.context("platform").equals("linli"))
                .findFirst().orElseThrow();

        assertThat(json(get("")).path("items").findValuesAsText("id")).contains(item.id()).doesNotContain(theirs.id());
        assertThat(get("/" + theirs.id()).status()).isEqualTo(404);
        assertThat(get("/" + theirs.id()).body()).isEqualTo(get("/00000000-0000-4000-8000-000000000000").body());
        assertThat(bring(theirs, "claims", "c.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(404);
        assertThat(submit(theirs, "ledger-0009").status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void triesFilesWithoutKeepingThemAndRunsTheHandbooksCommands() throws Exception {
        WorkItem item = until("submit-ledger");
        saveTheSamplesMapping(item);
        Stored before = Stored.in(house);

        Reply faulty = check("claims", "claims.csv", Files.readAllBytes(SAMPLES.resolve("claims-faulty.csv")));

        assertThat(faulty.body()).contains("\"refused\":3", "MALFORMED", "第2行的“consumer”为“13800138000”", "第2行的“claimed_at”", "UNKNOWN_TYPE", "OUTSIDE_PERIOD");
        assertThat(check("claims", "c.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).rules()).containsExactly("ledger.columns");
        assertThat(check("daily", "d.csv", "day\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
        assertThat(check("photos", "c.csv", "a".getBytes(StandardCharsets.UTF_8)).rules()).containsExactly("check.kind");
        assertThat(check("verdicts", "v.csv", "a".getBytes(StandardCharsets.UTF_8)).rules()).containsExactly("check.nothing-waits");
        assertThat(Stored.in(house)).isEqualTo(before);

        String said = asTheHandbookSays(item);
        assertThat(said.lines().filter(l -> l.contains("\"rows\":3,\"refused\":0"))).as(said).hasSize(4);
        assertThat(said.lines().filter(l -> l.contains("\"mapping\":\"领取流水 v1\""))).as(said).hasSize(3);
        assertThat(said).contains("\"refused\":3", "\"work\":\"LEDGER\"", "\"field\":\"claims\",\"name\":\"claims.csv\"", "\"rule\":\"form.required\"");
        assertThat(files(item)).isEmpty();
    }

    private void saveTheSamplesMapping(WorkItem item) throws IOException {
        Attachment sample;
        try (InputStream content = Files.newInputStream(SAMPLES.resolve("claims-own-gbk.csv"))) {
            sample = house.get(Attachments.class).store(operator(item), item.caseRef(), "claims-own-gbk.csv", content);
        }
        house.get(ColumnMappings.class).save(operator(item), programme, "youka", "领取流水", new ColumnMapping(FileKind.CLAIMS, List.of(
                column("voucher_id", "券编号", Map.of()),
                column("voucher_type", "券种", Map.of("书店10元券", "book-10", "景区30元券", "scenic-30", "住宿60元券", "stay-60")),
                column("phase", "期次", Map.of("第一期", "1")), column("consumer", "用户标识", Map.of()), column("claimed_at", "领取时间", Map.of()),
                column("place", "领取地", Map.of())), true, List.of("合计"), true, "+08:00"), sample);
    }

    private static MappedColumn column(String column, String from, Map<String, String> values) {
        return new MappedColumn(column, from, "", false, values);
    }

    /** What the commands in the handbook print. */
    private String asTheHandbookSays(WorkItem item) throws Exception {
        String page = Files.readString(Path.of("src/docs/handbook/machines.md"), StandardCharsets.UTF_8);
        String commands = page.substring(page.indexOf("```bash") + 7, page.indexOf("```", page.indexOf("```bash") + 7));
        ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands).directory(SAMPLES.toFile()).redirectErrorStream(true);
        shell.environment().putAll(Map.of("HUIMIN", house.address(), "TOKEN", token("youka"), "PROGRAMME", PROGRAMME, "PLATFORM", "youka", "no_proxy", "127.0.0.1"));
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    @Order(4)
    void publishesEveryOperationThereIsAndNoOther() {
        assertThat(contract.operations()).containsExactlyInAnyOrderElementsOf(Endpoint.of(house).stream().filter(e -> e.path().startsWith("/api/"))
                .map(Endpoint::name).toList());
    }

    @Test
    @Order(5)
    void leavesWorkToThePersonWhoTookItUp() throws IOException {
        WorkItem item = until("submit-ledger");
        Actor operator = operator(item);
        house.get(Desk.class).claim(operator, item.id());
        try {
            assertThat(bring(item, "claims", "c.csv", "a,b\n".getBytes(StandardCharsets.UTF_8)).rules()).containsExactly("task.claimed");
            assertThat(submit(item, "ledger-0009").rules()).containsExactly("task.claimed");
        } finally {
            house.get(Desk.class).handBack(operator, item.id());
        }
    }

    @Test
    @Order(6)
    @Tag("check-17")
    @Tag("check-18")
    void handsItsBooksInOnceHoweverOftenItSaysSo() throws Exception {
        WorkItem item = until("submit-ledger");
        Map<String, byte[]> books = PlatformFiles.of(house, play, item, operator(item));
        for (String field : List.of("claims", "redemptions", "refunds")) {
            assertThat(bring(item, field, field + ".csv", books.get(field)).status()).isEqualTo(200);
        }
        Stored before = Stored.in(house);
        Reply incomplete = submit(item, "ledger-0001");
        assertThat(incomplete.rules()).containsExactly("form.required");
        assertThat(incomplete.fields()).containsExactly("bank");
        assertThat(Stored.in(house)).isEqualTo(before);

        assertThat(bring(item, "bank", "old.csv", "entry_id\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);
        assertThat(bring(item, "bank", "bank.csv", books.get("bank")).rules()).containsExactly("deposit.one-file");
        assertThat(delete(item, "bank", "old.csv").status()).isEqualTo(200);
        assertThat(bring(item, "bank", "bank.csv", books.get("bank")).status()).isEqualTo(200);
        assertThat(files(item)).containsExactly("claims.csv", "redemptions.csv", "refunds.csv", "bank.csv");
        assertThat(shown(item)).as("whoever opens the work finds them in its form").containsKeys("claims", "redemptions", "refunds", "bank");

        List<Reply> replies = atOneMoment(8, () -> Caller.at(house).machine("POST", path("/" + item.id() + "/submit?remark=%E7%AC%AC%E4%B8%80%E6%9C%9F"),
                token("youka"), null, "Idempotency-Key", "ledger-0001"));

        assertThat(replies).extracting(Reply::status).as(replies.toString()).containsOnly(200);
        assertThat(replies).extracting(Reply::body).containsOnly(replies.get(0).body());
        assertThat(house.sql().queryForObject("select count(*) from ledger_file where programme = ? and platform = 'youka'", Integer.class, programme.value())).isEqualTo(4);
        assertThat(submit(item, "verdicts-0001").rules()).containsExactly("delivery.key-reused");
        assertThat(submit(item, "ledger-0001").rules()).as("without the remark it is another answer").containsExactly("answer.key-reused");
        assertThat(bring(item, "claims", "more.csv", books.get("claims")).rules()).containsExactly("task.done");
    }

    private List<Reply> atOneMoment(int many, Callable<Reply> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService proxy = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Reply>> sent = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                sent.add(() -> {
                    start.await();
                    return act.call();
                });
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : proxy.invokeAll(sent)) {
                replies.add(reply.get());
            }
            return replies;
        } finally {
            proxy.shutdown();
        }
    }

    /** Plays on until such work waits for the machine; nobody does the like for the other platform meanwhile. */
    private WorkItem until(String task) {
        do {
            for (WorkItem item : house.get(Inbox.class).open(programme)) {
                if (item.task().equals(task) && item.context("platform").equals("youka")) {
                    return item;
                }
            }
        } while (play.step(item -> !item.task().equals(task), told -> { }));
        throw new IllegalStateException("no " + task);
    }

    private Actor operator(WorkItem item) {
        return house.get(People.class).inGroup(item.group()).get(0).actor();
    }

    private Map<String, VerdictNote> noted(WorkItem item) {
        return house.get(DeliveryRegister.class).notes(new DeliveryId(item.context("delivery")), ReviewDesk.platform("youka"));
    }

    private Map<String, Object> shown(WorkItem item) {
        return house.get(TaskForms.class).shown(item, Map.of());
    }

    private List<String> files(WorkItem item) throws IOException {
        return json(get("/" + item.id())).path("files").findValuesAsText("name");
    }

    private Reply get(String path) {
        return contract.holds("GET", path(path), machine.machine("GET", path(path), token("youka"), null));
    }

    private Reply bring(WorkItem item, String field, String name, byte[] content) {
        return put(item, field, name, content, "Content-Digest", digest(content));
    }

    private Reply put(WorkItem item, String field, String name, byte[] content, String... headers) {
        return contract.holds("PUT", file(item, field, name), machine.machineSends("PUT", file(item, field, name), token("youka"), content, headers));
    }

    private Reply delete(WorkItem item, String field, String name) {
        return contract.holds("DELETE", file(item, field, name), machine.machine("DELETE", file(item, field, name), token("youka"), null));
    }

    private String file(WorkItem item, String field, String name) {
        return path("/" + item.id() + "/files/" + field + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    private Reply submit(WorkItem item, String key) {
        String address = path("/" + item.id() + "/submit");
        return contract.holds("POST", address, machine.machine("POST", address, token("youka"), null, "Idempotency-Key", key));
    }

    private static String digest(byte[] content) {
        try {
            return "sha-256=:" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content)) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(Reply reply) throws IOException {
        return JSON.readTree(reply.body());
    }

    private String token(String platform) {
        return issuer.sign(new JWTClaimsSet.Builder(issuer.claims().build()).audience("huimin-api").subject("7f").claim("azp", "machine-" + platform)
                .claim("programme", PROGRAMME).claim("platform", platform));
    }

    private Reply check(String kind, String name, byte[] content) {
        String address = path("").replaceAll("work$", "check/") + kind + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return contract.holds("POST", address, machine.machineSends("POST", address, token("youka"), content, "Content-Digest", digest(content)));
    }

    private static String path(String rest) {
        return "/api/programmes/" + PROGRAMME + "/platforms/youka/work" + rest;
    }
}
