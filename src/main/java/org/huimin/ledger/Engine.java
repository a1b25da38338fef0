package org.huimin.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The analytical engine with its memory bound and a directory of its own for what does not fit; nobody else can read there. */
final class Engine implements AutoCloseable {

    static final int THREADS = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));

    private final Path directory;
    private final Connection connection;

    private Engine(Path directory, Connection connection) {
        this.directory = directory;
        this.connection = connection;
    }

    static Engine open(int memoryMiB) {
        try {
            Path directory = Files.createTempDirectory("huimin-ledger-");
            Properties properties = new Properties();
            properties.setProperty("jdbc_stream_results", "true");
            Engine engine = new Engine(directory, DriverManager.getConnection("jdbc:duckdb:", properties));
            engine.run("set threads = " + THREADS);
            engine.run("set memory_limit = '" + memoryMiB + "MiB'");
            engine.run("set temp_directory = " + text(directory.resolve("spill").toString()));
            engine.run("set preserve_insertion_order = false");
            engine.run("set enable_progress_bar = false");
            engine.run("set autoinstall_known_extensions = false");
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    interface RowReader {
        void row(ResultSet row) throws SQLException;
    }

    /** Runs a statement. @return rows changed, zero for what changes none */
    long run(String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
        }
    }

    /** Hands every row of a query over, as the engine finds them. */
    void each(String sql, RowReader reader) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.row(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
        }
    }

    long number(String sql) {
        long[] number = new long[1];
        each(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    /** A directory of its own inside the engine's. */
    Path workplace() {
        try {
            return Files.createTempDirectory(directory, "work-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as a literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            delete(directory);
        }
    }
}
