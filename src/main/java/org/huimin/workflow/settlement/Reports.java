package org.huimin.workflow.settlement;

import java.util.List;
import java.util.stream.Stream;
import org.huimin.campaign.CampaignRegister;
import org.huimin.kernel.CaseRef;
import org.huimin.settlement.Reported;
import org.huimin.settlement.Reported.Item;
import org.huimin.settlement.Reported.Source;
import org.springframework.stereotype.Component;

/** What the platforms' daily tables say of a phase, to be held against the judged rows. */
@Component
class Reports {

    private final CampaignRegister campaign;

    Reports(CampaignRegister campaign) {
        this.campaign = campaign;
    }

    List<Reported> daily(CaseRef programme, int phase) {
        return campaign.totals(programme, phase).stream().flatMap(t -> Stream.of(
                new Reported(t.platform(), Source.DAILY, Item.REDEEMED, t.redeemed()),
                new Reported(t.platform(), Source.DAILY, Item.REFUNDED, t.refunded()))).toList();
    }
}
