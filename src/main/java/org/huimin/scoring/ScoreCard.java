package org.huimin.scoring;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huimin.kernel.Verdict;
import org.huimin.programme.PanelSize;
import org.huimin.programme.RegimeProfile;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;

/**
 * What a panel scores and by which rules, frozen before anybody begins.
 *
 * @param title      what the page and the report are headed with
 * @param applicants those who were found eligible
 * @param members    who scores; accounts, each once
 * @param given      applicant → factor → points of the objective factors, computed once from what was applied with
 * @param offers     applicant → fee, for the price factor and for ties; empty where no fee is asked for
 * @param rules      how scores become a ranking
 * @param panel      who may sit on such a panel
 * @param basis      what the rules rest on, as shown
 * @param responses  what the panel found of each application before it scored, as the report tells it
 */
public record ScoreCard(String title, List<Applicant> applicants, List<Factor> factors, List<Member> members,
                        Map<String, Map<String, BigDecimal>> given, Map<String, BigDecimal> offers, RegimeProfile.Scoring rules,
                        RegimeProfile.PanelRow panel, String basis, List<Response> responses) {

    /** @param finding whether the application answers the call; @param words why not, and what was asked and answered; may be empty */
    public record Response(String applicant, String finding, String words) { }

    /** @param code stands for the applicant in rows and addresses; @param materials what it applied with, to be read beside the sheet */
    public record Applicant(String code, String name, List<Material> materials) {
        public Applicant {
            materials = List.copyOf(materials);
        }
    }

    /** @param address where the house shows it; null where it lies on paper only */
    public record Material(String name, String address) { }

    /** EXPERT: drawn or invited from the pool; REPRESENTATIVE: sent by the purchaser; OWN: of the sponsor's own group. */
    public enum Kind { EXPERT, REPRESENTATIVE, OWN }

    /** @param code stands for the member wherever a name must not */
    public record Member(String account, String code, String name, Kind kind) { }

    public ScoreCard {
        applicants = List.copyOf(applicants);
        factors = List.copyOf(factors);
        members = List.copyOf(members);
        responses = responses == null ? List.of() : List.copyOf(responses);
        Map<String, Map<String, BigDecimal>> points = new TreeMap<>();
        given.forEach((applicant, row) -> points.put(applicant, Collections.unmodifiableMap(new TreeMap<>(row))));
        given = Collections.unmodifiableMap(points);
        offers = Collections.unmodifiableMap(new TreeMap<>(offers));
    }

    /** The factors a member judges. */
    @JsonIgnore
    public List<Factor> subjective() {
        return factors.stream().filter(f -> f.kind() == FactorKind.SUBJECTIVE).toList();
    }

    /** The factors that are the same for all. */
    @JsonIgnore
    public List<Factor> computed() {
        return factors.stream().filter(f -> f.kind() != FactorKind.SUBJECTIVE).toList();
    }

    public Optional<Member> member(String account) {
        return members.stream().filter(m -> m.account().equals(account)).findFirst();
    }

    public Optional<Applicant> applicant(String code) {
        return applicants.stream().filter(a -> a.code().equals(code)).findFirst();
    }

    /** The same with these members. */
    ScoreCard sitting(List<Member> others) {
        return new ScoreCard(title, applicants, factors, others, given, offers, rules, panel, basis, responses);
    }

    Verdict judgePanel() {
        boolean own = members.stream().allMatch(m -> m.kind() == Kind.OWN);
        int experts = (int) members.stream().filter(m -> m.kind() == Kind.EXPERT).count();
        return panel == null ? Verdict.yes() : PanelSize.judge(panel, members.size(), own, experts, "members", "");
    }
}
