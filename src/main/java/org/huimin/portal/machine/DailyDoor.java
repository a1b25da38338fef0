package org.huimin.portal.machine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.ReportView;
import org.huimin.identity.Machine;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.ledger.DailyChecks.Finding;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a platform's machine hands in a day's table and reads how it stands. It answers the same piece of work as the
 * platform's people would, with the same checks; whoever is first does it.
 */
@RestController
@ConditionalOnWebApplication
class DailyDoor {

    static final String PATH = "/api/programmes/{code}/platforms/{platform}/daily/{day}";

    private static final String TASK = PlatformWork.DAILY.task();
    /** Bytes; a table of every industry there is stays far below it. */
    private static final int LARGEST = 200_000;
    private static final int MOST = 200;

    private final Door door;
    private final ProgrammeRegister programmes;
    private final CampaignRegister campaigns;
    private final Inbox inbox;
    private final Desk desk;

    DailyDoor(Door door, ProgrammeRegister programmes, CampaignRegister campaigns, Inbox inbox, Desk desk) {
        this.door = door;
        this.programmes = programmes;
        this.campaigns = campaigns;
        this.inbox = inbox;
        this.desk = desk;
    }

    /** How a day's table stands. @param findings what the checks found, each in a sentence */
    record Stated(LocalDate day, int phase, String platform, int revision, ReportView.State state, boolean late, Instant submittedAt,
                  List<Finding> findings) { }

    /** Whose door it is and which day is meant. */
    private record Asked(Door.Visitor visitor, LocalDate day) {

        boolean meets(WorkItem item) {
            return visitor.owns(item) && item.task().equals(TASK) && day.toString().equals(item.context("day"));
        }
    }

    /**
     * Hands in the day's table as CSV in UTF-8.
     *
     * @param key    the machine's own number for this delivery: sent again, it is done once and answered alike
     * @param reason why a day is stated once more; needed where it was stated before
     */
    @PostMapping(PATH)
    Stated deliver(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String day,
                   @RequestHeader(name = "Idempotency-Key", required = false) String key,
                   @RequestParam(name = "restatementReason", defaultValue = "") String reason, HttpServletRequest request) throws IOException {
        Asked asked = asked(machine, code, platform, day);
        Answer answer = answer(request.getInputStream().readNBytes(LARGEST + 1), reason);
        Actor actor = asked.visitor().actor();
        door.once(asked.visitor(), key, asked::meets, () -> desk.deliver(actor, waiting(asked).id(), answer, key),
                item -> desk.complete(actor, item.id(), answer, key));
        return stated(asked);
    }

    @GetMapping(PATH)
    Stated read(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String day) {
        return stated(asked(machine, code, platform, day));
    }

    private Asked asked(Machine machine, String code, String platform, String day) {
        return new Asked(door.enter(machine, code, platform), day(day));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.invalid("delivery.day", "day", text, "日期“" + text + "”应写作 YYYY-MM-DD。");
        }
    }

    private static Answer answer(byte[] table, String reason) {
        if (table.length > LARGEST) {
            throw Refused.invalid("delivery.too-large", "body", "", "当日数据表超过 " + LARGEST + " 字节，没有接收。");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rows", new String(table, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
        if (!reason.isBlank()) {
            values.put("restatementReason", reason.strip());
        }
        return Answer.of(values);
    }

    private WorkItem waiting(Asked asked) {
        Filter its = new Filter(asked.visitor().programme().value(), TASK, null, "");
        Actor actor = asked.visitor().actor();
        return Stream.concat(inbox.claimable(actor, its, null, MOST).items().stream(), inbox.mine(actor, its, null, MOST).items().stream())
                .filter(asked::meets).findFirst().orElseThrow(() -> Refused.conflict("delivery.not-asked",
                        Period.words(asked.day()) + "的数据现在不需要报送：尚未到报送时间、已经报送，或者已由平台人员签收办理。"));
    }

    private Stated stated(Asked asked) {
        CaseRef programme = asked.visitor().programme();
        return programmes.spec(programme).phases().stream().map(Phase::number).flatMap(phase -> campaigns.days(programme, phase).stream())
                .filter(r -> r.day().equals(asked.day()) && r.platform().equals(asked.visitor().platform().code())).findFirst()
                .map(r -> new Stated(r.day(), r.phase(), r.platform(), r.revision(), r.state(), r.late(), r.submittedAt(), campaigns.findings(r)))
                .orElseThrow(() -> Refused.absent(Period.words(asked.day()) + "的数据还没有报送。"));
    }
}
