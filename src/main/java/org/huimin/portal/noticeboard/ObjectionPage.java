package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.portal.layout.TooMany;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.workflow.Challenging;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
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

    private static final Actor PUBLIC = new Actor("public", "公众", "", Set.of());
    static final int MOST_FILES = 5;

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ChallengeRegister challenges;
    private final Objecting objecting;
    private final Challenging challenging;
    private final Attachments attachments;
    private final Turnstile turnstile;
    private final ReasonWords words;
    private final Clock clock;
    private final DataSize largest;

    ObjectionPage(NoticeBoard board, PublicityRegister publicity, ChallengeRegister challenges, Objecting objecting, Challenging challenging, Attachments attachments, Turnstile turnstile,
                  ReasonWords words, Clock clock, @Value("${huimin.public-upload-limit}") DataSize largest) {
        this.board = board;
        this.publicity = publicity;
        this.challenges = challenges;
        this.objecting = objecting;
        this.challenging = challenging;
        this.attachments = attachments;
        this.turnstile = turnstile;
        this.words = words;
        this.clock = clock;
        this.largest = largest;
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
        List<MultipartFile> files = evidence == null ? List.of() : evidence.stream().filter(f -> f.getOriginalFilename() != null
                && !f.getOriginalFilename().isBlank()).toList();
        try {
            judge(files, largest);
            objecting.check(objection(open, typed, List.of()));
            if (!turnstile.passes("objection", request.getRemoteAddr())) {
                return tooMany("objection", request, response, model);
            }
            model.addAttribute("receipt", objecting.file(objection(open, typed, keep(open, files))));
        } catch (Refused no) {
            response.setStatus(no.kind() == Refused.Kind.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
            model.addAttribute("reasons", words.of(no.reasons()));
        }
        return "noticeboard/objection";
    }

    @GetMapping("/objections")
    String ask() {
        return "noticeboard/objections";
    }

    @PostMapping("/objections")
    String answer(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String name,
                  HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!turnstile.passes("enquiry", request.getRemoteAddr())) {
            tooMany("enquiry", request, response, model);
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
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("most", MOST_FILES);
    }

    private Open open(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number()))
                .flatMap(notice -> publicity.of(notice.about().root()).stream().filter(p -> p.notice().equals(notice.id())).findFirst()
                        .map(period -> new Open(notice, period)))
                .orElseThrow(() -> Refused.absent("没有编号为“" + address + "”的公示。"));
    }

    static void judge(List<MultipartFile> files, DataSize largest) {
        if (files.size() > MOST_FILES) {
            throw Refused.invalid("objection.evidence", "evidence", files.size(),
                    "证据材料共" + files.size() + "件，超过上限" + MOST_FILES + "件，请合并后提交。");
        }
        for (MultipartFile file : files) {
            if (file.getSize() > largest.toBytes()) {
                throw Refused.invalid("file.too-large", "evidence", file.getOriginalFilename(),
                        "文件“" + file.getOriginalFilename() + "”超过上限 " + largest.toMegabytes() + " MB，请压缩或拆分后上传。");
            }
        }
    }

    private List<String> keep(Open open, List<MultipartFile> files) throws IOException {
        List<String> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                kept.add(attachments.store(PUBLIC, open.period().about().root().child("EVID", open.period().id().value()),
                        file.getOriginalFilename(), content).id());
            }
        }
        return kept;
    }

    private static Objecting.Objection objection(Open open, Typed typed, List<String> evidence) {
        return new Objecting.Objection(open.period().id(), typed.name(), typed.contact(), typed.grounds(), evidence);
    }

    private String tooMany(String wish, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, TooMany.seconds(turnstile.wait(wish, request.getRemoteAddr())));
        model.addAttribute("reasons", words.of(List.of(new Refused.Reason("public.too-many", "", "",
                "同一网络地址每小时最多办理" + turnstile.perHour() + "次，请稍后再试；也可以书面提交，联系方式见活动页面。"))));
        return "noticeboard/objection";
    }
}
