package org.huimin.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.programme.ProgrammeSpec.Limit;
import org.huimin.programme.ProgrammeSpec.Window;

/** The people who claim, known by number only; it knows how often each may still claim. */
final class Crowd {

    private record Count(Window window, long person, Object qualifier) { }

    private static final int REMEMBERED = 2000;

    private final List<Limit> limits;
    private final Dice dice;
    private final int regulars;
    private final Map<Count, Integer> counts = new HashMap<>();
    private final List<Long> around = new ArrayList<>();
    private long next;

    /** @param claims how many claims to expect: many people come more than once, few of them at any time */
    Crowd(List<Limit> limits, Dice dice, int claims, SyntheticPast past) {
        this.limits = limits;
        this.dice = dice;
        this.regulars = Math.max(4, claims / 40);
        this.next = past.people();
        past.claimsOf().forEach((person, count) -> counts.put(new Count(Window.PROGRAMME, person, ""), count));
        past.claimsOf().keySet().stream().sorted().limit(regulars / 2).forEach(around::add);
    }

    long fresh() {
        return next++;
    }

    /** Somebody who may still claim, counted at once. */
    long claimant(String industry, int phase, LocalDate day) {
        long person = -1;
        if (!around.isEmpty() && dice.chance(0.6)) {
            int seat = dice.below(around.size());
            person = around.get(seat);
            if (full(person, industry, phase, day)) {
                person = fresh();
                around.set(seat, person);
            }
        } else {
            person = fresh();
            if (around.size() < regulars) {
                around.add(person);
            } else {
                around.set(dice.below(around.size()), person);
            }
        }
        count(person, industry, phase, day);
        return person;
    }

    boolean full(long person, String industry, int phase, LocalDate day) {
        for (Limit limit : limits) {
            if (counts.getOrDefault(key(limit.window(), person, industry, phase, day), 0) >= limit.count()) {
                return true;
            }
        }
        return false;
    }

    void count(long person, String industry, int phase, LocalDate day) {
        for (Window window : Window.values()) {
            if (window == Window.PROGRAMME || limits.stream().anyMatch(l -> l.window() == window)) {
                counts.merge(key(window, person, industry, phase, day), 1, Integer::sum);
            }
        }
    }

    private static Count key(Window window, long person, String industry, int phase, LocalDate day) {
        return new Count(window, person, switch (window) {
            case INDUSTRY_PHASE -> industry + " " + phase;
            case PHASE -> phase;
            case DAY -> day;
            case PROGRAMME -> "";
        });
    }

    long people() {
        return next;
    }

    /** How often people claimed in the whole programme, for the phases to come: those still around. */
    Map<Long, Integer> claimsOf() {
        Map<Long, Integer> kept = new HashMap<>();
        around.stream().limit(REMEMBERED).forEach(person ->
                kept.put(person, counts.getOrDefault(new Count(Window.PROGRAMME, person, ""), 0)));
        return kept;
    }
}
