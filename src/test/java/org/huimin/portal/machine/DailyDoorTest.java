package org.huimin.portal.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeFile;
import org.huimin.rehearsal.Demonstration;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Cable;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.H2;
import org.huimin.testing.Issuer;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform's machine hands in its day's table once, however often it sends it, and nobody else can. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailyDoorTest {

    private static final String PROGRAMME = "qinghe-2023-autumn";
    private static final List<String> INDUSTRIES = List.of("ALL", "STAY", "SCENIC", "BOOK");
    private static final String HEADER = "day,industry,claimed_count,claimed_amount,claiming_users,redeeming_users,redemption_count,redeemed_amount,"
            + "redemption_rate,platform_discount,merchant_discount,leverage,refunded_amount,merchants,merchants_large,merchants_medium,"
            + "merchants_small,merchants_micro\n";

    private final Issuer issuer = new Issuer();
    private final PublishedContract contract = new PublishedContract();
    private WholeHouse house;
    private Caller machine;
    private CaseRef programme;

    /** On which database the same holds. */
    WholeHouse open(String... settings) {
        return WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", settings);
    }

    @BeforeAll
    void untilFourTablesAreAskedFor() {
        house = open("huimin.keycloak.realm=" + issuer.address(), "huimin.keycloak.client-secret=not-asked-here", "huimin.keycloak.check-seconds=3600");
        house.get(Demonstration.class).stop();
        machine = Caller.at(house);
        Rehearsing.Play play = house.get(Rehearsing.class).begin(ProgrammeFile.read(PROGRAMME), 2023);
        programme = play.programme();
        while (waiting().size() < 4) {
            play.step(item -> !item.task().equals("submit-daily"), told -> { });
        }
    }

    @AfterAll
    void close() {
        house.close();
        issuer.close();
    }

    @Test
    @Tag("check-18")
    void takesATableOnceHoweverOftenItIsSent() throws IOException {
        String path = path("youka", "2023-10-01");
        String table = table("2023-10-01", 0);

        try (Cable proxy = new Cable("127.0.0.1", URI.create(house.address()).getPort())) {
            proxy.loseAnswers();
            assertThatThrownBy(() -> Caller.over(proxy).machine("POST", path, token("youka"), table, "Idempotency-Key", "delivery-0001"))
                    .as("taken, and the answer lost on its way").isInstanceOf(UncheckedIOException.class);
        }
        assertThat(statements("youka", "2023-10-01")).isEqualTo(1);
        Reply first = send(path, "delivery-0001", table);
        Reply again = send(path, "delivery-0001", table);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("\"state\":\"SOUND\"", "\"revision\":1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(machine.machine("GET", path, token("youka"), null).body()).isEqualTo(first.body());
        assertThat(statements("youka", "2023-10-01")).isEqualTo(1);
        assertThat(send(path, "delivery-0001", table("2023-10-01", 1)).rules()).containsExactly("answer.key-reused");
        assertThat(send(path("youka", "2023-10-02"), "delivery-0001", table("2023-10-02", 0)).rules()).containsExactly("delivery.key-reused");
        assertThat(send(path, "delivery-0002", table).status()).as("another number for what is done").isEqualTo(409);
        assertThat(house.get(Inbox.class).timeline(programme)).anySatisfy(h -> assertThat(h.item().doneBy()).isEqualTo("machine:machine-youka"));
    }

    @Test
    @Tag("check-17")
    @Tag("check-18")
    void takesATableOnceThatEightRequestsBringAtOneMoment() throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService proxy = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Reply>> sent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sent.add(() -> {
                    Caller caller = Caller.at(house);
                    start.await();
                    return caller.machine("POST", path("youka", "2023-10-02"), token("youka"), table("2023-10-02", 0), "Idempotency-Key", "delivery-0003");
                });
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : proxy.invokeAll(sent)) {
                replies.add(reply.get());
            }
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            assertThat(replies).extracting(Reply::body).containsOnly(replies.get(0).body());
        } finally {
            proxy.shutdown();
        }
        assertThat(statements("youka", "2023-10-02")).isEqualTo(1);
    }

    @Test
    void leavesNothingBehindOfATableItRefuses() {
        WorkItem item = waiting("linli", "2023-10-01");

        Reply refused = send(path("linli", "2023-10-01"), "delivery-0004", table("2023-10-01", 0).replaceFirst("STAY,0", "STAY,none"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields()).containsExactly("claimed_count");
        assertThat(refused.body()).contains("第3行", "none");
        assertThat(waiting("linli", "2023-10-01")).isEqualTo(item);
        assertThat(item.state()).isEqualTo(WorkItem.State.OPEN);
        assertThat(send(path("linli", "2023-10-01"), "delivery-0004", "x".repeat(200_001)).rules()).containsExactly("delivery.too-large");
        assertThat(send(path("linli", "2023-10-01"), "no", table("2023-10-01", 0)).rules()).containsExactly("delivery.key");
        assertThat(send(path("linli", "2023-13-01"), "delivery-0004", table("2023-10-01", 0)).rules()).containsExactly("delivery.day");
    }

    @Test
    void leavesWorkToThePersonWhoTookItUp() {
        WorkItem item = waiting("linli", "2023-10-01");
        Actor operator = house.get(People.class).inGroup(item.group()).get(0).actor();
        house.get(Desk.class).claim(operator, item.id());
        try {
            assertThat(send(path("linli", "2023-10-01"), "delivery-0005", table("2023-10-01", 0)).status()).isEqualTo(409);
        } finally {
            house.get(Desk.class).handBack(operator, item.id());
        }
    }

    @Test
    @Tag("check-18")
    void doesNotTakeALateRetryForTheAnswerToALaterRequest() {
        String path = path("linli", "2023-10-02");
        String doubtful = table("2023-10-02", 1);
        assertThat(send(path, "delivery-0006", doubtful).body()).contains("\"state\":\"DOUBTFUL\"", "daily.sum");
        WorkItem check = house.get(Inbox.class).open(programme).stream()
                .filter(i -> i.task().equals("check-daily") && i.context("platform").equals("linli") && i.context("day").equals("2023-10-02")).findFirst().orElseThrow();
        Actor officer = house.get(People.class).inGroup(check.group()).get(0).actor();
        house.get(Desk.class).claim(officer, check.id());
        house.get(Desk.class).complete(officer, check.id(), Answer.of(Map.of("decision", "RETURNED", "opinion", "合计不符，请重报。")));
        WorkItem again = waiting("linli", "2023-10-02");

        Reply late = send(path, "delivery-0006", doubtful);

        assertThat(late.body()).contains("\"revision\":1", "SENT_BACK");
        assertThat(waiting("linli", "2023-10-02")).isEqualTo(again);
        assertThat(send(path, "delivery-0007", table("2023-10-02", 0)).rules()).as("no reason given").isNotEmpty();
        assertThat(send(path + "?restatementReason=%E5%90%88%E8%AE%A1%E6%9B%B4%E6%AD%A3", "delivery-0007", table("2023-10-02", 0)).body())
                .contains("\"revision\":2", "SOUND");
    }

    @ParameterizedTest
    @Tag("check-3")
    @ValueSource(strings = {"/api/programmes/qinghe-2023-autumn/platforms/linli/daily/2023-10-01", "/api/programmes/lushan-2023/platforms/youka/daily/2023-10-01",
        "/api/programmes/nowhere/platforms/youka/daily/2023-10-01", "/api/programmes/qinghe-2023-autumn/platforms/nobody/daily/2023-10-01"})
    void saysOfAnotherPlatformsDoorThatThereIsNone(String path) {
        Reply reply = machine.machine("GET", path, token("youka"), null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("没有这个活动或平台");
        assertThat(send(path, "delivery-0008", table("2023-10-01", 0)).status()).isEqualTo(404);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("none", i -> null),
                bad("no token", i -> "abc"),
                bad("expired", i -> i.sign(good(i).expirationTime(Issuer.in(Duration.ofSeconds(-11))))),
                bad("good for ever", i -> i.sign(good(i).expirationTime(null))),
                bad("not good yet", i -> i.sign(good(i).notBeforeTime(Issuer.in(Duration.ofMinutes(1))))),
                bad("made with another key", i -> i.forge(good(i))),
                bad("not signed", i -> i.leaveUnsigned(good(i))),
                bad("signed with the public key", i -> i.signWithThePublicKey(good(i))),
                bad("for another audience", i -> i.sign(good(i).audience("account"))),
                bad("for no audience", i -> i.sign(good(i).audience((String) null))),
                bad("of another realm", i -> i.sign(good(i).issuer(i.address() + "2"))),
                bad("of no client", i -> i.sign(good(i).claim("azp", null))),
                bad("of a strange client", i -> i.sign(good(i).claim("azp", "machine,system"))),
                bad("for no programme", i -> i.sign(good(i).claim("programme", null))),
                bad("for every platform", i -> i.sign(good(i).claim("platform", List.of("youka", "linli")))));
    }

    private static Arguments bad(String name, Function<Issuer, String> token) {
        return Arguments.of(name, token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    @Tag("check-10")
    void refusesATokenThatIs(String name, Function<Issuer, String> token) {
        Stored before = Stored.in(house);

        Reply reply = machine.machine("POST", path("youka", "2023-10-01"), token.apply(issuer), table("2023-10-01", 0), "Idempotency-Key", "delivery-0009");

        assertThat(reply.status()).as(name).isEqualTo(401);
        assertThat(reply.rules()).containsExactly("token.refused");
        assertThat(reply.headers()).containsKey("www-authenticate");
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    @Tag("check-10")
    void opensNoDoorForPeople() {
        for (String path : List.of("/desk", "/supervision", "/messages", "/cases/" + programme.value())) {
            assertThat(machine.machine("GET", path, token("youka"), null).status()).as(path).isEqualTo(302);
        }
        assertThat(machine.machine("GET", "/api/anything", token("youka"), null).status()).isEqualTo(404);
        assertThat(machine.machine("GET", "/api/anything", null, null).status()).isEqualTo(401);
    }

    private Reply send(String path, String key, String table) {
        return contract.holds("POST", path, machine.machine("POST", path, token(path.contains("/linli/") && path.contains(PROGRAMME) && !key.equals("delivery-0008") ? "linli" : "youka"), table,
                "Idempotency-Key", key, "Content-Type", "text/csv"));
    }

    private String token(String platform) {
        return issuer.sign(good(issuer).claim("azp", "machine-" + platform).claim("platform", platform));
    }

    private static JWTClaimsSet.Builder good(Issuer issuer) {
        return issuer.claims().audience(List.of("huimin-api", "account")).subject("7f").claim("azp", "machine-youka").claim("programme", PROGRAMME)
                .claim("platform", "youka");
    }

    private static String path(String platform, String day) {
        return "/api/programmes/" + PROGRAMME + "/platforms/" + platform + "/daily/" + day;
    }

    /** A day on which nothing happened. @param tooMany how many vouchers all industries claimed more than each together */
    private static String table(String day, int tooMany) {
        StringBuilder table = new StringBuilder(HEADER);
        for (String industry : INDUSTRIES) {
            boolean off = industry.equals("ALL") && tooMany > 0;
            table.append(String.join(",", day, industry, off ? String.valueOf(tooMany) : "0", "0.00", "0", "0", "0", "0.00", off ? "0.0000" : "", "0.00", "0.00", "", "0.00",
                    "0", "0", "0", "0", "0")).append('\n');
        }
        return table.toString();
    }

    private List<WorkItem> waiting() {
        return house.get(Inbox.class).open(programme).stream().filter(item -> item.task().equals("submit-daily")).toList();
    }

    private WorkItem waiting(String platform, String day) {
        return waiting().stream().filter(i -> i.context("platform").equals(platform) && i.context("day").equals(day)).findFirst().orElseThrow();
    }

    private int statements(String platform, String day) {
        return house.sql().queryForObject("select count(*) from campaign_report where programme = ? and platform = ? and report_day = ?", Integer.class,
                programme.value(), platform, day);
    }
}
