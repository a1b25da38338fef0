package org.huimin.campaign;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huimin.campaign.LaunchView.Check;
import org.huimin.campaign.LaunchView.Remedy;
import org.huimin.campaign.LaunchView.Rules;
import org.huimin.campaign.LaunchView.State;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;

/** Whether a programme may start: the platforms' rules are there and every checking unit said yes in the same round. */
@Entity
@Table(name = "campaign_launch")
class LaunchCheck {

    @Id
    private String programme;
    @Enumerated(EnumType.STRING)
    private State state;
    private int round;
    private Instant concludedAt;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "campaign_launch_rules", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<Rules> rules = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "campaign_launch_answer", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<Check> checks = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "campaign_launch_remedy", joinColumns = @JoinColumn(name = "programme"))
    @OrderColumn(name = "line_no")
    private List<Remedy> remedies = new ArrayList<>();

    protected LaunchCheck() { }

    static LaunchCheck of(CaseRef programme) {
        LaunchCheck check = new LaunchCheck();
        check.programme = programme.value();
        check.state = State.CHECKING;
        check.round = 1;
        return check;
    }

    LaunchFact submitRules(Actor actor, String platform, String text, List<String> attachments, Instant at) {
        if (state == State.READY) {
            throw Refused.conflict("launch.concluded", "上线前会签已完成，使用细则不能再改；如需调整，请走方案调整。");
        }
        if (rules.stream().anyMatch(r -> r.round() == round && r.platform().equals(platform))) {
            throw Refused.conflict("launch.rules-twice", "平台“" + platform + "”本轮使用细则已报送，不能重复报送。");
        }
        if (blank(text) && attachments.isEmpty()) {
            throw Refused.invalid("launch.rules-missing", "rules", "", "请填写使用细则，或者上传使用细则文件。");
        }
        rules.add(new Rules(round, platform, blank(text) ? null : text.strip(), String.join(",", attachments), actor.account(), at));
        return new LaunchFact.RulesSubmitted(about(), actor.account(), platform, round);
    }

    /** @param platforms all of them must have handed in their rules, in whichever round */
    LaunchFact check(Actor actor, String unit, boolean ready, String reason, List<String> platforms, Instant at) {
        if (state != State.CHECKING) {
            throw Refused.conflict("launch.not-checking", state == State.READY ? "上线前会签已完成，不能再改。"
                    : "第" + round + "轮会签已结束，整改完成后才能再次会签。");
        }
        List<String> silent = platforms.stream().filter(p -> rules.stream().noneMatch(r -> r.platform().equals(p))).toList();
        if (!silent.isEmpty()) {
            throw Refused.conflict("launch.rules-missing", "平台“" + String.join("、", silent) + "”尚未报送使用细则，不能会签。");
        }
        if (answered(unit)) {
            throw Refused.conflict("launch.checked-twice", "“" + unit + "”本轮已会签，不能重复会签。");
        }
        if (!ready && blank(reason)) {
            throw Refused.invalid("launch.reason-missing", "opinion", "", "不具备上线条件的，请写明原因。");
        }
        checks.add(new Check(round, unit, ready, blank(reason) ? null : reason.strip(), actor.account(), at));
        return new LaunchFact.LaunchChecked(about(), actor.account(), unit, round, ready);
    }

    /** @param units everybody who has to be asked */
    LaunchFact conclude(List<String> units, Instant at) {
        if (state != State.CHECKING) {
            throw Refused.conflict("launch.not-checking", "第" + round + "轮会签已汇总，不能重复汇总。");
        }
        List<String> silent = units.stream().filter(u -> !answered(u)).toList();
        if (!silent.isEmpty()) {
            throw Refused.conflict("launch.unanswered", "“" + String.join("、", silent) + "”尚未会签，不能汇总。");
        }
        concludedAt = at;
        int open = outstanding().size();
        state = open == 0 ? State.READY : State.NOT_READY;
        return new LaunchFact.LaunchConcluded(about(), Actor.SYSTEM.account(), round, state == State.READY, open);
    }

    LaunchFact remedy(Actor actor, String measures, Instant at) {
        if (state != State.NOT_READY) {
            throw Refused.conflict("launch.nothing-to-remedy", "会签没有提出整改要求，无需整改。");
        }
        if (blank(measures)) {
            throw Refused.invalid("launch.measures-missing", "remedy", "", "请写明整改结果。");
        }
        remedies.add(new Remedy(round, measures.strip(), actor.account(), at));
        LaunchFact fact = new LaunchFact.LaunchRemedied(about(), actor.account(), round);
        round++;
        state = State.CHECKING;
        return fact;
    }

    LaunchOutcome outcome() {
        return new LaunchOutcome(state == State.READY, round, outstanding());
    }

    boolean ready() {
        return state == State.READY;
    }

    private List<LaunchOutcome.NotReady> outstanding() {
        return checks.stream().filter(c -> c.round() == round && !c.ready())
                .map(c -> new LaunchOutcome.NotReady(c.unit(), c.reason())).toList();
    }

    private boolean answered(String unit) {
        return checks.stream().anyMatch(c -> c.round() == round && c.unit().equals(unit));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private CaseRef about() {
        return CaseRef.of(programme);
    }

    LaunchView view() {
        return new LaunchView(about(), state, round, List.copyOf(rules), List.copyOf(checks), List.copyOf(remedies));
    }
}
