package org.huimin.merchant;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;

/**
 * One file on its way into a working list.
 *
 * @param rowsRead lines read so far
 * @param good     lines without a fault
 * @param faults   the first faults, where the check is done
 * @param trouble  why the file as a whole could not be read; empty where it could
 */
public record ListImport(String id, CaseRef programme, String unit, int round, String attachment, String fileName, State state,
                         int rowsRead, int good, int faulty, List<Fault> faults, String trouble, String startedBy, Instant startedAt) {

    /** CHECKING: being read; CHECKED: waits for a decision; REFUSED: cannot be read; TAKEN: its rows are in the list. */
    public enum State { CHECKING, CHECKED, REFUSED, TAKEN, CANCELLED }

    /** @param place the cell, e.g. {@code B5}; @param column its title */
    public record Fault(int line, String place, String column, String value, String message) { }
}
