package org.huimin.panel;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The experts a county may draw from: kept by an office, read by the draw. */
@Service
public class ExpertPool {

    private final Experts experts;
    private final ApplicationEventPublisher facts;

    ExpertPool(Experts experts, ApplicationEventPublisher facts) {
        this.experts = experts;
        this.facts = facts;
    }

    /** Enters somebody, or enters somebody anew under the same code. */
    @Act
    public void enter(Actor by, Expert expert) {
        if (!Pool.codeIsValid(expert.code())) {
            throw Refused.invalid("expert.code", "code", expert.code(), "专家编号“" + expert.code() + "”只能由大写字母、数字和连字符组成，最多20位。");
        }
        if (expert.employer().isBlank()) {
            throw Refused.invalid("expert.employer", "employer", "", "请写明专家“" + expert.code() + "”的工作单位，回避关系要据此核对。");
        }
        if (expert.fields().isEmpty() || !expert.fields().stream().allMatch(Pool::fieldIsValid)) {
            throw Refused.invalid("expert.fields", "fields", String.join(",", expert.fields()), "请至少写明专家“" + expert.code() + "”的一个专业代码。");
        }
        Optional<Expert> namesake = experts.active().stream().filter(e -> e.account().equals(expert.account()) && !e.code().equals(expert.code())).findFirst();
        if (namesake.isPresent()) {
            throw Refused.conflict("expert.account-twice", "账号“" + expert.account() + "”已是专家“" + namesake.get().code() + "”，一人只能有一个编号。");
        }
        experts.save(expert);
        facts.publishEvent(new PanelFact.ExpertEntered(by.account(), expert.code()));
    }

    /** Whoever left the pool is in no later draw; what was drawn before stands. */
    @Act
    public void retire(Actor by, String code) {
        if (!experts.retire(code)) {
            throw Refused.absent("专家库中没有编号为“" + code + "”的在库专家。");
        }
        facts.publishEvent(new PanelFact.ExpertRetired(by.account(), code));
    }

    /** By code, at most 2,000. */
    public List<Expert> active() {
        return experts.active();
    }

    public Optional<Expert> find(String code) {
        return experts.find(code);
    }
}
