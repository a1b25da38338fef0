package org.huimin.workflow.engine;

import java.util.Arrays;
import java.util.Optional;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RuleValue;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** Lets rest what a query or a complaint may undo: the rules of the programme say which duties wait meanwhile. */
@Component
class Held {

    private static final String RULE = "duties-held";

    private final ProgrammeRegister programmes;
    private final ChallengeRegister challenges;

    Held(ProgrammeRegister programmes, ChallengeRegister challenges) {
        this.programmes = programmes;
        this.challenges = challenges;
    }

    /** @throws Refused (conflict) while something holds this duty */
    void mayGoOn(WorkItem item) {
        Optional<RuleValue> rule = programmes.rule(item.root(), RULE).filter(r -> Arrays.asList(r.value().split("[,，\\s]+")).contains(item.duty()));
        if (rule.isEmpty()) {
            return;
        }
        challenges.holding(item.root()).ifPresent(challenge -> {
            throw Refused.conflict("challenge.holds", challenge.kind().words() + challenge.receipt() + "可能影响遴选结果，办结以前“" + item.name() + "”应当暂停。");
        });
    }
}
