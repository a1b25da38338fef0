package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.DeliveryRegister.DeliveredShop;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.ShopState;
import org.huimin.merchant.ShopVerdict;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The whole batch before a reviewing desk, shops of the statistics library first; what this desk said stands beside each. */
@Component
class DeliveryPanel implements Panel {

    private static final int MOST = 1000;

    private final DeliveryRegister deliveries;
    private final ProgrammeRegister programmes;

    DeliveryPanel(DeliveryRegister deliveries, ProgrammeRegister programmes) {
        this.deliveries = deliveries;
        this.programmes = programmes;
    }

    /** @param verdict this desk's; null while it has not judged */
    record Row(DeliveredShop shop, ShopVerdict verdict) { }

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
        DeliveryId delivery = new DeliveryId(item.context("delivery"));
        ReviewDesk desk = item.task().equals("verify-merchants") ? ReviewDesk.platform(item.context("platform")) : ReviewDesk.SUPERVISION;
        ProgrammeSpec spec = programmes.spec(item.root());
        List<Row> rows = deliveries.shops(delivery, null, MOST).shops().stream()
                .map(s -> new Row(s, s.verdicts().get(desk.code()))).toList();
        model.addAttribute("delivery", deliveries.get(delivery));
        model.addAttribute("rows", rows);
        model.addAttribute("priority", rows.stream().filter(r -> r.shop().aboveThreshold()).count());
        model.addAttribute("doubtful", rows.stream().filter(r -> r.shop().doubtful()).count());
        model.addAttribute("duplicates", rows.stream().filter(r -> r.shop().state() == ShopState.DUPLICATE).count());
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("unitNames", Names.units(spec));
    }
}
