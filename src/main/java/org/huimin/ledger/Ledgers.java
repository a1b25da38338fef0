package org.huimin.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes in what platforms deliver, judges it, and makes a phase final. */
@Service
@Act
public class Ledgers {

    private static final Set<FileKind> JUDGED = EnumSet.of(FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK);

    private final LedgerShelf shelf;
    private final ProgrammeRegister programmes;
    private final MerchantDirectory directory;
    private final Attachments attachments;
    private final ColumnMappings mappings;
    private final OpenJudge judge;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledgers(LedgerShelf shelf, ProgrammeRegister programmes, MerchantDirectory directory, Attachments attachments, ColumnMappings mappings,
            OpenJudge judge, ApplicationEventPublisher events, Clock clock) {
        this.shelf = shelf;
        this.programmes = programmes;
        this.directory = directory;
        this.attachments = attachments;
        this.mappings = mappings;
        this.judge = judge;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A platform that was sent back states a phase anew: what it handed in for it before is kept and no longer counts, so
     * that a corrected row is not taken for a second one.
     *
     * @param phase null for what came after the last of them
     * @throws Refused conflict where the phase is final
     */
    public void restate(Actor actor, CaseRef programme, String platform, Integer phase) {
        if (phase != null && shelf.frozen(programme.root(), platform, phase).isPresent()) {
            throw Refused.conflict("ledger.frozen", "第" + phase + "期的核销明细已经锁定，不能重新报送。");
        }
        int aside = shelf.setAside(programme.root(), platform, phase, Stamp.now(clock));
        if (aside > 0) {
            events.publishEvent(new LedgerFact.FilesSetAside(programme.root(), actor.account(), platform, phase == null ? 0 : phase, aside));
        }
    }

    /**
     * Keeps a delivered file; one that was set aside counts again. The same bytes twice, or a header that is neither the
     * contract's nor one the platform has saved a mapping for, are refused at once and nothing is kept. What needs translating is translated when it is judged.
     *
     * @param phase      the phase it was delivered for; null where it belongs to none
     * @param attachment id in {@link Attachments}
     * @return the file's number
     */
    public long receive(Actor actor, CaseRef programme, String platform, Integer phase, FileKind kind, String attachment) {
        ProgrammeSpec spec = programmes.spec(programme);
        LedgerRules rules = LedgerRules.of(spec, platform);
        if (phase != null && spec.phases().stream().noneMatch(p -> p.number() == phase)) {
            throw Refused.invalid("ledger.phase", "phase", phase, "方案中没有第" + phase + "期。");
        }
        if (!JUDGED.contains(kind)) {
            throw Refused.invalid("ledger.kind", "kind", kind.code(), kind.label() + "不是逐笔明细，不在此处报送。");
        }
        Attachment content = attachments.get(attachment);
        ReceivedFile earlier = shelf.file(programme.root(), platform, content.sha256()).orElse(null);
        if (earlier != null && !(earlier.setAside() && earlier.kind() == kind && Objects.equals(earlier.phase(), phase))) {
            throw sameFile(content);
        }
        Optional<SavedMapping> mapping = mappings.forFile(programme, platform, kind, rules.required(kind), content);
        try {
            ReceivedFile file = new ReceivedFile(0, platform, phase, kind, content.name(), content.sha256(), content.size(), attachment,
                    Stamp.now(clock), actor.account(), false);
            long number = earlier == null ? shelf.keep(programme.root(), file) : shelf.takeUp(earlier.id(), file);
            mapping.ifPresent(m -> mappings.begin(attachment, m));
            events.publishEvent(new LedgerFact.FileReceived(programme.root(), actor.account(), platform, phase == null ? 0 : phase, kind,
                    number, content.sha256(), content.size()));
            return number;
        } catch (DuplicateKeyException simultaneous) {
            throw sameFile(content);
        }
    }

    /** Judges everything received so far anew; provisional for phases that are not frozen. */
    public Judged judge(CaseRef programme, String platform) {
        return judge(programme.root(), platform, null);
    }

    /** Judges, and makes the phase's rows final: what comes later is a difference, later refunds count for settlement only. */
    public Judged freeze(CaseRef programme, String platform, int phase) {
        if (programmes.spec(programme).phases().stream().noneMatch(p -> p.number() == phase)) {
            throw Refused.invalid("ledger.phase", "phase", phase, "方案中没有第" + phase + "期。");
        }
        if (shelf.frozen(programme.root(), platform, phase).isPresent()) {
            throw Refused.conflict("ledger.frozen", "第" + phase + "期的核销明细已经锁定，不能再次锁定。");
        }
        return judge(programme.root(), platform, phase);
    }

    private Judged judge(CaseRef programme, String platform, Integer frozenPhase) {
        LedgerRules rules = LedgerRules.of(programmes.spec(programme), platform);
        List<ReceivedFile> files = shelf.files(programme, platform);
        RefusedRows refused = new RefusedRows();
        Judgement figures = judge.get().judge(rules, stores(programme, platform),
                new LedgerFiles(sources(programme, files, FileKind.CLAIMS), sources(programme, files, FileKind.REDEMPTIONS),
                        sources(programme, files, FileKind.REFUNDS), sources(programme, files, FileKind.BANK)), shelf.frozen(programme, platform), true, refused);
        var at = Stamp.now(clock);
        long id = shelf.keep(programme, platform, frozenPhase, at, figures, files, refused.packed());
        events.publishEvent(new LedgerFact.LedgerJudged(programme, Actor.SYSTEM.account(), platform, id,
                figures.files().stream().mapToLong(Judgement.OfFile::rows).sum(),
                figures.files().stream().mapToLong(Judgement.OfFile::refused).sum(), figures.net()));
        if (frozenPhase != null) {
            Judgement.OfPhase phase = figures.phase(frozenPhase);
            events.publishEvent(new LedgerFact.PhaseFrozen(programme, Actor.SYSTEM.account(), platform, frozenPhase, id, phase.amount(),
                    phase.refunded()));
        }
        return new Judged(id, programme, platform, frozenPhase, at, figures);
    }

    /** Judges a file with everything received so far, and keeps nothing. */
    Judgement tried(CaseRef programme, String platform, FileKind kind, FileSource file, Consumer<RefusedRow> refused) {
        CaseRef root = programme.root();
        Map<FileKind, List<FileSource>> all = new EnumMap<>(FileKind.class);
        List<ReceivedFile> files = shelf.files(root, platform);
        JUDGED.forEach(k -> all.put(k, new ArrayList<>(sources(root, files, k))));
        all.get(kind).add(file);
        return judge.get().judge(LedgerRules.of(programmes.spec(root), platform), stores(root, platform), new LedgerFiles(all.get(FileKind.CLAIMS),
                all.get(FileKind.REDEMPTIONS), all.get(FileKind.REFUNDS), all.get(FileKind.BANK)), shelf.frozen(root, platform), false, refused);
    }

    /** Columns that the programme asks for besides the contract. */
    Set<String> required(CaseRef programme, String platform, FileKind kind) {
        return kind == FileKind.DAILY ? Set.of() : LedgerRules.of(programmes.spec(programme), platform).required(kind);
    }

    private List<StoreInterval> stores(CaseRef programme, String platform) {
        return directory.stores(programme, platform).stream()
                .map(s -> new StoreInterval(s.storeId(), s.industry(), s.admittedAt(), s.removedAt())).toList();
    }

    private List<FileSource> sources(CaseRef programme, List<ReceivedFile> files, FileKind kind) {
        return files.stream().filter(f -> f.kind() == kind).sorted(Comparator.comparing(ReceivedFile::id))
                .map(f -> mappings.source(programme, String.valueOf(f.id()), f.attachment())).toList();
    }

    private static Refused sameFile(Attachment content) {
        return Refused.conflict("ledger.same-file-twice", "文件“" + content.name() + "”已经报送过（内容完全相同），同一文件不得重复报送。");
    }
}
