package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.identity.Administration;
import org.huimin.identity.PersonEntry;
import org.huimin.identity.Staffing;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.panel.Expert;
import org.huimin.panel.ExpertPool;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Component;

/** Accounts for the posts of a programme that is played: a county's own people come from its sign-in. */
@Component
class MadeUpStaff {

    /** The unit of those who belong to no office. */
    static final String EXPERTS = "experts";

    private final Staffing staffing;
    private final ExpertPool pool;

    MadeUpStaff(Staffing staffing, ExpertPool pool) {
        this.staffing = staffing;
        this.pool = pool;
    }

    /** One account, or as many as the file says, for every post that some duty needs, named by office. */
    void enrol(ProgrammeSpec spec) {
        Map<String, PersonEntry> people = new LinkedHashMap<>();
        spec.duties().forEach((duty, holder) -> spec.unitsHolding(duty).stream().map(spec::unit).forEach(unit -> {
            int count = count(spec, unit.code() + "-" + holder.role(), holder.role());
            for (int n = 1; n <= count; n++) {
                String account = unit.code() + "-" + holder.role() + (n == 1 ? "" : "-" + n);
                people.putIfAbsent(account, new PersonEntry(account,
                        unit.shortName() + holder.label() + (count == 1 ? "" : String.valueOf(n)), unit.code(), List.of(holder.role())));
            }
        }));
        staffing.enrol(List.of(), new ArrayList<>(people.values()));
        enrolApplicants(spec);
        enrolExperts(spec);
    }

    /** Enterprises that apply are units of their own, of no programme. */
    private void enrolApplicants(ProgrammeSpec spec) {
        List<ProgrammeSpec.Rehearsal.Applicant> applicants = spec.rehearsal() == null ? List.of() : spec.rehearsal().applicants();
        staffing.enrol(applicants.stream().map(a -> new UnitEntry(a.code(), a.name(), a.name(), "APPLICANT")).toList(),
                applicants.stream().map(a -> new PersonEntry(a.code(), a.name(), a.code(), List.of("applicant"))).toList());
    }

    /** Experts belong to no office of the programme; each has an account, and an entry in the pool. */
    private void enrolExperts(ProgrammeSpec spec) {
        List<ProgrammeSpec.Rehearsal.ExpertEntry> experts = spec.rehearsal() == null ? List.of() : spec.rehearsal().experts();
        if (!experts.isEmpty()) {
            staffing.enrol(List.of(new UnitEntry(EXPERTS, "评审专家库", "评审专家", "EXPERTS")),
                    experts.stream().map(e -> new PersonEntry(e.account(), e.name(), EXPERTS, List.of("expert"))).toList());
            experts.forEach(e -> pool.enter(Actor.SYSTEM, new Expert(e.code(), e.account(), e.name(), e.employer(), spec.region().code(), e.fields(), List.of())));
        }
    }

    /** The three who keep the house running, each a different person. */
    void enrolAdministrators() {
        staffing.enrol(List.of(), Stream.of(Administration.values()).map(office -> new PersonEntry(office.role(), office.words(), Administration.UNIT,
                List.of(office.role()))).toList());
    }

    private static int count(ProgrammeSpec spec, String group, String role) {
        Map<String, Integer> people = spec.rehearsal() == null ? Map.of() : spec.rehearsal().people();
        return Math.max(1, people.getOrDefault(group, people.getOrDefault(role, 1)));
    }
}
