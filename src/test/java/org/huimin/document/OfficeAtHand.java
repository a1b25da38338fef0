package org.huimin.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** LibreOffice and poppler's tools, where they are installed. */
public final class OfficeAtHand {

    private OfficeAtHand() { }

    public static boolean isThere() {
        return LibreOffice.find("soffice").isPresent() && LibreOffice.find("pdftotext").isPresent();
    }

    /** Whether it opens tables too. */
    public static boolean opensTables() {
        return isThere() && Files.exists(Path.of("/usr/lib/libreoffice/program/libsclo.so"));
    }

    /** Name → how Calc understands each of these tables once it has opened it, as its flat XML. */
    public static Map<String, String> opened(Path folder, Map<String, byte[]> tables) throws IOException {
        List<String> command = new ArrayList<>(List.of("soffice", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless", "--norestore",
                "--convert-to", "fods", "--outdir", folder.toString()));
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            command.add(Files.write(folder.resolve(table.getKey()), table.getValue()).toString());
        }
        run(command.toArray(String[]::new));
        Map<String, String> opened = new LinkedHashMap<>();
        for (String name : tables.keySet()) {
            opened.put(name, Files.readString(folder.resolve(name.replaceAll("\\.\\w+$", ".fods"))));
        }
        return opened;
    }

    /** What a tool prints. */
    public static byte[] run(String... command) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return process.getInputStream().readAllBytes();
    }

    public static String text(String... command) throws IOException {
        return new String(run(command), StandardCharsets.UTF_8);
    }

    /** Pages of a PDF, without blanks, each in the order in which it was written. */
    public static List<String> pages(String file) throws IOException {
        return Arrays.stream(text("pdftotext", "-raw", file, "-").split("\f")).map(page -> page.replaceAll("[\\s\u3000]", "")).toList();
    }

    /** The typefaces of a PDF that it does not carry. */
    public static List<String> missingFonts(String file) throws IOException {
        return text("pdffonts", file).lines().skip(2).filter(font -> !font.matches(".*\\s(yes) (yes|no) (yes)\\s+\\d+\\s+\\d+\\s*")).toList();
    }

    /** Left, right, upper, lower edge (mm) of the ink between two heights (mm). @param page from 1; @param red only red ink */
    public static double[] ink(String file, int page, int from, int to, boolean red) throws IOException {
        byte[] picture = run("pdftoppm", "-r", "254", "-f", String.valueOf(page), "-l", String.valueOf(page), file);
        int at = 0;
        int[] head = new int[4];
        for (int field = 0; field < 4; field++) {
            int end = at;
            while (picture[end] > ' ') {
                end++;
            }
            head[field] = field == 0 ? 0 : Integer.parseInt(new String(picture, at, end - at, StandardCharsets.US_ASCII));
            at = end + 1;
        }
        double[] edges = {1000, 0, 1000, 0};
        for (int y = from * 10; y < Math.min(head[2], to * 10); y++) {
            for (int x = 0; x < head[1]; x++) {
                int pixel = at + (y * head[1] + x) * 3;
                int green = picture[pixel + 1] & 255;
                if (green < 100 && (!red || (picture[pixel] & 255) > 200)) {
                    edges[0] = Math.min(edges[0], x / 10.0);
                    edges[1] = Math.max(edges[1], x / 10.0);
                    edges[2] = Math.min(edges[2], y / 10.0);
                    edges[3] = Math.max(edges[3], y / 10.0);
                }
            }
        }
        return edges;
    }
}
