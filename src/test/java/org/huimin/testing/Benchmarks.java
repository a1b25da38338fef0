package org.huimin.testing;

import java.util.Arrays;
import org.huimin.merchant.ListImportBenchmark;
import org.huimin.portal.noticeboard.PublicPagesBenchmark;
import org.huimin.portal.workbench.GridBenchmark;
import org.huimin.workflow.OpenTasksBenchmark;

/**
 * Which benchmark {@code mvn -Pbench} runs: {@code mysql} or {@code h2} with the number of open tasks, {@code import} or
 * {@code import-h2} with the number of rows, {@code grid}, or {@code pages}.
 */
public final class Benchmarks {

    private Benchmarks() { }

    /** @param args which, open tasks, seconds per turn, address of another server or none */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("pages")) {
            PublicPagesBenchmark.main(Arrays.copyOfRange(args, 2, 4));
        } else if (args[0].startsWith("import")) {
            ListImportBenchmark.main(new String[] {args[0].endsWith("-h2") ? "h2" : "mysql", args[1]});
        } else if (args[0].equals("grid")) {
            GridBenchmark.main(new String[0]);
        } else {
            OpenTasksBenchmark.main(Arrays.copyOfRange(args, 0, 2));
        }
    }
}
