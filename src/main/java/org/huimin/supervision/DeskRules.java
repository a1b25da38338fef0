package org.huimin.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.calendar.DueWords;
import org.huimin.kernel.Period;
import org.huimin.tasks.Answer.OfflineSignOff;
import org.huimin.tasks.Handled;
import org.huimin.tasks.WorkItem;

/** What is unusual about how work was done at the desks. */
final class DeskRules {

    static final List<Function<Scene, Stream<Finding>>> ALL = List.of(DeskRules::backdated, DeskRules::hasty, DeskRules::manySteps,
            DeskRules::oddHours, DeskRules::overdue, DeskRules::returnedOften);

    private static final String RETURNED = "RETURNED";

    private DeskRules() { }

    static Stream<Finding> backdated(Scene scene) {
        return scene.handled().stream().filter(h -> h.offline() != null && h.item().doneAt() != null).flatMap(h -> {
            OfflineSignOff paper = h.offline();
            LocalDate arrived = day(h.item().createdAt());
            LocalDate registered = day(h.item().doneAt());
            if (paper.decidedOn().isBefore(arrived)) {
                return Stream.of(of(UnusualRule.BACKDATED_SIGN_OFF, h.item(), said(h) + "登记的签批日期" + Period.words(paper.decidedOn()) + "早于事项送达（" + Period.words(arrived)
                        + "），" + paper.document() + "。"));
            }
            long days = java.time.temporal.ChronoUnit.DAYS.between(paper.decidedOn(), registered);
            return days <= scene.watch().lateDays() ? Stream.empty() : Stream.of(of(UnusualRule.BACKDATED_SIGN_OFF, h.item(),
                    said(h) + "登记的签批日期是" + Period.words(paper.decidedOn()) + "，过了" + days + "天才登记，" + paper.document() + "。"));
        });
    }

    static Stream<Finding> hasty(Scene scene) {
        Map<String, Instant> claimed = new HashMap<>();
        List<Finding> found = new ArrayList<>();
        Map<String, WorkItem> items = scene.handled().stream().map(Handled::item).collect(Collectors.toMap(WorkItem::id, i -> i));
        scene.acts("TaskClaimed", "TaskCompleted").forEach(act -> {
            String item = act.text("item");
            if (act.fact().equals("TaskClaimed")) {
                claimed.put(item, act.at());
            } else if (claimed.containsKey(item) && items.containsKey(item) && !act.text("decision").isEmpty()) {
                Duration taken = Duration.between(claimed.get(item), act.at());
                if (taken.getSeconds() < scene.watch().hastySeconds()) {
                    found.add(of(UnusualRule.HASTY_DECISION, items.get(item), items.get(item).doneByName() + "签收“" + items.get(item).name()
                            + "”后" + Math.max(0, taken.getSeconds()) + "秒即作出决定。"));
                }
            }
        });
        return found.stream();
    }

    static Stream<Finding> manySteps(Scene scene) {
        return scene.handled().stream().map(Handled::item).filter(i -> i.doneBy() != null)
                .collect(Collectors.groupingBy(WorkItem::doneBy)).values().stream().flatMap(items -> {
            TreeSet<String> duties = items.stream().map(WorkItem::name).collect(Collectors.toCollection(TreeSet::new));
            WorkItem last = items.get(items.size() - 1);
            return duties.size() < scene.watch().manyDuties() ? Stream.empty() : Stream.of(of(UnusualRule.MANY_STEPS, last,
                    last.doneByName() + "一人在本次活动中办理了" + duties.size() + "种事项：" + String.join("、", duties) + "。"));
        });
    }

    static Stream<Finding> oddHours(Scene scene) {
        return scene.handled().stream().filter(h -> decided(h.item())).flatMap(h -> {
            ZonedDateTime at = h.item().doneAt().atZone(Period.ZONE);
            LocalTime time = at.toLocalTime();
            boolean night = time.isBefore(scene.watch().dayBegins()) || !time.isBefore(scene.watch().dayEnds());
            boolean rest = !scene.calendar().isWorkday(at.toLocalDate());
            return night || rest ? Stream.of(of(UnusualRule.ODD_HOURS, h.item(), said(h) + "在" + Period.words(at.toLocalDate()) + " "
                    + time.truncatedTo(java.time.temporal.ChronoUnit.MINUTES) + (rest ? "（休息日）" : "（夜间）") + "作出决定。")) : Stream.empty();
        });
    }

    static Stream<Finding> overdue(Scene scene) {
        return scene.handled().stream().map(Handled::item).filter(i -> i.dueAt() != null && i.state() != WorkItem.State.ENDED).flatMap(i -> {
            boolean late = i.isOpen() ? !scene.now().isBefore(i.dueAt()) : i.doneAt().isAfter(i.dueAt());
            if (!late) {
                return Stream.empty();
            }
            String until = "期限为" + Period.words(DueWords.lastDay(i.dueAt()));
            return Stream.of(new Finding(UnusualRule.OVERDUE, i.caseRef(), i.isOpen() ? scene.now() : i.doneAt(), i.isOpen()
                    ? i.unitName() + "的“" + i.name() + "”已超期，至今没有办结，" + until + "。"
                    : i.doneByName() + "的“" + i.name() + "”超期办结，" + until + "。", i.id(), null));
        });
    }

    static Stream<Finding> returnedOften(Scene scene) {
        return scene.handled().stream().map(Handled::item).filter(i -> RETURNED.equals(i.decision()))
                .collect(Collectors.groupingBy(i -> i.caseRef() + "/" + i.task())).values().stream()
                .filter(items -> items.size() >= scene.watch().returns()).map(items -> {
            WorkItem last = items.get(items.size() - 1);
            return of(UnusualRule.RETURNED_OFTEN, last, "“" + last.name() + "”（" + last.caseRef() + "）已退回" + items.size() + "次。");
        });
    }

    private static boolean decided(WorkItem item) {
        return item.doneAt() != null && item.decision() != null && !item.decision().isEmpty();
    }

    private static String said(Handled handled) {
        return handled.item().doneByName() + "办理“" + handled.item().name() + "”时";
    }

    private static Finding of(UnusualRule rule, WorkItem item, String sentence) {
        return new Finding(rule, item.caseRef(), item.doneAt() == null ? item.createdAt() : item.doneAt(), sentence, item.id(), null);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Period.ZONE).toLocalDate();
    }
}
