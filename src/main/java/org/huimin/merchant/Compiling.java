package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ListDelta.Change;
import org.huimin.merchant.WorkingList.Clash;
import org.huimin.merchant.WorkingList.Outcome;
import org.huimin.merchant.WorkingLists.Head;
import org.huimin.merchant.WorkingLists.Stored;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** A source makes its list: what is typed is kept as it is, line by line, until the list is sent or its time runs out. */
@Service
public class Compiling {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Recommendations recommendations;
    private final WorkingLists lists;
    private final Shops shops;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    Compiling(Recommendations recommendations, WorkingLists lists, Shops shops, ProgrammeRegister programmes, Clock clock) {
        this.recommendations = recommendations;
        this.lists = lists;
        this.shops = shops;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * Stores the whole delta or, where somebody else was faster on one of its lines, nothing.
     *
     * @throws Refused invalid where a cell cannot be kept or a line is not known; conflict where the list is no longer open
     */
    @Act
    public Outcome save(Actor actor, CaseRef programme, String unit, int round, ListDelta delta) {
        Head list = hold(actor, programme.root(), unit, round);
        return save(actor, list, delta, null);
    }

    /**
     * Puts the shops that the unit had in an earlier programme at the end, those left out that the list names already.
     *
     * @param from the earlier programme's case
     */
    @Act
    public Outcome carryOver(Actor actor, CaseRef programme, String unit, int round, String from) {
        Head list = hold(actor, programme.root(), unit, round);
        CaseRef earlier = shops.earlier(list.programme(), unit).stream().map(WorkingListRegister.Earlier::programme)
                .filter(p -> p.value().equals(from)).findFirst()
                .orElseThrow(() -> Refused.absent("本单位在活动“" + from + "”中没有参与的商户。"));
        Set<String> named = lists.lines(list.programme(), unit, round).stream().map(l -> key(l.cells())).collect(Collectors.toSet());
        List<ShopCells> carried = shops.takingPart(earlier, unit, industries(earlier)).stream().filter(cells -> named.add(key(cells))).toList();
        return save(actor, list, ListDelta.appending(list.version(), carried), from);
    }

    /**
     * Puts what a checked file holds at the end of its list.
     *
     * @param replace what the list held before goes; otherwise lines that it holds word for word are left out
     * @return how many were put
     */
    int take(Actor actor, ListImport checked, boolean replace) {
        Head list = hold(actor, checked.programme(), checked.unit(), checked.round());
        int before = lists.count(list);
        if ((replace ? 0 : before) + checked.good() > ListCheck.LONGEST_LIST) {
            throw ListCheck.tooLong((replace ? 0 : before) + checked.good());
        }
        Instant at = Stamp.now(clock);
        if (replace && before > 0) {
            lists.removeAll(list, actor, at);
        }
        lists.saved(list, list.version() + 1, list.nextLine() + checked.good(), actor, at);
        return lists.take(list, checked.id(), checked.good(), !replace && before > 0);
    }

    private Head hold(Actor actor, CaseRef root, String unit, int round) {
        Recommendation recommendation = recommendations.hold(root, unit, round);
        recommendation.ofUnit(actor);
        recommendation.mayBeSubmitted();
        return lists.find(root, unit, round).orElseThrow();
    }

    private Outcome save(Actor actor, Head list, ListDelta delta, String carriedFrom) {
        Map<Integer, Stored> known = lists.named(list, touched(delta)).stream().collect(Collectors.toMap(Stored::id, s -> s));
        judge(list, delta, known);
        List<Clash> clashes = clashes(delta, known);
        if (!clashes.isEmpty()) {
            return new Outcome.Crossed(list.version(), clashes);
        }
        Instant at = Stamp.now(clock);
        if (delta.changes().isEmpty() && delta.removed().isEmpty()) {
            return new Outcome.Stored(new WorkingList.Saved(list.version(), list.savedAt() == null ? at : list.savedAt(), Map.of()));
        }
        return new Outcome.Stored(write(actor, list, delta, known, carriedFrom, at));
    }

    private static Set<Integer> touched(ListDelta delta) {
        return Stream.concat(delta.changes().stream().map(Change::id), delta.removed().stream()).filter(id -> id > 0)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void judge(Head list, ListDelta delta, Map<Integer, Stored> known) {
        List<Reason> faults = new ArrayList<>();
        Set<Integer> once = new HashSet<>();
        Stream.concat(delta.changes().stream().map(Change::id), delta.removed().stream()).forEach(id -> {
            if (id == 0 || id > 0 && !known.containsKey(id) || !once.add(id)) {
                faults.add(new Reason("merchant.unknown-line", "名单", id.toString(), "名单中没有编号为" + id + "的行，或者它列了两次，请刷新页面。"));
            }
        });
        delta.removed().stream().filter(id -> id < 0).findFirst().ifPresent(id -> faults.add(new Reason("merchant.unknown-line", "名单",
                id.toString(), "名单中没有编号为" + id + "的行，请刷新页面。")));
        delta.changes().forEach(c -> judge(c, faults));
        long added = delta.changes().stream().filter(c -> c.id() < 0).count();
        if (added > 0 && lists.count(list) + added - delta.removed().size() > ListCheck.LONGEST_LIST) {
            throw ListCheck.tooLong((int) (lists.count(list) + added - delta.removed().size()));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    private static void judge(Change change, List<Reason> faults) {
        for (ShopColumn column : ShopColumn.values()) {
            int length = change.cells().get(column).length();
            if (length > ShopCells.LONGEST_CELL) {
                faults.add(new Reason("merchant.cell-too-long", column.title(), String.valueOf(length), "“" + column.title() + "”中填了"
                        + length + "个字符，一格最多保存" + ShopCells.LONGEST_CELL + "个，请精简。"));
            }
        }
        if (change.licence() != null && !Shop.ATTACHMENT.matcher(change.licence()).matches()) {
            faults.add(new Reason("merchant.licence", "营业执照照片", change.licence(), "营业执照照片“" + change.licence() + "”不是已上传附件的编号，请重新上传。"));
        }
    }

    private static List<Clash> clashes(ListDelta delta, Map<Integer, Stored> known) {
        List<Clash> clashes = new ArrayList<>();
        delta.changes().stream().filter(c -> c.id() > 0).forEach(c -> {
            Stored there = known.get(c.id());
            if (there.version() > delta.base() && (there.removed() || !there.cells().equals(c.cells()))) {
                clashes.add(clash(c.cells(), there));
            }
        });
        delta.removed().forEach(id -> {
            Stored there = known.get(id);
            if (there != null && there.version() > delta.base() && !there.removed()) {
                clashes.add(clash(ShopCells.BLANK, there));
            }
        });
        return clashes;
    }

    private static Clash clash(ShopCells yours, Stored there) {
        String what = (there.cells().name().isBlank() ? "这一行" : "“" + there.cells().name().strip() + "”");
        return new Clash(there.id(), yours, there.removed() ? null : there.cells(), there.changedBy(), there.changedAt(), what + "已由"
                + there.changedBy() + "于" + HOUR.format(there.changedAt().atZone(Period.ZONE)) + (there.removed() ? "删除" : "修改")
                + "，您的改动没有保存，两种内容都在下面，请选定后重新保存。");
    }

    private WorkingList.Saved write(Actor actor, Head list, ListDelta delta, Map<Integer, Stored> known, String carriedFrom, Instant at) {
        int version = list.version() + 1;
        Map<Integer, Integer> ids = new LinkedHashMap<>();
        int next = list.nextLine();
        for (Change c : delta.changes()) {
            if (c.id() < 0) {
                ids.put(c.id(), next++);
            }
        }
        Map<Integer, Long> places = places(list, delta, ids);
        List<Stored> lines = new ArrayList<>();
        for (Change c : delta.changes()) {
            int id = ids.getOrDefault(c.id(), c.id());
            Stored before = known.get(c.id());
            lines.add(new Stored(id, places.getOrDefault(id, before == null ? 0 : before.place()), c.cells(),
                    before == null ? carriedFrom : before.carriedFrom(), c.licence(), version, actor.name(), at, false));
        }
        delta.removed().stream().map(known::get).forEach(s -> lines.add(new Stored(s.id(), s.place(), s.cells(), s.carriedFrom(),
                s.licence(), version, actor.name(), at, true)));
        lists.store(list, lines);
        lists.saved(list, version, next, actor, at);
        return new WorkingList.Saved(version, at, ids);
    }

    /** Where each new or moved line goes; lines of others move only where there is no room left between two. */
    private Map<Integer, Long> places(Head list, ListDelta delta, Map<Integer, Integer> ids) {
        Map<Integer, Long> placed = new HashMap<>();
        if (delta.changes().stream().allMatch(c -> c.after() == null)) {
            long last = ids.isEmpty() ? 0 : lists.lastPlace(list);
            for (Integer id : ids.values()) {
                last += WorkingLists.GAP;
                placed.put(id, last);
            }
            return placed;
        }
        LineOrder order = new LineOrder(lists.places(list));
        for (Change c : delta.changes()) {
            int id = ids.getOrDefault(c.id(), c.id());
            if (c.after() != null) {
                order.put(id, ids.getOrDefault(c.after(), c.after()));
            } else if (c.id() < 0) {
                order.append(id);
            }
        }
        lists.replaced(list, order.movedAside(ids.values()));
        return order.places();
    }

    private Map<String, String> industries(CaseRef programme) {
        return programmes.spec(programme).industries().stream()
                .collect(Collectors.toMap(ProgrammeSpec.Industry::code, ProgrammeSpec.Industry::name));
    }

    private static String key(ShopCells cells) {
        ShopEntry e = cells.entry(0);
        return SameShop.key(e.creditCode(), "", e.address());
    }
}
