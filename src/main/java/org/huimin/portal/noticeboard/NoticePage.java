package org.huimin.portal.noticeboard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.QrCodes;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.NoticeFile;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.NoticeText;
import org.huimin.portal.layout.Site;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.PublicityRegister;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One published notice, to read, to print, and with what it carries. */
@Controller
class NoticePage {

    private static final int LONGEST_DESCRIPTION = 120;
    private static final int CODE_SIDE = 120;

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final QrCodes codes;
    private final Site site;

    NoticePage(NoticeBoard board, PublicityRegister publicity, ProgrammeRegister programmes, Attachments attachments, QrCodes codes, Site site) {
        this.board = board;
        this.publicity = publicity;
        this.programmes = programmes;
        this.attachments = attachments;
        this.codes = codes;
        this.site = site;
    }

    @GetMapping("/notices/{address}")
    String show(@PathVariable String address, Model model) {
        NoticeView notice = notice(address);
        ProgrammeSpec spec = programmes.spec(notice.about());
        Optional<PublicityView> period = publicity.of(notice.about().root()).stream()
                .filter(p -> p.notice().equals(notice.id())).findFirst();
        NoticeBoard.Neighbours beside = board.neighbours(notice);
        String url = site.address() + "/notices/" + address;
        model.addAttribute("address", address);
        model.addAttribute("index", plan(notice) && spec.document().indexNumber() != null ? spec.document().indexNumber() : address);
        model.addAttribute("subject", plan(notice) && spec.document().subjectClass() != null ? spec.document().subjectClass() : site.subjectClass());
        model.addAttribute("notice", notice);
        model.addAttribute("blocks", NoticeText.of(notice.body()));
        model.addAttribute("description", description(notice.body()));
        model.addAttribute("files", NoticeFile.of(attachments.all(notice.attachments())));
        model.addAttribute("programme", spec);
        model.addAttribute("source", spec.unit(spec.sponsor()).name());
        model.addAttribute("period", period.orElse(null));
        model.addAttribute("corrects", notice.corrects() == null ? null : NoticeRow.of(notice.corrects()));
        model.addAttribute("correctedBy", notice.correctedBy().stream().map(NoticeRow::of).toList());
        model.addAttribute("earlier", beside.earlier() == null ? null : NoticeRow.of(beside.earlier()));
        model.addAttribute("later", beside.later() == null ? null : NoticeRow.of(beside.later()));
        model.addAttribute("url", url);
        model.addAttribute("code", Base64.getEncoder().encodeToString(codes.png(url, CODE_SIDE)));
        return "noticeboard/notice";
    }

    /** What a published notice carries, always as a download. @param place from 1 */
    @GetMapping("/notices/{address}/attachments/{place}")
    ResponseEntity<InputStreamResource> attachment(@PathVariable String address, @PathVariable String place) {
        List<String> carried = notice(address).attachments();
        Attachment file = place.matches("[1-9]\\d?") && Integer.parseInt(place) <= carried.size()
                ? attachments.get(carried.get(Integer.parseInt(place) - 1)) : null;
        if (file == null) {
            throw absent(address);
        }
        return ResponseEntity.ok().eTag("\"" + file.sha256() + "\"").contentType(MediaType.APPLICATION_OCTET_STREAM).contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(attachments.open(file.id())));
    }

    private NoticeView notice(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number())).orElseThrow(() -> absent(address));
    }

    private static Refused absent(String address) {
        return Refused.absent("没有编号为“" + address + "”的公告，或者它尚未发布。");
    }

    private static boolean plan(NoticeView notice) {
        return notice.type() == NoticeType.PLAN;
    }

    /** The beginning of the text, for lists that others make. */
    private static String description(NoticeBody body) {
        String text = body.blocks().stream().filter(NoticeBody.Paragraph.class::isInstance).map(b -> ((NoticeBody.Paragraph) b).text())
                .reduce("", (a, b) -> a.length() < LONGEST_DESCRIPTION ? a + b : a);
        int end = Math.min(text.length(), text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_DESCRIPTION)));
        return text.substring(0, end);
    }
}
