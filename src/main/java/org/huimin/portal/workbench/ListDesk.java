package org.huimin.portal.workbench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.ListJudgement;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.ShopCells;
import org.huimin.merchant.ShopColumn;
import org.huimin.merchant.ShopFinding;
import org.huimin.merchant.WorkingList;
import org.huimin.merchant.WorkingList.Outcome;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.portal.layout.Words;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The working list under a township's work item, for programs in the browser: whoever sees the item reads, only whoever
 * claimed it writes.
 */
@RestController
class ListDesk {

    private final Inbox inbox;
    private final Desk desk;
    private final WorkingListRegister lists;
    private final Compiling compiling;
    private final RecommendationRegister recommendations;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final Words words;

    ListDesk(Inbox inbox, Desk desk, WorkingListRegister lists, Compiling compiling, RecommendationRegister recommendations,
             ProgrammeRegister programmes, Attachments attachments, Words words) {
        this.inbox = inbox;
        this.desk = desk;
        this.lists = lists;
        this.compiling = compiling;
        this.recommendations = recommendations;
        this.programmes = programmes;
        this.attachments = attachments;
        this.words = words;
    }

    /** @param titles what sheets call it, the first as we do; @param options what may be entered; empty where anything may */
    record Column(String key, String title, List<String> titles, int longest, boolean optional, List<String> options) { }

    /** @param carriedFrom name of the earlier programme; null where the line was typed */
    record Line(int id, int line, int version, Map<String, String> cells, String carriedFrom, String licence) { }

    record Loaded(int version, boolean editable, int required, String savedBy, String savedAt, List<Column> columns, List<Line> lines) { }

    record SentChange(int id, Integer after, Map<String, String> cells, String licence) { }

    record SentDelta(int base, List<SentChange> changes, List<Integer> removed) { }

    /** @param from case of the earlier programme */
    record SentCarryOver(String from) { }

    record Found(int row, int line, String field, String rule, String value, String message, ShopFinding.Weight weight) { }

    record Judged(int version, int shops, int faulty, int required, int shortBy, boolean sendable, List<Found> findings) { }

    /** @param judgement null unless asked for */
    record Saved(int version, String savedAt, Map<Integer, Integer> ids, Judged judgement) { }

    record Clash(int id, Map<String, String> yours, Map<String, String> theirs, String by, String at, String message) { }

    record Crossed(String kind, List<Refused.Reason> reasons, int version, List<Clash> clashes) { }

    @GetMapping("/desk/{id}/list")
    Loaded load(Actor actor, @PathVariable String id) {
        ListPlace place = ListPlace.of(inbox.get(actor, id));
        WorkingList list = lists.get(place.programme(), place.unit(), place.round());
        Map<String, String> earlier = names(list.lines().stream().map(WorkingList.Line::carriedFrom).toList());
        return new Loaded(list.version(), place.editableBy(actor), recommendations.get(place.programme(), place.unit(), place.round()).orElseThrow().required(), list.savedBy(), words.time(list.savedAt()),
                columns(place),
                list.lines().stream().map(l -> new Line(l.id(), l.line(), l.version(), cells(l.cells()),
                        earlier.get(l.carriedFrom()), l.licence())).toList());
    }

    /** @param judge whether to say at once what the checks find now */
    @PostMapping(path = "/desk/{id}/list", consumes = "application/json")
    ResponseEntity<?> save(Actor actor, @PathVariable String id, @RequestBody SentDelta sent, @RequestParam(defaultValue = "false") boolean judge) {
        Outcome outcome = desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            licencesOf(item, sent);
            return compiling.save(actor, place.programme(), place.unit(), place.round(), delta(sent));
        });
        return answer(outcome, ListPlace.of(inbox.get(actor, id)), judge);
    }

    @GetMapping("/desk/{id}/list/judgement")
    Judged judge(Actor actor, @PathVariable String id) {
        return judged(ListPlace.of(inbox.get(actor, id)));
    }

    @PostMapping(path = "/desk/{id}/list/carry-over", consumes = "application/json")
    ResponseEntity<?> carryOver(Actor actor, @PathVariable String id, @RequestBody SentCarryOver sent) {
        Outcome outcome = desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            return compiling.carryOver(actor, place.programme(), place.unit(), place.round(), sent.from());
        });
        return answer(outcome, ListPlace.of(inbox.get(actor, id)), false);
    }

    private ResponseEntity<?> answer(Outcome outcome, ListPlace place, boolean judge) {
        if (outcome instanceof Outcome.Crossed crossed) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(new Crossed("CONFLICT",
                    crossed.clashes().stream().map(c -> new Refused.Reason("merchant.line-crossed", String.valueOf(c.id()), "", c.message())).toList(),
                    crossed.version(), crossed.clashes().stream().map(this::clash).toList()));
        }
        WorkingList.Saved saved = ((Outcome.Stored) outcome).saved();
        return ResponseEntity.ok(new Saved(saved.version(), words.hour(saved.at()), saved.ids(), judge ? judged(place) : null));
    }

    private Clash clash(WorkingList.Clash c) {
        return new Clash(c.id(), cells(c.yours()), c.theirs() == null ? null : cells(c.theirs()), c.by(), words.hour(c.at()), c.message());
    }

    private Judged judged(ListPlace place) {
        ListJudgement j = lists.judge(place.programme(), place.unit(), place.round());
        return new Judged(j.version(), j.shops(), j.faulty(), j.required(), j.shortBy(), j.sendable(), j.findings().stream().map(f ->
                new Found(f.row(), f.line(), f.field() == null ? null : f.field().key(), f.rule(), f.value(), f.message(), f.weight())).toList());
    }

    /** A photo must be a file of this very case, or a guessed number would show somebody else's. */
    private void licencesOf(WorkItem item, SentDelta sent) {
        if (sent.changes() == null) {
            return;
        }
        sent.changes().stream().map(SentChange::licence).filter(l -> l != null && !l.isEmpty()).distinct().forEach(licence -> {
            if (!attachments.get(licence).caseRef().equals(item.caseRef())) {
                throw Refused.absent("没有编号为“" + licence + "”的附件。");
            }
        });
    }

    private static ListDelta delta(SentDelta sent) {
        return new ListDelta(sent.base(), sent.changes() == null ? List.of() : sent.changes().stream().map(c -> new ListDelta.Change(c.id(),
                c.after(), cells(c.cells()), c.licence() == null || c.licence().isEmpty() ? null : c.licence())).toList(), sent.removed());
    }

    private static ShopCells cells(Map<String, String> c) {
        return c == null ? null : new ShopCells(c.get("name"), c.get("creditCode"), c.get("industry"), c.get("address"), c.get("aboveThreshold"),
                c.get("phone"));
    }

    private static Map<String, String> cells(ShopCells cells) {
        Map<String, String> map = new LinkedHashMap<>();
        Arrays.stream(ShopColumn.values()).forEach(column -> map.put(column.key(), cells.get(column)));
        return map;
    }

    private List<Column> columns(ListPlace place) {
        ProgrammeSpec spec = programmes.spec(place.programme());
        List<String> industries = spec.merchants().sources().stream().filter(s -> s.unit().equals(place.unit())).flatMap(s -> s.industries().stream())
                .map(code -> Names.industries(spec).getOrDefault(code, code)).toList();
        return Arrays.stream(ShopColumn.values()).map(c -> new Column(c.key(), c.title(), c.titles(), c.longest(), c.optional(), switch (c) {
            case INDUSTRY -> industries;
            case ABOVE_THRESHOLD -> List.of("是", "否");
            default -> List.of();
        })).toList();
    }

    private Map<String, String> names(List<String> programmesSeen) {
        return programmesSeen.stream().filter(java.util.Objects::nonNull).distinct()
                .collect(Collectors.toMap(p -> p, p -> programmes.view(CaseRef.of(p)).name()));
    }
}
