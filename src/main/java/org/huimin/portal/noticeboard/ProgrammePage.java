package org.huimin.portal.noticeboard;

import java.time.Clock;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.oversight.TrailRegister;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One programme for everybody: what it offers, how far it is, and what was published about it. */
@Controller
class ProgrammePage {

    private final ProgrammeRegister programmes;
    private final NoticeBoard board;
    private final MerchantDirectory directory;
    private final TrailRegister trail;
    private final Clock clock;

    ProgrammePage(ProgrammeRegister programmes, NoticeBoard board, MerchantDirectory directory, TrailRegister trail, Clock clock) {
        this.programmes = programmes;
        this.board = board;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/programmes/{code}")
    String show(@PathVariable String code, Model model) {
        CaseRef programme = programmes.find(code).orElseThrow(() -> Refused.absent("没有代码为“" + code + "”的消费券活动。"));
        ProgrammeSpec spec = programmes.spec(programme);
        List<NoticeLine> notices = board.all(programme);
        model.addAttribute("programme", spec);
        model.addAttribute("sponsor", spec.unit(spec.sponsor()).name());
        model.addAttribute("table", VoucherTable.of(spec));
        model.addAttribute("steps", PublicStep.of(spec, notices, clock.instant()));
        model.addAttribute("notices", notices.stream().map(NoticeRow::of).toList());
        model.addAttribute("shops", directory.count(programme));
        model.addAttribute("trail", trail.head(programme).orElse(null));
        return "noticeboard/programme";
    }
}
