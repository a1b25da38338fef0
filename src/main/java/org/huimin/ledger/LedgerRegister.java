package org.huimin.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the judged rows come to, for every later stage to read. */
@Service
@Transactional(readOnly = true)
public class LedgerRegister {

    private final LedgerShelf shelf;

    LedgerRegister(LedgerShelf shelf) {
        this.shelf = shelf;
    }

    /** The newest judgement of a platform. */
    public Optional<Judged> latest(CaseRef programme, String platform) {
        return shelf.latest(programme.root(), platform).map(this::named);
    }

    /** The judgement that made the phase final. */
    public Optional<Judged> frozen(CaseRef programme, String platform, int phase) {
        return shelf.frozen(programme.root(), platform, phase).map(this::named);
    }

    /** Those that count, newest first. */
    public List<ReceivedFile> files(CaseRef programme, String platform) {
        return shelf.files(programme.root(), platform);
    }

    /** Every refused row of a judgement, by kind, file and line. */
    public void refused(long judgement, Consumer<RefusedRow> row) {
        Map<String, String> names = names(judgement);
        byte[] packed = shelf.refused(judgement).orElseThrow(() -> Refused.absent("没有编号为 " + judgement + " 的核对结果。"));
        RefusedRows.each(packed, r -> row.accept(new RefusedRow(r.kind(), names.getOrDefault(r.file(), r.file()), r.line(), r.id(), r.reason())));
    }

    /** Files go by their number inside; readers see the names people gave them. */
    private Judged named(Judged judged) {
        Map<String, String> names = names(judged.id());
        return judged.with(judged.figures().named(names));
    }

    private Map<String, String> names(long judgement) {
        return shelf.filesOf(judgement).stream().collect(Collectors.toMap(f -> String.valueOf(f.id()), ReceivedFile::name));
    }
}
