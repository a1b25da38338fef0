package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.testing.DatabaseSlice;
import org.huimin.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The register follows the token, and nothing in the token reaches further than the posts that there are. */
@DatabaseSlice
@Import({Staff.class, Staffing.class, People.class, Recorder.class})
class FollowingTest {

    private static final UnitEntry COMMERCE = new UnitEntry("commerce", "某县商务局", "县商务局", "BUREAU");
    private static final UnitEntry FINANCE = new UnitEntry("finance", "某县财政局", "县财政局", "FINANCE");

    @Autowired
    private Staffing staffing;
    @Autowired
    private People people;
    @Autowired
    private Recorder recorder;
    @Autowired
    private JdbcTemplate sql;

    @BeforeEach
    void twoOfficesWithPosts() {
        staffing.establish(List.of(COMMERCE, FINANCE), List.of(new Post("commerce", "officer"), new Post("commerce", "head"), new Post("finance", "officer")));
    }

    @AfterEach
    void empty() {
        List.of("person_post", "person", "org_post", "org_unit").forEach(table -> sql.update("delete from " + table));
    }

    @Test
    void bringsInWhoeverTheTokenNames() {
        Person person = staffing.follow(token("post7", Set.of("commerce"), "officer"));

        assertThat(person).isEqualTo(new Person("post7", "县商务局经办人", "commerce", "某县商务局", Set.of("commerce-officer")));
        assertThat(people.find("post7")).contains(person);
        assertThat(last(StaffingFact.PersonRegistered.class).posts()).containsExactly("commerce-officer");
    }

    @Test
    void writesNothingWhereNothingChanged() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));
        int before = recorder.names(CaseRef.HOUSE).size();

        staffing.follow(token("post7", Set.of("commerce"), "officer"));

        assertThat(recorder.names(CaseRef.HOUSE)).hasSize(before);
    }

    @Test
    @Tag("check-10")
    void givesNoPostThatTheUnitDoesNotHave() {
        Person person = staffing.follow(token("post7", Set.of("finance"), "officer", "head", "default-roles-huimin", "auditor"));

        assertThat(person.groups()).containsExactly("finance-officer");
    }

    @Test
    @Tag("check-9")
    void takesThePostThatTheTokenNoLongerNames() {
        staffing.follow(token("post7", Set.of("commerce"), "officer", "head"));

        Person person = staffing.follow(token("post7", Set.of("commerce"), "officer"));

        assertThat(person.groups()).containsExactly("commerce-officer");
        assertThat(last(StaffingFact.PostVacated.class).group()).isEqualTo("commerce-head");
    }

    @Test
    void movesSomebodyToAnotherUnitWithThePostsThere() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));

        Person person = staffing.follow(token("post7", Set.of("finance"), "officer"));

        assertThat(person.unit()).isEqualTo("finance");
        assertThat(person.groups()).containsExactly("finance-officer");
        assertThat(last(StaffingFact.PostVacated.class).group()).isEqualTo("commerce-officer");
    }

    @Test
    @Tag("check-9")
    void putsOutWhoeverIsInNoUnitAnyMore() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));

        assertThatThrownBy(() -> staffing.follow(token("post7", Set.of("elsewhere"), "officer"))).isInstanceOf(Refused.class).hasMessageContaining("post7");

        assertThat(people.find("post7")).isEmpty();
        assertThat(last(StaffingFact.PersonLeft.class).account()).isEqualTo("post7");
    }

    @Test
    @Tag("check-10")
    void refusesSomebodyInTwoUnitsRatherThanChooseOne() {
        assertThatThrownBy(() -> staffing.follow(token("post7", Set.of("commerce", "finance"), "officer"))).isInstanceOf(Refused.class)
                .hasMessageContaining("commerce、finance");
        assertThat(people.find("post7")).isEmpty();
    }

    @Test
    void letsSomebodyInAgainWhoCameBack() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));
        staffing.leave(org.huimin.kernel.Actor.SYSTEM, "post7");

        assertThat(staffing.follow(token("post7", Set.of("commerce"), "officer")).groups()).containsExactly("commerce-officer");
    }

    @Test
    @Tag("check-8")
    void refusesAnotherPersonUnderAnAccountThatSomebodyHadBefore() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));
        TokenBearer other = new TokenBearer("another-subject", "post7", "新来的", Set.of("commerce"), Set.of("head"));

        assertThatThrownBy(() -> staffing.follow(other)).isInstanceOf(Refused.class).hasMessageContaining("post7");
        assertThat(people.find("post7").orElseThrow().groups()).containsExactly("commerce-officer");
    }

    @Test
    @Tag("check-8")
    void refusesTheSamePersonUnderAnotherAccountWhoCouldApproveTheirOwnWork() {
        staffing.follow(token("post7", Set.of("commerce"), "officer"));
        TokenBearer renamed = new TokenBearer("subject-of-post7", "post72", "县商务局负责人", Set.of("commerce"), Set.of("head"));

        assertThatThrownBy(() -> staffing.follow(renamed)).isInstanceOf(Refused.class).hasMessageContaining("post72");
        assertThat(people.find("post72")).isEmpty();
    }

    @ParameterizedTest
    @Tag("check-10")
    @ValueSource(strings = {"", "system", "Post7", "七号岗", "post 7", "-post7", "post7\n", "../post7", "a2345678901234567890123456789012345678901234567890123456789012345"})
    void refusesAccountsTheHouseCannotKeepRecordsUnder(String account) {
        assertThatThrownBy(() -> staffing.follow(token(account, Set.of("commerce"), "officer"))).isInstanceOf(Refused.class);
        assertThat(sql.queryForObject("select count(*) from person", Long.class)).isZero();
    }

    @Test
    void refusesATokenWithoutANumberOfThePerson() {
        assertThatThrownBy(() -> staffing.follow(new TokenBearer("", "post7", "甲", Set.of("commerce"), Set.of("officer")))).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("check-6")
    @Tag("check-10")
    void keepsApartPostsWhoseGroupsWouldBearOneName() {
        UnitEntry longer = new UnitEntry("commerce-head", "某县商务局机关", "商务局机关", "BUREAU");
        staffing.establish(List.of(longer), List.of(new Post("commerce-head", "officer")));

        assertThatThrownBy(() -> staffing.establish(List.of(), List.of(new Post("commerce", "head-officer")))).isInstanceOf(Refused.class)
                .hasMessageContaining("commerce-head-officer");
        assertThat(staffing.follow(token("post7", Set.of("commerce"), "head-officer")).groups()).isEmpty();
    }

    @Test
    @Tag("check-8")
    @Tag("check-10")
    void letsNobodyHoldTwoOfTheThreeAdministratorsPostsNorOneBesideBusinessWork() {
        UnitEntry administration = new UnitEntry(Administration.UNIT, "系统运行管理", "系统运行管理", "ADMINISTRATION");
        staffing.establish(List.of(administration), Arrays.stream(Administration.values()).map(o -> new Post(Administration.UNIT, o.role())).toList());
        Set<String> there = Set.of(Administration.UNIT);
        assertThat(staffing.follow(token("audit", there, "audit-administrator", "officer")).groups()).containsExactly(Administration.AUDIT.group());

        assertThatThrownBy(() -> staffing.follow(token("audit", there, "audit-administrator", "security-administrator")))
                .isInstanceOf(Refused.class).hasMessageContaining("安全管理员、审计管理员");
        assertThat(people.find("audit")).as("out, who was in with one of them").isEmpty();
        assertThatThrownBy(() -> staffing.follow(token("post7", Set.of("commerce"), "officer", "system-administrator")))
                .isInstanceOf(Refused.class).hasMessageContaining("不能同时办理业务");
        assertThatThrownBy(() -> staffing.enrol(List.of(), List.of(new PersonEntry("both", "系统管理员", Administration.UNIT,
                List.of("system-administrator", "security-administrator"))))).isInstanceOf(Refused.class);
        staffing.enrol(List.of(), List.of(new PersonEntry("one", "系统管理员", Administration.UNIT, List.of("system-administrator")),
                new PersonEntry("two", "安全管理员", Administration.UNIT, List.of("security-administrator"))));
        assertThatThrownBy(() -> staffing.enrol(List.of(), List.of(new PersonEntry("one", "系统管理员", Administration.UNIT, List.of("audit-administrator")))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> staffing.handOver("one", "two", "two")).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("check-10")
    void keepsTheAdministratorsPostsOutOfProgrammes() {
        assertThatThrownBy(() -> staffing.establish(List.of(), List.of(new Post("commerce", "system-administrator")))).isInstanceOf(Refused.class);
        UnitEntry administration = new UnitEntry(Administration.UNIT, "系统运行管理", "系统运行管理", "ADMINISTRATION");
        assertThatThrownBy(() -> staffing.establish(List.of(administration), List.of(new Post(Administration.UNIT, "officer")))).isInstanceOf(Refused.class);
    }

    private static TokenBearer token(String account, Set<String> units, String... roles) {
        return new TokenBearer("subject-of-" + account, account, "县商务局经办人", units, Set.of(roles));
    }

    private <F extends StaffingFact> F last(Class<F> kind) {
        List<F> facts = recorder.of(CaseRef.HOUSE, kind);
        return facts.get(facts.size() - 1);
    }
}
