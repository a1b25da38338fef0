package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huimin.console.RealmOf;
import org.huimin.programme.ProgrammeFile;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.Cable;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.H2;
import org.huimin.testing.Keycloak;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in at a real Keycloak with the realm that we ship, and are gone when they are gone there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final BlockingQueue<String> logoutTokens = new LinkedBlockingQueue<>();
    private Keycloak keycloak;
    private Cable cable;
    private HttpServer letterbox;
    private String database;
    private String letters;
    private WholeHouse house;
    private int walks;

    @BeforeAll
    void openTheDoors() throws IOException {
        Keycloak.needed();
        ObjectNode realm = RealmOf.of(ProgrammeFile.read("lushan-2023"), "http://127.0.0.1:1", false);
        for (String head : new String[] {"commerce-head", "head-barred", "head-removed", "head-demoted", "head-signed-out", "head-elsewhere"}) {
            add(realm, head, "县商务局负责人", "commerce", "head");
        }
        add(realm, "finance-officer", "县财政局经办人", "finance", "officer");
        add(realm, "finance-head", "县财政局负责人", "finance", "head");
        add(realm, "police-officer", "县公安局经办人", "police", "officer");
        Keycloak.add(realm, "nobody-here", "外来人员").putArray("realmRoles").add("head").add("system-administrator");
        keycloak = Keycloak.realm("huimin-test", realm);
        cable = new Cable(Keycloak.server().getHost(), Keycloak.server().getPort());
        database = H2.fresh() + ";DB_CLOSE_DELAY=-1";
        house = instance(2);
        letterbox = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        letterbox.createContext("/", letter -> {
            String token = URLDecoder.decode(new String(letter.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^logout_token=", ""),
                    StandardCharsets.UTF_8);
            logoutTokens.add(token);
            letter.sendResponseHeaders(deliver(token), -1);
            letter.close();
        });
        letterbox.start();
        letters = "http://127.0.0.1:" + letterbox.getAddress().getPort() + "/";
        keycloak.leadTo(house.address(), letters);
    }

    private WholeHouse instance(int checkSeconds) {
        return WholeHouse.openAt(database, "sa", "", "huimin.keycloak.realm=" + keycloak.at("http://127.0.0.1:" + cable.port()),
                "huimin.keycloak.client-secret=" + Keycloak.SECRET, "huimin.keycloak.check-seconds=" + checkSeconds);
    }

    private static void add(ObjectNode realm, String account, String name, String unit, String role) {
        ObjectNode user = Keycloak.add(realm, account, name);
        user.putArray("groups").add("/units/" + unit);
        user.putArray("realmRoles").add(role);
    }

    private int deliver(String logoutToken) {
        return keycloak.post(house.address() + "/logout/back-channel", Map.of("logout_token", logoutToken)).statusCode();
    }

    @AfterAll
    void close() throws IOException {
        if (house != null) {
            house.close();
            letterbox.stop(0);
            cable.close();
        }
    }

    @Test
    @Tag("check-10")
    void knowsWhoCameInFromTheTokenAlone() {
        Reply desk = Caller.at(house).signInAt(keycloak, "head-signed-out");

        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.body()).contains("县商务局负责人").doesNotContain("name=\"account\"");
        Person person = house.get(People.class).find("head-signed-out").orElseThrow();
        assertThat(person.unit()).isEqualTo("commerce");
        assertThat(person.groups()).containsExactly("commerce-head");
    }

    @Test
    @Tag("check-10")
    void refusesSomebodyOfNoUnitWhateverRolesTheyHave() {
        Reply refused = Caller.at(house).signInAt(keycloak, "nobody-here");

        assertThat(refused.body()).contains("没有编入本系统登记的单位", "/oauth2/authorization/house?afresh=yes");
        assertThat(house.get(People.class).find("nobody-here")).isEmpty();
    }

    @Test
    void letsNobodyInWithoutPasswordThoughItIsADemonstration() {
        Caller visitor = Caller.at(house);
        visitor.learnTokenFrom("/objections");

        assertThat(visitor.form("/login", Map.of("account", "commerce-officer")).status()).isEqualTo(405);
        assertThat(visitor.get("/desk").status()).isEqualTo(302);
    }

    @Test
    @Tag("check-38")
    void signsOutOfBothWhenOneSignsOutHere() {
        Caller person = Caller.at(house);
        person.signInAt(keycloak, "finance-officer");
        assertThat(keycloak.sessions("finance-officer")).isEqualTo(1);

        Reply out = person.follow(person.form("/logout", Map.of()));

        assertThat(out.status()).isEqualTo(200);
        assertThat(keycloak.sessions("finance-officer")).isZero();
        assertThat(person.follow("/desk").body()).as("asked for the password again").contains("name=\"password\"");
    }

    @Test
    @Tag("check-38")
    void signsOutHereWhenOneIsSignedOutThereAndTakesTheLetterOnce() throws InterruptedException {
        Caller person = Caller.at(house);
        person.signInAt(keycloak, "finance-head");
        logoutTokens.clear();

        keycloak.signOut("finance-head");

        String token = logoutTokens.poll(30, TimeUnit.SECONDS);
        await().atMost(A_MINUTE).until(() -> person.get("/desk").status() == 302);
        person.signInAt(keycloak, "finance-head");
        assertThat(deliver(token)).as("the same letter again").isEqualTo(400);
        assertThat(deliver(token.substring(0, token.lastIndexOf('.')) + ".Zm9yZ2Vk")).as("a forged one").isEqualTo(400);
        assertThat(person.get("/desk").status()).isEqualTo(200);
    }

    /** The realm writes one letter to the county's address, and the proxy there hands it to whichever instance it likes. */
    @Test
    @Tag("check-38")
    void signsOutOnTheInstanceWhereThePersonIsWhicheverTheLetterReaches() throws InterruptedException {
        int never = 3_600; // the instance does not find out by asking the realm
        WholeHouse other = instance(never);
        try {
            keycloak.leadTo(other.address(), letters);
            Caller person = Caller.at(other);
            person.signInAt(keycloak, "head-elsewhere");
            assertThat(person.get("/desk").status()).isEqualTo(200);
            logoutTokens.clear();

            keycloak.signOut("head-elsewhere");

            assertThat(logoutTokens.poll(30, TimeUnit.SECONDS)).as("the letter reached the first instance").isNotNull();
            await().atMost(A_MINUTE).until(() -> person.get("/desk").status() == 302);
        } finally {
            keycloak.leadTo(house.address(), letters);
            other.leave();
        }
    }

    @ParameterizedTest
    @Tag("check-9")
    @CsvSource({"head-barred", "head-removed"})
    void whoeverIsBarredOrRemovedIsOutWithinAMinuteAndTheirWorkIsBack(String account) {
        WorkItem item = PlanWalk.begin(house, "walk-" + ++walks).upTo("review-plan");
        Caller person = Caller.at(house);
        person.signInAt(keycloak, account);
        assertThat(person.form("/desk/" + item.id() + "/claim", Map.of()).status()).isEqualTo(302);
        assertThat(state(item)).isEqualTo(WorkItem.State.CLAIMED);

        if (account.equals("head-barred")) {
            keycloak.disable(account);
        } else {
            keycloak.delete(account);
        }

        await().atMost(A_MINUTE).until(() -> person.get("/desk").status() == 302 && state(item) == WorkItem.State.OPEN);
        assertThat(house.get(People.class).find(account)).isEmpty();
    }

    @Test
    @Tag("check-9")
    void whoeverLosesAPostStaysWithoutItAndItsWorkIsBack() {
        WorkItem item = PlanWalk.begin(house, "walk-" + ++walks).upTo("review-plan");
        Caller person = Caller.at(house);
        person.signInAt(keycloak, "head-demoted");
        person.form("/desk/" + item.id() + "/claim", Map.of());

        keycloak.takeRole("head-demoted", "head");

        await().atMost(A_MINUTE).until(() -> state(item) == WorkItem.State.OPEN);
        assertThat(person.get("/desk").status()).isEqualTo(200);
        assertThat(person.get("/desk/" + item.id()).status()).isEqualTo(404);
    }

    @Test
    void goesOnWorkingWhileTheRealmIsAway() {
        Caller person = Caller.at(house);
        person.signInAt(keycloak, "police-officer");
        cable.cut();
        try {
            assertThatThrownBy(() -> house.get(RollCall.class).call()).isInstanceOf(RuntimeException.class);
            assertThat(person.get("/desk").status()).isEqualTo(200);
        } finally {
            cable.mend();
        }
        house.get(RollCall.class).call();
        assertThat(person.get("/desk").status()).isEqualTo(200);
    }

    @Test
    @Tag("check-38")
    void givesEverySessionANewNumberAndKeepsItFromScripts() {
        Caller person = Caller.at(house);
        String before = person.session();
        person.signInAt(keycloak, "police-officer");
        assertThat(person.session()).isNotEqualTo(before);
        assertThat(person.withSession(before).get("/desk").status()).as("whoever planted the number beforehand").isEqualTo(302);
        assertThat(Caller.at(house).get("/login").headers().get("location").get(0)).contains("/oauth2/authorization/house");
        assertThat(String.join(";", Caller.at(house).get("/oauth2/authorization/house").headers().get("set-cookie"))).contains("HttpOnly", "SameSite=Lax");
        assertThat(Caller.at(house).get("/oauth2/authorization/house").headers().get("location").get(0)).contains("code_challenge_method=S256");
    }

    @Test
    @Tag("check-10")
    void letsAPlatformsMachineInForItsOwnProgrammeAndNobodyElse() {
        Caller machine = Caller.at(house);
        String address = keycloak.at("http://127.0.0.1:" + cable.port());
        String its = "/api/programmes/lushan-2023/platforms/alipay/daily/2023-12-15";
        String token = keycloak.tokenOf("machine-lushan-2023-alipay", address);

        assertThat(machine.machine("GET", its, token, null).body()).contains("还没有报送");
        assertThat(machine.machine("GET", its.replace("lushan-2023", "lanwan-2025"), token, null).body()).contains("没有这个活动或平台");
        assertThat(machine.machine("GET", its, keycloak.tokenOf("huimin-web", address), null).status()).as("made for another door").isEqualTo(401);
        assertThat(machine.machine("GET", its, token.substring(0, token.lastIndexOf('.')) + ".Zm9yZ2Vk", null).status()).isEqualTo(401);
        assertThat(machine.machine("GET", "/desk", token, null).status()).as("no door for people").isEqualTo(302);
    }

    @Test
    void inABrowserAtAnOffice() {
        WorkItem item = PlanWalk.begin(house, "walk-" + ++walks).upTo("review-plan");
        try (Browser browser = Browser.before(house, "http://127.0.0.1:" + cable.port()); Browser.Visit head = browser.visitor(Browser.WIDE)) {
            Page page = head.go("/desk/" + item.id()).page();
            head.screenshot("keycloak-password");
            page.locator("#username").fill("commerce-head");
            page.locator("#password").fill(Keycloak.PASSWORD);
            page.locator("#kc-login").click();
            page.locator("#otp").fill(keycloak.code("commerce-head"));
            head.screenshot("keycloak-code");
            page.locator("#kc-login").click();
            page.waitForURL(url -> URI.create(url).getPath().equals("/desk/" + item.id()));
            head.go("/desk?tray=OPEN").looksRight("keycloak-inbox");
            page.locator("form[action='/desk/" + item.id() + "/claim'] button").click();
            page.getByLabel("同意").check();
            page.getByLabel("办理意见").fill("同意。");
            head.submit().looksRight("keycloak-receipt");
            page.locator("form[action='/logout'] button").click();
            page.waitForURL(house.address() + "/");
            PlaywrightAssertions.assertThat(page.locator(".site-person")).containsText("工作人员登录");
            head.looksRight("keycloak-signed-out");
            page.navigate("/desk");
            PlaywrightAssertions.assertThat(page.locator("#username")).isVisible();
        }
        assertThat(state(item)).isEqualTo(WorkItem.State.DONE);
    }

    private WorkItem.State state(WorkItem item) {
        return house.sql().queryForObject("select state from work_item where id = ?", (rs, n) -> WorkItem.State.valueOf(rs.getString(1)), item.id());
    }
}
