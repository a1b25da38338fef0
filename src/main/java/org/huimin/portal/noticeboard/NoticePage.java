package org.huimin.portal.noticeboard;

import java.util.Optional;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.NoticeText;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.PublicityRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One published notice, to read and to print. */
@Controller
class NoticePage {

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ProgrammeRegister programmes;

    NoticePage(NoticeBoard board, PublicityRegister publicity, ProgrammeRegister programmes) {
        this.board = board;
        this.publicity = publicity;
        this.programmes = programmes;
    }

    @GetMapping("/notices/{address}")
    String show(@PathVariable String address, Model model) {
        NoticeView notice = NoticeAddress.parse(address).flatMap(a -> board.byNumber(a.programme(), a.number()))
                .orElseThrow(() -> Refused.absent("没有编号为“" + address + "”的公告，或者它尚未发布。"));
        ProgrammeSpec spec = programmes.spec(notice.about());
        Optional<PublicityView> period = publicity.of(notice.about().root()).stream()
                .filter(p -> p.notice().equals(notice.id())).findFirst();
        model.addAttribute("address", address);
        model.addAttribute("notice", notice);
        model.addAttribute("blocks", NoticeText.of(notice.body()));
        model.addAttribute("programme", spec);
        model.addAttribute("source", spec.unit(spec.sponsor()).name());
        model.addAttribute("period", period.orElse(null));
        model.addAttribute("corrects", notice.corrects() == null ? null : NoticeRow.of(notice.corrects()));
        model.addAttribute("correctedBy", notice.correctedBy().stream().map(NoticeRow::of).toList());
        return "noticeboard/notice";
    }
}
