package org.huimin.portal.layout;

import java.util.List;
import java.util.Map;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.identity.SignIn;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Inbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff sign in: straight on to the county's own sign-in where one is connected; on a demonstration with one click on an office. */
@Controller
@ConditionalOnWebApplication
class SignInPage {

    private static final int MOST_TURNS = 24;
    private static final Map<String, String> FAILURES = Map.of("person.no-unit", "login.failed.unit",
            "person.account-taken", "login.failed.taken", "person.account", "login.failed.account",
            "person.two-administrators", "login.failed.administrators", "person.administrator-elsewhere", "login.failed.administrators");

    private final SignIn signIn;
    private final People people;
    private final Inbox inbox;

    /** A post that has work waiting, so that a stranger knows where to go on. */
    record Turn(Person person, long waiting) { }

    /** Offices of two counties bear the same short names, so that posts stand under their unit's whole name. */
    record Turns(UnitEntry unit, List<Turn> people) { }

    SignInPage(SignIn signIn, People people, Inbox inbox) {
        this.signIn = signIn;
        this.people = people;
        this.inbox = inbox;
    }

    /** @param error what stood against an attempt, where it failed: then people read it before they try again */
    @GetMapping("/login")
    String show(Actor actor, @RequestParam(required = false) String error, @RequestHeader(name = "Accept", defaultValue = "") String accept,
                Model model) {
        if (actor != null) {
            return "redirect:/desk";
        }
        if (signIn.elsewhere().isPresent() && error == null && accept.contains("text/html")) {
            return "redirect:" + signIn.elsewhere().get();
        }
        model.addAttribute("elsewhere", signIn.elsewhere().map(address -> error == null ? address : address + "?afresh=yes").orElse(null));
        model.addAttribute("failure", error == null ? "" : FAILURES.getOrDefault(error, "login.failed"));
        List<People.Office> offices = signIn.demonstration() ? people.byUnit() : List.of();
        Map<String, Long> waiting = signIn.demonstration() ? inbox.waiting() : Map.of();
        Map<String, Long> held = signIn.demonstration() ? inbox.held() : Map.of();
        model.addAttribute("offices", offices);
        model.addAttribute("turns", offices.stream().map(o -> new Turns(o.unit(), o.people().stream()
                .map(p -> new Turn(p, held.getOrDefault(p.account(), 0L) + p.groups().stream().mapToLong(g -> waiting.getOrDefault(g, 0L)).sum()))
                .filter(t -> t.waiting() > 0).toList())).filter(t -> !t.people().isEmpty()).limit(MOST_TURNS).toList());
        return "layout/login";
    }
}
