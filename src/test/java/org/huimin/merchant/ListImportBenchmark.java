package org.huimin.merchant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.CreditCode;

/**
 * Prints goal G4: a list of so many rows judged, confirmed and kept whole, beside a bare read of the same workbook and a bare
 * batch insert of the same rows into the same database, in turns in one run; then the same list with every hundredth row wrong,
 * judged and given back with reasons. A program, not a test: {@code ListImportBenchmark [mysql|h2] [rows]}.
 */
public final class ListImportBenchmark {

    private static final int ROUNDS = 3;
    private static final int BATCH = 1000;
    private static final int FAULTY_EVERY = 100;

    private final County county;
    private final int rows;
    private final ListImporting importing;
    private final List<String> lines = new ArrayList<>();

    private ListImportBenchmark(boolean mysql, int rows) {
        this.county = County.bare(mysql);
        this.rows = rows;
        this.importing = county.get(ListImporting.class);
        importing.start();
    }

    public static void main(String[] args) throws Exception {
        boolean mysql = args.length == 0 || args[0].equals("mysql");
        new ListImportBenchmark(mysql, args.length < 2 ? 100_000 : Integer.parseInt(args[1])).run(mysql);
        System.exit(0);
    }

    private void run(boolean mysql) throws Exception {
        Path good = workbook(0);
        Path faulty = workbook(FAULTY_EVERY);
        county.slice().sql().execute("create table bare_line (" + "programme varchar(40), unit varchar(40), round_no int, line_id int, place bigint,"
                + " name varchar(1000), credit_code varchar(1000), industry varchar(1000), address varchar(1000), above_threshold varchar(1000),"
                + " phone varchar(1000), primary key (programme, unit, round_no, line_id))");
        double[] floor = new double[ROUNDS];
        double[] whole = new double[ROUNDS];
        double[] check = new double[ROUNDS];
        double[] report = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            county.begin();
            county.open(1, "t1");
            double bare = seconds(() -> insert(read(good)));
            String[] id = new String[1];
            double judged = seconds(() -> id[0] = checked(good));
            double kept = judged + seconds(() -> {
                int taken = importing.confirm(County.officer("t1"), county.programme, "t1", 1, id[0], false, true);
                if (taken != rows) {
                    throw new IllegalStateException(taken + " rows were taken");
                }
            });
            double told = seconds(() -> marked(checked(faulty)));
            if (round >= 0) {
                floor[round] = bare;
                whole[round] = kept;
                check[round] = judged;
                report[round] = told;
            }
        }
        say("| %,d rows, %s, heap %d MiB (peaks of its parts together %d MiB) | s | rows/s | share of the floor's speed |", rows, mysql ? "MySQL" : "H2",
                Runtime.getRuntime().maxMemory() >> 20, peak() >> 20);
        say("|---|---|---|---|");
        say("| floor: bare read + bare batch insert | %.2f | %,.0f | |", median(floor), rows / median(floor));
        tell("G4 checked, confirmed, kept whole", whole, floor);
        tell("of which the check alone", check, floor);
        tell("every " + FAULTY_EVERY + "th row wrong: checked, sheet back with reasons", report, floor);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/benchmark-import-" + (mysql ? "mysql" : "h2") + ".md"), String.join("\n", lines) + "\n");
        county.close();
    }

    private void tell(String what, double[] ours, double[] floor) {
        double[] shares = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            shares[i] = floor[i] / ours[i];
        }
        say("| %s | %.2f | %,.0f | **%.0f %%** |", what, median(ours), rows / median(ours), 100 * median(shares));
    }

    private Path workbook(int faultyEvery) throws IOException {
        Path file = Files.createTempFile("huimin-list-", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("名单");
            for (ShopColumn c : ShopColumn.values()) {
                sheet.value(0, c.ordinal(), c.title());
            }
            for (int i = 1; i <= rows; i++) {
                String[] cells = {"惠民商店" + i, CreditCode.complete("92410423%09d".formatted(i)).value(),
                        faultyEvery > 0 && i % faultyEvery == 0 ? "理发" : i % 2 == 0 ? "商超" : "餐饮", "人民路" + i + "号", "否", "0375-5050100"};
                for (int c = 0; c < cells.length; c++) {
                    sheet.value(i, c, cells[c]);
                }
                if (i % BATCH == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static List<String[]> read(Path file) throws IOException {
        List<String[]> read = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile()); Stream<Row> all = book.getFirstSheet().openStream()) {
            all.skip(1).forEach(row -> {
                String[] cells = new String[row.getCellCount()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = row.getCell(i).getText();
                }
                read.add(cells);
            });
        }
        return read;
    }

    private void insert(List<String[]> read) throws Exception {
        try (Connection connection = county.slice().get(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into bare_line values (?,?,?,?,?,?,?,?,?,?,?)")) {
                for (int i = 0; i < read.size(); i++) {
                    insert.setString(1, county.programme.value());
                    insert.setString(2, "t1");
                    insert.setInt(3, 1);
                    insert.setInt(4, i);
                    insert.setLong(5, i);
                    for (int c = 0; c < 6; c++) {
                        insert.setString(6 + c, read.get(i)[c]);
                    }
                    insert.addBatch();
                    if ((i + 1) % BATCH == 0 || i == read.size() - 1) {
                        insert.executeBatch();
                    }
                }
            }
            connection.commit();
        }
    }

    private String checked(Path file) throws Exception {
        Attachment stored;
        try (InputStream content = Files.newInputStream(file)) {
            stored = county.get(Attachments.class).store(County.officer("t1"), county.programme, "名单.xlsx", content);
        }
        String id = importing.begin(County.officer("t1"), county.programme, "t1", 1, stored);
        ListImport run = importing.get(county.programme, "t1", 1, id);
        while (run.state() == ListImport.State.CHECKING) {
            TimeUnit.MILLISECONDS.sleep(10);
            run = importing.get(county.programme, "t1", 1, id);
        }
        if (run.state() != ListImport.State.CHECKED || run.rowsRead() != rows) {
            throw new IllegalStateException(run.state() + " after " + run.rowsRead() + " rows: " + run.trouble());
        }
        return id;
    }

    private void marked(String id) {
        importing.marked(importing.get(county.programme, "t1", 1, id), new ByteArrayOutputStream());
    }

    private interface Act {
        void run() throws Exception;
    }

    private static double seconds(Act act) throws Exception {
        long start = System.nanoTime();
        act.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(u -> u.getUsed()).sum();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void say(String format, Object... values) {
        String line = format.formatted(values);
        lines.add(line);
        System.out.println(line);
    }
}
