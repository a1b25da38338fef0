package org.huimin.portal.workbench;

import org.huimin.merchant.CommitmentRegister;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The shops that are to sign the commitment, or to be entered on the platform, with the numbers to name them by. */
@Component
class OnboardingPanel implements Panel {

    private final MerchantDirectory directory;
    private final CommitmentRegister register;
    private final ProgrammeRegister programmes;

    OnboardingPanel(MerchantDirectory directory, CommitmentRegister register, ProgrammeRegister programmes) {
        this.directory = directory;
        this.register = register;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.task().equals("register-commitments") || item.task().equals("onboard-merchants");
    }

    @Override
    public String template() {
        return "onboarding";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        boolean signing = item.task().equals("register-commitments");
        ProgrammeSpec spec = programmes.spec(item.root());
        model.addAttribute("signing", signing);
        model.addAttribute("stores", !item.isOpen() ? java.util.List.of() : signing
                ? directory.uncommitted(item.root(), item.context("unit")) : directory.unboarded(item.root(), item.context("platform")));
        model.addAttribute("progress", signing && item.isOpen() ? register.progress(item.root(), item.context("unit")) : null);
        model.addAttribute("commitments", spec.merchants().commitments());
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("unitNames", Names.units(spec));
    }
}
