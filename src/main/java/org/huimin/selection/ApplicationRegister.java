package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.selection.Applications.DocumentRow;
import org.springframework.stereotype.Service;

/** What may be read of applications: by the enterprise its own, by staff a count, and after the opening all. */
@Service
public class ApplicationRegister {

    private final Applications applications;
    private final Tenders tenders;

    ApplicationRegister(Applications applications, Tenders tenders) {
        this.applications = applications;
        this.tenders = tenders;
    }

    /** How many are in force in a lot; who may see it before the opening is the regime's rule. */
    public int received(CaseRef tender, String lot) {
        return applications.count(tender, lot);
    }

    /** How many came too late in a lot; told once all is open, 0 before. */
    public int late(CaseRef tender, String lot) {
        return tenders.find(tender).filter(t -> t.state() == TenderState.OPENED || t.state() == TenderState.ENDED).isEmpty() ? 0 : applications.late(tender, lot);
    }

    /** By number; none before the opening. */
    public List<ApplicationView> of(CaseRef tender) {
        Map<String, List<DocumentRow>> documents = applications.documents(tender).stream().collect(Collectors.groupingBy(DocumentRow::application));
        Instant asked = tenders.moves(tender).stream().filter(DeadlineMove::confirmAgain).map(DeadlineMove::at).max(Instant::compareTo).orElse(Instant.MIN);
        return applications.openedOnes(tender).stream().map(row -> new ApplicationView(row.number(), row.applicant(), row.lot(), row.channel(),
                row.receivedAt(), row.digest(), StatedText.read(row.stated()), row.sets(), !row.receivedAt().isBefore(asked) || row.confirmedAt() != null
                && !row.confirmedAt().isBefore(asked), documents.getOrDefault(row.number(), List.of()).stream().map(DocumentRow::document).toList())).toList();
    }

    /** The enterprise's own, newest first, at most 500; empty for others. */
    public List<OwnApplication> own(Actor actor) {
        return Applying.applies(actor) ? applications.of(actor.unit()) : List.of();
    }

    /** @throws Refused absent where there is none, or it is another's */
    public OwnApplication own(Actor actor, String number) {
        return own(actor).stream().filter(a -> a.number().equals(number)).findFirst()
                .orElseThrow(() -> Refused.absent("没有这份报名材料，或者它不是贵单位的。"));
    }

    /** What would not do at the review, while it can still be mended. */
    public List<Reason> warnings(CaseRef tender, Stated stated) {
        return StatedRules.warnings(tenders.find(tender).orElseThrow(), stated);
    }
}
