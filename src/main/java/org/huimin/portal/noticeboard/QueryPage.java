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
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.portal.layout.TooMany;
import org.huimin.publicity.Challenge;
import org.huimin.publicity.ChallengeWindow;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.selection.Participant;
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

/** 质疑: a supplier questions a result that was announced, where the law gives queries, and gets a receipt. */
@Controller
class QueryPage {

    private static final Actor PUBLIC = new Actor("public", "公众", "", Set.of());

    private final NoticeBoard board;
    private final Challenging challenging;
    private final Attachments attachments;
    private final Turnstile turnstile;
    private final ReasonWords words;
    private final Clock clock;
    private final DataSize largest;

    QueryPage(NoticeBoard board, Challenging challenging, Attachments attachments, Turnstile turnstile, ReasonWords words, Clock clock,
              @Value("${huimin.public-upload-limit}") DataSize largest) {
        this.board = board;
        this.challenging = challenging;
        this.attachments = attachments;
        this.turnstile = turnstile;
        this.words = words;
        this.clock = clock;
        this.largest = largest;
    }

    /** What somebody typed. */
    record Typed(String receipt, String contact, String matters, String grounds, String laws) { }

    private record Open(NoticeView notice, ChallengeWindow window) { }

    @GetMapping("/notices/{address}/query")
    String form(Actor actor, @PathVariable String address, Model model) {
        show(actor, address, open(address), new Typed("", "", "", "", ""), model);
        return "noticeboard/query";
    }

    @PostMapping("/notices/{address}/query")
    String file(Actor actor, @PathVariable String address, @RequestParam(defaultValue = "") String receipt, @RequestParam(defaultValue = "") String contact,
                @RequestParam(defaultValue = "") String matters, @RequestParam(defaultValue = "") String grounds, @RequestParam(defaultValue = "") String laws,
                @RequestParam(required = false) List<MultipartFile> evidence, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        Open open = open(address);
        show(actor, address, open, new Typed(receipt, contact, matters, grounds, laws), model);
        List<MultipartFile> files = evidence == null ? List.of() : evidence.stream().filter(f -> f.getOriginalFilename() != null
                && !f.getOriginalFilename().isBlank()).toList();
        try {
            ObjectionPage.judge(files, largest);
            Participant by = challenging.supplier(open.notice().about().root(), actor, receipt);
            challenging.check(open.window(), by, new Challenge("", contact, matters, grounds, laws, List.of()));
            if (!turnstile.passes("objection", request.getRemoteAddr())) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, TooMany.seconds(turnstile.wait("objection", request.getRemoteAddr())));
                model.addAttribute("reasons", words.of(List.of(new Refused.Reason("public.too-many", "", "",
                        "同一网络地址每小时最多办理" + turnstile.perHour() + "次，请稍后再试；也可以书面提交，联系方式见活动页面。"))));
                return "noticeboard/query";
            }
            model.addAttribute("receipt", challenging.query(open.window(), by, new Challenge("", contact, matters, grounds, laws, keep(open, files))));
        } catch (Refused no) {
            response.setStatus(no.kind() == Refused.Kind.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
            model.addAttribute("reasons", words.of(no.reasons()));
        }
        return "noticeboard/query";
    }

    private void show(Actor actor, String address, Open open, Typed typed, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("notice", open.notice());
        model.addAttribute("window", open.window());
        model.addAttribute("takes", open.window().open(clock.instant()));
        model.addAttribute("typed", typed);
        model.addAttribute("supplier", challenging.supplier(open.notice().about().root(), actor).map(Participant::enterprise).orElse(null));
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("most", ObjectionPage.MOST_FILES);
    }

    private Open open(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number()))
                .flatMap(notice -> challenging.queries(notice.about().root(), notice.id()).map(window -> new Open(notice, window)))
                .orElseThrow(() -> Refused.absent("没有编号为“" + address + "”的可以质疑的公告。"));
    }

    private List<String> keep(Open open, List<MultipartFile> files) throws IOException {
        List<String> kept = new ArrayList<>();
        CaseRef of = open.notice().about().root().child("EVID", "challenges");
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                kept.add(attachments.store(PUBLIC, of, file.getOriginalFilename(), content).id());
            }
        }
        return kept;
    }
}
