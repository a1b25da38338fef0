package org.huimin.publicity;

import java.util.List;

/**
 * What a query or a complaint has to say, item by item as the law asks. Name and contact are personal data: they stay in this module's own columns.
 *
 * @param matters  what is challenged, and what is asked for
 * @param grounds  the facts
 * @param laws     the law it rests on
 * @param evidence ids of attachments
 */
public record Challenge(String name, String contact, String matters, String grounds, String laws, List<String> evidence) {

    private static final int LONGEST = 5000;

    public Challenge {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** The same, by whoever it is known to come from. */
    public Challenge by(String known) {
        return new Challenge(known, contact, matters, grounds, laws, evidence);
    }

    /** The same, stripped. @throws org.huimin.kernel.Refused for whatever is missing or too long */
    Challenge complete(ChallengeKind kind) {
        Objecting.checkEvidence(evidence);
        FreeText.judge("name", "姓名或者名称", name, 100).and(FreeText.judge("contact", "联系方式", contact, 100))
                .and(FreeText.judge("matters", kind.words() + "事项和请求", matters, LONGEST)).and(FreeText.judge("grounds", "事实依据", grounds, LONGEST))
                .and(FreeText.judge("laws", "法律依据", laws, LONGEST)).orRefuse();
        return new Challenge(name.strip(), contact.strip(), matters.strip(), grounds.strip(), laws.strip(), evidence);
    }
}
