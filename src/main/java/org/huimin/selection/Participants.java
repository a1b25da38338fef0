package org.huimin.selection;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Who took part in the selection whose result stands: whose application was opened, or whom another system let bid. Nobody before the opening. */
@Service
public class Participants {

    private final Tenders tenders;
    private final ApplicationRegister applications;
    private final RecordedSelections recorded;

    Participants(Tenders tenders, ApplicationRegister applications, RecordedSelections recorded) {
        this.tenders = tenders;
        this.applications = applications;
        this.recorded = recorded;
    }

    public List<Participant> of(CaseRef programme) {
        return tenders.of(programme).stream().reduce((earlier, later) -> later).map(last -> applications.of(last.caseRef()).stream()
                .map(a -> new Participant(a.number(), a.stated().enterprise(), a.applicant())).toList()).orElseGet(() -> recorded.bidders(programme));
    }

    public Optional<Participant> byReceipt(CaseRef programme, String receipt) {
        return of(programme).stream().filter(p -> p.receipt().equals(receipt)).findFirst();
    }

    /** The one that a signed-in person applied for. */
    public Optional<Participant> of(CaseRef programme, Actor actor) {
        return actor == null || !Applying.applies(actor) ? Optional.empty() : of(programme).stream().filter(p -> p.unit().equals(actor.unit())).findFirst();
    }
}
