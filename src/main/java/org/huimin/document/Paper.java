package org.huimin.document;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An official paper as its author thinks of it; {@link Papers} gives it the prescribed layout.
 *
 * @param issuer      what stands in red at the top, e.g. {@code 某县商务局文件}; empty for a paper without red head
 * @param number      document number, e.g. {@code 某商字〔2023〕12号}; empty where there is none
 * @param title       a line break breaks it by sense
 * @param addressee   empty for a public notice
 * @param parts       paragraphs and tables in order
 * @param attachments titles of what is attached
 * @param signer      the unit that signs; empty for none
 * @param date        null for none
 * @param imprint     the edition note (版记) at the foot of the last page; null for none
 */
public record Paper(String issuer, String number, String title, String addressee, List<Part> parts,
                    List<String> attachments, String signer, LocalDate date, Imprint imprint) {

    /** A paper without edition note. */
    public Paper(String issuer, String number, String title, String addressee, List<Part> parts, List<String> attachments, String signer,
                 LocalDate date) {
        this(issuer, number, title, addressee, parts, attachments, signer, date, null);
    }

    /** @param copies who receives a copy (抄送); empty for nobody; @param printer the office that prints it; @param printed its day */
    public record Imprint(String copies, String printer, LocalDate printed) {
        public Imprint {
            copies = orEmpty(copies);
        }
    }

    /** A paragraph, a table or a code. */
    public sealed interface Part { }

    /** A QR code that finds the paper's file again from a photo. @param content ASCII; @param caption what people read beside it */
    public record Code(String content, String caption) implements Part { }

    /** @param level 0 for running text, 1 to 4 for the headings 一、 （一） 1. （1） */
    public record Paragraph(int level, String text) implements Part {

        private static final List<Pattern> HEADINGS = List.of(
                Pattern.compile("[一二三四五六七八九十百]+、.*", Pattern.DOTALL),
                Pattern.compile("（[一二三四五六七八九十百]+）.*", Pattern.DOTALL),
                Pattern.compile("\\d{1,3}[.．](?!\\d).*", Pattern.DOTALL),
                Pattern.compile("（\\d{1,3}）.*", Pattern.DOTALL));

        public Paragraph {
            if (level < 0 || level > 4) {
                throw new IllegalArgumentException("no such level: " + level);
            }
        }

        /** The level as its numbering says. */
        public static Paragraph of(String text) {
            for (int level = 1; level <= HEADINGS.size(); level++) {
                if (HEADINGS.get(level - 1).matcher(text).matches()) {
                    return new Paragraph(level, text);
                }
            }
            return new Paragraph(0, text);
        }
    }

    /** @param caption empty for none; @param header repeated on each page */
    public record Table(String caption, List<String> header, List<List<String>> rows) implements Part {

        public Table {
            caption = orEmpty(caption);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            int width = header.size();
            if (width == 0 || rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("each row of a table has as many cells as its header");
            }
        }
    }

    public Paper {
        issuer = orEmpty(issuer);
        number = orEmpty(number);
        title = orEmpty(title);
        addressee = orEmpty(addressee);
        signer = orEmpty(signer);
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** Running text as typed: one paragraph per line, empty lines left out. */
    public static List<Part> paragraphs(String body) {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).<Part>map(Paragraph::of).toList();
    }
}
