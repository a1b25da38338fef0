package org.huimin.merchant;

import java.util.List;
import java.util.Map;
import org.huimin.merchant.ListImport.Fault;

/**
 * What a filled sheet says, before any of it counts.
 *
 * @param lines   lines with something to take, faulty ones included
 * @param faulty  of these, lines with at least one fault; nothing is taken while there is one
 * @param faults  all of them, in the order of lines
 * @param sums    what the sheet comes to, by the word it is counted under
 * @param changed answers that were kept before and that it would replace
 * @param seen    what was kept when the sheet was judged; handed back when it is taken, so that nothing newer is lost
 */
public record SheetCheck(int lines, int faulty, List<Fault> faults, Map<String, Integer> sums, List<Change> changed, long seen) {

    /** One answer that the sheet would replace, in words. */
    public record Change(String storeId, String name, String before, String after) { }

    public boolean takeable() {
        return lines > 0 && faulty == 0;
    }
}
