package org.huimin.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.MoneyColumn;
import org.huimin.kernel.Refused;

/** A programme and how far its plan has come. Guards first, then changes. */
@Entity
@DynamicUpdate
@Table(name = "programme")
class Programme {

    @Id
    @Column(name = "case_ref")
    private String caseRef;
    private String code;
    private String name;
    private String sponsor;
    @Column(name = "plan_date")
    private LocalDate planDate;
    @Convert(converter = MoneyColumn.class)
    private Money budget;
    @Enumerated(EnumType.STRING)
    private PlanState state;
    @Column(name = "plan_round")
    private int planRound;
    @Column(name = "document_number")
    private String documentNumber;
    @Column(name = "issued_on")
    private LocalDate issuedOn;
    @Column(name = "spec", length = 1_000_000)
    private String spec;
    @Column(name = "spec_version")
    private int specVersion;
    @Column(name = "registered_by")
    private String registeredBy;
    @Column(name = "registered_at")
    private Instant registeredAt;
    @Version
    private Long version;

    protected Programme() { }

    static Programme register(CaseRef caseRef, ProgrammeSpec spec, Actor actor, Instant now) {
        Programme programme = new Programme();
        programme.caseRef = caseRef.value();
        programme.code = spec.code();
        programme.state = PlanState.DRAFT;
        programme.planRound = 1;
        programme.registeredBy = actor.account();
        programme.registeredAt = now;
        programme.take(spec);
        return programme;
    }

    private void take(ProgrammeSpec given) {
        name = given.name();
        sponsor = given.sponsor();
        planDate = given.planDate();
        budget = given.budget();
        spec = ProgrammeFile.write(given);
        specVersion++;
    }

    void revise(ProgrammeSpec given) {
        mustBe("修改方案内容", PlanState.DRAFT, PlanState.DRAFTED);
        if (!code.equals(given.code())) {
            throw Refused.invalid("plan.other-programme", "code", given.code(),
                    "修改后的文件属于“" + given.code() + "”，与本活动“" + code + "”不是同一个活动。");
        }
        take(given);
    }

    void draft() {
        mustBe("编制方案", PlanState.DRAFT, PlanState.DRAFTED);
        planRound += state == PlanState.DRAFTED ? 1 : 0;
        state = PlanState.DRAFTED;
    }

    void check() {
        mustBe("校核方案", PlanState.DRAFTED);
        state = PlanState.CHECKED;
    }

    void competitionReviewed(Decision decision) {
        mustBe("公平竞争审查", PlanState.CHECKED);
        state = decision == Decision.REFUSED ? PlanState.REFUSED : PlanState.COMPETITION_REVIEWED;
    }

    /** @param competition whether a fair-competition review has to come before */
    void mustBeConsulting(boolean competition) {
        mustBe("征求意见", competition ? EnumSet.of(PlanState.COMPETITION_REVIEWED) : EnumSet.of(PlanState.CHECKED, PlanState.COMPETITION_REVIEWED));
    }

    void consulted() {
        state = PlanState.CONSULTED;
    }

    void fundsArranged() {
        mustBe("安排资金", PlanState.CONSULTED);
        state = PlanState.FUNDED;
    }

    void reviewed(Decision decision) {
        mustBe("审核方案", PlanState.FUNDED);
        state = decision == Decision.APPROVED ? PlanState.REVIEWED : returned();
    }

    void tabled(Decision decision) {
        mustBe("提请审议", PlanState.REVIEWED);
        state = decision == Decision.APPROVED ? PlanState.TABLED : returned();
    }

    void decided(Decision decision) {
        mustBe("决定方案", PlanState.TABLED);
        state = switch (decision) {
            case APPROVED -> PlanState.DECIDED;
            case REFUSED -> PlanState.REFUSED;
            default -> returned();
        };
    }

    void issued(String number, LocalDate on) {
        mustBe("印发方案", PlanState.DECIDED);
        documentNumber = number;
        issuedOn = on;
        state = PlanState.ISSUED;
    }

    private PlanState returned() {
        planRound++;
        return PlanState.DRAFT;
    }

    void mustBe(String act, PlanState first, PlanState... others) {
        mustBe(act, EnumSet.of(first, others));
    }

    private void mustBe(String act, Set<PlanState> allowed) {
        if (!allowed.contains(state)) {
            throw Refused.conflict("plan.not-now", "“" + name + "”的方案目前" + state.words() + "，不能办理“" + act + "”。");
        }
    }

    CaseRef caseRef() {
        return CaseRef.of(caseRef);
    }

    PlanState state() {
        return state;
    }

    int planRound() {
        return planRound;
    }

    String spec() {
        return spec;
    }

    String documentNumber() {
        return documentNumber;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    ProgrammeView view() {
        return new ProgrammeView(caseRef(), code, name, sponsor, planDate, budget, state, registeredAt);
    }
}
