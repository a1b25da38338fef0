package org.huimin.portal.workbench;

import java.util.Map;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ConfirmingThreshold;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 四上单位核实: where the statistics bureau's answer about the recommended shops is recorded. */
@Controller
class ThresholdPage {

    private final CaseAccess access;
    private final ConfirmingThreshold threshold;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;

    ThresholdPage(CaseAccess access, ConfirmingThreshold threshold, ProgrammeRegister programmes, Attachments attachments) {
        this.access = access;
        this.threshold = threshold;
        this.programmes = programmes;
        this.attachments = attachments;
    }

    @GetMapping("/cases/{ref}/threshold")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.programme(actor, ref);
        threshold.recorder(actor, programme);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("threshold", threshold.standing(programme));
        return "workbench/threshold";
    }

    @PostMapping("/cases/{ref}/threshold")
    String record(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "") String codes, @RequestParam(required = false) MultipartFile letter,
                  RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        back.addAttribute("ref", programme.value());
        return PageAct.then("/cases/{ref}/threshold", back, "threshold.told", Map.of("codes", codes), () -> threshold.record(actor, programme, codes,
                PageAct.given(letter) ? () -> PageAct.keep(attachments, actor, programme, letter) : null));
    }
}
