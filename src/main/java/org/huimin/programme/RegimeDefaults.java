package org.huimin.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills in what a programme file leaves to its regime: who performs which duty and who is kept apart. */
final class RegimeDefaults {

    private RegimeDefaults() { }

    /** Unchanged where the file names no shipped regime; that is for the rules to refuse. */
    static ProgrammeSpec complete(ProgrammeSpec file) {
        return RegimeProfile.shipped(file.regime().profile()).map(profile -> complete(file, profile)).orElse(file);
    }

    private static ProgrammeSpec complete(ProgrammeSpec file, RegimeProfile profile) {
        Map<String, ProgrammeSpec.Holder> duties = new LinkedHashMap<>();
        for (Duty duty : Duty.values()) {
            ProgrammeSpec.Holder own = file.duties().get(duty.code());
            if (own != null) {
                duties.put(duty.code(), labelled(own, profile));
            } else {
                profile.holder(duty.code(), file.planDate()).ifPresent(shipped -> duties.put(duty.code(), labelled(shipped, profile)));
            }
        }
        file.duties().forEach(duties::putIfAbsent);
        profile.duties().forEach((duty, shipped) -> {
            if (Duty.isQualified(duty)) {
                duties.putIfAbsent(duty, labelled(shipped, profile));
            }
        });
        return file.withDuties(duties, separations(file, profile));
    }

    private static ProgrammeSpec.Holder labelled(ProgrammeSpec.Holder holder, RegimeProfile profile) {
        return holder.label() != null ? holder
                : new ProgrammeSpec.Holder(holder.units(), holder.kinds(), holder.role(), profile.roles().get(holder.role()));
    }

    private static List<ProgrammeSpec.Separation> separations(ProgrammeSpec file, RegimeProfile profile) {
        List<ProgrammeSpec.Separation> all = new ArrayList<>();
        Set<Set<String>> seen = new HashSet<>();
        for (List<ProgrammeSpec.Separation> stated : List.of(file.separations(), profile.separations())) {
            stated.stream().filter(s -> seen.add(Set.copyOf(s.duties()))).forEach(all::add);
        }
        return all;
    }
}
