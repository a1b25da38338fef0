package org.huimin.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.QuotaBoard;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Inbox;
import org.springframework.stereotype.Service;

/** Looks over a programme for what is unusual, whenever somebody asks; keeps nothing and changes nothing. */
@Service
public class Unusual {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrailRegister trail;
    private final Inbox inbox;
    private final QuotaBoard quotas;
    private final ProgrammeRegister programmes;
    private final Calendars calendars;
    private final Watch watch;
    private final Clock clock;

    Unusual(TrailRegister trail, Inbox inbox, QuotaBoard quotas, ProgrammeRegister programmes, Calendars calendars, Watch watch, Clock clock) {
        this.trail = trail;
        this.inbox = inbox;
        this.quotas = quotas;
        this.programmes = programmes;
        this.calendars = calendars;
        this.watch = watch;
        this.clock = clock;
    }

    /** Latest first. */
    public List<Finding> in(CaseRef programme) {
        Scene scene = scene(programme.root());
        return Stream.concat(DeskRules.ALL.stream(), RecordRules.ALL.stream()).flatMap(rule -> rule.apply(scene))
                .sorted(Comparator.comparing(Finding::at).reversed()).toList();
    }

    private Scene scene(CaseRef programme) {
        Map<String, String> units = programmes.spec(programme).units().stream()
                .collect(Collectors.toMap(ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName));
        return new Scene(programme, inbox.timeline(programme), trail.all(programme).stream().map(Unusual::act).toList(),
                quotas.board(programme), calendars.current(), units, watch, clock.instant());
    }

    private static Scene.Act act(TrailEntry entry) {
        try {
            return new Scene.Act(entry.seq(), entry.at(), entry.fact(), CaseRef.of(entry.about()), entry.actor(), JSON.readTree(entry.content()));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("entry " + entry.seq() + " of " + entry.chain() + " is no JSON", broken);
        }
    }
}
