package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;

/** What must be true of every piece of work there was, whatever came of the programme. */
final class Afterwards {

    private static final Pattern DAY_OF_MACHINES = Pattern.compile("(?<![\\d-])20\\d{2}-\\d{2}-\\d{2}(?!\\d)");

    private Afterwards() { }

    /** Nothing that is done or over can be answered or claimed once more, by whoever did it or by others of the post; and each lay with one post that there is. */
    static void nothingCanBeDoneAgain(WholeHouse house, CaseRef programme) {
        List<WorkItem> over = house.get(Inbox.class).timeline(programme).stream().map(Handled::item).filter(item -> !item.isOpen()).toList();
        long entries = entries(house, programme);
        for (WorkItem item : over) {
            String what = item.process() + "/" + item.task() + " " + item.caseRef();
            Actor actor = item.doneBy() != null ? house.get(People.class).find(item.doneBy()).map(Person::actor).orElseThrow()
                    : house.get(People.class).inGroup(item.group()).get(0).actor();
            refuses(what, () -> house.get(Desk.class).complete(actor, item.id(), Answer.of(Map.of("decision", "APPROVED", "opinion", "再办一次。"))));
            refuses(what, () -> house.get(Desk.class).claim(actor, item.id()));
            assertThat(house.sql().queryForObject("select count(*) from person_post where group_code = ?", Integer.class, item.group()) > 0 || item.personal())
                    .as(what + " lay with " + item.group()).isTrue();
        }
        assertThat(over).hasSizeGreaterThan(20);
        assertThat(entries(house, programme)).as("lines of the programme's trail").isEqualTo(entries);
    }

    /** No notice, no piece of work and no message writes a day as machines do. */
    static void daysAreWrittenInChinese(WholeHouse house, CaseRef programme) {
        NoticeBoard board = house.get(NoticeBoard.class);
        List<String> written = new ArrayList<>(house.sql().queryForList("select subject from notify_message", String.class));
        house.get(Inbox.class).timeline(programme).forEach(step -> written.add(step.item().name() + step.item().subject()));
        board.all(programme).forEach(line -> written.add(line.title() + board.get(line.id()).orElseThrow().body().text()));
        assertThat(board.all(programme)).isNotEmpty();
        assertThat(written).noneMatch(text -> DAY_OF_MACHINES.matcher(text).find());
    }

    private static void refuses(String what, Runnable act) {
        Refused no = catchThrowableOfType(Refused.class, act::run);
        assertThat(no).as(what).isNotNull();
        assertThat(no.kind()).as(what).isIn(Refused.Kind.CONFLICT, Refused.Kind.ABSENT);
    }

    private static long entries(WholeHouse house, CaseRef programme) {
        return house.get(TrailRegister.class).head(programme).orElseThrow().seq();
    }
}
