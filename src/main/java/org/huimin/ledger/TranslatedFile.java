package org.huimin.ledger;

/**
 * A platform's own file and what was made of it.
 *
 * @param original   attachment
 * @param translated attachment; null until it is made
 * @param mapping    number of the version by which it is translated
 * @param rows       rows of the translated file
 * @param skipped    lines with totals
 * @param faulty     rows with a value that could not be translated; the judge finds them malformed
 */
public record TranslatedFile(String original, String translated, long mapping, String name, int version, long rows, long skipped, long faulty) { }
