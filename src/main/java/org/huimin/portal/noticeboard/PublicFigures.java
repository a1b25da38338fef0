package org.huimin.portal.noticeboard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.PhaseView;
import org.huimin.campaign.ReportView;
import org.huimin.campaign.ReportedTotals;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.settlement.SettlementRegister;
import org.springframework.stereotype.Component;

/** What a programme has come to, for everybody: sums over all platforms and the day up to which they hold, never less than that. */
@Component
class PublicFigures {

    private final CampaignRegister campaign;
    private final SettlementRegister settlement;

    PublicFigures(CampaignRegister campaign, SettlementRegister settlement) {
        this.campaign = campaign;
        this.settlement = settlement;
    }

    /**
     * Money as the platforms report it day by day; once the settlement is published, as it was settled.
     *
     * @param day      the last day reported, or the day on which the settlement was published
     * @param refunded given back by consumers after redemption
     * @param paid     what the treasury spends in the end; null before the settlement is published
     * @param returned what goes back to the treasury; null before the settlement is published
     */
    record View(LocalDate day, long issuedCount, Money issued, long redeemedCount, Money redeemed, Money refunded, Money paid, Money returned) {

        public boolean settled() {
            return paid != null;
        }
    }

    /** @param published the programme's notices; empty where nothing has been reported yet */
    Optional<View> of(CaseRef programme, List<NoticeLine> published) {
        List<Integer> phases = campaign.phases(programme).stream().map(PhaseView::number).toList();
        Optional<LocalDate> last = phases.stream().flatMap(p -> campaign.days(programme, p).stream()).map(ReportView::day).max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return Optional.empty();
        }
        List<ReportedTotals> totals = phases.stream().flatMap(p -> campaign.totals(programme, p).stream()).toList();
        View reported = new View(last.get(), totals.stream().mapToLong(ReportedTotals::claimedCount).sum(), sum(totals, ReportedTotals::claimed),
                totals.stream().mapToLong(ReportedTotals::redeemedCount).sum(), sum(totals, ReportedTotals::redeemed),
                sum(totals, ReportedTotals::refunded), null, null);
        return Optional.of(published.stream().filter(n -> n.type() == NoticeType.SETTLEMENT).findFirst()
                .flatMap(n -> settlement.statement(programme).map(s -> new View(n.publishedAt().atZone(Period.ZONE).toLocalDate(),
                        reported.issuedCount(), reported.issued(), reported.redeemedCount(), s.redeemed(), s.refunded().plus(s.lateRefunds()),
                        s.paid(), s.returned())))
                .orElse(reported));
    }

    private static Money sum(List<ReportedTotals> of, Function<ReportedTotals, Money> figure) {
        return of.stream().map(figure).reduce(Money.ZERO, Money::plus);
    }
}
