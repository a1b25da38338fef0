package org.huimin.portal.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailEntry;
import org.huimin.oversight.TrailFile;
import org.huimin.oversight.TrailHead;
import org.huimin.oversight.TrailRegister;
import org.huimin.portal.layout.PanelSecrecy;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeView;
import org.huimin.supervision.Finding;
import org.huimin.supervision.OpinionRegister;
import org.huimin.supervision.OpinionView;
import org.huimin.supervision.Supervising;
import org.huimin.supervision.Unusual;
import org.huimin.supervision.UnusualRule;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk of discipline inspection: reads everything at any time, states opinions, and completes nobody's work. */
@Controller
class SupervisionPage {

    private static final int SIZE = 50;
    /** A longer chain is recomputed only when somebody asks. */
    private static final long QUICKLY_CHECKED = 20_000;

    private final Inspection inspection;
    private final Unusual unusual;
    private final TrailRegister trail;
    private final Supervising supervising;
    private final OpinionRegister opinions;
    private final ProgrammeRegister programmes;
    private final Inbox inbox;
    private final Calendars calendars;
    private final Clock clock;
    private final PanelSecrecy secrecy;

    SupervisionPage(Inspection inspection, Unusual unusual, TrailRegister trail, Supervising supervising, OpinionRegister opinions,
                    ProgrammeRegister programmes, Inbox inbox, Calendars calendars, Clock clock, PanelSecrecy secrecy) {
        this.secrecy = secrecy;
        this.inspection = inspection;
        this.unusual = unusual;
        this.trail = trail;
        this.supervising = supervising;
        this.opinions = opinions;
        this.programmes = programmes;
        this.inbox = inbox;
        this.calendars = calendars;
        this.clock = clock;
    }

    enum Tab { UNUSUAL, TRAIL, OPINIONS }

    /** A programme in the list. @param today findings since the last working day began */
    public record Line(ProgrammeView programme, List<Finding> today, TrailHead head, List<OpinionView> open) { }

    /** A rule with what it points at. */
    public record Group(UnusualRule rule, List<Finding> findings) { }

    @GetMapping("/supervision")
    String home(Actor actor, Model model) {
        Instant since = lastWorkday();
        List<Line> lines = new ArrayList<>();
        for (ProgrammeView programme : inspection.all(actor)) {
            CaseRef ref = programme.caseRef();
            lines.add(new Line(programme, unusual.in(ref).stream().filter(f -> !f.at().isBefore(since)).toList(), trail.head(ref).orElse(null),
                    opinions.of(ref).stream().filter(o -> o.state() != OpinionView.State.CLOSED).toList()));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("since", since);
        return "supervision/home";
    }

    @GetMapping("/supervision/{ref}")
    String programme(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "UNUSUAL") Tab tab,
                     @RequestParam(defaultValue = "false") boolean all, @RequestParam(required = false) Long before,
                     @RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "false") boolean verify, Model model) {
        CaseRef programme = inspection.programme(actor, ref);
        frame(programme, model);
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", Tab.values());
        switch (tab) {
            case UNUSUAL -> unusual(programme, all, model);
            case TRAIL -> trail(programme, before, about, verify, model);
            case OPINIONS -> opinions(programme, model);
        }
        return "supervision/programme";
    }

    private void unusual(CaseRef programme, boolean all, Model model) {
        Instant since = lastWorkday();
        List<Finding> found = unusual.in(programme);
        Map<UnusualRule, List<Finding>> groups = found.stream().filter(f -> all || !f.at().isBefore(since))
                .collect(Collectors.groupingBy(Finding::rule, () -> new EnumMap<>(UnusualRule.class), Collectors.toList()));
        model.addAttribute("groups", groups.entrySet().stream().map(g -> new Group(g.getKey(), g.getValue())).toList());
        model.addAttribute("rules", UnusualRule.values());
        model.addAttribute("all", all);
        model.addAttribute("total", found.size());
        model.addAttribute("since", since);
    }

    private void trail(CaseRef programme, Long before, String about, boolean verify, Model model) {
        long from = before == null ? Long.MAX_VALUE : before;
        List<TrailEntry> entries = about.isEmpty() ? trail.page(programme, from, SIZE) : trail.about(caseIn(programme, about), from, SIZE);
        TrailHead head = trail.head(programme).orElse(null);
        boolean check = head != null && (verify || before == null && head.seq() <= QUICKLY_CHECKED);
        TrailFile.Result result = check ? trail.check(programme) : null;
        model.addAttribute("entries", entries.stream().map(secrecy.entries(programme)).toList());
        model.addAttribute("chainHead", head);
        model.addAttribute("result", result);
        model.addAttribute("about", about);
        model.addAttribute("first", before == null);
        model.addAttribute("next", entries.size() < SIZE ? null : entries.get(entries.size() - 1).seq());
    }

    private static CaseRef caseIn(CaseRef programme, String about) {
        try {
            CaseRef ref = CaseRef.of(about);
            if (ref.root().equals(programme)) {
                return ref;
            }
        } catch (IllegalArgumentException notACase) {
            // said below
        }
        throw Refused.absent("本次活动中没有编号为“" + about + "”的事项。");
    }

    private void opinions(CaseRef programme, Model model) {
        model.addAttribute("opinions", opinions.of(programme));
        writing(programme, programme.value(), "", "", model);
    }

    @GetMapping("/supervision/{ref}/trail/{seq}")
    String entry(Actor actor, @PathVariable String ref, @PathVariable long seq, Model model) {
        CaseRef programme = inspection.programme(actor, ref);
        TrailEntry entry = trail.entry(programme, seq).orElseThrow(() -> Refused.absent("办理记录中没有第" + seq + "条。"));
        frame(programme, model);
        model.addAttribute("entry", secrecy.entries(programme).apply(entry));
        model.addAttribute("before", trail.before(entry).map(secrecy.entries(programme)).orElse(null));
        model.addAttribute("changes", Change.between(trail.before(entry).orElse(null), entry));
        model.addAttribute("result", trail.check(programme));
        writing(programme, entry.about(), "", "", model);
        return "supervision/entry";
    }

    @GetMapping("/supervision/{ref}/steps/{item}")
    String step(Actor actor, @PathVariable String ref, @PathVariable String item, Model model) {
        CaseRef programme = inspection.programme(actor, ref);
        Handled step = inbox.timeline(programme).stream().filter(h -> h.item().id().equals(item)).findFirst()
                .orElseThrow(() -> Refused.absent("本次活动中没有这一步。"));
        frame(programme, model);
        model.addAttribute("step", step);
        model.addAttribute("entries", trail.about(step.item().caseRef(), Long.MAX_VALUE, SIZE).stream().map(secrecy.entries(programme)).toList());
        model.addAttribute("findings", unusual.in(programme).stream().filter(f -> item.equals(f.item())).toList());
        writing(programme, step.item().caseRef().value(), step.item().name(), step.item().unit(), model);
        return "supervision/step";
    }

    /** What a new opinion begins with. */
    private void writing(CaseRef programme, String against, String step, String unit, Model model) {
        ProgrammeSpec spec = programmes.spec(programme);
        model.addAttribute("against", against);
        model.addAttribute("againstStep", step);
        model.addAttribute("againstUnit", unit);
        model.addAttribute("answering", programmes.unitsHolding(programme, "answer-opinion").stream().map(spec::unit).toList());
    }

    @PostMapping("/supervision/{ref}/opinions")
    String raise(Actor actor, @PathVariable String ref, @RequestParam String against, @RequestParam(defaultValue = "") String step,
                 @RequestParam String unit, @RequestParam String text, @RequestParam(defaultValue = "") String answerBy) {
        CaseRef programme = inspection.programme(actor, ref);
        supervising.raise(actor, caseIn(programme, against), step, unit, text, day(answerBy));
        return "redirect:/supervision/" + programme + "?tab=OPINIONS";
    }

    private static LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.invalid("supervision.answer-by", "answerBy", text, "答复期限应为日期，例如2023-12-08。");
        }
    }

    private void frame(CaseRef programme, Model model) {
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("names", inspection.names());
        model.addAttribute("unitNames", programmes.spec(programme).units().stream()
                .collect(Collectors.toMap(ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName)));
    }

    /** The first moment of the last working day before today: what happened since is today's news. */
    private Instant lastWorkday() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Period.ZONE).minusDays(1);
        while (!calendars.current().isWorkday(day)) {
            day = day.minusDays(1);
        }
        return day.atStartOfDay(Period.ZONE).toInstant();
    }
}
