package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.workflow.Challenging;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Objecting to what is publicised, by anybody, with a receipt; and asking later what became of it. Unknown numbers,
 * numbers of somebody else and mistyped names get one and the same answer.
 */
@Controller
class ObjectionPage {

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ChallengeRegister challenges;
    private final Objecting objecting;
    private final Challenging challenging;
    private final FilingDesk desk;
    private final Clock clock;

    ObjectionPage(NoticeBoard board, PublicityRegister publicity, ChallengeRegister challenges, Objecting objecting, Challenging challenging,
                  FilingDesk desk, Clock clock) {
        this.board = board;
        this.publicity = publicity;
        this.challenges = challenges;
        this.objecting = objecting;
        this.challenging = challenging;
        this.desk = desk;
        this.clock = clock;
    }

    /** What somebody typed. */
    record Typed(String name, String contact, String grounds) { }

    /** A notice with the period in which one may object to it. */
    private record Open(NoticeView notice, PublicityView period) { }

    @GetMapping("/notices/{address}/objection")
    String form(@PathVariable String address, Model model) {
        show(address, open(address), new Typed("", "", ""), model);
        return "noticeboard/objection";
    }

    @PostMapping("/notices/{address}/objection")
    String file(@PathVariable String address, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String contact,
                @RequestParam(defaultValue = "") String grounds, @RequestParam(required = false) List<MultipartFile> evidence,
                HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Open open = open(address);
        Typed typed = new Typed(name, contact, grounds);
        show(address, open, typed, model);
        desk.receive(new FilingDesk.Brought(open.period().about().root().child("EVID", open.period().id().value()),
                () -> objecting.check(objection(open, typed, List.of())), kept -> objecting.file(objection(open, typed, kept))), evidence, request, response, model);
        return "noticeboard/objection";
    }

    @GetMapping("/objections")
    String ask() {
        return "noticeboard/objections";
    }

    @PostMapping("/objections")
    String answer(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String name,
                  HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!desk.passes("enquiry", request, response, model)) {
            return "noticeboard/objections";
        }
        model.addAttribute("number", number);
        model.addAttribute("name", name);
        model.addAttribute("asked", true);
        challenges.byReceipt(number, name).ifPresent(found -> model.addAttribute("challenge", found));
        publicity.byReceipt(number, name).ifPresent(found -> {
            model.addAttribute("objection", found);
            model.addAttribute("period", publicity.get(found.publicity()));
        });
        if (model.containsAttribute("challenge") || model.containsAttribute("objection")) {
            challenging.complained(number.strip()).ifPresent(programme -> model.addAttribute("complains", number.strip()));
        }
        return "noticeboard/objections";
    }

    private void show(String address, Open open, Typed typed, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("notice", open.notice());
        model.addAttribute("period", open.period());
        model.addAttribute("takes", clock.instant().isBefore(open.period().endsAt()) && open.period().open());
        model.addAttribute("typed", typed);
        desk.limits(model);
    }

    private Open open(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number()))
                .flatMap(notice -> publicity.of(notice.about().root()).stream().filter(p -> p.notice().equals(notice.id())).findFirst()
                        .map(period -> new Open(notice, period)))
                .orElseThrow(() -> Refused.absent("没有编号为“" + address + "”的公示。"));
    }

    private static Objecting.Objection objection(Open open, Typed typed, List<String> evidence) {
        return new Objecting.Objection(open.period().id(), typed.name(), typed.contact(), typed.grounds(), evidence);
    }
}
