package org.huimin.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;

/** A dated change as a row; never altered once written. */
@Entity
@Table(name = "programme_change")
class ProgrammeChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "case_ref")
    private String caseRef;
    private LocalDate dated;
    private String kind;
    private String platform;
    private Integer phase;
    @Column(name = "voucher_type")
    private String voucherType;
    private Integer quantity;
    private Integer days;
    private String reason;
    private String document;
    @Column(name = "made_by")
    private String madeBy;
    @Column(name = "made_at")
    private Instant madeAt;

    protected ProgrammeChange() { }

    ProgrammeChange(CaseRef programme, ProgrammeSpec.Change change, Actor actor, Instant at) {
        this.caseRef = programme.value();
        this.dated = change.date();
        this.kind = change.kind();
        this.platform = change.platform();
        this.phase = change.phase();
        this.voucherType = change.voucherType();
        this.quantity = change.quantity();
        this.days = change.days();
        this.reason = change.reason();
        this.document = change.document();
        this.madeBy = actor.account();
        this.madeAt = at;
    }

    ProgrammeSpec.Change value() {
        return new ProgrammeSpec.Change(dated, kind, platform, phase, voucherType, quantity, days, reason, document);
    }
}
