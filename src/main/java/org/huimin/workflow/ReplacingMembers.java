package org.huimin.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Seating;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.scoring.Chairing;
import org.huimin.scoring.Scoring;
import org.huimin.scoring.ScoringRegister;
import org.huimin.workflow.engine.Running;
import org.springframework.stereotype.Service;

/**
 * A member who leaves a review that has begun: what he or she gave is void, the next is called, and the review goes on with whoever
 * sits then. The others' sheets stay as they are, sealed or open; the newcomer sees none of them before the own is in. Once the report is
 * signed the panel has said its word: what is found later is for an objection, and for a review that it asks for.
 */
@Service
public class ReplacingMembers {

    private static final String MESSAGE = "MEMBER_LEFT";
    /** Whoever voids sheets voids them here. */
    private static final String DUTY = "void-sheet";

    private final Running running;
    private final PanelRegister panels;
    private final Seating seating;
    private final Chairing chairing;
    private final Scoring scoring;
    private final ScoringRegister register;
    private final ProgrammeRegister programmes;

    ReplacingMembers(Running running, PanelRegister panels, Seating seating, Chairing chairing, Scoring scoring, ScoringRegister register,
                     ProgrammeRegister programmes) {
        this.running = running;
        this.panels = panels;
        this.seating = seating;
        this.chairing = chairing;
        this.scoring = scoring;
        this.register = register;
        this.programmes = programmes;
    }

    /** Why somebody leaves. A member says the first two of himself; the office any. */
    public enum Cause {
        UNABLE("因健康等原因不能继续评审", Seat.State.LEFT),
        INTEREST("发现有利害关系", Seat.State.RECUSED),
        STRUCK("违反评审纪律被取消资格", Seat.State.LEFT);

        private final String words;
        private final Seat.State becomes;

        Cause(String words, Seat.State becomes) {
            this.words = words;
            this.becomes = becomes;
        }

        public String words() {
            return words;
        }
    }

    /** @param review its case @param members who sit now; for the eyes of the office by code only */
    public record Open(CaseRef review, CaseRef tender, List<PanelMember> members) { }

    /** @throws Refused invalid for what is no cause */
    public static Cause cause(String given) {
        return Arrays.stream(Cause.values()).filter(cause -> cause.name().equals(given)).findFirst()
                .orElseThrow(() -> Refused.invalid("panel.cause", "cause", given, "请选择退出的情形。"));
    }

    /** Whether the person's office may record that a member leaves. */
    public boolean opensTo(Actor actor, CaseRef programme) {
        return programmes.spec(programme).selects() && programmes.unitsHolding(programme, DUTY).stream()
                .anyMatch(unit -> actor.groups().contains(programmes.group(programme, DUTY, unit)));
    }

    /** The reviews of the programme whose members can still be replaced. */
    public List<Open> open(CaseRef programme) {
        return running.waiting(programme, "evaluation", MESSAGE, "tender").entrySet().stream()
                .map(e -> new Open(e.getKey(), CaseRef.of(e.getValue()), panels.members(CaseRef.of(e.getValue())))).toList();
    }

    /** @param code of the member @param reason what is known and how; kept with the panel, told to nobody before the result */
    @Act
    public void leave(Actor by, CaseRef tender, String code, Cause cause, String reason) {
        Open open = open(tender.root()).stream().filter(o -> o.tender().equals(tender)).findFirst()
                .orElseThrow(() -> Refused.conflict("panel.not-reviewing", "评审没有在进行，或者评审报告已经全部签署，不能再更换成员。"));
        Optional<PanelMember> member = open.members().stream().filter(m -> m.code().equals(code)).findFirst();
        boolean himself = member.filter(m -> m.account().equals(by.account())).isPresent();
        if (!(himself && cause != Cause.STRUCK) && !opensTo(by, tender.root())) {
            throw Refused.forbidden("panel.not-yours", "成员中途退出由本人提出，或者由作废评分表的岗位登记。");
        }
        PanelMember leaving = member.orElseThrow(() -> Refused.invalid("panel.no-member", "code", code, "请选择正在评审的成员。"));
        seating.left(by, tender, code, cause.becomes, reason);
        register.within(open.review()).forEach(round -> scoring.leave(by, round, leaving.account(), cause.words()));
        chairing.left(open.review(), code);
        running.tell(open.review(), MESSAGE, Map.of());
    }
}
