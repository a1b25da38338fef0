package org.huimin.portal.workbench;

import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.Referral;
import org.huimin.merchant.Referring;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A severe case: which shop, what is known, to whom and on what basis it goes, and what has come of it. */
@Component
class ReferralPanel implements Panel {

    private final Referring referring;
    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;

    ReferralPanel(Referring referring, MerchantDirectory directory, ProgrammeRegister programmes) {
        this.referring = referring;
        this.directory = directory;
        this.programmes = programmes;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("referral");
    }

    @Override
    public String template() {
        return "referral";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        Referral referral = referring.get(item.root(), item.context("referral"));
        model.addAttribute("referral", referral);
        model.addAttribute("shop", directory.store(item.root(), referral.storeId()).orElseThrow());
        model.addAttribute("unitNames", Names.units(programmes.spec(item.root())));
    }
}
