package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.huimin.kernel.Actor;
import org.huimin.publicity.PublicityRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.testing.WholeHouse;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/**
 * Prints goal G5: a kept public page beside the very same bytes from a handler that does nothing else, and beside the same
 * page made for every request. A program, not a test: all run in turns in one process with the same client, so only the
 * ratios mean something; the client's own work is in every figure, which draws all ratios towards one.
 * {@code PublicPagesBenchmark [seconds per turn] [address of the same bytes from another server, or none]}.
 */
public final class PublicPagesBenchmark {

    private static final int CLIENTS = 4;
    private static final int ROUNDS = 15;
    private static final List<String> PAGES = List.of("/programmes/lushan-2023", "/notices", "/");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Path TARGET = Path.of("target");

    private final double seconds;
    private final String beside;
    private final List<String> lines = new ArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    private PublicPagesBenchmark(double seconds, String beside) {
        this.seconds = seconds;
        this.beside = beside;
    }

    public static void main(String[] args) throws Exception {
        new PublicPagesBenchmark(args.length < 1 ? 1 : Double.parseDouble(args[0]),
                args.length < 2 || args[1].equals("none") ? null : args[1]).run();
        System.exit(0);
    }

    private void run() throws Exception {
        say("| page (%s), answers a second, median of %d turns; ratios: median of the turns' own (quartiles) | bytes | kept | same bytes, bare | made each time | 304 | kept ÷ bare | kept ÷ made | server's µs an answer: kept | bare | 304 | bare ÷ kept |",
                LocalDate.now(), ROUNDS);
        say("|---|---|---|---|---|---|---|---|---|---|---|---|");
        String h2 = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE=UTC;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
        try (WholeHouse house = WholeHouse.openAt(h2, "sa", "")) {
            publicise(house);
            for (String page : PAGES) {
                measure(URI.create(house.address()), page);
            }
        }
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve("benchmark-pages.md"), String.join("\n", lines) + "\n");
    }

    /** Until notices stand on the board. */
    private static void publicise(WholeHouse house) {
        Demonstration demonstration = house.get(Demonstration.class);
        Actor nobody = new Actor("visitor", "访客", "", java.util.Set.of());
        for (int round = 0; round < 40 && house.get(PublicityRegister.class).running().isEmpty(); round++) {
            demonstration.others(nobody);
            if (house.get(PublicityRegister.class).running().isEmpty()) {
                demonstration.forward();
            }
        }
    }

    private void measure(URI house, String page) throws Exception {
        Answer kept = new Line(house, page, "Accept-Encoding: gzip\r\n").ask();
        Files.createDirectories(TARGET.resolve("benchmark-page"));
        Files.write(TARGET.resolve("benchmark-page/index.html.gz"), kept.body);
        Files.write(TARGET.resolve("benchmark-page/index.html"), new GZIPInputStream(new java.io.ByteArrayInputStream(kept.body)).readAllBytes());
        WebServer bare = bare(kept.body);
        try {
            Map<String, Line> turns = new LinkedHashMap<>();
            turns.put("kept", new Line(house, page, "Accept-Encoding: gzip\r\n"));
            turns.put("bare", new Line(URI.create("http://127.0.0.1:" + bare.getPort()), "/", "Accept-Encoding: gzip\r\n"));
            turns.put("made", new Line(house, page, "Accept-Encoding: gzip\r\nCookie: JSESSIONID=none\r\n"));
            turns.put("304", new Line(house, page, "Accept-Encoding: gzip\r\nIf-None-Match: " + kept.tag + "\r\n"));
            if (beside != null) {
                turns.put("beside", new Line(URI.create(beside), URI.create(beside).getPath(), "Accept-Encoding: gzip\r\n"));
            }
            Map<String, List<Double>> found = new LinkedHashMap<>();
            Map<String, List<Double>> work = new LinkedHashMap<>();
            List<String> order = new ArrayList<>(turns.keySet());
            for (int round = -1; round < ROUNDS; round++) {
                Collections.rotate(order, 1);
                for (String turn : order) {
                    Turn taken = take(turns.get(turn));
                    if (round >= 0) {
                        found.computeIfAbsent(turn, t -> new ArrayList<>()).add(taken.rate);
                        work.computeIfAbsent(turn, t -> new ArrayList<>()).add(taken.work);
                    }
                }
            }
            tell(page, kept.body.length, found, work);
        } finally {
            bare.stop();
        }
    }

    /** @param work 1/µs, so that more is better as with the rates */
    private void tell(String page, int bytes, Map<String, List<Double>> found, Map<String, List<Double>> work) {
        say("| `%s` | %d | %.0f | %.0f | %.0f | %.0f | %s | %s | %.1f | %.1f | %.1f | %s |%s", page, bytes, median(found.get("kept")), median(found.get("bare")), median(found.get("made")),
                median(found.get("304")), ratio("%.2f", found, "bare"), ratio("%.0f", found, "made"),
                1 / median(work.get("kept")), 1 / median(work.get("bare")), 1 / median(work.get("304")), ratio("%.2f", work, "bare"),
                beside == null ? "" : String.format(Locale.ROOT, " beside %.0f, ratio %s |", median(found.get("beside")), ratio("%.2f", found, "beside")));
    }

    /** Turns of one round stand beside each other in time, so what the machine did meanwhile touched both. */
    private static String ratio(String format, Map<String, List<Double>> found, String to) {
        List<Double> ratios = IntStream.range(0, ROUNDS).mapToObj(round -> found.get("kept").get(round) / found.get(to).get(round)).sorted().toList();
        return String.format(Locale.ROOT, "**" + format + "** (" + format + "–" + format + ")", median(ratios), ratios.get(ROUNDS / 4), ratios.get(ROUNDS * 3 / 4));
    }

    /** @param rate answers a second, all clients together; @param work answers in each microsecond that the server's threads worked */
    private record Turn(double rate, double work) { }

    /** All clients together, each on a connection of its own. */
    private Turn take(Line line) throws Exception {
        long worked = serversWork();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            counts.add(clients.submit(() -> line.askUntil(end)));
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        return new Turn(all / ((System.nanoTime() - start) / 1e9), all / ((serversWork() - worked) / 1e3));
    }

    /** Nanoseconds for which the threads of both servers have worked; what else runs on the machine is not in it, and clients are not. */
    private static long serversWork() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().startsWith("http-nio"))
                .mapToLong(thread -> Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()))).sum();
    }

    /** The same server, and a handler that knows nothing but these bytes. */
    private static WebServer bare(byte[] zipped) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        WebServer server = factory.getWebServer(context -> context.addServlet("bytes", new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Encoding", "gzip");
                response.setHeader("ETag", "\"bytes\"");
                response.setContentLength(zipped.length);
                response.getOutputStream().write(zipped);
            }
        }).addMapping("/"));
        server.start();
        return server;
    }

    private static double median(List<Double> of) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void say(String line, Object... values) {
        String said = String.format(Locale.ROOT, line, values);
        lines.add(said);
        System.out.println(said);
    }

    private record Answer(String tag, byte[] body) { }

    /** One request, asked again and again on a connection that stays open. */
    private record Line(URI host, String path, String headers) {

        Answer ask() throws IOException {
            try (Socket socket = socket()) {
                return ask(socket, request(), new byte[1 << 16]);
            }
        }

        /** Reads no more of an answer than its end, so that long heads cost the client nothing. */
        long askUntil(long end) throws IOException {
            long count = 0;
            byte[] request = request();
            byte[] buffer = new byte[1 << 17];
            Socket socket = socket();
            try {
                while (System.nanoTime() < end) {
                    // Tomcat closes a connection after a hundred answers
                    if (count > 0 && count % 90 == 0) {
                        socket.close();
                        socket = socket();
                    }
                    skim(socket, request, buffer);
                    count++;
                }
            } finally {
                socket.close();
            }
            return count;
        }

        /** A page may be made anew between two answers, so each says itself how long it is. */
        private static void skim(Socket socket, byte[] request, byte[] buffer) throws IOException {
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            int filled = 0;
            int head = -1;
            int length = -1;
            while (head < 0 || (length < 0 ? !chunksEnd(buffer, filled) : filled < head + length)) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read <= 0) {
                    throw new IOException("the server hung up, or its answer is longer than " + buffer.length);
                }
                filled += read;
                if (head < 0) {
                    head = endOfHead(buffer, filled);
                    length = head < 0 ? -1 : bodyLength(buffer, head);
                }
            }
        }

        /** -1 where the answer comes in chunks; an answer of 304 has no body. */
        private static int bodyLength(byte[] buffer, int head) {
            if (buffer[9] == '3') {
                return 0;
            }
            for (int i = 0; i < head - 16; i++) {
                if (buffer[i] == '\n' && (buffer[i + 1] | 32) == 'c' && (buffer[i + 9] | 32) == 'l' && buffer[i + 15] == ':') {
                    int length = 0;
                    for (int j = i + 16; buffer[j] != '\r'; j++) {
                        length = buffer[j] == ' ' ? length : 10 * length + buffer[j] - '0';
                    }
                    return length;
                }
            }
            return -1;
        }

        private Socket socket() throws IOException {
            Socket socket = new Socket(host.getHost(), host.getPort());
            socket.setTcpNoDelay(true);
            return socket;
        }

        private byte[] request() {
            return ("GET " + path + " HTTP/1.1\r\nHost: " + host.getAuthority() + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }

        private static Answer ask(Socket socket, byte[] request, byte[] buffer) throws IOException {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(request);
            int filled = 0;
            int head = -1;
            while (head < 0) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    throw new IOException("the server hung up");
                }
                filled += read;
                head = endOfHead(buffer, filled);
            }
            String said = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
            if (said.startsWith("HTTP/1.1 304")) {
                return new Answer(null, new byte[0]);
            }
            if (!said.startsWith("HTTP/1.1 200")) {
                throw new IOException(said);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
            body.write(buffer, head, filled - head);
            String length = header(said, "content-length");
            while (length == null ? !chunksEnd(body.toByteArray(), body.size()) : body.size() < Integer.parseInt(length)) {
                int read = in.read(buffer);
                if (read < 0) {
                    throw new IOException("the server hung up");
                }
                body.write(buffer, 0, read);
            }
            return new Answer(header(said, "etag"), body.toByteArray());
        }

        private static boolean chunksEnd(byte[] buffer, int filled) {
            return filled >= 5 && new String(buffer, filled - 5, 5, StandardCharsets.ISO_8859_1).equals("0\r\n\r\n");
        }

        private static int endOfHead(byte[] buffer, int filled) {
            for (int i = 3; i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                    return i + 1;
                }
            }
            return -1;
        }

        private static String header(String head, String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return null;
        }
    }
}
