package org.huimin.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Each unit of the outreach plan says, channel by channel, what it did with evidence, or why it did not. */
@Service
@Act
public class OutreachReporting {

    /** Whose duty it is to see the plan through. */
    public static final String DUTY = "close-outreach";

    private final OutreachReports reports;
    private final OutreachBoard board;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    OutreachReporting(OutreachReports reports, OutreachBoard board, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.reports = reports;
        this.board = board;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * What a unit says of one channel.
     *
     * @param doneOn   day of Shanghai; needed where done, as are summary, place and evidence
     * @param evidence ids of attachments
     * @param reason   needed where not done
     */
    public record Entry(String channel, boolean done, LocalDate doneOn, String summary, String place, String reason, List<String> evidence) {

        public Entry {
            evidence = List.copyOf(evidence);
        }
    }

    /** All of the unit's channels at once. */
    public void report(Actor actor, CaseRef in, String unit, List<Entry> entries) {
        ProgrammeSpec spec = programmes.spec(in);
        List<String> own = spec.channelsOf(unit).stream().map(ProgrammeSpec.Channel::code).toList();
        List<String> said = entries.stream().map(Entry::channel).toList();
        if (!new TreeSet<>(own).equals(new TreeSet<>(said)) || said.size() != own.size()) {
            throw Refused.invalid("outreach.channels", "channel", String.join("、", said), "请按活动文件逐个填写本单位承担的宣传渠道，共" + own.size() + "个，每个渠道一次。");
        }
        Instant now = Stamp.now(clock);
        for (Entry entry : entries) {
            judge(spec, entry, !entry.evidence().isEmpty(), now.atZone(Period.ZONE).toLocalDate());
        }
        for (Entry entry : entries) {
            if (!reports.insert(in.root(), unit, 1, entry, actor, now)) {
                throw Refused.conflict("outreach.twice", "“" + name(spec, entry) + "”已经报送过，不能重复报送；填错的请走更正。");
            }
        }
        facts.publishEvent(new OutreachFact.OutreachReported(in.root(), actor.account(), unit, codes(entries, true), codes(entries, false)));
    }

    /** Whether the person reports on the channels of their own unit. */
    public boolean opensTo(Actor actor, CaseRef in) {
        return Stream.of(Duty.RUN_OUTREACH, Duty.ANNOUNCE_ONLINE).map(Duty::code)
                .anyMatch(duty -> programmes.unitsHolding(in.root(), duty).contains(actor.unit())
                        && actor.groups().contains(programmes.group(in.root(), duty, actor.unit())));
    }

    /**
     * One channel of the person's own unit once more, after it was reported as not done; both reports stay. Also after the close.
     *
     * @param entry    without evidence
     * @param evidence stores the papers that show it and gives their ids, once all else is in order; null for none
     * @throws Refused forbidden for whoever does not report, conflict where the channel is not the unit's, was done or was never reported on
     */
    public void again(Actor actor, CaseRef in, Entry entry, Supplier<List<String>> evidence) {
        if (!opensTo(actor, in)) {
            throw Refused.forbidden("outreach.not-yours", "宣传情况由承担宣传工作的经办人报送，您不在其中。");
        }
        ProgrammeSpec spec = programmes.spec(in);
        if (spec.channelsOf(actor.unit()).stream().noneMatch(c -> c.code().equals(entry.channel()))) {
            throw Refused.conflict("outreach.not-planned", "活动文件没有安排本单位承担这个宣传渠道，请核对。");
        }
        OutreachReports.Report last = reports.last(in.root(), actor.unit(), entry.channel()).orElseThrow(() ->
                Refused.conflict("outreach.first", "“" + name(spec, entry) + "”还没有报送过，请在待办事项中报送。"));
        if (last.entry().done()) {
            throw Refused.conflict("outreach.done", "“" + name(spec, entry) + "”已经报送开展，不能重复报送；填错的请走更正。");
        }
        Instant now = Stamp.now(clock);
        judge(spec, entry, evidence != null, now.atZone(Period.ZONE).toLocalDate());
        Entry kept = new Entry(entry.channel(), entry.done(), entry.doneOn(), entry.summary(), entry.place(), entry.reason(),
                entry.done() ? evidence.get() : List.of());
        if (!reports.insert(in.root(), actor.unit(), last.number() + 1, kept, actor, now)) {
            throw Refused.conflict("outreach.twice", "“" + name(spec, entry) + "”刚刚由同事补报，不能重复报送。");
        }
        facts.publishEvent(new OutreachFact.OutreachReportedAgain(in.root(), actor.account(), actor.unit(), entry.channel(), entry.done()));
    }

    /** Ends the asking; whoever has not reported by then stays named. @param remark what was done about them */
    public void close(Actor actor, CaseRef in, String remark) {
        if (blank(remark)) {
            throw Refused.invalid("outreach.remark", "remark", "", "请写明对没有报送单位的催办情况和后续安排。");
        }
        OutreachView view = board.of(in);
        if (!reports.close(in.root(), remark.strip(), actor, Stamp.now(clock))) {
            throw Refused.conflict("outreach.closed", "宣传工作已经汇总，不能重复汇总。");
        }
        facts.publishEvent(new OutreachFact.OutreachClosed(in.root(), actor.account(), view.missing().size(), view.silent()));
    }

    private static void judge(ProgrammeSpec spec, Entry e, boolean shown, LocalDate today) {
        String name = name(spec, e);
        if (!e.done()) {
            require(e, !blank(e.reason()), "outreach.reason", "reason", "“" + name + "”没有开展的，请写明原因。");
            return;
        }
        require(e, e.doneOn() != null, "outreach.day", "doneOn", "“" + name + "”请填写开展日期。");
        require(e, !e.doneOn().isAfter(today), "outreach.day-to-come", "doneOn", "“" + name + "”的开展日期" + Period.words(e.doneOn()) + "还没有到，只能填报已经开展的宣传。");
        require(e, !blank(e.summary()), "outreach.summary", "summary", "“" + name + "”请写明做了什么。");
        require(e, !blank(e.place()), "outreach.place", "place", "“" + name + "”请填写链接或者地点。");
        require(e, shown, "outreach.evidence", "evidence", "“" + name + "”请上传照片、截图或者文件作为佐证。");
    }

    private static void require(Entry e, boolean holds, String rule, String field, String message) {
        if (!holds) {
            throw Refused.invalid(rule, field + "_" + e.channel(), e.doneOn(), message);
        }
    }

    private static String name(ProgrammeSpec spec, Entry entry) {
        return spec.outreach().stream().filter(c -> c.code().equals(entry.channel())).map(ProgrammeSpec.Channel::name).findFirst().orElse(entry.channel());
    }

    private static List<String> codes(List<Entry> entries, boolean done) {
        return entries.stream().filter(e -> e.done() == done).map(Entry::channel).collect(Collectors.toList());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
