package org.huimin.workflow.daily;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.campaign.Reporting;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of a day's report asks for. */
@Component
public class DailySteps {

    private final Reporting reporting;
    private final MerchantDirectory directory;

    DailySteps(Reporting reporting, MerchantDirectory directory) {
        this.reporting = reporting;
        this.directory = directory;
    }

    public void check(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        String platform = Scope.text(execution, "platform");
        LocalDate day = LocalDate.parse(Scope.text(execution, "day"));
        execution.setVariable("findings", !reporting.check(programme, Scope.phase(execution), platform, day, shops(programme, platform, day),
                Optional.empty()).isEmpty());
    }

    /** Industry → shops that took part at some moment of the day. */
    private Map<String, Long> shops(CaseRef programme, String platform, LocalDate day) {
        Period whole = new Period(day, day);
        Map<String, Long> shops = new TreeMap<>();
        directory.stores(programme, platform).stream()
                .filter(s -> during(s.admittedAt(), s.removedAt(), whole)).map(s -> Map.entry(s.storeId(), s.industry())).distinct()
                .forEach(s -> shops.merge(s.getValue(), 1L, Long::sum));
        return shops;
    }

    private static boolean during(Instant from, Instant until, Period day) {
        return from.isBefore(day.until()) && (until == null || until.isAfter(day.from()));
    }
}
