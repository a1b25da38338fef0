package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.Paper;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.PaperFiles;
import org.huimin.portal.layout.TooMany;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One published notice, to read, to print, and with what it carries. */
@Controller
class NoticePage {

    private final NoticeBoard board;
    private final NoticePaper paper;
    private final Attachments attachments;
    private final PaperFiles papers;
    private final Turnstile turnstile;

    NoticePage(NoticeBoard board, NoticePaper paper, Attachments attachments, PaperFiles papers, Turnstile turnstile) {
        this.board = board;
        this.paper = paper;
        this.attachments = attachments;
        this.papers = papers;
        this.turnstile = turnstile;
    }

    @GetMapping("/notices/{address}")
    String show(@PathVariable String address, Model model) {
        model.addAllAttributes(paper.of(notice(address)));
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

    /** @param kind {@code docx} or {@code pdf} */
    @GetMapping("/notices/{address}/paper")
    ResponseEntity<byte[]> official(Actor actor, HttpServletRequest request, @PathVariable String address,
                                    @RequestParam(defaultValue = PaperFiles.DOCX) String kind) {
        NoticeView notice = notice(address);
        List<String> carried = notice.attachments().stream().map(id -> attachments.get(id).name().replaceAll("\\.[A-Za-z0-9]+$", "")).toList();
        List<Paper> paper = List.of(NoticeOnPaper.of(notice, this.paper.source(notice).name(), carried));
        if (actor == null && papers.laborious(kind, paper) && !turnstile.passes("pdf", request.getRemoteAddr())) {
            throw new TooMany("同一网络地址每小时最多生成" + turnstile.perHour() + "份 PDF，请稍后再试，或者先下载 Word 版（docx）。",
                    turnstile.wait("pdf", request.getRemoteAddr()));
        }
        return papers.send(notice.title(), kind, paper);
    }

    private NoticeView notice(String address) {
        return NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number())).orElseThrow(() -> absent(address));
    }

    private static Refused absent(String address) {
        return Refused.absent("没有编号为“" + address + "”的公告，或者它尚未发布。");
    }
}
