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
import java.util.stream.IntStream;

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

    /**
     * A page as it is printed, ten dots to the millimetre.
     *
     * @param dots whether there is ink, line by line; @param red whether it is red
     */
    public record Picture(boolean[][] dots, boolean[][] red) {

        /** Upper and lower edges (mm) of all that is printed in lines of their own, between two heights (mm). */
        public List<double[]> lines(int from, int to) {
            return runs(IntStream.range(0, dots.length).mapToObj(y -> y >= from * 10 && y < to * 10 && any(dots[y])).toList());
        }

        /** Left and right edges (mm) of what stands between two heights (mm), parts of a character taken together. */
        public List<double[]> columns(double from, double to) {
            return runs(IntStream.range(0, dots[0].length).mapToObj(x -> IntStream.range((int) (from * 10), (int) (to * 10)).anyMatch(y -> dots[y][x])).toList());
        }

        /** Share of the dots of a rectangle (mm) that are red. */
        public double redness(double left, double top, double right, double bottom) {
            long red = IntStream.range((int) (top * 10), (int) (bottom * 10))
                    .mapToLong(y -> IntStream.range((int) (left * 10), (int) (right * 10)).filter(x -> this.red[y][x]).count()).sum();
            return red / ((right - left) * 10 * (bottom - top) * 10);
        }

        /** Upper and lower edges (mm) of each red part that is at least so wide (mm) in every line of its dots. */
        public List<double[]> redRules(double width) {
            return runs(IntStream.range(0, red.length).mapToObj(y -> IntStream.range(0, red[y].length).filter(x -> red[y][x]).count() >= width * 10).toList());
        }

        private static boolean any(boolean[] row) {
            for (boolean dot : row) {
                if (dot) {
                    return true;
                }
            }
            return false;
        }

        private static List<double[]> runs(List<Boolean> ink) {
            List<double[]> runs = new ArrayList<>();
            for (int i = 0; i < ink.size(); i++) {
                if (ink.get(i) && (i == 0 || !ink.get(i - 1))) {
                    runs.add(new double[] {i / 10.0, 0});
                }
                if (ink.get(i)) {
                    runs.get(runs.size() - 1)[1] = (i + 1) / 10.0;
                }
            }
            return runs;
        }
    }

    /** @param page from 1 */
    public static Picture picture(String file, int page) throws IOException {
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
        boolean[][] dots = new boolean[head[2]][head[1]];
        boolean[][] red = new boolean[head[2]][head[1]];
        for (int y = 0; y < head[2]; y++) {
            for (int x = 0; x < head[1]; x++) {
                int pixel = at + (y * head[1] + x) * 3;
                dots[y][x] = (picture[pixel + 1] & 255) < 100;
                red[y][x] = dots[y][x] && (picture[pixel] & 255) > 200;
            }
        }
        return new Picture(dots, red);
    }

    /** Left, right, upper, lower edge (mm) of the ink between two heights (mm). @param page from 1; @param red only red ink */
    public static double[] ink(String file, int page, int from, int to, boolean red) throws IOException {
        Picture picture = picture(file, page);
        boolean[][] dots = red ? picture.red : picture.dots;
        double[] edges = {1000, 0, 1000, 0};
        for (int y = from * 10; y < Math.min(dots.length, to * 10); y++) {
            for (int x = 0; x < dots[y].length; x++) {
                if (dots[y][x]) {
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
