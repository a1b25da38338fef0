package org.huimin.ledger;

import java.util.Map;

/**
 * Where a column of the contract comes from in a platform's own file.
 *
 * @param column   the contract's name
 * @param from     heading in the platform's file; empty where every row has the same value
 * @param constant that value; empty where there is a heading
 * @param fen      amounts are given in fen
 * @param values   the platform's value → the contract's; values not named stay as they are
 */
public record MappedColumn(String column, String from, String constant, boolean fen, Map<String, String> values) {

    public MappedColumn {
        values = Map.copyOf(values);
    }
}
