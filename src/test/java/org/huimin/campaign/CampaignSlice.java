package org.huimin.campaign;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.testing.Recorder;
import org.huimin.testing.StageSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The campaign stage on a real database, on a clock that is set by hand: two phases of three days, two platforms. */
@StageSlice
@Import({LaunchChecking.class, OutreachReporting.class, OutreachBoard.class, OutreachReports.class, PhaseRunning.class, Reporting.class, ReportRows.class, CampaignRegister.class, CampaignSlice.Wiring.class})
abstract class CampaignSlice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final Actor OPERATOR = actor("a-operator-1", "a", "a-operator");
    static final Actor COMMERCE = actor("commerce-officer-1", "commerce", "commerce-officer");
    static final Actor POLICE = actor("police-head-1", "police", "police-head");

    @Autowired LaunchChecking launchChecking;
    @Autowired PhaseRunning phaseRunning;
    @Autowired Reporting reporting;
    @Autowired OutreachReporting outreach;
    @Autowired OutreachBoard outreachBoard;
    @Autowired CampaignRegister register;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;
    @MockitoBean ProgrammeRegister programmes;

    CaseRef programme;
    ProgrammeSpec spec;

    @BeforeEach
    void begin() {
        programme = CaseRef.of("VP-2023-%03d".formatted(NUMBER.incrementAndGet()));
        clock.at("2023-12-08T10:00:00");
        spec = new ObjectMapper().registerModule(new JavaTimeModule()).convertValue(Map.of("code", "test", "budget", 1000,
                "industries", List.of(Map.of("code", "MARKET", "name", "商超"), Map.of("code", "DINING", "name", "餐饮")),
                "platforms", List.of(platform("a"), platform("b")),
                "phases", List.of(Map.of("number", 1, "name", "第一期", "first", "2023-12-11", "days", 3, "budget", 700),
                        Map.of("number", 2, "name", "第二期", "first", "2023-12-25", "days", 3, "budget", 300))), ProgrammeSpec.class);
        when(programmes.spec(any())).thenAnswer(call -> spec);
        when(programmes.appointed(any())).thenReturn(List.of("a", "b"));
        when(programmes.unitsHolding(any(), eq("check-launch"))).thenReturn(List.of("commerce", "police"));
    }

    private static Map<String, Object> platform(String code) {
        return Map.of("code", code, "name", code, "unit", code, "pool", 500);
    }

    void extend(int phase, int days) {
        List<Change> all = new ArrayList<>(spec.changes());
        all.add(new Change(null, Change.EXTENSION, null, phase, null, null, days, "延长", null));
        spec = spec.withChanges(all);
    }

    void launch() {
        launchChecking.submitRules(OPERATOR, programme, "a", "每人每个行业限领一张", List.of());
        launchChecking.submitRules(OPERATOR, programme, "b", null, List.of("att-1"));
        launchChecking.check(COMMERCE, programme, "commerce", true, null);
        launchChecking.check(POLICE, programme, "police", true, null);
        launchChecking.conclude(programme);
    }

    /** A phase that is open since its first published morning. */
    void openPhaseOne() {
        launch();
        phaseRunning.prepare(programme, 1);
        clock.at("2023-12-11T00:00:00");
        phaseRunning.open(programme, 1);
    }

    static Money yuan(String amount) {
        return Money.of(amount);
    }

    private static Actor actor(String account, String unit, String group) {
        return new Actor(account, account, unit, Set.of(group));
    }

    static class Wiring {

        @Bean
        TurnedClock clock() {
            return new TurnedClock("2023-12-01T12:00:00");
        }
    }
}
