package org.huimin.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.huimin.merchant.ListImportBenchmark;
import org.huimin.portal.noticeboard.PublicPagesBenchmark;
import org.huimin.portal.workbench.GridBenchmark;
import org.huimin.workflow.OpenTasksBenchmark;

/**
 * Which benchmark {@code mvn -Pbench} runs: {@code all} for goals G1 to G4 on MySQL one after the other, {@code mysql} or
 * {@code h2} with the number of open tasks, {@code import} or {@code import-h2} with the number of rows, {@code grid}, or
 * {@code pages}.
 */
public final class Benchmarks {

    /** An import has to do with what G4 allows it; open tasks are made in bulk and need more. */
    private static final List<List<String>> ALL = List.of(List.of("mysql", "1g"), List.of("import", "256m"));

    private Benchmarks() { }

    /** @param args which, open tasks, seconds per turn, address of another server or none */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("all")) {
            for (List<String> each : ALL) {
                alone(each.get(0), each.get(1), args);
            }
        } else if (args[0].equals("pages")) {
            PublicPagesBenchmark.main(Arrays.copyOfRange(args, 2, 4));
        } else if (args[0].startsWith("import")) {
            ListImportBenchmark.main(new String[] {args[0].endsWith("-h2") ? "h2" : "mysql", args[1]});
        } else if (args[0].equals("grid")) {
            GridBenchmark.main(new String[0]);
        } else {
            OpenTasksBenchmark.main(Arrays.copyOfRange(args, 0, 2));
        }
    }

    /** In a process of its own, with the memory it may have. */
    private static void alone(String which, String heap, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
                "-Duser.timezone=" + System.getProperty("user.timezone"), "-classpath", System.getProperty("java.class.path"),
                Benchmarks.class.getName(), which));
        command.addAll(Arrays.asList(args).subList(1, args.length));
        int end = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (end != 0) {
            throw new IllegalStateException(which + " ended with " + end);
        }
    }
}
