package org.huimin.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huimin.kernel.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Papers as PDF, where LibreOffice is installed. It takes seconds and a whole processor, so it runs one paper at a time,
 * never while a transaction is open, and what was made is kept for the next reader.
 */
@Service
public class PaperPdf {

    public static final String MEDIA_TYPE = "application/pdf";

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_WAITING = 8;

    private final Papers papers;
    private final Optional<LibreOffice> office;
    private final int limitSeconds;
    private final Semaphore turn = new Semaphore(1, true);
    private final Cache<List<Paper>, byte[]> made = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
            .weigher((List<Paper> key, byte[] pdf) -> 2 * pdf.length).build();

    /** @param command LibreOffice's program, by name or path; empty to do without @param limitSeconds how long one paper may take */
    @Autowired
    PaperPdf(Papers papers, @Value("${huimin.office.command:soffice}") String command, @Value("${huimin.office.limit-seconds:60}") int limitSeconds) {
        this.papers = papers;
        this.office = LibreOffice.find(command);
        this.limitSeconds = limitSeconds;
    }

    /** Whether PDF can be offered here at all. */
    public boolean available() {
        return office.isPresent();
    }

    /** Whether these papers lie ready, so that handing them out costs nothing. */
    public boolean ready(List<Paper> asked) {
        return made.getIfPresent(asked) != null;
    }

    public byte[] pdf(Paper paper) {
        return pdf(List.of(paper));
    }

    /** @throws Refused where LibreOffice is not installed, is busy for too long or takes too long over this paper */
    public byte[] pdf(List<Paper> asked) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a paper is not turned into PDF inside a transaction");
        }
        LibreOffice program = office.orElseThrow(() -> Refused.conflict("paper.no-pdf",
                "本系统所在的服务器没有安装 LibreOffice，不能生成 PDF；请下载 Word 版（docx），用办公软件打开后打印或另存为 PDF。"));
        byte[] ready = made.getIfPresent(asked);
        return ready != null ? ready : inTurn(program, List.copyOf(asked));
    }

    private byte[] inTurn(LibreOffice program, List<Paper> asked) {
        byte[] docx = papers.docx(asked);
        await();
        try {
            byte[] ready = made.getIfPresent(asked);
            if (ready == null) {
                ready = program.convert(docx, limitSeconds);
                made.put(asked, ready);
            }
            return ready;
        } finally {
            turn.release();
        }
    }

    private void await() {
        try {
            if (turn.getQueueLength() < MOST_WAITING && turn.tryAcquire(limitSeconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Refused.conflict("paper.pdf-busy", "正在生成其他公文的 PDF，请稍后再试，或者先下载 Word 版（docx）。");
    }
}
