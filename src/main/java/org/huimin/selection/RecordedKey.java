package org.huimin.selection;

import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.selection.seal.SealingKey;
import org.springframework.stereotype.Component;

/** A tender's public key, held against the record: whoever exchanges it in its table has to exchange the chain as well. */
@Component
class RecordedKey {

    private final SealHolders holders;
    private final TrailRegister trail;

    RecordedKey(SealHolders holders, TrailRegister trail) {
        this.holders = holders;
        this.trail = trail;
    }

    /** @throws Refused conflict where there is none, or another than was recorded */
    SealingKey of(CaseRef tender) {
        SealingKey key = holders.key(tender).orElseThrow(() -> Refused.conflict("seal.no-key", "本次遴选还没有生成报名材料的密钥。")).sealing();
        prove(tender, key);
        return key;
    }

    void prove(CaseRef tender, SealingKey key) {
        String recorded = trail.first(tender, SealFact.TenderKeyEstablished.class.getSimpleName()).flatMap(entry -> entry.value("fingerprint")).orElse("");
        if (!recorded.equals(grouped(key))) {
            throw Refused.conflict("seal.record-differs", "密钥与办理记录和公告中的密钥指纹不一致，不能继续。请保全现场并报告纪检监督人员。");
        }
    }

    static String grouped(SealingKey key) {
        return key.fingerprint().replaceAll("(.{4})(?!$)", "$1 ");
    }
}
