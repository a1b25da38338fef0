package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.portal.layout.TooMany;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/** Takes in what a visitor brings with evidence: files judged, visits from one address counted, files kept, and every no told on the page it was typed on. */
@Component
class FilingDesk {

    private static final Actor PUBLIC = new Actor("public", "公众", "", Set.of());
    static final int MOST_FILES = 5;

    private final Attachments attachments;
    private final Turnstile turnstile;
    private final ReasonWords words;
    private final DataSize largest;

    FilingDesk(Attachments attachments, Turnstile turnstile, ReasonWords words, @Value("${huimin.public-upload-limit}") DataSize largest) {
        this.attachments = attachments;
        this.turnstile = turnstile;
        this.words = words;
        this.largest = largest;
    }

    /** Something brought. @param folder where its evidence lies; @param check refuses what would not be taken, before a file is kept; @param take with the evidence's ids */
    record Brought(CaseRef folder, Runnable check, Function<List<String>, Object> take) { }

    /** How much evidence may be, for the form. */
    void limits(Model model) {
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("most", MOST_FILES);
    }

    /** Puts the receipt into the model as {@code receipt}, or the reasons why there is none. */
    void receive(Brought brought, List<MultipartFile> evidence, HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        List<MultipartFile> files = evidence == null ? List.of() : evidence.stream().filter(f -> f.getOriginalFilename() != null
                && !f.getOriginalFilename().isBlank()).toList();
        try {
            judge(files);
            brought.check().run();
            if (passes("objection", request, response, model)) {
                model.addAttribute("receipt", brought.take().apply(keep(brought.folder(), files)));
            }
        } catch (Refused no) {
            response.setStatus(no.kind() == Refused.Kind.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY.value() : HttpStatus.CONFLICT.value());
            model.addAttribute("reasons", words.of(no.reasons()));
        }
    }

    /** Counts a visit; one too many is told on the page. */
    boolean passes(String wish, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (turnstile.passes(wish, request.getRemoteAddr())) {
            return true;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, TooMany.seconds(turnstile.wait(wish, request.getRemoteAddr())));
        model.addAttribute("reasons", words.of(List.of(new Refused.Reason("public.too-many", "", "",
                "同一网络地址每小时最多办理" + turnstile.perHour() + "次，请稍后再试；也可以书面提交，联系方式见活动页面。"))));
        return false;
    }

    private void judge(List<MultipartFile> files) {
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

    private List<String> keep(CaseRef folder, List<MultipartFile> files) throws IOException {
        List<String> kept = new ArrayList<>();
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                kept.add(attachments.store(PUBLIC, folder, file.getOriginalFilename(), content).id());
            }
        }
        return kept;
    }
}
