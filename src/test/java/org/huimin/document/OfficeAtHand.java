package org.huimin.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** LibreOffice and poppler's tools, where they are installed. */
final class OfficeAtHand {

    private OfficeAtHand() { }

    static boolean isThere() {
        return LibreOffice.find("soffice").isPresent() && LibreOffice.find("pdftotext").isPresent();
    }

    /** What a tool prints. */
    static byte[] run(String... command) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return process.getInputStream().readAllBytes();
    }

    static String text(String... command) throws IOException {
        return new String(run(command), StandardCharsets.UTF_8);
    }
}
