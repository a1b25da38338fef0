package org.huimin.identity;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;

/** What happened to the register of units and people. */
public sealed interface StaffingFact extends Fact {

    record PeopleEnrolled(CaseRef about, String by, int units, int people) implements StaffingFact { }

    record PostsEstablished(CaseRef about, String by, int units, int posts) implements StaffingFact { }

    /** A token brought somebody in or changed what is known of them. @param posts all they hold now, {@code unit-role} */
    record PersonRegistered(CaseRef about, String by, String account, String unit, List<String> posts) implements StaffingFact { }

    record PersonLeft(CaseRef about, String by, String account) implements StaffingFact { }

    /** @param group the post, {@code unit-role} */
    record PostVacated(CaseRef about, String by, String account, String group) implements StaffingFact { }

    record PostsHandedOver(CaseRef about, String by, String from, String to, List<String> posts) implements StaffingFact { }
}
