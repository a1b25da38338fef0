package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.ColumnMappings;
import org.huimin.ledger.Judged;
import org.huimin.ledger.LedgerRegister;
import org.huimin.ledger.ReceivedFile;
import org.huimin.ledger.TranslatedFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A phase's money: what the judged rows come to, differences, what was refused, and the rollover proposed. */
@Component
class SettlementPanel implements Panel {

    private final SettlementRegister settlement;
    private final LedgerRegister ledger;
    private final ProgrammeRegister programmes;
    private final ColumnMappings mappings;

    SettlementPanel(SettlementRegister settlement, LedgerRegister ledger, ProgrammeRegister programmes, ColumnMappings mappings) {
        this.settlement = settlement;
        this.ledger = ledger;
        this.programmes = programmes;
        this.mappings = mappings;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("settlement");
    }

    @Override
    public String template() {
        return "settlement";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        PhaseSettlementView settled = settlement.phase(item.root(), Integer.parseInt(item.context("phase"))).orElse(null);
        model.addAttribute("settlement", settled);
        model.addAttribute("differences", settled == null ? List.of()
                : DifferenceRow.of(settled.variances(), Names.platforms(spec), Names.vouchers(spec), Names.phases(spec)));
        model.addAttribute("phase", spec.phase(Integer.parseInt(item.context("phase"))));
        model.addAttribute("judged", judged(item.root(), spec));
        model.addAttribute("translated", translated(item.root(), spec));
        model.addAttribute("platformNames", Names.platforms(spec));
        model.addAttribute("voucherNames", Names.vouchers(spec));
    }

    /** A file of the platform's own layout, and what was made of it. */
    record Translated(ReceivedFile file, TranslatedFile made) { }

    private List<Translated> translated(CaseRef programme, ProgrammeSpec spec) {
        return spec.platforms().stream().flatMap(p -> {
            Map<String, TranslatedFile> made = mappings.translations(programme, p.code());
            return ledger.files(programme, p.code()).stream().filter(f -> made.containsKey(f.attachment())).map(f -> new Translated(f, made.get(f.attachment())));
        }).toList();
    }

    private List<Judged> judged(CaseRef programme, ProgrammeSpec spec) {
        return spec.platforms().stream().map(p -> ledger.latest(programme, p.code())).flatMap(Optional::stream).toList();
    }
}
