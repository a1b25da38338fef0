package org.huimin.portal.workbench;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.DeliveryRegister.DeliveredShop;
import org.huimin.merchant.Judging;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.ShopState;
import org.huimin.merchant.ShopVerdict;
import org.huimin.merchant.VerdictNote;
import org.huimin.portal.layout.Words;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the review grid reads and keeps, for the people of the desk whose task it is. */
@RestController
class VerdictDesk {

    private static final int PAGE = 1000;

    private final Inbox inbox;
    private final Desk desk;
    private final DeliveryRegister deliveries;
    private final Judging judging;
    private final Clock clock;
    private final Words words;

    VerdictDesk(Inbox inbox, Desk desk, DeliveryRegister deliveries, Judging judging, Clock clock, Words words) {
        this.inbox = inbox;
        this.desk = desk;
        this.deliveries = deliveries;
        this.judging = judging;
        this.clock = clock;
        this.words = words;
    }

    /** One shop with what this desk has noted, or once it has submitted, said. */
    record Row(String id, String name, String code, String industry, String unit, String address, boolean above, boolean doubtful,
               String licence, String duplicateOf, String remark, boolean judgeable, Boolean agreed, Set<String> criteria,
               boolean siteCheck, String reason, int revision) { }

    /** @param next what to ask with for the rest; null on the last page */
    record Rows(List<Row> rows, String next) { }

    record Note(String id, Boolean agreed, Set<String> criteria, boolean siteCheck, String reason, int revision) {

        static Note of(VerdictNote n) {
            return new Note(n.storeId(), n.agreed(), n.criteria(), n.siteCheck(), n.reason(), n.revision());
        }
    }

    record Lost(Note theirs, String sentence) { }

    record Kept(String at, List<Note> saved, List<Lost> conflicts) { }

    record Changes(List<Note> changes) { }

    @GetMapping("/desk/{id}/verdicts")
    Rows rows(Actor actor, @PathVariable String id, @RequestParam(required = false) String after) {
        WorkItem item = inbox.get(actor, id);
        DeliveryId delivery = DeliveryPanel.delivery(item);
        ReviewDesk at = DeliveryPanel.desk(item);
        DeliveryRegister.Page page = deliveries.shops(delivery, after, PAGE);
        Map<String, VerdictNote> notes = deliveries.notes(delivery, at);
        return new Rows(page.shops().stream().map(s -> row(s, s.verdicts().get(at.code()), notes.get(s.storeId()))).toList(), page.next());
    }

    @PutMapping(path = "/desk/{id}/verdicts", consumes = "application/json")
    Kept save(Actor actor, @PathVariable String id, @RequestBody Changes sent) {
        WorkItem item = desk.shared(actor, id);
        return kept(judging.save(actor, DeliveryPanel.delivery(item), DeliveryPanel.desk(item), sent.changes().stream()
                .map(n -> new Judging.Change(n.id(), n.agreed(), n.criteria(), n.siteCheck(), n.reason(), n.revision())).toList()));
    }

    @PostMapping(path = "/desk/{id}/verdicts/rest", consumes = "application/json")
    Kept agreeRest(Actor actor, @PathVariable String id) {
        WorkItem item = desk.shared(actor, id);
        return kept(judging.agreeRest(actor, DeliveryPanel.delivery(item), DeliveryPanel.desk(item)));
    }

    private Kept kept(Judging.Saved saved) {
        return new Kept(words.hour(clock.instant()), saved.saved().stream().map(Note::of).toList(),
                saved.conflicts().stream().map(c -> new Lost(Note.of(c.theirs()), c.sentence())).toList());
    }

    private static Row row(DeliveredShop s, ShopVerdict said, VerdictNote noted) {
        boolean judgeable = s.state() == ShopState.DELIVERED;
        Note n = said != null ? new Note(s.storeId(), said.agreed(), said.criteria(), said.siteCheck(), said.reason(), 0)
                : noted != null ? Note.of(noted) : new Note(s.storeId(), null, Set.of(), false, "", 0);
        return new Row(s.storeId(), s.name(), s.creditCode(), s.industry(), s.unit(), s.address(), s.aboveThreshold(), s.doubtful(),
                s.licence(), s.duplicateOf(), s.remark() == null ? "" : s.remark(), judgeable, n.agreed(), n.criteria(), n.siteCheck(),
                n.reason(), n.revision());
    }
}
