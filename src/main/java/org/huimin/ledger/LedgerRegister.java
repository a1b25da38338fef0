package org.huimin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** What the judged rows come to, for every later stage to read. */
@Service
public class LedgerRegister {

    /** The newest judgement of a platform. */
    public Optional<Judged> latest(CaseRef programme, String platform) {
        throw new UnsupportedOperationException();
    }

    /** The judgement that made the phase final. */
    public Optional<Judged> frozen(CaseRef programme, String platform, int phase) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<ReceivedFile> files(CaseRef programme, String platform) {
        throw new UnsupportedOperationException();
    }

    /** Every refused row of a judgement, in the order of file and line. */
    public void refused(long judgement, Consumer<RefusedRow> row) {
        throw new UnsupportedOperationException();
    }
}
