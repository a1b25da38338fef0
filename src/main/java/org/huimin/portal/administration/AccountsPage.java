package org.huimin.portal.administration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.identity.Administration;
import org.huimin.identity.People;
import org.huimin.identity.Sessions;
import org.huimin.identity.UnitEntry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Absenting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who holds which post, who is away, who is in; and putting somebody out. */
@Controller
class AccountsPage {

    private final People people;
    private final Sessions sessions;
    private final Absenting absenting;

    AccountsPage(People people, Sessions sessions, Absenting absenting) {
        this.people = people;
        this.sessions = sessions;
        this.absenting = absenting;
    }

    /** @param unit whose accounts to show; the administrators' own where none is named */
    @GetMapping("/administration/accounts")
    String list(Actor actor, @RequestParam(defaultValue = Administration.UNIT) String unit, Model model) {
        Administration.SECURITY.orRefuse(actor);
        UnitEntry shown = people.unit(unit).orElseThrow(() -> Refused.absent("没有代码为“" + unit + "”的单位。"));
        List<People.Account> accounts = people.accounts(actor, unit);
        Map<String, List<Sessions.Session>> open = sessions.ofUnit(actor, unit).stream().collect(Collectors.groupingBy(Sessions.Session::account));
        model.addAttribute("units", people.units());
        model.addAttribute("unit", shown);
        model.addAttribute("accounts", accounts);
        model.addAttribute("sessions", open);
        model.addAttribute("absences", absenting.today(accounts.stream().map(People.Account::account).toList()));
        return "administration/accounts";
    }

    @PostMapping("/administration/sessions/{session}/end")
    String end(Actor actor, @PathVariable String session, @RequestParam(defaultValue = Administration.UNIT) String unit, RedirectAttributes back) {
        sessions.end(actor, session);
        back.addFlashAttribute("told", "administration.ended");
        back.addAttribute("unit", unit);
        return "redirect:/administration/accounts";
    }
}
