package org.huimin.portal.layout;

import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.identity.SignIn;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Inbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff sign in; on a demonstration, with one click on an office. */
@Controller
@ConditionalOnWebApplication
class SignInPage {

    private static final int MOST_TURNS = 24;

    private final SignIn signIn;
    private final People people;
    private final Inbox inbox;

    /** A post that has work waiting, so that a stranger knows where to go on. */
    record Turn(Person person, long waiting) { }

    SignInPage(SignIn signIn, People people, Inbox inbox) {
        this.signIn = signIn;
        this.people = people;
        this.inbox = inbox;
    }

    @GetMapping("/login")
    String show(Actor actor, Model model) {
        if (actor != null) {
            return "redirect:/desk";
        }
        List<People.Office> offices = signIn.demonstration() ? people.byUnit() : List.of();
        Map<String, Long> waiting = signIn.demonstration() ? inbox.waiting() : Map.of();
        model.addAttribute("offices", offices);
        model.addAttribute("turns", offices.stream().flatMap(o -> o.people().stream())
                .map(p -> new Turn(p, p.groups().stream().mapToLong(g -> waiting.getOrDefault(g, 0L)).sum()))
                .filter(t -> t.waiting() > 0).limit(MOST_TURNS).toList());
        return "layout/login";
    }
}
