package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.huimin.notify.Preference;
import org.huimin.tasks.Urging;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person was told, and how the person wants to be told; urging others. */
@Controller
class MessagesPage {

    private static final int SIZE = 50;

    private final Notifying notifying;
    private final Urging urging;
    private final CaseAccess access;
    private final Clock clock;
    private final String address;

    MessagesPage(Notifying notifying, Urging urging, CaseAccess access, Clock clock, @Value("${huimin.address:http://localhost:8080}") String address) {
        this.notifying = notifying;
        this.urging = urging;
        this.access = access;
        this.clock = clock;
        this.address = address;
    }

    @GetMapping("/messages")
    String list(Actor actor, @RequestParam(defaultValue = "") String before, Model model) {
        Instant read = notifying.readUntil(actor);
        List<Message> messages = notifying.page(actor, moment(before), SIZE);
        model.addAttribute("messages", messages);
        model.addAttribute("read", read);
        model.addAttribute("fresh", messages.stream().filter(m -> m.at().isAfter(read)).toList());
        model.addAttribute("next", messages.size() < SIZE ? null : messages.get(messages.size() - 1).at());
        model.addAttribute("preference", notifying.preference(actor));
        model.addAttribute("address", address);
        return "workbench/messages";
    }

    private Instant moment(String before) {
        try {
            return before.isEmpty() ? clock.instant().plusSeconds(1) : Instant.parse(before);
        } catch (DateTimeParseException e) {
            return clock.instant().plusSeconds(1);
        }
    }

    @PostMapping("/messages/read")
    String read(Actor actor) {
        notifying.read(actor, Stamp.now(clock));
        return "redirect:/messages";
    }

    @PostMapping("/messages/preference")
    String prefer(Actor actor, @RequestParam(defaultValue = "") String mail, @RequestParam(defaultValue = "") String mobile,
                  @RequestParam(defaultValue = "false") boolean byMail, @RequestParam(defaultValue = "false") boolean bySms,
                  @RequestParam(defaultValue = "false") boolean byChat, @RequestParam(defaultValue = "false") boolean singles,
                  @RequestParam(defaultValue = "false") boolean digest) {
        notifying.prefer(actor, new Preference(actor.account(), mail.strip(), mobile.strip(), byMail, bySms, byChat, singles, digest));
        return "redirect:/messages#preference";
    }

    @PostMapping("/cases/{ref}/steps/{item}/urge")
    String urge(Actor actor, @PathVariable String ref, @PathVariable String item) {
        CaseRef programme = access.programme(actor, ref);
        urging.urge(actor, programme, item);
        return "redirect:/cases/" + programme + "#turn";
    }
}
