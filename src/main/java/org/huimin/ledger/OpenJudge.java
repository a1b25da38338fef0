package org.huimin.ledger;

import jakarta.annotation.PreDestroy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The product's one judge, opened when it is first needed. */
@Component
class OpenJudge {

    private final int memoryMiB;
    private LedgerJudge judge;

    OpenJudge(@Value("${huimin.ledger.memory:400MB}") String memory) {
        this.memoryMiB = (int) DataSize.parse(memory).toMegabytes();
    }

    synchronized LedgerJudge get() {
        if (judge == null) {
            judge = LedgerJudge.open(memoryMiB);
        }
        return judge;
    }

    @PreDestroy
    synchronized void close() {
        if (judge != null) {
            judge.close();
            judge = null;
        }
    }
}
