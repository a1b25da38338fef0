package org.huimin.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.huimin.kernel.Period;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;

/** What goes wrong in a rehearsal, as often as the programme file says and for the same seed always the same. */
final class Incidents {

    private static final Duration LATE = Duration.ofMinutes(90);
    private static final LocalTime SUSPENDED = LocalTime.of(15, 0);
    private static final LocalTime REMOVED = LocalTime.of(10, 30);
    private static final int SUSPENDED_DAYS = 2;
    /** No industry is left without shops. */
    private static final int ENOUGH = 4;

    private final ProgrammeSpec spec;
    private final long seed;
    private final ToIntFunction<String> often;
    private final Set<String> silent;
    private final Set<String> missing;
    private final Set<String> hasty;
    private final Set<String> doubting;
    private final Set<String> late;

    private Incidents(ProgrammeSpec spec, long seed, ToIntFunction<String> often) {
        this.spec = spec;
        this.seed = seed;
        this.often = often;
        List<String> sources = mixed("lists", orderly());
        int missed = often.applyAsInt("missedLists");
        this.silent = first("silentUnits", mixed("consultation", spec.unitsHolding("give-opinion")));
        this.missing = Set.copyOf(sources.subList(0, Math.min(missed, sources.size())));
        this.hasty = first("returnedLists", sources.subList(missing.size(), sources.size()));
        this.doubting = first("launchDoubts", mixed("launch", spec.unitsHolding("check-launch")));
        this.late = first("lateReports", mixed("reports", reports()));
    }

    static Incidents of(ProgrammeSpec spec, long seed) {
        return new Incidents(spec, seed, spec.rehearsal()::incidents);
    }

    /** Everything goes well. */
    static Incidents none(ProgrammeSpec spec) {
        return new Incidents(spec, 0, kind -> 0);
    }

    /** Sources of more than one industry but the last: that one falls short of its quota, which is enough. */
    private List<String> orderly() {
        List<String> sources = spec.merchants().sources().stream().filter(s -> s.industries().size() > 1)
                .map(ProgrammeSpec.Source::unit).distinct().toList();
        return sources.subList(0, Math.max(0, sources.size() - 1));
    }

    private List<String> reports() {
        List<String> reports = new ArrayList<>();
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            for (ProgrammeSpec.Platform platform : spec.platforms()) {
                spec.period(phase.number()).days().forEach(day -> reports.add(platform.code() + " " + day));
            }
        }
        return reports;
    }

    private Set<String> first(String kind, List<String> mixed) {
        return new HashSet<>(mixed.subList(0, Math.min(often.applyAsInt(kind), mixed.size())));
    }

    private <T> List<T> mixed(String about, List<T> things) {
        Dice dice = Dice.of(seed, "incidents", about);
        List<T> left = new ArrayList<>(things);
        List<T> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            mixed.add(left.remove(dice.below(left.size())));
        }
        return mixed;
    }

    /** Nobody answers this; it falls away when its time is over. */
    boolean unanswered(WorkItem item) {
        return item.task().equals("give-opinion") && silent.contains(item.context("unit")) || unsent(item);
    }

    /** Somebody prepares this and forgets to send it. */
    boolean unsent(WorkItem item) {
        return item.task().equals("recommend-merchants") && item.context("round").equals("1") && missing.contains(item.context("unit"));
    }

    /** Whether the officer of this source sends an unfinished list first. */
    boolean hasty(String unit) {
        return hasty.contains(unit);
    }

    /** Whether this unit sees something that must be put right before the launch; once. */
    boolean doubts(String unit) {
        return doubting.remove(unit);
    }

    /** When a late report comes; the work's own date for all others. */
    Instant notBefore(WorkItem item) {
        boolean tardy = item.task().equals("submit-daily") && item.dueAt() != null && late.contains(item.context("platform") + " " + item.context("day"));
        return tardy ? item.dueAt().plus(LATE) : item.createdAt();
    }

    /** When the first phase begins: from then on the directory is known, and closures are. */
    Instant opening() {
        return spec.period(spec.phases().get(0).number()).from();
    }

    /** @param directory every interval of every platform as the first phase begins */
    List<Closure> closures(List<MerchantDirectory.StoreInterval> directory) {
        List<MerchantDirectory.StoreInterval> open = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        directory.stream().filter(s -> s.removedAt() == null && seen.add(s.storeId())).forEach(open::add);
        List<String> shops = mixed("shops", open.stream().filter(s -> open.stream().filter(o -> o.industry().equals(s.industry())).count() >= ENOUGH)
                .map(MerchantDirectory.StoreInterval::storeId).sorted().toList());
        int suspended = Math.min(often.applyAsInt("suspendedShops"), shops.size() / ENOUGH);
        int removed = Math.min(often.applyAsInt("removedShops"), shops.size() / ENOUGH);
        LocalDate first = spec.phases().get(0).first();
        LocalDate second = spec.phases().get(0).days() > 1 ? first.plusDays(1) : first;
        return Stream.concat(
                shops.stream().limit(suspended).map(shop -> new Closure(shop, at(second, SUSPENDED), at(second.plusDays(SUSPENDED_DAYS), SUSPENDED))),
                shops.stream().skip(suspended).limit(removed).map(shop -> new Closure(shop, at(second, REMOVED), null))).toList();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Period.ZONE).toInstant();
    }
}
