package org.huimin.portal.workbench;

import java.util.Map;
import org.huimin.campaign.OutreachLine;

/**
 * A unit's channel in a table.
 *
 * @param state message key of how it stands; {@code OVERDUE} where the time is over and nothing was said
 * @param link  the place as an address to open; null where it is no address
 */
record OutreachRow(OutreachLine line, String unit, String state, String link) {

    static OutreachRow of(OutreachLine line, Map<String, String> units, boolean overdue) {
        boolean address = line.place() != null && line.place().matches("https?://\\S+");
        return new OutreachRow(line, units.get(line.unit()), line.state() == OutreachLine.State.PLANNED && overdue ? "OVERDUE" : line.state().name(),
                address ? line.place() : null);
    }
}
