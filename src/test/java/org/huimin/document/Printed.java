package org.huimin.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Papers as they come out of the printer, for tests of those who write them.
 *
 * @param pages text of each page, line by line
 * @param cells each page in the order in which it was written, cell by cell, without blanks
 */
public record Printed(String file, List<String> pages, List<String> cells) {

    /** Markup, an entity, a closed CDATA section, a template's expression, characters beyond the basic plane and a picture. */
    public static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> ]]> &amp; ${7*7} {{x}} 𠮷㐂😀";

    private static final int LIMIT_SECONDS = 240;
    private static final int WORDS = 1000;

    public static Printed of(Path folder, List<Paper> papers) throws IOException {
        Path pdf = folder.resolve("papers.pdf");
        Files.write(pdf, new PaperPdf(new Papers(), "soffice", LIMIT_SECONDS).pdf(papers));
        String file = pdf.toString();
        return new Printed(file, Arrays.asList(OfficeAtHand.text("pdftotext", "-layout", file, "-").split("\f")), OfficeAtHand.pages(file));
    }

    /** A thousand words of four characters, no two alike. */
    public static Stream<String> words() {
        return IntStream.range(0, WORDS).mapToObj(n -> Character.toString(0x4E00 + n) + Character.toString(0x5E00 + n) + "号文");
    }

    /** Everything said, without blanks and page numbers. */
    public String said() throws IOException {
        return OfficeAtHand.text("pdftotext", "-raw", file, "-").replaceAll("—\\s*\\d+\\s*—|\\s|\f", "");
    }

    /** The first page that says it, from 0. */
    public int page(String text) {
        return IntStream.range(0, pages.size()).filter(i -> pages.get(i).replaceAll("\\s", "").contains(text)).findFirst().orElseThrow();
    }

    /** Edges of the ink of the text block of a page, from 0. */
    public double[] ink(int page) throws IOException {
        return OfficeAtHand.ink(file, page + 1, 0, 264, false);
    }
}
