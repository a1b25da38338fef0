package org.huimin.workflow.solicitation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Deliveries;
import org.huimin.merchant.QuotaBoard;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.Recommending;
import org.huimin.merchant.Tally;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of soliciting merchants asks for. */
@Component
public class SolicitationSteps {

    private final Recommending recommending;
    private final RecommendationRegister recommendations;
    private final Deliveries deliveries;
    private final QuotaBoard board;
    private final ProgrammeRegister programmes;

    SolicitationSteps(Recommending recommending, RecommendationRegister recommendations, Deliveries deliveries, QuotaBoard board,
                      ProgrammeRegister programmes) {
        this.recommending = recommending;
        this.recommendations = recommendations;
        this.deliveries = deliveries;
        this.board = board;
        this.programmes = programmes;
    }

    public void open(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        Map<String, Integer> quotas = new LinkedHashMap<>();
        programmes.spec(programme).merchants().sources().forEach(s -> quotas.put(s.unit(), s.quota()));
        recommending.open(Actor.SYSTEM, programme, 1, quotas);
        execution.setVariable("round", 1);
    }

    public List<String> sources(DelegateExecution execution) {
        return recommendations.units(Scope.programme(execution), round(execution));
    }

    public void deliver(DelegateExecution execution) {
        execution.setVariable("delivery", deliveries.deliver(Scope.programme(execution), round(execution)).value());
    }

    /** Quotas are asked for once more; after that only a programme short of its minimum is held up. */
    public void tally(DelegateExecution execution) {
        Tally tally = board.board(Scope.programme(execution));
        execution.setVariable("shortfall", tally.shortfall() || round(execution) == 1 && tally.quotaOwed());
    }

    private static int round(DelegateExecution execution) {
        return Integer.parseInt(Scope.text(execution, "round"));
    }
}
