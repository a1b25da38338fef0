package org.huimin.portal.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.ReviewDesk;
import org.huimin.portal.layout.ScriptTexts;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The whole batch before a reviewing desk as one grid; its rows come from {@link VerdictDesk}. */
@Component
class DeliveryPanel implements Panel {

    private final DeliveryRegister deliveries;
    private final ProgrammeRegister programmes;
    private final ScriptTexts texts;
    private final ObjectMapper json;

    DeliveryPanel(DeliveryRegister deliveries, ProgrammeRegister programmes, ScriptTexts texts, ObjectMapper json) {
        this.deliveries = deliveries;
        this.programmes = programmes;
        this.texts = texts;
        this.json = json;
    }

    /** What the grid must know besides its rows. */
    record Frame(String item, boolean open, Map<String, String> units, Map<String, String> industries, List<String> criteria,
                 Map<String, String> texts) { }

    static ReviewDesk desk(WorkItem item) {
        return item.task().equals("verify-merchants") ? ReviewDesk.platform(item.context("platform")) : ReviewDesk.SUPERVISION;
    }

    static DeliveryId delivery(WorkItem item) {
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
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("delivery", deliveries.get(delivery(item)));
        model.addAttribute("criteria", spec.merchants().criteria());
        model.addAttribute("grid", write(new Frame(item.id(), item.state() == WorkItem.State.CLAIMED, Names.units(spec), Names.industries(spec),
                spec.merchants().criteria(), texts.in(locale))));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
