package org.huimin.portal.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.huimin.supervision.Supervising;
import org.huimin.tasks.Help;
import org.huimin.tasks.Helping;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Ten minutes for a first visitor of a demonstration: which desk to sit down at, and what to look at there. */
@Controller
@ConditionalOnWebApplication
@ConditionalOnProperty("huimin.demonstration")
class TourPage {

    private static final int MOST_PROGRAMMES = 20;

    private final Inbox inbox;
    private final Helping helping;
    private final People people;
    private final ProgrammeRegister programmes;

    /** @param key of its words; @param person to sign in as, null where none is needed; @param link where it begins, null for the desk */
    record Stop(String key, Person person, String link) { }

    TourPage(Inbox inbox, Helping helping, People people, ProgrammeRegister programmes) {
        this.inbox = inbox;
        this.helping = helping;
        this.people = people;
        this.programmes = programmes;
    }

    @GetMapping("/tour")
    String show(Model model) {
        List<WorkItem> open = inbox.stillOpen();
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop("public", null, "/"));
        for (String task : List.of("recommend-merchants", "confirm-recommendation", "review-merchants", "verify-merchants", "score-applications",
                "pay-drawdown", "chase-daily", "answer-opinion")) {
            open.stream().filter(item -> item.task().equals(task)).findFirst().flatMap(this::whose)
                    .ifPresent(person -> stops.add(new Stop(task, person, null)));
        }
        cosigner().ifPresent(person -> stops.add(new Stop("cosign", person, null)));
        inspector().ifPresent(person -> stops.add(new Stop("inspect", person, null)));
        stops.add(new Stop("finished", null, "/programmes"));
        stops.add(new Stop("onward", null, null));
        model.addAttribute("stops", stops);
        return "workbench/tour";
    }

    private Optional<Person> whose(WorkItem item) {
        return item.assignee() == null ? first(item.group()) : people.find(item.assignee());
    }

    private Optional<Person> cosigner() {
        return cases().flatMap(programme -> helping.ofCase(programme).stream()).filter(h -> h.isOpen() && h.kind() == Help.Kind.COSIGN).findFirst().flatMap(h -> people.find(h.helper()));
    }

    private Optional<Person> inspector() {
        return cases().findFirst().flatMap(programme -> first(programmes.group(programme, Supervising.DUTY, null)));
    }

    private Stream<CaseRef> cases() {
        return programmes.list(null, MOST_PROGRAMMES).stream().map(ProgrammeView::caseRef);
    }

    private Optional<Person> first(String group) {
        return people.inGroup(group).stream().findFirst();
    }
}
