package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Handled;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The plan: what it grants with its totals, what it rests on, and what was said about it so far. */
@Component
class PlanPanel implements Panel {

    private final ProgrammeRegister programmes;
    private final CaseReading reading;
    private final ObjectMapper json;

    PlanPanel(ProgrammeRegister programmes, CaseReading reading, ObjectMapper json) {
        this.programmes = programmes;
        this.reading = reading;
        this.json = json;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("plan");
    }

    @Override
    public String template() {
        return "plan";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        model.addAttribute("spec", spec);
        model.addAttribute("table", VoucherTable.of(spec));
        model.addAttribute("figuresOf", item.task().equals("draft-plan") && item.isOpen() ? json(figures(spec)) : null);
        model.addAttribute("plan", programmes.planOf(item.root()));
        model.addAttribute("silent", item.task().equals("close-consultation") && item.isOpen() ? silent(item) : null);
        model.addAttribute("unitNames", spec.units().stream().collect(Collectors.toMap(ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName)));
    }

    /** Units that were asked and have not answered. */
    private List<String> silent(WorkItem item) {
        return reading.in(item.caseRef()).stream().map(Handled::item).filter(i -> i.isOpen() && i.task().equals("give-opinion"))
                .map(i -> i.context("unit")).toList();
    }

    /** What the page needs to show the figures of a plan in drafting as a table with live sums. */
    private static Map<String, Object> figures(ProgrammeSpec spec) {
        Map<String, String> industries = Names.industries(spec);
        return Map.of(
                "phases", spec.phases().stream().map(p -> Map.of("number", p.number(), "name", p.name())).toList(),
                "platforms", spec.platforms().stream().map(p -> Map.of("code", p.code(), "name", p.name())).toList(),
                "types", spec.voucherTypes().stream().map(t -> Map.of("code", t.code(), "name", t.name(),
                        "industry", industries.get(t.industry()), "face", t.face().toString())).toList());
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
