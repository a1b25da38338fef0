package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.calendar.Deadline;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ConfirmingThreshold;
import org.huimin.merchant.QuotaBoard;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendationView;
import org.huimin.merchant.RecommendationRegister.State;
import org.huimin.merchant.Tally;
import org.huimin.merchant.Tally.UnitTally;
import org.huimin.portal.layout.Words;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How far every source has come with its quota and the county with its minimum; and what to say to those who are missing. */
@Controller
class QuotaPage {

    private final CaseAccess access;
    private final QuotaBoard board;
    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;
    private final CaseReading reading;
    private final ConfirmingThreshold threshold;
    private final MessageSource texts;
    private final Words words;
    private final Clock clock;

    QuotaPage(CaseAccess access, QuotaBoard board, RecommendationRegister recommendations, ProgrammeRegister programmes, CaseReading reading,
              ConfirmingThreshold threshold, MessageSource texts, Words words, Clock clock) {
        this.access = access;
        this.board = board;
        this.recommendations = recommendations;
        this.programmes = programmes;
        this.reading = reading;
        this.threshold = threshold;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    /** A source's figures, and how far its list of the latest round has come; null where it was not asked then. */
    record Row(String name, UnitTally tally, RecommendationView list, boolean own, int toSend) { }

    /** What the table can be sorted by. */
    enum Order {
        PLAN(r -> 0), REQUIRED(r -> -r.tally().required()), SENT(r -> -r.tally().recommended()), IN_PLAY(r -> -r.tally().inPlay()), ADMITTED(r -> -r.tally().admitted()),
        REJECTED(r -> -r.tally().rejected()), SHORT(r -> -r.tally().missing()), FORECAST(r -> -r.toSend());

        private final Function<Row, Integer> by;

        Order(Function<Row, Integer> by) {
            this.by = by;
        }
    }

    @GetMapping("/cases/{ref}/quota")
    String show(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "PLAN") Order order, Locale locale, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        Tally tally = board.board(programme);
        List<RecommendationView> latest = recommendations.latest(programme);
        List<Row> rows = rows(spec, tally, latest, actor);
        Deadline until = latest.isEmpty() ? null : until(actor, programme, latest.get(0).round());
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("tally", tally);
        model.addAttribute("rows", rows.stream().sorted(Comparator.comparing(order.by)).toList());
        model.addAttribute("order", order);
        model.addAttribute("round", latest.isEmpty() ? 0 : latest.get(0).round());
        model.addAttribute("until", until == null ? null : until.end());
        model.addAttribute("provisional", until != null && until.provisional());
        model.addAttribute("threshold", threshold.standing(programme));
        model.addAttribute("recordsThreshold", threshold.mayRecord(actor, programme));
        model.addAttribute("groupText", text(tally, rows, until, locale));
        model.addAttribute("printed", clock.instant());
        return "workbench/quota";
    }

    private static List<Row> rows(ProgrammeSpec spec, Tally tally, List<RecommendationView> latest, Actor actor) {
        Map<String, String> names = Names.units(spec);
        Map<String, RecommendationView> lists = latest.stream().collect(Collectors.toMap(RecommendationView::unit, Function.identity()));
        return tally.units().stream().map(u -> new Row(names.get(u.unit()), u, lists.get(u.unit()), u.unit().equals(actor.unit()),
                tally.toSend(u.missing()))).toList();
    }

    private Deadline until(Actor actor, CaseRef programme, int round) {
        return reading.deadlines(actor, programme).stream().filter(d -> d.key().equals("TOWNSHIP_LISTS")
                && d.caseRef().value().contains("/TS-") && d.caseRef().value().endsWith("-" + round)).findFirst().orElse(null);
    }

    /** What to paste into the work group: who is missing and by how much, in whole sentences. */
    private String text(Tally tally, List<Row> rows, Deadline until, Locale locale) {
        Instant now = clock.instant();
        List<String> lines = new ArrayList<>();
        int required = tally.units().stream().mapToInt(UnitTally::required).sum();
        lines.add(say(locale, "quota.text.head", words.time(now), required, tally.recommended(), tally.admitted() - tally.left(), tally.inPlay(),
                tally.minimum(), tally.missing()));
        List<String> missing = named(rows, r -> is(r, State.OPEN, State.RETURNED), r -> say(locale, "quota.text.owes", r.name(), r.list().required()));
        if (!missing.isEmpty()) {
            lines.add(say(locale, "quota.text.missing", missing.size(), String.join("、", missing), until == null ? "" : words.lastMoment(until.end())));
        }
        List<String> unconfirmed = named(rows, r -> is(r, State.SUBMITTED), Row::name);
        if (!unconfirmed.isEmpty()) {
            lines.add(say(locale, "quota.text.unconfirmed", String.join("、", unconfirmed)));
        }
        List<String> owing = named(rows, r -> r.tally().missing() > 0 && !is(r, State.OPEN, State.RETURNED),
                r -> say(locale, "quota.text.short", r.name(), r.tally().missing(), r.toSend()));
        if (!owing.isEmpty()) {
            lines.add(say(locale, "quota.text.supplement", String.join("、", owing)));
        }
        if (missing.isEmpty() && unconfirmed.isEmpty() && owing.isEmpty()) {
            lines.add(say(locale, tally.inPlay() > 0 ? "quota.text.judging" : "quota.text.complete"));
        }
        return String.join("\n", lines);
    }

    private String say(Locale locale, String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    private static List<String> named(List<Row> rows, java.util.function.Predicate<Row> which, Function<Row, String> word) {
        return rows.stream().filter(which).map(word).toList();
    }

    private static boolean is(Row row, State... states) {
        return row.list() != null && List.of(states).contains(row.list().state());
    }
}
