package org.huimin.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.selection.Awarding;
import org.springframework.stereotype.Service;

/**
 * Takes a proposed award back while it is publicised, since its winner has lost the licence or stands on a list by now: the offices that proposed
 * it bring the evidence, others decide what follows, and until then nothing is awarded.
 */
@Service
public class WithdrawingAwards {

    private static final List<String> DUTIES = List.of("propose-award", "approve-award");

    private final Objecting objecting;
    private final PublicityRegister publicities;
    private final Awarding awarding;
    private final ProgrammeRegister programmes;

    WithdrawingAwards(Objecting objecting, PublicityRegister publicities, Awarding awarding, ProgrammeRegister programmes) {
        this.objecting = objecting;
        this.publicities = publicities;
        this.awarding = awarding;
        this.programmes = programmes;
    }

    /** Whether the person's office proposed the award or approved it. */
    public boolean opensTo(Actor actor, CaseRef programme) {
        return programmes.spec(programme).selects() && DUTIES.stream().anyMatch(duty -> programmes.unitsHolding(programme, duty).stream()
                .anyMatch(unit -> actor.groups().contains(programmes.group(programme, duty, unit))));
    }

    /** The period in which the proposed award lies open; empty where none does. */
    public Optional<PublicityView> publicised(CaseRef programme) {
        return publicities.of(programme).stream().filter(period -> period.open() && !period.remedies().isEmpty()).findFirst();
    }

    /**
     * @param application number of the winner's receipt
     * @param statement   what is known and how
     * @param evidence    stores the paper that proves it and gives its number; null where there is none
     * @return the case in which it is decided
     */
    @Act
    public CaseRef begin(Actor actor, CaseRef tender, String application, String statement, Supplier<String> evidence) {
        if (!opensTo(actor, tender.root())) {
            throw Refused.forbidden("award.withdraws", "拟入选结果由提出和审批它的单位收回；其他单位和个人可以提出异议。");
        }
        PublicityView period = publicised(tender.root())
                .orElseThrow(() -> Refused.conflict("award.not-publicised", "没有正在公示的拟入选结果，不能收回。"));
        if (awarding.current(tender).stream().noneMatch(award -> award.application().equals(application))) {
            throw Refused.invalid("award.not-winner", "application", application, "请选择正在公示的拟入选企业。");
        }
        if (statement == null || statement.isBlank()) {
            throw Refused.invalid("award.withdrawal-statement", "statement", "", "收回理由不能为空，请写明查明的情况和来源。");
        }
        if (evidence == null) {
            throw Refused.invalid("award.withdrawal-evidence", "evidence", "", "收回拟入选结果须附证据材料，请上传。");
        }
        return objecting.withdraw(actor, period.id(), application, statement, List.of(evidence.get())).caseRef();
    }
}
