package org.huimin.tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.calendar.Calendars;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Act;
import org.huimin.kernel.Period;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.huimin.notify.Rounds;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Tells of work that is nearly due, once, and every working morning what lies on each person's desk. */
@Service
public class Reminding implements Rounds {

    private static final Duration SOON = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final WorkLists lists;
    private final Notifying notifying;
    private final People people;
    private final Calendars calendars;
    private final Clock clock;
    private final LocalTime digestAt;
    private volatile Instant looked = Instant.MIN;
    private volatile LocalDate summed = LocalDate.MIN;

    Reminding(WorkLists lists, Notifying notifying, People people, Calendars calendars, Clock clock,
              @Value("${huimin.digest-at:08:30}") LocalTime digestAt) {
        this.lists = lists;
        this.notifying = notifying;
        this.people = people;
        this.calendars = calendars;
        this.clock = clock;
        this.digestAt = digestAt;
    }

    /** What lies in one tray. @param pressing of these, due today or overdue */
    record Load(int count, int pressing) {

        static final Load NONE = new Load(0, 0);

        Load plus(Load other) {
            return new Load(count + other.count, pressing + other.pressing);
        }
    }

    @Override
    @Act
    public void round() {
        Instant now = Stamp.now(clock);
        ZonedDateTime here = now.atZone(Period.ZONE);
        if (looked.isBefore(now.minus(PAUSE))) {
            looked = now;
            notifying.tell(lists.dueBetween(now, now.plus(SOON)).stream().map(item -> dueSoon(item, now)).toList());
        }
        boolean time = !here.toLocalTime().isBefore(digestAt) && calendars.current().isWorkday(here.toLocalDate());
        if (time && !summed.equals(here.toLocalDate())) {
            summed = here.toLocalDate();
            notifying.tell(digests(here.toLocalDate(), now));
        }
    }

    private static Message dueSoon(WorkItem item, Instant now) {
        return new Message("due:" + item.id() + ":" + item.dueAt().getEpochSecond(), Message.Kind.DUE_SOON,
                item.assignee() == null ? item.group() : item.assignee(), "24小时内到期：" + Intake.title(item.name(), item.subject()),
                "/desk/" + item.id(), now);
    }

    private List<Message> digests(LocalDate today, Instant now) {
        Instant tomorrow = today.plusDays(1).atStartOfDay(Period.ZONE).toInstant().plusSeconds(1);
        Map<String, Load> open = lists.loads("group_code", WorkItem.State.OPEN, tomorrow);
        Map<String, Load> mine = lists.loads("assignee", WorkItem.State.CLAIMED, tomorrow);
        List<Message> digests = new ArrayList<>();
        people.byUnit().stream().flatMap(o -> o.people().stream()).forEach(person -> {
            Load claimable = person.groups().stream().map(g -> open.getOrDefault(g, Load.NONE)).reduce(Load.NONE, Load::plus);
            Load own = mine.getOrDefault(person.account(), Load.NONE);
            if (claimable.count() + own.count() > 0) {
                digests.add(digest(person, today, claimable, own, now));
            }
        });
        return digests;
    }

    private static Message digest(Person person, LocalDate today, Load claimable, Load own, Instant now) {
        int pressing = claimable.pressing() + own.pressing();
        return new Message("digest:" + today + ":" + person.account(), Message.Kind.DIGEST, person.account(), "今日待办：在办" + own.count()
                + "件，待签收" + claimable.count() + "件" + (pressing == 0 ? "" : "，其中" + pressing + "件今天到期或者已超期"), "/desk", now);
    }
}
