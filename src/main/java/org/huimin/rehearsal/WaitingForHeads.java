package org.huimin.rehearsal;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ChangingStanding;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.StandingChange;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeLine;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.CorrectingNotices;
import org.springframework.stereotype.Component;

/** What an officer has just sent to the head of a sponsoring office, and colleagues have left for visitors to decide. */
@Component
class WaitingForHeads {

    private final ProgrammeRegister programmes;
    private final SimulatedPeople people;
    private final Inbox inbox;
    private final Desk desk;
    private final TaskForms forms;
    private final CorrectingNotices correcting;
    private final ChangingStanding standing;
    private final MerchantDirectory directory;
    private final Attachments attachments;
    private final Clock clock;

    WaitingForHeads(ProgrammeRegister programmes, SimulatedPeople people, Inbox inbox, Desk desk, TaskForms forms, CorrectingNotices correcting,
                    ChangingStanding standing, MerchantDirectory directory, Attachments attachments, Clock clock) {
        this.programmes = programmes;
        this.people = people;
        this.inbox = inbox;
        this.desk = desk;
        this.forms = forms;
        this.correcting = correcting;
        this.standing = standing;
        this.directory = directory;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** The correction of the latest notice, drafted and checked, waits to be signed. */
    void correction(CaseRef programme) {
        Actor drafter = people.anyOf(programmes.group(programme, "draft-notice", null));
        List<NoticeLine> published = correcting.correctable(drafter, programme);
        CaseRef correction = correcting.begin(drafter, published.get(published.size() - 1).id());
        answer(correction, "draft-notice", Map.of("body", "公示期间受理咨询和异议的时间为工作日8:30至17:30，特此更正。"));
        answer(correction, "check-notice", Map.of("decision", "APPROVED", "opinion", "核稿无误。"));
    }

    /** One of the shops that take part is to be suspended while a complaint about its prices is looked into. */
    void suspension(CaseRef programme) {
        Actor officer = people.anyOf(programmes.group(programme, "correct-directory", null));
        String shop = programmes.spec(programme).platforms().stream().flatMap(p -> directory.stores(programme, p.code()).stream())
                .filter(interval -> interval.removedAt() == null).findFirst().orElseThrow().storeId();
        standing.ask(officer, programme, shop, new ChangingStanding.Wish(StandingChange.Kind.SUSPEND, clock.instant(), null,
                "接到消费者价格投诉，核查期间中止参与（演练）。", "", () -> attachments.store(officer, programme.child("SHOP", shop), "complaint.pdf",
                new ByteArrayInputStream(RehearsalPaper.pdf("REHEARSAL COMPLAINT " + shop))).id()));
    }

    private void answer(CaseRef correction, String task, Map<String, Object> values) {
        WorkItem item = inbox.open(correction.root()).stream().filter(i -> i.caseRef().equals(correction) && i.task().equals(task)).findFirst().orElseThrow();
        desk.complete(people.claim(item), item.id(), Answer.of(forms.shown(item, values)));
    }
}
