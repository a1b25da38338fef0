package org.huimin.publicity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.publicity.ObjectionFact.ObjectionAdmitted;
import org.huimin.publicity.ObjectionFact.ObjectionDecided;
import org.huimin.publicity.ObjectionFact.ObjectionFiled;
import org.huimin.publicity.ObjectionFact.ObjectionInvestigated;
import org.huimin.publicity.ObjectionFact.ObjectionRejected;
import org.huimin.publicity.ObjectionFact.WithdrawalProposed;
import org.huimin.publicity.PublicityRegister.ObjectionKind;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.Objector;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Raising an objection and dealing with it: admit, investigate, decide. */
@Service
public class Objecting {

    /** What somebody objects to and why. Name and contact are personal data: they stay in this module's own columns. */
    public record Objection(PublicityId publicity, String name, String contact, String grounds, List<String> evidence) {
        public Objection {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }
    }

    /** What the objector gets in return. @param number shown to the objector and asked for when they enquire */
    public record Receipt(ObjectionId objection, CaseRef caseRef, String number, Instant filedAt) { }

    /**
     * How an objection ends.
     *
     * @param remedy  what it leads to, where the publicity leaves something to choose; else null
     * @param against whom it hits, where the next in order comes up; else null
     */
    public record Decision(boolean upheld, Remedy remedy, String against, String reason) {

        public Decision {
            against = against == null || against.isBlank() ? null : against.strip();
        }

        public static Decision notUpheld(String reason) {
            return new Decision(false, null, null, reason);
        }

        public static Decision upheld(String reason) {
            return new Decision(true, null, null, reason);
        }
    }

    private static final String PUBLIC = "public";
    private static final int LONGEST_TEXT = 5000;
    private static final int MOST_EVIDENCE = 20;
    private static final Pattern ATTACHMENT = Pattern.compile("[0-9A-Za-z._-]{1,100}");

    private final Publicities publicities;
    private final Objections objections;
    private final Sequences sequences;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Objecting(Publicities publicities, Objections objections, Sequences sequences, Clock clock, ApplicationEventPublisher facts) {
        this.publicities = publicities;
        this.objections = objections;
        this.sequences = sequences;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Whether it would be taken now; asked before evidence is uploaded.
     *
     * @throws Refused with the sentence that filing it would bring
     */
    public void check(Objection objection) {
        judge(publicities.get(objection.publicity()), objection, Stamp.now(clock));
    }

    /** Filed on line, now. */
    @Act
    public Receipt file(Objection objection) {
        return keep(objection, PUBLIC, Stamp.now(clock));
    }

    /** Handed in on paper at {@code receivedAt}, recorded by an officer. */
    @Act
    public Receipt record(Actor actor, Objection objection, Instant receivedAt) {
        Instant now = Stamp.now(clock);
        if (receivedAt.isAfter(now)) {
            throw Refused.invalid("objection.received-later", "收到时间", Moments.inWords(receivedAt),
                    "收到时间" + Moments.inWords(receivedAt) + "晚于现在（" + Moments.inWords(now) + "），请核对。");
        }
        return keep(objection, actor.account(), receivedAt.truncatedTo(ChronoUnit.MICROS));
    }

    @Act
    public void admit(Actor actor, ObjectionId objection) {
        ObjectionCase held = objections.hold(objection);
        held.mayBeAdmitted();
        publicities.get(held.publicity()).mayHandle(actor);
        objections.admitted(objection, ObjectionState.ADMITTED, actor, null, Stamp.now(clock));
        facts.publishEvent(new ObjectionAdmitted(held.caseRef(), actor.account(), objection.value()));
    }

    @Act
    public void reject(Actor actor, ObjectionId objection, String reason) {
        ObjectionCase held = objections.hold(objection);
        held.mayBeAdmitted();
        publicities.get(held.publicity()).mayHandle(actor);
        String because = FreeText.required("不予受理的理由", reason, LONGEST_TEXT);
        objections.admitted(objection, ObjectionState.REJECTED, actor, because, Stamp.now(clock));
        facts.publishEvent(new ObjectionRejected(held.caseRef(), actor.account(), objection.value()));
    }

    @Act
    public void investigate(Actor actor, ObjectionId objection, String findings) {
        ObjectionCase held = objections.hold(objection);
        held.mayBeInvestigated(actor);
        publicities.get(held.publicity()).mayHandle(actor);
        objections.investigated(objection, actor, FreeText.required("核查情况", findings, LONGEST_TEXT), Stamp.now(clock));
        facts.publishEvent(new ObjectionInvestigated(held.caseRef(), actor.account(), objection.value()));
    }

    /** By somebody who neither decided what is publicised nor is excluded, nor has had this objection in hand before. */
    @Act
    public void decide(Actor actor, ObjectionId objection, Decision decision) {
        ObjectionCase held = objections.hold(objection);
        held.mayBeDecided(actor);
        Publicity publicity = publicities.get(held.publicity());
        publicity.mayHandle(actor);
        String because = FreeText.required("处理理由", decision.reason(), LONGEST_TEXT);
        publicity.mustOffer(decision);
        objections.decided(objection, new Decision(decision.upheld(), decision.remedy(), decision.against(), because), actor, Stamp.now(clock));
        facts.publishEvent(new ObjectionDecided(held.caseRef(), actor.account(), objection.value(), publicity.id().value(),
                publicity.about(), decision.upheld(), decision.remedy()));
    }

    /**
     * The office itself knows what the proposed result cannot stand against, e.g. a licence that was lost. Nobody has to admit or investigate
     * what it proves: it goes straight to whoever decides.
     *
     * @param against   whom it hits, as the case that is publicised numbers them
     * @param statement what is known and how
     * @param evidence  ids of attachments, at least one
     */
    @Act
    public Receipt withdraw(Actor actor, PublicityId publicised, String against, String statement, List<String> evidence) {
        Publicity publicity = publicities.hold(publicised);
        publicity.mayBeWithdrawn();
        String known = FreeText.required("收回理由", statement, LONGEST_TEXT);
        if (evidence.isEmpty()) {
            throw Refused.invalid("objection.withdrawal-evidence", "evidence", "", "收回拟入选结果须附证据材料，请上传。");
        }
        checkEvidence(evidence);
        Instant now = Stamp.now(clock);
        Receipt receipt = insert(publicity, new Objector(actor.name(), actor.unit()), actor.account(), (caseRef, number) -> new ObjectionCase(null,
                ObjectionKind.WITHDRAWAL, caseRef, publicity.id(), number, ObjectionState.INVESTIGATED, now, known, evidence, actor.account(),
                actor.account(), known, null, null, null, against));
        facts.publishEvent(new WithdrawalProposed(receipt.caseRef(), actor.account(), receipt.objection().value(), publicity.id().value(),
                publicity.about()));
        return receipt;
    }

    private Receipt keep(Objection o, String by, Instant receivedAt) {
        Publicity publicity = publicities.hold(o.publicity());
        Objector objector = judge(publicity, o, receivedAt);
        Receipt receipt = insert(publicity, objector, by, (caseRef, number) -> new ObjectionCase(null, ObjectionKind.OBJECTION, caseRef,
                publicity.id(), number, ObjectionState.FILED, receivedAt, o.grounds().strip(), o.evidence(), null, null, null, null, null, null, null));
        facts.publishEvent(new ObjectionFiled(receipt.caseRef(), by, receipt.objection().value(), publicity.id().value(), publicity.about()));
        return receipt;
    }

    /** @param of case and number of the receipt → what is kept */
    private Receipt insert(Publicity publicity, Objector objector, String by, BiFunction<CaseRef, String, ObjectionCase> of) {
        CaseRef programme = publicity.about().root();
        int number = sequences.next(programme, "OBJECTION");
        ObjectionCase kept = of.apply(programme.child("OBJ", number), "YY-%s-%03d".formatted(programme.value().replaceFirst("^VP-", ""), number));
        return new Receipt(objections.insert(kept, objector, by), kept.caseRef(), kept.receipt(), kept.filedAt());
    }

    private static Objector judge(Publicity publicity, Objection o, Instant receivedAt) {
        FreeText.judge("name", "异议人姓名或名称", o.name(), 100).and(FreeText.judge("contact", "联系方式", o.contact(), 100))
                .and(FreeText.judge("grounds", "异议理由", o.grounds(), LONGEST_TEXT)).orRefuse();
        Objector objector = new Objector(o.name().strip(), o.contact().strip());
        publicity.accepts(objector.name(), receivedAt);
        checkEvidence(o.evidence());
        return objector;
    }

    static void checkEvidence(List<String> evidence) {
        if (evidence.size() > MOST_EVIDENCE) {
            throw Refused.invalid("objection.evidence", "evidence", evidence.size(),
                    "证据材料共" + evidence.size() + "件，超过上限" + MOST_EVIDENCE + "件，请合并后提交。");
        }
        for (String id : evidence) {
            if (!ATTACHMENT.matcher(id).matches()) {
                throw Refused.invalid("objection.evidence", "证据材料", id, "证据材料“" + id + "”不是已上传附件的编号，请重新上传。");
            }
        }
    }
}
