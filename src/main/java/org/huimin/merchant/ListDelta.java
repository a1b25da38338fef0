package org.huimin.merchant;

import java.util.List;

/**
 * What changed in a working list since the version the person saw.
 *
 * @param base    that version
 * @param removed ids of lines taken out
 */
public record ListDelta(int base, List<Change> changes, List<Integer> removed) {

    /**
     * One line as it is now.
     *
     * @param id      of the line; a negative number of the sender's choice for a new one
     * @param after   id of the line it now comes after (a new one's negative number will do), 0 for the beginning; null: a known
     *                line stays where it is, a new one goes to the end
     * @param licence id of the uploaded licence photo; null where there is none
     */
    public record Change(int id, Integer after, ShopCells cells, String licence) {

        public Change {
            cells = cells == null ? ShopCells.BLANK : cells;
        }
    }

    public ListDelta {
        changes = changes == null ? List.of() : List.copyOf(changes);
        removed = removed == null ? List.of() : List.copyOf(removed);
    }

    /** Lines put at the end of a list. */
    public static ListDelta appending(int base, List<ShopCells> lines) {
        return new ListDelta(base, java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(i -> new Change(-1 - i, null, lines.get(i), null)).toList(), List.of());
    }
}
