package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import org.huimin.merchant.AnswerColumn;
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
    private final Island island;

    OnboardingPanel(MerchantDirectory directory, CommitmentRegister register, ProgrammeRegister programmes, Island island) {
        this.directory = directory;
        this.register = register;
        this.programmes = programmes;
        this.island = island;
    }

    record Row(String id, String name, String code, String industry, String unit, String address) { }

    /** What the grid of shops to take on shows. */
    record Frame(List<Row> stores, Map<String, String> units, Map<String, String> industries, Map<String, List<String>> headings,
                 Map<String, String> texts) { }

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
        model.addAttribute("claimed", item.state() == WorkItem.State.CLAIMED);
        List<MerchantDirectory.Store> stores = !item.isOpen() ? List.of() : signing
                ? directory.uncommitted(item.root(), item.context("unit")) : directory.unboarded(item.root(), item.context("platform"));
        model.addAttribute("stores", stores);
        model.addAttribute("grid", signing || stores.isEmpty() ? null : island.write(new Frame(stores.stream().map(s -> new Row(s.storeId(),
                s.name(), s.creditCode(), s.industry(), s.unit(), s.address())).toList(), Names.units(spec), Names.industries(spec),
                AnswerColumn.numberHeadings(), island.texts())));
        model.addAttribute("progress", signing && item.isOpen() ? register.progress(item.root(), item.context("unit")) : null);
        model.addAttribute("commitments", spec.merchants().commitments());
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("unitNames", Names.units(spec));
    }
}
