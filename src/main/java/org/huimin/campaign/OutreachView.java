package org.huimin.campaign;

import java.time.Instant;
import java.util.List;

/**
 * The whole outreach plan of a programme and what came of it.
 *
 * @param lines    every unit of every channel, in the file's order
 * @param remark   what the sponsor's officer said on closing it; null while it is open
 * @param closedBy account; null while it is open
 */
public record OutreachView(List<OutreachLine> lines, String remark, String closedBy, Instant closedAt) {

    public OutreachView {
        lines = List.copyOf(lines);
    }

    /** What was not done, and what nobody has reported: silence is never taken for work. */
    public List<OutreachLine> missing() {
        return lines.stream().filter(OutreachLine::missing).toList();
    }

    public long done() {
        return lines.size() - missing().size();
    }

    /** Units that have not reported on all of their channels. */
    public List<String> silent() {
        return lines.stream().filter(l -> l.state() == OutreachLine.State.PLANNED).map(OutreachLine::unit).distinct().toList();
    }
}
