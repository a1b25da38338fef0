package org.huimin.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Money;
import org.huimin.kernel.MoneyColumn;
import org.springframework.data.domain.Persistable;

/** That a platform is the programme's, with its pool and what that rests on. */
@Entity
@Table(name = "programme_platform")
class Appointment implements Persistable<Appointment.Key> {

    @Embeddable
    record Key(@Column(name = "case_ref") String caseRef, @Column(name = "platform") String platform) implements Serializable { }

    @EmbeddedId
    private Key id;
    @Convert(converter = MoneyColumn.class)
    private Money pool;
    private String basis;
    private String enterprise;
    @Column(name = "appointed_by")
    private String appointedBy;
    @Column(name = "appointed_at")
    private Instant appointedAt;
    @Transient
    private boolean stored;

    protected Appointment() { }

    /** @param enterprise who won the place; null for a platform that the plan names */
    Appointment(CaseRef programme, String platform, Money pool, LegalBasis basis, String enterprise, Actor actor, Instant at) {
        this.id = new Key(programme.value(), platform);
        this.pool = pool;
        this.basis = basis.citation();
        this.enterprise = enterprise;
        this.appointedBy = actor.account();
        this.appointedAt = at;
    }

    String platform() {
        return id.platform();
    }

    @Override
    public Key getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }
}
