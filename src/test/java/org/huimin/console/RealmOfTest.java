package org.huimin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.junit.jupiter.api.Test;

/** The realm we ship says what an examiner looks for, names nobody, and holds no secret. */
class RealmOfTest {

    private final JsonNode realm = RealmOf.of(ProgrammeFile.read("lanwan-2025"), "https://huimin.example.gov.cn", true);

    @Test
    void asksForStrongPasswordsAndASecondFactorAndSlowsGuessing() {
        assertThat(realm.get("passwordPolicy").asText()).contains("length(12)", "notUsername", "passwordHistory(5)", "forceExpiredPasswordChange(90)");
        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.get("failureFactor").asInt()).isLessThanOrEqualTo(5);
        JsonNode flow = named(realm.get("authenticationFlows"), "alias", "staff forms").get("authenticationExecutions");
        assertThat(named(flow, "authenticator", "auth-otp-form").get("requirement").asText()).isEqualTo("REQUIRED");
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.get("eventsExpiration").asLong()).as("log-ins are kept at least six months").isGreaterThanOrEqualTo(184L * 24 * 3600);
    }

    @Test
    void holdsNoSecretAndNoPassword() {
        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.toString()).doesNotContain("changeme", "${HUIMIN");
    }

    @Test
    void makesAGroupOfEveryUnitAndARoleOfEveryPost() {
        JsonNode units = realm.get("groups").get(0).get("subGroups");

        assertThat(texts(units, "name")).contains("lwfinance", "administration").hasSize(ProgrammeFile.read("lanwan-2025").units().size() + 1);
        assertThat(texts(realm.get("roles").get("realm"), "name")).contains("officer", "head", "operator", "system-administrator",
                "security-administrator", "audit-administrator").doesNotHaveDuplicates();
    }

    @Test
    void makesAClientForEachPlatformsMachineThatCanDoNothingElse() {
        for (ProgrammeSpec.Platform platform : ProgrammeFile.read("lanwan-2025").platforms()) {
            JsonNode client = named(realm.get("clients"), "clientId", "machine-lanwan-2025-" + platform.code());
            assertThat(client.get("standardFlowEnabled").asBoolean()).isFalse();
            assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
            assertThat(client.get("protocolMappers").findValuesAsText("claim.value")).containsExactly("lanwan-2025", platform.code());
            assertThat(client.get("protocolMappers").findValuesAsText("included.custom.audience")).containsExactly("huimin-api");
        }
    }

    @Test
    void bindsTheHousesClientToItsOwnAddress() {
        JsonNode web = named(realm.get("clients"), "clientId", "huimin-web");

        assertThat(web.get("redirectUris")).hasSize(1);
        assertThat(web.get("redirectUris").get(0).asText()).isEqualTo("https://huimin.example.gov.cn/login/oauth2/code/house");
        assertThat(web.get("attributes").get("pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(web.get("attributes").get("backchannel.logout.url").asText()).isEqualTo("https://huimin.example.gov.cn/logout/back-channel");
        assertThat(web.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(named(realm.get("users"), "username", "service-account-huimin-web").get("clientRoles").get("realm-management")).hasSize(1);
    }

    @Test
    void letsNobodyInBeforeTheyChoseAPasswordAndASecondFactor() {
        JsonNode person = named(realm.get("users"), "username", "lwfinance-officer");

        assertThat(texts(person.get("requiredActions"))).containsExactly("UPDATE_PASSWORD", "CONFIGURE_TOTP");
        assertThat(texts(person.get("groups"))).containsExactly("/units/lwfinance");
        assertThat(texts(person.get("realmRoles"))).containsExactly("officer");
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false).filter(n -> n.path(key).asText().equals(value)).findFirst().orElseThrow();
    }

    private static List<String> texts(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false).map(n -> n.get(key).asText()).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
