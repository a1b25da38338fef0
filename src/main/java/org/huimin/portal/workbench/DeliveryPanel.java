package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.Refused;
import org.huimin.merchant.AnswerColumn;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.Replacing;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.VerdictWords;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The whole batch before a reviewing desk as one grid; its rows come from {@link VerdictDesk}. */
@Component
class DeliveryPanel implements Panel {

    private final DeliveryRegister deliveries;
    private final Replacing replacing;
    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;
    private final Island island;

    DeliveryPanel(DeliveryRegister deliveries, Replacing replacing, MerchantDirectory directory, ProgrammeRegister programmes, Island island) {
        this.deliveries = deliveries;
        this.replacing = replacing;
        this.directory = directory;
        this.programmes = programmes;
        this.island = island;
    }

    /** What the grid must know besides its rows. */
    record Frame(String item, boolean open, Map<String, String> units, Map<String, String> industries, List<String> criteria,
                 Map<String, List<String>> headings, List<String> yes, List<String> no, Map<String, String> texts) { }

    /** The shop whose place the delivered one is to take. */
    record Replaced(String name, String storeId, String reason) { }

    static ReviewDesk desk(WorkItem item) {
        return item.task().equals("verify-merchants") ? ReviewDesk.platform(item.context("platform")) : ReviewDesk.SUPERVISION;
    }

    /** @throws Refused (absent) where the work is about no delivery */
    static DeliveryId delivery(WorkItem item) {
        if (!item.process().equals("review")) {
            throw Refused.absent("这项待办没有待研判的商户。");
        }
        return new DeliveryId(item.context("delivery"));
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("review");
    }

    @Override
    public String template() {
        return "delivery";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        model.addAttribute("delivery", deliveries.get(delivery(item)));
        model.addAttribute("replaced", replacing.of(delivery(item)).map(change -> new Replaced(directory.store(item.root(), change.storeId()).orElseThrow().name(),
                change.storeId(), change.reason())).orElse(null));
        model.addAttribute("claimed", item.state() == WorkItem.State.CLAIMED);
        model.addAttribute("criteria", spec.merchants().criteria());
        model.addAttribute("grid", island.write(new Frame(item.id(), item.state() == WorkItem.State.CLAIMED, Names.units(spec),
                Names.industries(spec), spec.merchants().criteria(), AnswerColumn.verdictHeadings(), VerdictWords.YES,
                VerdictWords.NO, island.texts())));
    }
}
