package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StaffingTest {

    private static final UnitEntry COMMERCE = new UnitEntry("commerce", "某县商务局", "县商务局", "BUREAU");
    private static final PersonEntry OFFICER = new PersonEntry("commerce-officer-1", "县商务局经办人", "commerce", List.of("officer"));

    private final List<Object> facts = new ArrayList<>();
    private Staffing staffing;
    private People people;

    @BeforeEach
    void emptyRegister() {
        var database = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
        Staff staff = new Staff(new JdbcTemplate(database));
        staffing = new Staffing(staff, facts::add);
        people = new People(staff);
    }

    @Test
    void enrolsUnitsAndPeopleWithTheirGroups() {
        staffing.enrol(List.of(COMMERCE), List.of(OFFICER));

        Person person = people.find("commerce-officer-1").orElseThrow();
        assertThat(person.name()).isEqualTo("县商务局经办人");
        assertThat(person.unitName()).isEqualTo("某县商务局");
        assertThat(person.actor().groups()).containsExactly("commerce-officer");
        assertThat(people.inGroup("commerce-officer")).containsExactly(person);
        assertThat(people.byUnit()).extracting(o -> o.unit().shortName()).containsExactly("县商务局");
        assertThat(facts).hasSize(1);
    }

    @Test
    void enrollingAgainChangesNothing() {
        staffing.enrol(List.of(COMMERCE), List.of(OFFICER));

        staffing.enrol(List.of(COMMERCE), List.of(OFFICER));

        assertThat(people.byUnit()).singleElement().satisfies(o -> assertThat(o.people()).hasSize(1));
        assertThat(facts).hasSize(1);
    }

    @Test
    void addsAPostToAPersonWhoIsThere() {
        staffing.enrol(List.of(COMMERCE), List.of(OFFICER));

        staffing.enrol(List.of(), List.of(new PersonEntry("commerce-officer-1", "县商务局经办人", "commerce", List.of("head"))));

        assertThat(people.find("commerce-officer-1").orElseThrow().groups()).containsExactlyInAnyOrder("commerce-officer", "commerce-head");
    }

    @Test
    void refusesACodeThatStandsForAnotherUnit() {
        staffing.enrol(List.of(COMMERCE), List.of(OFFICER));

        assertThatThrownBy(() -> staffing.enrol(List.of(new UnitEntry("commerce", "另一县商务局", "", "BUREAU")), List.of()))
                .isInstanceOf(Refused.class).hasMessageContaining("commerce").hasMessageContaining("另一县商务局");
    }

    @Test
    void refusesCodesThatWouldSplitGroups() {
        assertThatThrownBy(() -> staffing.enrol(List.of(new UnitEntry("a,b", "甲", "甲", "BUREAU")), List.of()))
                .isInstanceOf(Refused.class).hasMessageContaining("a,b");
        assertThatThrownBy(() -> staffing.enrol(List.of(COMMERCE),
                List.of(new PersonEntry("x", "甲", "commerce", List.of("officer,head")))))
                .isInstanceOf(Refused.class).hasMessageContaining("officer,head");
        assertThat(people.byUnit()).isEmpty();
    }

    @Test
    void refusesAPersonOfAnUnknownUnit() {
        assertThatThrownBy(() -> staffing.enrol(List.of(), List.of(OFFICER)))
                .isInstanceOf(Refused.class).hasMessageContaining("commerce");
        assertThat(people.find("commerce-officer-1")).isEmpty();
    }

    @Test
    void knowsNobodyWhoIsNotEnrolled() {
        assertThat(people.find("system")).isEmpty();
        assertThat(people.inGroup("commerce-officer")).isEmpty();
    }
}
