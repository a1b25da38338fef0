package org.huimin.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;

/** One answer given on the way of a plan or a designation, kept as it was given. */
@Entity
@Table(name = "programme_step")
class ProgrammeStep {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "case_ref")
    private String caseRef;
    @Column(name = "round_no")
    private int round;
    private String duty;
    private String unit;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private String opinion;
    private String meeting;
    @Column(name = "held_on")
    private LocalDate heldOn;
    @Column(name = "done_by")
    private String doneBy;
    @Column(name = "done_at")
    private Instant doneAt;

    protected ProgrammeStep() { }

    ProgrammeStep(CaseRef programme, int round, Duty duty, String unit, Decision decision, String opinion, Actor actor, Instant at) {
        this.caseRef = programme.value();
        this.round = round;
        this.duty = duty.code();
        this.unit = unit;
        this.decision = decision;
        this.opinion = opinion;
        this.doneBy = actor.account();
        this.doneAt = at;
    }

    ProgrammeStep atMeeting(String meeting, LocalDate heldOn) {
        this.meeting = meeting;
        this.heldOn = heldOn;
        return this;
    }

    boolean is(Duty other) {
        return duty.equals(other.code());
    }

    int round() {
        return round;
    }

    String unit() {
        return unit;
    }

    Decision decision() {
        return decision;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    PlanView.Step view() {
        return new PlanView.Step(duty, round, unit, decision, opinion, meeting, heldOn, doneBy, doneAt);
    }
}
