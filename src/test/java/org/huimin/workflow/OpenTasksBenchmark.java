package org.huimin.workflow;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Cursor;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.H2;
import org.huimin.testing.ManyTasks;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.RowsExamined;
import org.huimin.testing.WholeHouse;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints goals G1, G2 and G3 beside their floors, and with {@code h2} goal G8. A program, not a test: what is compared runs
 * in turns in one run, and only the ratios of medians mean anything. {@code OpenTasksBenchmark [mysql|h2] [open tasks]}.
 */
public final class OpenTasksBenchmark {

    private static final int THREADS = 4;
    private static final int PROGRAMMES = 8;
    private static final int FEW = 1_000;
    private static final int STEPS = 12;
    private static final int READS = 15;
    private static final int ROUNDS = 5;
    private static final String DECISION = "${decision == 'APPROVED'}";

    private final boolean mysql;
    private final int many;
    private final List<String> lines = new ArrayList<>();
    private final ExecutorService hands = Executors.newFixedThreadPool(THREADS);

    private OpenTasksBenchmark(boolean mysql, int many) {
        this.mysql = mysql;
        this.many = many;
    }

    public static void main(String[] args) throws Exception {
        boolean mysql = args.length == 0 || args[0].equals("mysql");
        new OpenTasksBenchmark(mysql, args.length < 2 ? 100_000 : Integer.parseInt(args[1])).run();
        System.exit(0);
    }

    private void run() throws Exception {
        say("| what (" + (mysql ? "MySQL " : "H2 ") + "%s) | median | beside | ratio |", LocalDate.now());
        say("|---|---|---|---|");
        try (WholeHouse small = house("small"); WholeHouse big = house("big")) {
            fill(small, FEW);
            Actor actor = fill(big, many);
            trays(big, actor);
            steps(small, big);
            if (mysql) {
                figures(big);
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/benchmark-" + (mysql ? "mysql" : "h2") + ".md"), String.join("\n", lines) + "\n");
    }

    private WholeHouse house(String name) throws IOException {
        String[] more = {"camunda.bpm.generate-unique-process-engine-name=true", "spring.datasource.hikari.maximum-pool-size=8"};
        if (mysql) {
            return WholeHouse.deaf(MySql.fresh("huimin_bench_" + name), MySql.user(), MySql.password(), more);
        }
        Path file = Files.createTempDirectory("huimin-benchmark-").resolve(name);
        return WholeHouse.deaf("jdbc:h2:file:" + file + H2.SETTINGS, "sa", "", more);
    }

    /** @return somebody in three groups, one of which holds a fifth of everything */
    private static Actor fill(WholeHouse house, int open) {
        WorkItem item = PlanWalk.begin(house, "lushan-seed").open().get(0);
        ManyTasks.open(house.sql(), item.id(), open);
        List<String> others = house.sql().queryForList("select distinct group_code from person_post where group_code <> ? order by group_code limit 2",
                String.class, item.group());
        Actor one = house.get(People.class).inGroup(item.group()).get(0).actor();
        return new Actor(one.account(), one.name(), one.unit(), Set.of(item.group(), others.get(0), others.get(1)));
    }

    /** All programmes take one step at a time, four hands at once; then the same number of bare completions. */
    private void steps(WholeHouse small, WholeHouse big) throws Exception {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Bare full = mysql ? new Bare("full") : null; Bare lean = mysql ? new Bare("activity") : null) {
            for (String pass : List.of("warm", "told")) {
                List<PlanWalk> few = plans(small, pass);
                List<PlanWalk> much = plans(big, pass);
                if (mysql) {
                    full.start();
                    lean.start();
                }
                for (int step = 0; step < STEPS; step++) {
                    List<Optional<PlanWalk.Step>> ours = few.stream().map(PlanWalk::next).toList();
                    List<Optional<PlanWalk.Step>> theirs = much.stream().map(PlanWalk::next).toList();
                    boolean plain = !Set.of("issue-plan", "sign-notice").contains(ours.get(0).map(s -> s.item().task()).orElse("sign-notice"));
                    Map<String, Double> round = new LinkedHashMap<>();
                    List<Map.Entry<String, Callable<Double>>> turns = new ArrayList<>(List.of(
                            Map.entry("small", () -> timed(PROGRAMMES, n -> ours.get(n).ifPresent(PlanWalk.Step::complete))),
                            Map.entry("big", () -> timed(PROGRAMMES, n -> theirs.get(n).ifPresent(PlanWalk.Step::complete)))));
                    if (mysql) {
                        full.next();
                        lean.next();
                        turns.add(Map.entry("full", () -> timed(PROGRAMMES, full::complete)));
                        turns.add(Map.entry("activity", () -> timed(PROGRAMMES, lean::complete)));
                    }
                    java.util.Collections.rotate(turns, step);
                    for (Map.Entry<String, Callable<Double>> turn : turns) {
                        round.put(turn.getKey(), turn.getValue().call());
                    }
                    if (plain && pass.equals("told")) {
                        round.forEach((name, time) -> times.computeIfAbsent(name, n -> new ArrayList<>()).add(time));
                    }
                }
            }
        }
        if (mysql) {
            ratio("G1 whole step, 4 threads, against a bare completion with full history (ms)", times.get("small"), times.get("full"));
            ratio("G1 the same against a bare completion that keeps as little history as we do (ms)", times.get("small"), times.get("activity"));
        }
        ratio((mysql ? "G2" : "G8") + " whole step at " + many + " open tasks against " + FEW + " (ms)", times.get("big"), times.get("small"));
    }

    private static List<PlanWalk> plans(WholeHouse house, String pass) {
        List<PlanWalk> plans = new ArrayList<>();
        for (int n = 0; n < PROGRAMMES; n++) {
            plans.add(PlanWalk.begin(house, "lushan-" + pass + n));
        }
        return plans;
    }

    /** Milliseconds for each of so many acts, done by four hands at once. */
    private double timed(int acts, IntConsumer act) throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int n = 0; n < acts; n++) {
            int number = n;
            work.add(() -> {
                act.accept(number);
                return null;
            });
        }
        long start = System.nanoTime();
        for (var done : hands.invokeAll(work)) {
            done.get();
        }
        return (System.nanoTime() - start) / 1e6 / acts;
    }

    private void trays(WholeHouse house, Actor actor) throws Exception {
        Inbox inbox = house.get(Inbox.class);
        JdbcTemplate sql = house.sql();
        List<String> groups = List.copyOf(actor.groups());
        Cursor deep = sql.query("select due_at, id from work_item where group_code in (?,?,?) and state = 'OPEN' order by due_at, id limit 1 offset 9979",
                rs -> {
                    rs.next();
                    return new Cursor(rs.getObject(1, java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC), rs.getString(2));
                }, groups.toArray());
        Map<String, Callable<?>> turns = new LinkedHashMap<>();
        turns.put("ours", () -> inbox.claimable(actor, inbox.counts(actor), Filter.NONE, null, 20));
        turns.put("ours page 500", () -> inbox.claimable(actor, inbox.counts(actor), Filter.NONE, deep, 20));
        turns.put("plain", () -> List.of(plainPage(sql, groups), plainCounters(sql, actor)));
        turns.put("plain counting", () -> List.of(plainPage(sql, groups), sql.queryForObject(
                "select count(*) from work_item where group_code in (?,?,?) and state = 'OPEN'", Long.class, groups.toArray())));
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Bare bare = mysql ? new Bare("none") : null) {
            if (mysql) {
                bare.fill(many, groups);
                turns.put("engine", () -> List.of(bare.page(groups), bare.count(groups)));
            }
            for (int round = -1; round < ROUNDS; round++) {
                for (Map.Entry<String, Callable<?>> turn : turns.entrySet()) {
                    int reads = turn.getKey().equals("engine") ? 2 : READS;
                    long start = System.nanoTime();
                    for (int read = 0; read < reads; read++) {
                        turn.getValue().call();
                    }
                    if (round >= 0) {
                        times.computeIfAbsent(turn.getKey(), n -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6 / reads);
                    }
                }
            }
        }
        String goal = mysql ? "G3" : "G8";
        ratio(goal + " inbox page and exact counts at " + many + " open tasks against the same in plain SQL (ms)", times.get("ours"), times.get("plain"));
        ratio(goal + " the same against plain SQL that counts (ms)", times.get("ours"), times.get("plain counting"));
        ratio(goal + " page 500 against page 1 (ms)", times.get("ours page 500"), times.get("ours"));
        if (mysql) {
            ratio("G3 the engine's task query and count against ours (ms)", times.get("engine"), times.get("ours"));
        }
    }

    private static List<Object[]> plainPage(JdbcTemplate sql, List<String> groups) {
        String branch = "(select * from work_item where group_code = ? and state = 'OPEN' order by group_code, state, due_at, id limit 21)";
        return sql.query(String.join(" union all ", branch, branch, branch) + " order by due_at, id limit 21", OpenTasksBenchmark::everything, groups.toArray());
    }

    private static Object[] everything(ResultSet rs, int row) throws java.sql.SQLException {
        Object[] columns = new Object[rs.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rs.getObject(i + 1);
        }
        return columns;
    }

    private static List<Object[]> plainCounters(JdbcTemplate sql, Actor actor) {
        List<Object> arguments = new ArrayList<>(actor.groups());
        arguments.addAll(List.of(actor.account(), actor.account()));
        return sql.query("select sum(items) from work_count where tray = 'OPEN' and holder in (?,?,?) union all select items from work_count"
                + " where tray = 'CLAIMED' and holder = ? union all select items from work_count where tray = 'DONE' and holder = ?",
                OpenTasksBenchmark::everything, arguments.toArray());
    }

    /** What does not swing: statements of each step, and the most rows one of them read. */
    private void figures(WholeHouse house) {
        PlanWalk plan = PlanWalk.begin(house, "lushan-figures");
        say("");
        say("| step at %d open tasks | statements | most rows one of them read |", many);
        say("|---|---|---|");
        for (Optional<PlanWalk.Step> next = plan.next(); next.isPresent(); next = plan.next()) {
            PlanWalk.Step step = next.get();
            List<RowsExamined> read = RowsExamined.by(house.sql(), step::complete).stream()
                    .filter(r -> !r.statement().matches("(?i)(set|commit|rollback|select @@).*")).toList();
            say("| %s | %d | %d |", step.item().task(), read.size(), read.get(0).rows());
        }
    }

    private void ratio(String what, List<Double> ours, List<Double> theirs) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / theirs.get(i);
        }
        Arrays.sort(ratios);
        say("| %s | %.2f | %.2f | **%.2f** (%.2f–%.2f, n=%d) |", what, median(ours), median(theirs), median(Arrays.stream(ratios).boxed().toList()),
                ratios[ratios.length / 4], ratios[ratios.length * 3 / 4], ratios.length);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length % 2 == 1 ? sorted[sorted.length / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private void say(String format, Object... arguments) {
        String line = format.formatted(arguments);
        lines.add(line);
        System.out.println(line);
    }

    /** The engine alone, as it comes, with nothing of ours: one task after another, one routing value each. */
    private static final class Bare implements AutoCloseable {

        private final HikariDataSource pool = new HikariDataSource();
        private final ProcessEngine engine;
        private final List<String> cases = new ArrayList<>();
        private List<String> waiting = List.of();

        private Bare(String history) {
            pool.setJdbcUrl(MySql.fresh("huimin_bench_bare_" + history));
            pool.setUsername(MySql.user());
            pool.setPassword(MySql.password());
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            pool.setMaximumPoolSize(8);
            StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
            configuration.setProcessEngineName("bare-" + history);
            configuration.setDataSource(pool);
            configuration.setHistory(history);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setJobExecutorActivate(false);
            configuration.setMetricsEnabled(false);
            engine = configuration.buildProcessEngine();
            AbstractFlowNodeBuilder<?, ?> node = Bpmn.createExecutableProcess("bare").camundaHistoryTimeToLive(180).startEvent()
                    .userTask("task-0").camundaCandidateGroups("group-0");
            for (int i = 1; i <= STEPS; i++) {
                node = node.exclusiveGateway("gate-" + i).condition("no", "${decision == 'REJECTED'}").endEvent()
                        .moveToNode("gate-" + i).condition("yes", DECISION).userTask("task-" + i).camundaCandidateGroups("group-" + i % 5);
            }
            engine.getRepositoryService().createDeployment().addModelInstance("bare.bpmn", node.endEvent().done()).deploy();
        }

        private void start() {
            cases.clear();
            for (int n = 0; n < PROGRAMMES; n++) {
                cases.add(engine.getRuntimeService().startProcessInstanceByKey("bare").getId());
            }
        }

        /** Looks up whose turn it is; as little part of the time measured as our claiming. */
        private void next() {
            waiting = cases.stream().map(c -> engine.getTaskService().createTaskQuery().processInstanceId(c).singleResult().getId()).toList();
        }

        private void complete(int n) {
            engine.getTaskService().complete(waiting.get(n), Map.of("decision", "APPROVED"));
        }

        private void fill(int count, List<String> groups) {
            String instance = engine.getRuntimeService().startProcessInstanceByKey("bare", Map.of("unit", "u")).getId();
            String task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
            ManyTasks.openInEngine(new JdbcTemplate(pool), task, count, groups);
        }

        private Object page(List<String> groups) {
            return engine.getTaskService().createTaskQuery().taskCandidateGroupIn(groups).orderByDueDate().asc().listPage(0, 20);
        }

        private long count(List<String> groups) {
            return engine.getTaskService().createTaskQuery().taskCandidateGroupIn(groups).count();
        }

        @Override
        public void close() {
            engine.close();
            pool.close();
        }
    }
}
