package org.huimin.portal.layout;

import java.util.List;
import org.huimin.identity.People;
import org.huimin.identity.SignIn;
import org.huimin.kernel.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff sign in; on a demonstration, with one click on an office. */
@Controller
@ConditionalOnWebApplication
class SignInPage {

    private final SignIn signIn;
    private final People people;

    SignInPage(SignIn signIn, People people) {
        this.signIn = signIn;
        this.people = people;
    }

    @GetMapping("/login")
    String show(Actor actor, Model model) {
        if (actor != null) {
            return "redirect:/desk";
        }
        model.addAttribute("offices", signIn.demonstration() ? people.byUnit() : List.of());
        return "layout/login";
    }
}
