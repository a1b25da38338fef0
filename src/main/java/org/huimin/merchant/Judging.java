package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** A desk's officers note their verdicts shop by shop, each kept as it is made; nothing counts before the desk submits. */
@Service
public class Judging {

    /**
     * One shop's note as an officer wants it now.
     *
     * @param agreed   null takes the decision back
     * @param revision of the note the officer saw; 0 where there was none
     */
    public record Change(String storeId, Boolean agreed, Set<String> criteria, boolean siteCheck, String reason, int revision) {

        public Change {
            criteria = criteria == null ? Set.of() : Set.copyOf(criteria);
            reason = reason == null ? "" : reason.strip();
        }

        VerdictNote note(Actor by, Instant at) {
            return new VerdictNote(storeId, agreed, criteria, siteCheck, reason, revision + 1, by.name(), at);
        }
    }

    /** A note that a colleague changed in the meantime: theirs stays. */
    public record Conflict(VerdictNote theirs, String sentence) { }

    public record Saved(List<VerdictNote> saved, List<Conflict> conflicts) { }

    private final Verdicts verdicts;
    private final VerdictNotes notes;
    private final Shops shops;
    private final ReviewDesks desks;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    Judging(Verdicts verdicts, VerdictNotes notes, Shops shops, ReviewDesks desks, ProgrammeRegister programmes, Clock clock) {
        this.verdicts = verdicts;
        this.notes = notes;
        this.shops = shops;
        this.desks = desks;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** Keeps what may be unfinished. @throws Refused for a change that could never be kept, and then none of them is */
    @Act
    public Saved save(Actor actor, DeliveryId delivery, ReviewDesk desk, List<Change> changes) {
        ProgrammeSpec spec = open(actor, delivery, desk);
        NoteCheck.mayKeep(changes, Set.copyOf(shops.judgeable(delivery)), spec.merchants().criteria());
        Map<String, VerdictNote> before = notes.of(delivery, desk);
        Instant now = Stamp.now(clock);
        List<VerdictNote> fresh = new ArrayList<>();
        List<VerdictNote> asTheyAre = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (Change change : changes) {
            VerdictNote kept = before.get(change.storeId());
            if (kept != null && kept.says(change)) {
                asTheyAre.add(kept);
            } else if ((kept == null ? 0 : kept.revision()) == change.revision()) {
                fresh.add(change.note(actor, now));
            } else {
                conflicts.add(conflict(kept, change));
            }
        }
        notes.save(delivery, desk, actor, fresh);
        asTheyAre.addAll(fresh);
        return new Saved(asTheyAre, conflicts);
    }

    /** All agreed, except those already decided and those somebody is to look at on site. */
    @Act
    public Saved agreeRest(Actor actor, DeliveryId delivery, ReviewDesk desk) {
        open(actor, delivery, desk);
        Map<String, VerdictNote> before = notes.of(delivery, desk);
        Instant now = Stamp.now(clock);
        List<VerdictNote> agreed = new ArrayList<>();
        for (String id : shops.judgeable(delivery)) {
            VerdictNote kept = before.get(id);
            if (kept == null) {
                agreed.add(new VerdictNote(id, true, Set.of(), false, "", 1, actor.name(), now));
            } else if (kept.agreed() == null && !kept.siteCheck()) {
                agreed.add(new VerdictNote(id, true, kept.criteria(), false, kept.reason(), kept.revision() + 1, actor.name(), now));
            }
        }
        notes.save(delivery, desk, actor, agreed);
        return new Saved(agreed, List.of());
    }

    private ProgrammeSpec open(Actor actor, DeliveryId delivery, ReviewDesk desk) {
        Verdicts.Delivery held = verdicts.hold(delivery);
        held.mayBeReviewed();
        ProgrammeSpec spec = programmes.spec(held.programme());
        desks.sitsAt(actor, held.programme(), spec, desk);
        if (verdicts.reviewedBy(delivery).contains(desk.code())) {
            throw Refused.conflict("merchant.reviewed-twice", "本单位对第" + held.round() + "批的研判意见已经提交，不能再修改。");
        }
        return spec;
    }

    private static Conflict conflict(VerdictNote kept, Change change) {
        if (kept == null) {
            return new Conflict(new VerdictNote(change.storeId(), null, Set.of(), false, "", 0, "", null),
                    "商户" + change.storeId() + "的记录已不存在，请重新填写。");
        }
        return new Conflict(kept, "商户" + kept.storeId() + "已由" + kept.savedByName() + "于" + Moments.inWords(kept.savedAt())
                + "改为“" + VerdictWords.word(kept.agreed()) + "”" + (kept.reason().isEmpty() ? "" : "（" + kept.reason() + "）")
                + "，您的改动没有覆盖它，请核对。");
    }
}
