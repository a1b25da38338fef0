package org.huimin.publicity;

import java.time.Instant;
import java.util.Set;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.springframework.stereotype.Service;

/** Opens something to the public for a time and says afterwards whether it may stand. */
@Service
public class PublicityPeriods {

    /**
     * What is needed to open a period.
     *
     * @param about     what is publicised
     * @param notice    the published notice that announces it
     * @param endsAt    the first moment at which it is too late, whole seconds
     * @param rule      how long and why, for the page, e.g. 公示5个工作日
     * @param basis     the text it rests on
     * @param standing  who may object
     * @param decidedBy account of whoever decided what is publicised
     * @param excluded  further accounts that may not decide on an objection
     */
    public record Opening(CaseRef about, NoticeId notice, Instant endsAt, String rule, LegalBasis basis, Standing standing,
                          String decidedBy, Set<String> excluded) { }

    /** @param upheld whether an objection was upheld */
    public record Outcome(boolean upheld, int objections) { }

    @Act
    public PublicityId open(Opening opening) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.huimin.kernel.Refused (conflict) before the end, or while an objection is open */
    @Act
    public Outcome close(PublicityId publicity) {
        throw new UnsupportedOperationException();
    }
}
