package org.huimin.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Somebody who may be drawn.
 *
 * @param code     stands for the person wherever the pool is published
 * @param employer name of the employer, or its credit code
 * @param region   where the person comes from, as the pool names it
 * @param fields   codes of the fields he or she knows
 */
public record Expert(String code, String account, String name, String employer, String region, List<String> fields, List<Tie> ties) {

    /** How somebody is bound to an enterprise. */
    public enum Relation { EMPLOYED, DIRECTOR, SHAREHOLDER, KIN, OTHER }

    /** @param party name or credit code of the enterprise; @param until last day, null while it lasts */
    public record Tie(String party, Relation relation, LocalDate until) {

        /** Kinship and whatever else may sway the judgement never end; the others count for some years after their last day. */
        boolean binds(LocalDate day, int years) {
            return until == null || relation == Relation.KIN || relation == Relation.OTHER || !until.plusYears(years).isBefore(day);
        }
    }

    public Expert {
        fields = fields.stream().sorted().distinct().toList();
        ties = List.copyOf(ties);
    }

    /**
     * @param applicants names and credit codes of those who applied
     * @param years      how long a tie counts after its end
     */
    boolean tiedTo(Set<String> applicants, LocalDate day, int years) {
        return applicants.contains(employer) || ties.stream().anyMatch(tie -> applicants.contains(tie.party()) && tie.binds(day, years));
    }
}
