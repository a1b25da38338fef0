package org.huimin.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A version of a platform's mapping, which never changes.
 *
 * @param header  the headings of the sample it was made with, in order
 * @param savedBy account
 * @param retired no file is translated by it any more
 */
public record SavedMapping(long id, String platform, String name, int version, ColumnMapping mapping, List<String> header, Instant savedAt,
                           String savedBy, boolean retired) { }
