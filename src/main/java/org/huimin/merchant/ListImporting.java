package org.huimin.merchant;

import jakarta.annotation.PreDestroy;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ListImport.Fault;
import org.huimin.merchant.ListImport.State;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes a list in from a file, as a conversation: the file is checked aside, whoever sent it sees what is wrong with which
 * cell, and only then decides. The file itself is kept, so that a check broken off by a restart simply begins again.
 */
@Service
public class ListImporting {

    private static final Logger LOG = LoggerFactory.getLogger(ListImporting.class);
    private static final int FIRST_FAULTS = 20;
    private static final int TELL_EVERY = 500;
    private static final int PARCEL = 1000;
    private static final int STORERS = 2;

    private final ListImports imports;
    private final Compiling compiling;
    private final Shops shops;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final SheetReader reader;
    private final SheetWriter writer;
    private final Clock clock;
    private ExecutorService aside;
    private ExecutorService storing;

    ListImporting(ListImports imports, Compiling compiling, Shops shops, ProgrammeRegister programmes,
                  Attachments attachments, SheetReader reader, SheetWriter writer, Clock clock) {
        this.imports = imports;
        this.compiling = compiling;
        this.shops = shops;
        this.programmes = programmes;
        this.attachments = attachments;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    /** Begins to check a stored file. @return the import's id */
    @Act
    public String begin(Actor actor, CaseRef programme, String unit, int round, Attachment file) {
        ListImport begun = new ListImport(UUID.randomUUID().toString(), programme.root(), unit, round, file.id(), file.name(), State.CHECKING,
                0, 0, 0, List.of(), "", actor.name(), Stamp.now(clock));
        imports.insert(begun);
        afterwards(() -> aside.execute(() -> check(begun)));
        return begun.id();
    }

    /** What was kept of the file's lines goes, though not while somebody waits for it. */
    private void decided(String id, State state) {
        imports.state(id, state);
        afterwards(() -> storing.execute(() -> imports.dropLines(id)));
    }

    private static void afterwards(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    /** @throws Refused (absent) alike for one that does not exist and one of another list */
    public ListImport get(CaseRef programme, String unit, int round, String id) {
        return imports.find(id).filter(i -> i.programme().equals(programme.root()) && i.unit().equals(unit) && i.round() == round)
                .orElseThrow(() -> Refused.absent("没有这次导入，或者它不在您的办理范围内。"));
    }

    public List<ListImport> of(CaseRef programme, String unit, int round) {
        return imports.of(programme.root(), unit, round);
    }

    @Act
    public void cancel(CaseRef programme, String unit, int round, String id) {
        ListImport held = held(programme, unit, round, id);
        if (held.state() == State.CHECKING || held.state() == State.CHECKED) {
            decided(id, State.CANCELLED);
        }
    }

    /**
     * Puts the file's shops on the working list.
     *
     * @param onlyGood where some lines are faulty: take the others; otherwise nothing is taken
     * @param replace  what the list held before goes
     * @return how many shops were taken
     */
    @Act
    public int confirm(Actor actor, CaseRef programme, String unit, int round, String id, boolean onlyGood, boolean replace) {
        ListImport held = held(programme, unit, round, id);
        if (held.state() != State.CHECKED) {
            throw Refused.conflict("merchant.import-state", "这次导入已经办结或取消，请重新上传。");
        }
        if (held.good() == 0 || held.faulty() > 0 && !onlyGood) {
            throw Refused.invalid("merchant.import-faulty", "file", held.fileName(),
                    "文件“" + held.fileName() + "”有" + held.faulty() + "行需要修改，没有导入任何商户。请下载标注了问题的表格，改好后重新上传。");
        }
        int taken = compiling.take(actor, held, replace);
        decided(id, State.TAKEN);
        return taken;
    }

    /** The same list with a red column that says of each line what is wrong with it. */
    public void marked(ListImport from, OutputStream out) {
        List<SheetWriter.Line> lines = new ArrayList<>();
        read(from, line -> lines.add(new SheetWriter.Line(Arrays.stream(ShopColumn.values()).map(line.cells()::get).toList(),
                String.join("", line.faults().stream().map(f -> f.column() + "：" + f.message()).toList()))));
        writer.write(table(from.programme(), from.unit(), ListFile.REASON, lines), out);
    }

    /** An empty sheet for the unit, with one line that shows how it is filled in. */
    public byte[] template(CaseRef programme, String unit) {
        ProgrammeSpec spec = programmes.spec(programme.root());
        String industry = industries(spec, unit).get(0);
        return writer.write(table(programme.root(), unit, null, List.of(new SheetWriter.Line(List.of(ListFile.EXAMPLE + "（填写时可以保留，不会导入）",
                "91410423MA0000000X", industry, "人民路1号", "否", "0375-5050000"), null))));
    }

    private SheetWriter.Table table(CaseRef programme, String unit, String reason, List<SheetWriter.Line> lines) {
        ProgrammeSpec spec = programmes.spec(programme);
        List<SheetWriter.Column> columns = Arrays.stream(ShopColumn.values()).map(c -> new SheetWriter.Column(c.title(),
                switch (c) { case NAME, ADDRESS -> 34; case CREDIT_CODE -> 24; default -> 14; }, switch (c) {
                    case INDUSTRY -> industries(spec, unit);
                    case ABOVE_THRESHOLD -> List.of("是", "否");
                    default -> List.<String>of();
                })).toList();
        return new SheetWriter.Table("推荐名单", spec.unit(unit).name() + "推荐商户名单（" + spec.name() + "）", "huimin-list-1 " + programme + " " + unit,
                columns, reason, lines);
    }

    private static List<String> industries(ProgrammeSpec spec, String unit) {
        List<String> codes = Recommending.source(spec, unit).industries();
        return spec.industries().stream().filter(i -> codes.contains(i.code())).map(ProgrammeSpec.Industry::name).toList();
    }

    private ListImport held(CaseRef programme, String unit, int round, String id) {
        get(programme, unit, round, id);
        return imports.hold(id);
    }

    private void check(ListImport i) {
        try (Staging staging = new Staging(i)) {
            List<Fault> faults = new ArrayList<>();
            int[] counts = new int[2];
            read(i, line -> {
                if (line.faults().isEmpty()) {
                    counts[0]++;
                    staging.add(line.cells());
                } else {
                    counts[1]++;
                    line.faults().stream().limit(FIRST_FAULTS - faults.size()).forEach(faults::add);
                }
                if ((counts[0] + counts[1]) % TELL_EVERY == 0 && !imports.progressed(i.id(), counts[0] + counts[1])) {
                    throw Refused.conflict("merchant.import-cancelled", "导入已取消。");
                }
            });
            staging.finish();
            imports.checked(i.id(), counts[0] + counts[1], counts[0], counts[1], faults);
        } catch (Refused no) {
            imports.refused(i.id(), String.join("", no.reasons().stream().map(Refused.Reason::message).toList()));
        } catch (RuntimeException broken) {
            LOG.error("the check of import {} broke off", i.id(), broken);
            imports.refused(i.id(), "检查中断，没有导入任何商户，请稍后重新上传。");
        }
    }

    private void read(ListImport i, java.util.function.Consumer<ListFile.Line> each) {
        ProgrammeSpec spec = programmes.spec(i.programme());
        ListCheck check = new ListCheck(spec, Recommending.source(spec, i.unit()), Succession.delivered(shops.ofUnit(i.programme(), i.unit())));
        ListFile.read(reader, i.fileName(), attachments.path(i.attachment()), check, each);
    }

    /** Keeps good lines beside the reading: while one parcel is read, one is packed and one is on its way. */
    private final class Staging implements AutoCloseable {

        private final ListImport of;
        private final List<ShopCells> parcel = new ArrayList<>();
        private final Deque<CompletableFuture<Void>> onTheirWay = new ArrayDeque<>();
        private int seq = 1;

        Staging(ListImport of) {
            this.of = of;
            imports.dropLines(of.id());
        }

        void add(ShopCells cells) {
            parcel.add(cells);
            if (parcel.size() == PARCEL) {
                send();
            }
        }

        void finish() {
            send();
            onTheirWay.forEach(CompletableFuture::join);
        }

        private void send() {
            if (onTheirWay.size() == STORERS) {
                onTheirWay.remove().join();
            }
            List<ShopCells> sent = List.copyOf(parcel);
            int first = seq;
            onTheirWay.add(CompletableFuture.runAsync(() -> imports.keepLines(of.id(), first, sent), storing));
            seq += sent.size();
            parcel.clear();
        }

        /** Waits, whatever became of them, so that nothing is written any more afterwards. */
        @Override
        public void close() {
            onTheirWay.forEach(parcel -> parcel.exceptionally(broken -> null).join());
        }
    }

    /** Takes up what a restart broke off. */
    @EventListener(ContextRefreshedEvent.class)
    public void start() {
        if (aside == null) {
            aside = Executors.newSingleThreadExecutor(work -> new Thread(work, "list-import"));
            storing = Executors.newFixedThreadPool(STORERS, work -> new Thread(work, "list-import-store"));
            storing.execute(imports::dropLeftLines);
            imports.unfinished().forEach(i -> aside.execute(() -> check(i)));
        }
    }

    @PreDestroy
    public void stop() {
        if (aside != null) {
            aside.shutdownNow();
            storing.shutdownNow();
            aside = null;
        }
    }
}
