package org.huimin.workflow.tender;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeView;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.LotCount;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.Tendering;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of calling for platforms asks for. */
@Component
public class TenderSteps {

    private final Tendering tendering;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final ApplicationRegister applications;
    private final ProgrammeRegister programmes;
    private final NoticeDrafts notices;

    TenderSteps(Tendering tendering, TenderRegister tenders, SealCeremony ceremony, ApplicationRegister applications, ProgrammeRegister programmes,
                NoticeDrafts notices) {
        this.tendering = tendering;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.applications = applications;
        this.programmes = programmes;
        this.notices = notices;
    }

    public List<String> holders(DelegateExecution execution) {
        return programmes.unitsHolding(Scope.programme(execution), "hold-seal");
    }

    public void seal(DelegateExecution execution) {
        ceremony.establish(Scope.caseOf(execution), Actor.SYSTEM);
        execution.setVariable("tender", Scope.caseOf(execution).value());
    }

    public void open(DelegateExecution execution) {
        NoticeView notice = notices.get(NoticeId.of(Scope.text(execution, "notice")));
        ceremony.mustStandIn(Scope.caseOf(execution), notice.body().text());
        tendering.announce(Scope.caseOf(execution), notice.number(), notice.body().text());
    }

    public void close(DelegateExecution execution) {
        tendering.close(Scope.caseOf(execution));
    }

    public void count(DelegateExecution execution) {
        CaseRef tender = Scope.caseOf(execution);
        Map<String, Integer> received = tenders.view(tender).terms().lots().stream()
                .collect(Collectors.toMap(Lot::code, lot -> applications.received(tender, lot.code())));
        execution.setVariable("opens", tendering.count(tender, LotCount.Stage.RECEIVED, received));
    }
}
