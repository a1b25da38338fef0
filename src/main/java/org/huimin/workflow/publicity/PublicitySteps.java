package org.huimin.workflow.publicity;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.calendar.Deadline;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.PublicityId;
import org.huimin.publicity.PublicityPeriods;
import org.huimin.publicity.Standing;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.engine.DueDates;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of publicity asks for. */
@Component
public class PublicitySteps {

    private static final String END = "PUBLICITY_END";

    private final PublicityPeriods periods;
    private final ProgrammeRegister programmes;
    private final DueDates dueDates;
    private final Inbox inbox;

    PublicitySteps(PublicityPeriods periods, ProgrammeRegister programmes, DueDates dueDates, Inbox inbox) {
        this.periods = periods;
        this.programmes = programmes;
        this.dueDates = dueDates;
        this.inbox = inbox;
    }

    public void open(DelegateExecution execution) {
        CaseRef about = Scope.caseOf(execution);
        CaseRef programme = about.root();
        Deadline end = dueDates.deadline(execution, END);
        LegalBasis basis = programmes.schedule(programme, END).basis();
        boolean merchants = DueDates.aboutMerchants(about);
        String decidedBy = inbox.lastPerformer(programme, decision(about, merchants)).orElse("");
        PublicityId opened = periods.open(new PublicityPeriods.Opening(about, NoticeId.of(Scope.text(execution, "notice")), end.end(),
                "公示" + DueDates.words(end), basis, Standing.ANYONE, decidedBy,
                merchants ? inbox.performers(programme, "verify-merchants") : Set.of()));
        execution.setVariable("publicity", opened.toString());
    }

    public void close(DelegateExecution execution) {
        execution.setVariable("upheld", periods.close(PublicityId.of(Scope.text(execution, "publicity"))).upheld());
    }

    /** The duty that decided what is publicised. */
    private String decision(CaseRef about, boolean merchants) {
        if (merchants) {
            return "review-merchants";
        }
        if (!programmes.spec(about).selects()) {
            return "approve-designation";
        }
        return about.value().contains("/REC-") ? "approve-record" : "approve-award";
    }
}
