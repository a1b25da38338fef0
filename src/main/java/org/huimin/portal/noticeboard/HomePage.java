package org.huimin.portal.noticeboard;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeView;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.PublicityRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door for everybody: what one may still object to first, then notices, programmes and what they have come to. */
@Controller
class HomePage {

    private static final int NOTICES = 8;
    private static final int PROGRAMMES = 5;

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ProgrammeRegister programmes;
    private final PublicFigures figures;

    HomePage(NoticeBoard board, PublicityRegister publicity, ProgrammeRegister programmes, PublicFigures figures) {
        this.figures = figures;
        this.board = board;
        this.publicity = publicity;
        this.programmes = programmes;
    }

    /** A period in which the public may object, with the notice that announces it. */
    record Running(PublicityView period, NoticeRow notice) { }

    record Reporting(ProgrammeView programme, PublicFigures.View figures) { }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("running", running());
        model.addAttribute("notices", board.latest(null, NOTICES).notices().stream().map(NoticeRow::of).toList());
        List<ProgrammeView> latest = programmes.list(null, PROGRAMMES);
        model.addAttribute("programmes", latest);
        model.addAttribute("reporting", reporting(latest));
        return "noticeboard/home";
    }

    /** The newest programme that has come to something. */
    private Reporting reporting(List<ProgrammeView> latest) {
        for (ProgrammeView programme : latest) {
            Optional<PublicFigures.View> found = figures.of(programme.caseRef(), board.all(programme.caseRef()));
            if (found.isPresent()) {
                return new Reporting(programme, found.get());
            }
        }
        return null;
    }

    private List<Running> running() {
        return publicity.running().stream().map(p -> board.get(p.notice())
                .map(n -> new Running(p, new NoticeRow(new NoticeAddress(n.about(), n.number()).toString(), n.type(),
                        n.number(), n.title(), n.publishedAt()))).orElse(null)).filter(Objects::nonNull).toList();
    }
}
