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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.ReportView;
import org.huimin.identity.Machine;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.ledger.DailyChecks.Finding;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.Platform;
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

    private static final String TASK = "submit-daily";
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{8,64}");
    /** Bytes; a table of every industry there is stays far below it. */
    private static final int LARGEST = 200_000;
    private static final int MOST = 200;

    private final ProgrammeRegister programmes;
    private final CampaignRegister campaigns;
    private final Inbox inbox;
    private final Desk desk;

    DailyDoor(ProgrammeRegister programmes, CampaignRegister campaigns, Inbox inbox, Desk desk) {
        this.programmes = programmes;
        this.campaigns = campaigns;
        this.inbox = inbox;
        this.desk = desk;
    }

    /** How a day's table stands. @param findings what the checks found, each in a sentence */
    record Stated(LocalDate day, int phase, String platform, int revision, ReportView.State state, boolean late, Instant submittedAt,
                  List<Finding> findings) { }

    /** Whose door it is and which day is meant. */
    private record Asked(CaseRef programme, Platform platform, LocalDate day, Actor actor) { }

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
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refused.invalid("delivery.key", "Idempotency-Key", key, "请在请求头 Idempotency-Key 中给出本次报送的编号：8至64位字母、数字或连字符，重试时不变。");
        }
        Answer answer = answer(request.getInputStream().readNBytes(LARGEST + 1), reason);
        if (!repeated(asked, answer, key)) {
            try {
                desk.deliver(asked.actor(), waiting(asked).id(), answer, key);
            } catch (Refused overtaken) {
                if (overtaken.kind() != Refused.Kind.CONFLICT || !repeated(asked, answer, key)) {
                    throw overtaken;
                }
            }
        }
        return stated(asked);
    }

    @GetMapping(PATH)
    Stated read(Machine machine, @PathVariable String code, @PathVariable String platform, @PathVariable String day) {
        return stated(asked(machine, code, platform, day));
    }

    /** Another's programme or platform is as absent as one that does not exist. */
    private Asked asked(Machine machine, String code, String platform, String day) {
        if (!machine.programme().equals(code) || !machine.platform().equals(platform)) {
            throw nothing();
        }
        CaseRef programme = programmes.find(code).orElseThrow(DailyDoor::nothing);
        Platform its = programmes.spec(programme).platform(platform).orElseThrow(DailyDoor::nothing);
        return new Asked(programme, its, day(day), new Actor(machine.account(), its.name() + "（数据接口）", its.unit(),
                Set.of(programmes.group(programme, TASK, its.unit()))));
    }

    private static Refused nothing() {
        return Refused.absent("没有这个活动或平台，或者本令牌不能用于它。");
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

    /** @throws Refused invalid where another table, or another day's, came under the key */
    private boolean repeated(Asked asked, Answer answer, String key) {
        Optional<WorkItem> before = inbox.submittedUnder(asked.actor(), key);
        if (before.isEmpty()) {
            return false;
        }
        if (!isOf(asked, before.get())) {
            throw Refused.invalid("delivery.key-reused", "Idempotency-Key", key, "这个编号已用于另一日的报送，本次没有办理。请换一个编号。");
        }
        desk.complete(asked.actor(), before.get().id(), answer, key);
        return true;
    }

    private WorkItem waiting(Asked asked) {
        Filter its = new Filter(asked.programme().value(), TASK, null, "");
        return Stream.concat(inbox.claimable(asked.actor(), its, null, MOST).items().stream(), inbox.mine(asked.actor(), its, null, MOST).items().stream())
                .filter(item -> isOf(asked, item)).findFirst().orElseThrow(() -> Refused.conflict("delivery.not-asked",
                        asked.day() + "的数据现在不需要报送：尚未到报送时间、已经报送，或者已由平台人员签收办理。"));
    }

    private static boolean isOf(Asked asked, WorkItem item) {
        return item.root().equals(asked.programme()) && item.task().equals(TASK) && asked.day().toString().equals(item.context("day"))
                && asked.platform().code().equals(item.context("platform"));
    }

    private Stated stated(Asked asked) {
        return programmes.spec(asked.programme()).phases().stream().map(Phase::number)
                .flatMap(phase -> campaigns.days(asked.programme(), phase).stream())
                .filter(r -> r.day().equals(asked.day()) && r.platform().equals(asked.platform().code())).findFirst()
                .map(r -> new Stated(r.day(), r.phase(), r.platform(), r.revision(), r.state(), r.late(), r.submittedAt(), campaigns.findings(r)))
                .orElseThrow(() -> Refused.absent(asked.day() + "的数据还没有报送。"));
    }
}
