package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.huimin.testing.DatabaseSlice;
import org.huimin.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is put out by what a realm says of its people, and who is not; how a real one says it is shown by {@link KeycloakTest}. */
@DatabaseSlice
@Import({Staff.class, Staffing.class, People.class})
class RollCallTest {

    private static final String USERS = "/admin/realms/huimin/users";

    @Autowired
    private Staff staff;
    @Autowired
    private Staffing staffing;
    @Autowired
    private People people;
    @Autowired
    private JdbcTemplate sql;

    private final Issuer issuer = new Issuer();
    private RollCall roll;

    @BeforeEach
    void oneOfficerIsIn() {
        staffing.establish(List.of(new UnitEntry("commerce", "某县商务局", "县商务局", "BUREAU")), List.of(new Post("commerce", "officer")));
        staffing.follow(new TokenBearer("7f", "post7", "县商务局经办人", Set.of("commerce"), Set.of("officer")));
        issuer.says("/realms/huimin/protocol/openid-connect/token", "{\"access_token\":\"of-the-house\"}");
        Realm realm = new Realm(issuer.address(), "huimin-web", "secret");
        roll = new RollCall(new RealmDesk(realm, new RealmClient().clientRegistrations(realm)), staff, staffing, new Visits(new VisitRows(sql)), 3600);
    }

    @AfterEach
    void empty() {
        issuer.close();
        List.of("person_post", "person", "org_post", "org_unit").forEach(table -> sql.update("delete from " + table));
    }

    @Test
    void keepsWhoeverIsListed() {
        issuer.says(USERS, "[{\"id\":\"7f\",\"enabled\":true}]");

        roll.call();

        assertThat(people.find("post7")).isPresent();
    }

    @Test
    @Tag("check-9")
    void putsOutWhoeverIsBarred() {
        issuer.says(USERS, "[{\"id\":\"7f\",\"enabled\":false},{\"id\":\"80\",\"enabled\":true}]");

        roll.call();

        assertThat(people.find("post7")).isEmpty();
        assertThat(people.names()).as("what they did still bears their name").containsEntry("post7", "县商务局经办人");
    }

    @Test
    @Tag("check-9")
    void putsOutWhoeverIsNoLongerListed() {
        issuer.says(USERS, "[{\"id\":\"80\",\"enabled\":true}]");

        roll.call();

        assertThat(people.find("post7")).isEmpty();
    }

    @Test
    void putsOutNobodyWhereTheRealmListsNobodyAtAll() {
        issuer.says(USERS, "[]");

        assertThatThrownBy(roll::call).hasMessageContaining("lists nobody");
        assertThat(people.find("post7")).isPresent();
    }
}
