package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token can say, and above all what it can not. */
class TokenBearerTest {

    @Test
    void readsPersonUnitAndRoles() {
        assertThat(TokenBearer.of(Map.of("sub", "7f", "preferred_username", "commerce-officer", "name", "县商务局经办人",
                "groups", List.of("/units/commerce"), "roles", List.of("officer", "head"))))
                .isEqualTo(new TokenBearer("7f", "commerce-officer", "县商务局经办人", java.util.Set.of("commerce"), java.util.Set.of("officer", "head")));
    }

    @ParameterizedTest
    @Tag("check-10")
    @ValueSource(strings = {"commerce", "/commerce", "/units/", "/units/commerce/", "/units/commerce/officer", "/units/../commerce", "/other/units/commerce",
        "/units/Commerce", "/units/commerce,finance", "/units/县商务局", "/专家/../管理员", "/units/${1+1}", "/units/com\nmerce", " /units/commerce",
        "/units/a123456789012345678901234567890123456789x"})
    void dropsGroupsThatAreNotExactlyAUnit(String group) {
        assertThat(bearer("groups", List.of(group)).units()).isEmpty();
    }

    @ParameterizedTest
    @Tag("check-10")
    @ValueSource(strings = {"offline_access", "officer,head", "Officer", "officer ", "岗位", "", "${head}", "officer\u0000"})
    void dropsRolesThatNoPostCanHave(String role) {
        assertThat(bearer("roles", List.of(role)).roles()).isEmpty();
    }

    @Test
    @Tag("check-10")
    void readsNeitherRolesOfSingleClientsNorWordsWhereAListBelongs() {
        TokenBearer bearer = TokenBearer.of(Map.of("preferred_username", "a", "groups", "/units/commerce", "roles", "head",
                "resource_access", Map.of("huimin-web", Map.of("roles", List.of("head"))), "realm_access", Map.of("roles", List.of("head")),
                "client_roles", List.of("head")));

        assertThat(bearer.units()).isEmpty();
        assertThat(bearer.roles()).isEmpty();
        assertThat(bearer("roles", List.of(7, Map.of("head", "head"), List.of("head"))).roles()).isEmpty();
    }

    @Test
    void showsNamesWithoutWhatCannotBeSeen() {
        assertThat(bearer("name", " 县商务局\u202E\u200B经办人\r\n ").name()).isEqualTo("县商务局经办人");
        assertThat(bearer("name", "𠮷野经办人").name()).isEqualTo("𠮷野经办人");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u202E\u200B"})
    void callsSomebodyWithoutANameByTheirAccount(String name) {
        assertThat(bearer("name", name).name()).isEqualTo("commerce-officer");
        assertThat(bearer("name", "长".repeat(81)).name()).isEqualTo("commerce-officer");
    }

    private static TokenBearer bearer(String claim, Object value) {
        return TokenBearer.of(Map.of("preferred_username", "commerce-officer", claim, value));
    }
}
