package org.huimin.portal.noticeboard;

import java.util.List;
import java.util.Objects;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.PublicityRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door for everybody: what one may still object to first, then notices and programmes. */
@Controller
class HomePage {

    private static final int NOTICES = 8;
    private static final int PROGRAMMES = 5;

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ProgrammeRegister programmes;

    HomePage(NoticeBoard board, PublicityRegister publicity, ProgrammeRegister programmes) {
        this.board = board;
        this.publicity = publicity;
        this.programmes = programmes;
    }

    /** A period in which the public may object, with the notice that announces it. */
    record Running(PublicityView period, NoticeRow notice) { }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("running", running());
        model.addAttribute("notices", board.latest(null, NOTICES).notices().stream().map(NoticeRow::of).toList());
        model.addAttribute("programmes", programmes.list(null, PROGRAMMES));
        return "noticeboard/home";
    }

    private List<Running> running() {
        return publicity.running().stream().map(p -> board.get(p.notice())
                .map(n -> new Running(p, new NoticeRow(new NoticeAddress(n.about(), n.number()).toString(), n.type(),
                        n.number(), n.title(), n.publishedAt()))).orElse(null)).filter(Objects::nonNull).toList();
    }
}
