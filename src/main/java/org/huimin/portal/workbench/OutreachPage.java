package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.calendar.Deadline;
import org.huimin.campaign.OutreachBoard;
import org.huimin.campaign.OutreachLine;
import org.huimin.campaign.OutreachReporting;
import org.huimin.campaign.OutreachReporting.Entry;
import org.huimin.campaign.OutreachView;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.Words;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outreach plan of a programme, channel by channel and unit by unit: what was done with its evidence, and who is silent. */
@Controller
class OutreachPage {

    private final CaseAccess access;
    private final OutreachBoard board;
    private final OutreachReporting reporting;
    private final ProgrammeRegister programmes;
    private final CaseReading reading;
    private final Attachments attachments;
    private final MessageSource texts;
    private final Words words;
    private final Clock clock;

    OutreachPage(CaseAccess access, OutreachBoard board, OutreachReporting reporting, ProgrammeRegister programmes, CaseReading reading,
                 Attachments attachments, MessageSource texts, Words words, Clock clock) {
        this.access = access;
        this.board = board;
        this.reporting = reporting;
        this.programmes = programmes;
        this.reading = reading;
        this.attachments = attachments;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    @PostMapping("/cases/{ref}/outreach/{channel}")
    String again(Actor actor, @PathVariable String ref, @PathVariable String channel, @RequestParam(defaultValue = "") String doneOn,
                 @RequestParam(defaultValue = "") String summary, @RequestParam(defaultValue = "") String place,
                 @RequestParam(required = false) List<MultipartFile> evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        List<MultipartFile> papers = evidence == null ? List.of() : evidence.stream().filter(f -> !f.isEmpty()).toList();
        back.addAttribute("ref", programme.value());
        return PageAct.then("/cases/{ref}/outreach", back, "outreach.again.told",
                Map.of("channel", channel, "doneOn", doneOn, "summary", summary, "place", place), () -> reporting.again(actor, programme,
                        new Entry(channel, true, day(doneOn), summary.strip(), place.strip(), null, List.of()),
                        papers.isEmpty() ? null : () -> papers.stream().map(f -> PageAct.keep(attachments, actor, programme.child("OUT", 1), f)).toList()));
    }

    /** Null where nobody can tell what was typed. */
    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @GetMapping("/cases/{ref}/outreach")
    String show(Actor actor, @PathVariable String ref, Locale locale, Model model) {
        CaseRef programme = access.programme(actor, ref);
        OutreachView view = board.of(programme);
        Deadline until = until(actor, programme);
        boolean overdue = until != null && until.passedAt(clock.instant());
        Map<String, String> units = Names.units(programmes.spec(programme));
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("view", view);
        model.addAttribute("rows", view.lines().stream().map(line -> OutreachRow.of(line, units, overdue)).toList());
        model.addAttribute("own", actor.unit());
        model.addAttribute("until", until == null ? null : until.end());
        model.addAttribute("provisional", until != null && until.provisional());
        model.addAttribute("silent", view.silent().stream().map(units::get).toList());
        model.addAttribute("groupText", text(view, units, until, overdue, locale));
        model.addAttribute("again", reporting.opensTo(actor, programme) ? view.lines().stream()
                .filter(l -> l.unit().equals(actor.unit()) && l.state() == OutreachLine.State.NOT_DONE).toList() : List.of());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), Period.ZONE));
        model.addAttribute("printed", clock.instant());
        return "workbench/outreach";
    }

    private Deadline until(Actor actor, CaseRef programme) {
        return reading.deadlines(actor, programme).stream().filter(d -> d.key().equals("OUTREACH")).findFirst().orElse(null);
    }

    /** What to paste into the work group: who is silent about which channels, and who said that something was not done. */
    private String text(OutreachView view, Map<String, String> units, Deadline until, boolean overdue, Locale locale) {
        Instant now = clock.instant();
        List<String> lines = new ArrayList<>();
        lines.add(say(locale, "outreach.text.head", words.time(now), view.lines().size(), view.done()));
        List<String> silent = byUnit(view, OutreachLine.State.PLANNED, units);
        if (!silent.isEmpty()) {
            String end = until == null ? "" : say(locale, overdue ? "outreach.text.overdue" : "outreach.text.until", words.lastMoment(until.end()));
            lines.add(say(locale, "outreach.text.silent", silent.size(), String.join("、", silent), end));
        }
        List<String> undone = byUnit(view, OutreachLine.State.NOT_DONE, units);
        if (!undone.isEmpty()) {
            lines.add(say(locale, "outreach.text.undone", String.join("、", undone)));
        }
        if (silent.isEmpty() && undone.isEmpty()) {
            lines.add(say(locale, "outreach.text.complete"));
        }
        return String.join("\n", lines);
    }

    private static List<String> byUnit(OutreachView view, OutreachLine.State state, Map<String, String> units) {
        Map<String, List<String>> channels = view.lines().stream().filter(l -> l.state() == state)
                .collect(Collectors.groupingBy(OutreachLine::unit, LinkedHashMap::new, Collectors.mapping(OutreachLine::name, Collectors.toList())));
        return channels.entrySet().stream().map(e -> units.get(e.getKey()) + "（" + String.join("、", e.getValue()) + "）").toList();
    }

    private String say(Locale locale, String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
