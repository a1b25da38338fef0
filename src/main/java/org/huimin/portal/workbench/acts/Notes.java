package org.huimin.portal.workbench.acts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.tasks.Correcting;
import org.huimin.tasks.Correction;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.TakingBack;
import org.huimin.tasks.Transferring;
import org.springframework.stereotype.Component;

/** What was done with a piece of work besides answering it, as lines under it in the timeline. */
@Component
public class Notes {

    private final Transferring transferring;
    private final Helping helping;
    private final TakingBack takingBack;
    private final Correcting correcting;

    Notes(Transferring transferring, Helping helping, TakingBack takingBack, Correcting correcting) {
        this.takingBack = takingBack;
        this.correcting = correcting;
        this.transferring = transferring;
        this.helping = helping;
    }

    /**
     * One line.
     *
     * @param kind    key of the sentence, {@code act.note.KIND}, which takes {@code who} and {@code to}
     * @param said    reason or question, in the person's words
     * @param reply   what came of it, empty where nothing did yet
     * @param verdict AGREE, DISAGREE or empty
     */
    public record Note(String kind, String who, String to, String said, Instant at, String verdict, String reply, Instant repliedAt) { }

    /** Work item → its lines in the order of time. */
    public Map<String, List<Note>> of(CaseRef root) {
        Map<String, List<Note>> notes = new LinkedHashMap<>();
        transferring.of(root).forEach(t -> put(notes, t.item(), new Note("TRANSFER", t.fromName(), t.toName(), t.reason(), t.at(), "", "", null)));
        helping.ofCase(root).forEach(h -> put(notes, h.item(), note(h)));
        takingBack.of(root).forEach(t -> put(notes, t.item(), new Note("BACK", t.name(), "", t.reason(), t.at(), "", "", null)));
        correcting.ofCase(root).forEach(c -> put(notes, c.item(), new Note("CORRECTION." + c.state(), c.name(), c.label(),
                "“" + c.before() + "” → “" + c.after() + "”，" + c.reason(), c.at(), "",
                c.state() == Correction.State.PROPOSED || c.decidedBy().isEmpty() ? "" : c.decidedBy() + " " + c.remark(), c.decidedAt())));
        notes.values().forEach(lines -> lines.sort(Comparator.comparing(Note::at)));
        return notes;
    }

    private static Note note(Help h) {
        String kind = h.kind() + (h.state() == Help.State.OPEN ? ".waiting" : h.state() == Help.State.WITHDRAWN ? ".withdrawn" : "");
        return new Note(kind, h.askerName(), h.helperName(), h.question(), h.askedAt(), h.verdict(), h.reply(), h.endedAt());
    }

    private static void put(Map<String, List<Note>> notes, String item, Note note) {
        notes.computeIfAbsent(item, i -> new ArrayList<>()).add(note);
    }
}
