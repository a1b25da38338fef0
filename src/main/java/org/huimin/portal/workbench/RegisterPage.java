package org.huimin.portal.workbench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeView;
import org.huimin.tasks.Inbox;
import org.huimin.workflow.Launching;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * 登记活动: a new programme's file is handed in, each fault is said with its line and figures, the plan is shown as it
 * will be, and only then the programme is registered. Nothing is kept before that: the file travels with the page.
 */
@Controller
class RegisterPage {

    private static final int LARGEST = 500_000;
    private static final int KNOWN = 50;

    private final Launching launching;
    private final ProgrammeRegister programmes;
    private final ReasonWords words;
    private final Inbox inbox;

    RegisterPage(Launching launching, ProgrammeRegister programmes, ReasonWords words, Inbox inbox) {
        this.launching = launching;
        this.programmes = programmes;
        this.words = words;
        this.inbox = inbox;
    }

    @GetMapping("/desk/programmes")
    String show(Actor actor, Model model) {
        mayRegister(actor);
        return "workbench/register";
    }

    @PostMapping("/desk/programmes/check")
    String check(Actor actor, @RequestParam MultipartFile file, Model model) throws IOException {
        mayRegister(actor);
        try {
            if (file.getSize() > LARGEST) {
                throw Refused.invalid("programme.too-large", "file", file.getSize(), "方案文件不应超过500KB，请核对是否选错了文件。");
            }
            String text = ProgrammeFile.text(file.getBytes());
            ProgrammeSpec spec = ProgrammeFile.parse(text);
            fits(actor, spec);
            model.addAttribute("text", text);
            preview(spec, model);
        } catch (Refused no) {
            model.addAttribute("faults", words.of(no.reasons()));
        }
        return "workbench/register";
    }

    @PostMapping("/desk/programmes")
    String register(Actor actor, @RequestParam(defaultValue = "") String text, Model model) {
        mayRegister(actor);
        try {
            ProgrammeSpec spec = ProgrammeFile.parse(text);
            fits(actor, spec);
            CaseRef programme = launched(actor, spec);
            if (Administration.SYSTEM.heldBy(actor)) {
                model.addAttribute("registered", programme.value());
                return "workbench/register";
            }
            return "redirect:/cases/" + programme.value();
        } catch (Refused no) {
            model.addAttribute("faults", words.of(no.reasons()));
            return "workbench/register";
        }
    }

    private CaseRef launched(Actor actor, ProgrammeSpec spec) {
        try {
            return launching.launch(actor, spec);
        } catch (DataIntegrityViolationException atTheSameInstant) {
            throw already(spec.code(), "");
        }
    }

    private static Refused already(String code, String number) {
        return Refused.conflict("programme.registered-already", "活动“" + code + "”已经登记" + (number.isEmpty() ? "" : "，编号 " + number) + "，不能重复登记。");
    }

    private void preview(ProgrammeSpec spec, Model model) {
        model.addAttribute("spec", spec);
        model.addAttribute("table", VoucherTable.of(spec));
        model.addAttribute("warnings", ProgrammeFile.warnings(spec));
        model.addAttribute("unitNames", Names.units(spec));
        model.addAttribute("quotas", spec.merchants().sources().stream().collect(Collectors.summingInt(ProgrammeSpec.Source::quota)));
    }

    private void mayRegister(Actor actor) {
        if (!Administration.SYSTEM.heldBy(actor) && !drafts(inbox.kinds(actor))) {
            throw Refused.forbidden("programme.not-registrar", "新活动由主办单位编制过方案的岗位登记，第一次由系统管理员登记，您不在其中。");
        }
    }

    /** Whoever drafts plans registers the next programme of their unit. */
    static boolean drafts(List<Inbox.Kind> kinds) {
        return kinds.stream().anyMatch(kind -> kind.task().equals(Duty.DRAFT_PLAN.code()));
    }

    /** The file is for this office and for this county, and not for another, and is not here already. */
    private void fits(Actor actor, ProgrammeSpec spec) {
        if (!Administration.SYSTEM.heldBy(actor) && !actor.unit().equals(spec.sponsor())) {
            throw Refused.invalid("programme.other-sponsor", "sponsor", spec.sponsor(), "文件中的主办单位是“" + spec.unit(spec.sponsor()).name() + "”（"
                    + spec.sponsor() + "），不是您的单位，请由主办单位的经办人登记。");
        }
        List<ProgrammeView> known = programmes.list(null, KNOWN);
        known.stream().filter(p -> p.code().equals(spec.code())).findFirst().ifPresent(p -> {
            throw already(spec.code(), p.caseRef().value());
        });
        known.stream().map(p -> programmes.spec(p.caseRef())).filter(p -> p.sponsor().equals(spec.sponsor()))
                .filter(p -> !p.region().code().equals(spec.region().code())).findFirst().ifPresent(p -> {
                    throw Refused.invalid("programme.other-region", "region.code", spec.region().code(), "文件中的地区是" + spec.region().name() + "（"
                            + spec.region().code() + "），本单位登记的活动都在" + p.region().name() + "（" + p.region().code() + "），请核对是否拿错了文件。");
                });
    }
}
