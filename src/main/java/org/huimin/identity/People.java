package org.huimin.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of units and of everybody who may sign in, for reading. People who left are not in it. */
@Service
@Transactional(readOnly = true)
public class People {

    private final Staff staff;

    People(Staff staff) {
        this.staff = staff;
    }

    /** A unit with the people who hold posts in it. */
    public record Office(UnitEntry unit, List<Person> people) { }

    public Optional<Person> find(String account) {
        return staff.find(account);
    }

    /** Account → name of everybody who ever signed what they did, also of whoever left since. */
    public Map<String, String> names() {
        return staff.names();
    }

    /** Who may claim the work of a group. */
    public List<Person> inGroup(String group) {
        return staff.inGroup(group);
    }

    /** An account with what it may do. @param posts {@code unit-role} @param active false for whoever left */
    public record Account(String account, String name, boolean active, List<String> posts) { }

    /** Every unit, in the order in which they were enrolled. */
    public List<UnitEntry> units() {
        return staff.units();
    }

    /** The accounts of a unit, also of whoever left, for the security administrator. */
    public List<Account> accounts(Actor by, String unit) {
        Administration.SECURITY.orRefuse(by);
        return staff.accounts(unit);
    }

    public Optional<UnitEntry> unit(String code) {
        return staff.unit(code);
    }

    /** Every unit with its people, in the order in which they were enrolled; units without people are left out. */
    public List<Office> byUnit() {
        List<Person> all = staff.all();
        return staff.units().stream()
                .map(u -> new Office(u, all.stream().filter(p -> p.unit().equals(u.code())).toList()))
                .filter(office -> !office.people().isEmpty()).toList();
    }
}
