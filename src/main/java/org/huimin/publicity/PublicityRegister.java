package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publicity periods and objections, for reading. Who objected is shown only by {@link #objector}. */
@Service
@Transactional(readOnly = true)
public class PublicityRegister {

    /**
     * @param remedies what an upheld objection may lead to; empty where nothing is to be chosen
     * @param upheld   null while the period is open
     * @param remedy   what followed; null where nothing was to be chosen
     */
    public record PublicityView(PublicityId id, CaseRef about, NoticeId notice, Instant openedAt, Instant endsAt, String rule,
                                LegalBasis basis, boolean anyone, Set<Remedy> remedies, boolean open, Boolean upheld, Remedy remedy, int objections) { }

    /** Who calls in question what is publicised: somebody outside, or the office itself, which then takes back what it proposed. */
    public enum ObjectionKind { OBJECTION, WITHDRAWAL }

    /** How far an objection has come. */
    public enum ObjectionState { FILED, ADMITTED, REJECTED, INVESTIGATED, UPHELD, NOT_UPHELD }

    /**
     * @param reason  why it was rejected or how it was decided; null before
     * @param remedy  what it leads to; null unless it was upheld and something was to be chosen
     * @param against whom it hits, as the case that was publicised numbers them; null where nobody was named
     */
    public record ObjectionView(ObjectionId id, ObjectionKind kind, CaseRef caseRef, PublicityId publicity, String receipt, ObjectionState state,
                                Instant filedAt, String grounds, List<String> evidence, String findings, String reason,
                                Instant decidedAt, Remedy remedy, String against) { }

    /** Personal data: for the desks that handle the objection, never for a list, a fact or a public page. */
    public record Objector(String name, String contact) { }

    private static final int MOST = 200;

    private final Publicities publicities;
    private final Objections objections;
    private final Clock clock;

    PublicityRegister(Publicities publicities, Objections objections, Clock clock) {
        this.publicities = publicities;
        this.objections = objections;
        this.clock = clock;
    }

    public PublicityView get(PublicityId publicity) {
        return publicities.view(publicity).orElseThrow(() -> Publicities.unknown(publicity));
    }

    /** What the public may object to now, the soonest to end first. */
    public List<PublicityView> running() {
        return publicities.running(Instant.now(clock), MOST);
    }

    public List<PublicityView> of(CaseRef programme) {
        return publicities.of(programme);
    }

    public ObjectionView objection(ObjectionId objection) {
        return view(objections.get(objection));
    }

    public List<ObjectionView> objections(PublicityId publicity) {
        return objections.of(publicity).stream().map(PublicityRegister::view).toList();
    }

    public Objector objector(ObjectionId objection) {
        return objections.objector(objection);
    }

    /** For the objector: needs the receipt and the name it was filed under. */
    public Optional<ObjectionView> byReceipt(String receipt, String name) {
        return objections.byReceipt(receipt.strip(), name.strip()).map(PublicityRegister::view);
    }

    private static ObjectionView view(ObjectionCase c) {
        return new ObjectionView(c.id(), c.kind(), c.caseRef(), c.publicity(), c.receipt(), c.state(), c.filedAt(), c.grounds(),
                c.evidence(), c.findings(), c.reason(), c.decidedAt(), c.remedy(), c.against());
    }
}
