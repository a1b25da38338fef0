package org.huimin.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Refused;

/** Reads the deadlines of one programme: what its file says, and where it is silent the regime's profile. */
final class Timetable {

    static final LegalBasis NO_LAW = new LegalBasis("无法定期限，本系统默认值，可在方案文件中调整", null, null);

    /** For what is no term: how many applicants or members, how a score is counted. */
    private static final LegalBasis NO_RULE = new LegalBasis("法规未作规定，本系统默认值，可在方案文件中调整", null, null);

    /** Key under which the fair-competition review in force on the plan's day is found. */
    static final String FAIR_COMPETITION = "FAIR_COMPETITION";

    private final ProgrammeSpec spec;
    private final RegimeProfile profile;

    Timetable(ProgrammeSpec spec) {
        this.spec = spec;
        this.profile = RegimeProfile.shipped(spec.regime().profile()).orElseThrow(
                () -> new IllegalStateException(spec.code() + " names no shipped regime: " + spec.regime().profile()));
    }

    List<Scheduled> all() {
        Set<String> keys = new LinkedHashSet<>(profile.schedule().keySet());
        keys.addAll(spec.schedule().keySet());
        return keys.stream().map(key -> resolve(key, null, null)).toList();
    }

    /**
     * @param phase the phase the deadline belongs to, null for none
     * @param day   the day that is reported, null for none
     */
    Scheduled resolve(String key, Integer phase, LocalDate day) {
        RegimeProfile.Due shipped = profile.due(key).orElse(null);
        ProgrammeSpec.Schedule own = own(key, phase);
        if (shipped == null && own == null) {
            throw Refused.invalid("schedule.unknown", "schedule", key, "时限“" + key + "”在方案文件和制度模式 " + profile.code() + " 中都没有规定。");
        }
        LegalBasis basis = own != null && own.basis() != null ? new LegalBasis(own.basis(), null, null)
                : shipped == null ? NO_LAW : profile.basis(shipped.laws(), spec.planDate()).orElse(NO_LAW);
        String note = own != null ? own.note() : shipped.note();
        String shippedWords = shipped == null ? null : words(shipped);
        if (own != null && own.at() != null) {
            return new Scheduled(key, own.at(), null, null, basis, note, true, shippedWords);
        }
        RegimeProfile.Anchor anchor = shipped == null ? RegimeProfile.Anchor.OPENED : shipped.anchor();
        LocalDate from = anchorDay(anchor, phase, day);
        String term = own != null ? own.term() : shipped.term();
        if (term != null) {
            return new Scheduled(key, null, term, from == null ? null : from.atTime(LocalTime.MAX.withNano(0)), basis, note, own != null, shippedWords);
        }
        Integer days = own != null ? own.days() : shipped.days();
        LocalTime time = own != null ? own.time() : shipped.time();
        LocalDateTime at = from == null ? null : from.plusDays(days == null ? 0 : days).atTime(time == null ? LocalTime.MIDNIGHT : time);
        return new Scheduled(key, at, null, null, basis, note, own != null, shippedWords);
    }

    Optional<Scheduled> least(String key) {
        return profile.due(key).filter(RegimeProfile.Due::least).map(due -> new Scheduled(key, null, due.term(), null,
                profile.basis(due.laws(), spec.planDate()).orElse(NO_LAW), due.note(), false, words(due)));
    }

    RegimeProfile.Shortage shortage() {
        return spec.selects() && spec.selection().shortage() != null ? spec.selection().shortage() : profile.shortage();
    }

    RegimeProfile.Scoring scoring() {
        return spec.selects() && spec.selection().scoring() != null ? spec.selection().scoring() : profile.scoring();
    }

    Optional<RegimeProfile.PanelRow> panelRow() {
        return profile.panelFor(spec.budget().yuan());
    }

    /** What a row rests on: the programme's own paper, else the regime's law, else nothing but this file. */
    LegalBasis basis(RegimeProfile.Few row) {
        return row.basis() != null ? new LegalBasis(row.basis(), null, null) : profile.basis(row.laws(), spec.planDate()).orElse(NO_RULE);
    }

    /** What the panel's make-up rests on. */
    LegalBasis basis(RegimeProfile.PanelRow row) {
        return profile.basis(row.laws(), spec.planDate()).orElse(NO_RULE);
    }

    /** A qualified key falls back to the plain one, but never to its fixed moment: that was another round's. */
    private ProgrammeSpec.Schedule own(String key, Integer phase) {
        ProgrammeSpec.Schedule exact = spec.schedule().get(key);
        if (exact == null && phase != null) {
            exact = spec.schedule().get(key + ":" + phase);
        }
        if (exact != null || profile.schedule().containsKey(key)) {
            return exact;
        }
        ProgrammeSpec.Schedule plain = spec.schedule().get(RegimeProfile.plain(key));
        return plain == null || plain.at() != null ? null : plain;
    }

    private LocalDate anchorDay(RegimeProfile.Anchor anchor, Integer phase, LocalDate day) {
        return switch (anchor) {
            case OPENED -> null;
            case DAY -> day;
            case PHASE_FIRST -> phase == null ? null : spec.phase(phase).first();
            case PHASE_LAST -> phase == null ? null : spec.period(phase).last();
            case VALID_LAST -> phase == null ? null : spec.lastValidDay(phase);
            case PROGRAMME_LAST -> spec.phases().stream().map(p -> spec.lastValidDay(p.number())).max(LocalDate::compareTo).orElseThrow();
        };
    }

    private static String words(RegimeProfile.Due due) {
        return due.term() != null ? due.term() : due.anchor() + (due.days() < 0 ? "" : "+") + due.days()
                + (due.time() == null ? "" : "T" + due.time());
    }

    /** What a rule of the regime rests on, as it stood on the plan's day. */
    Optional<LegalBasis> basis(String key) {
        LegalBasis law = profile.laws().get(key);
        if (law != null) {
            return Optional.of(law).filter(l -> l.inForce(spec.planDate()));
        }
        if (profile.rules().containsKey(key)) {
            return profile.basis(profile.rules().get(key).laws(), spec.planDate());
        }
        if (FAIR_COMPETITION.equals(key)) {
            return profile.competitionOn(spec.planDate()).map(c -> profile.laws().get(c.law()));
        }
        return profile.due(key).flatMap(due -> profile.basis(due.laws(), spec.planDate()));
    }

    Optional<RuleValue> rule(String key) {
        RegimeProfile.Rule shipped = profile.rules().get(key);
        String own = spec.regime().overrides().get(key);
        return shipped == null && own == null ? Optional.empty() : Optional.of(new RuleValue(key, own != null ? own : shipped.value(),
                shipped == null ? null : shipped.value(), own != null, basis(key).orElse(NO_RULE), shipped == null ? null : shipped.note()));
    }

    /** The values whose keys begin so, in the regime's order, those alone that were law on the plan's day. */
    List<RuleValue> rules(String prefix) {
        return profile.rules().keySet().stream().filter(key -> key.startsWith(prefix) && basis(key).isPresent()).map(key -> rule(key).orElseThrow()).toList();
    }
}
