package org.huimin.portal.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.programme.Changing.Share;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.Contracting;
import org.huimin.selection.Split;
import org.huimin.selection.Splitting;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who won and asked for what, how the fund is divided, what the agreement says, and what the platform has handed in. */
@Component
class AwardPanel implements Panel {

    private static final Set<String> PROCESSES = Set.of("award", "agreement");

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Awarding awarding;
    private final Splitting splitting;
    private final Contracting contracting;

    AwardPanel(ProgrammeRegister programmes, TenderRegister tenders, ApplicationRegister applications, Awarding awarding, Splitting splitting,
               Contracting contracting) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.applications = applications;
        this.awarding = awarding;
        this.splitting = splitting;
        this.contracting = contracting;
    }

    /** A winner with its part. @param application null where it is not open to this step */
    public record Winner(Award award, Money amount, ApplicationView application) { }

    /** One type of voucher in one phase. @param counts in the winners' order */
    public record Row(String type, String phase, Money face, List<Integer> counts, int total) { }

    @Override
    public boolean suits(WorkItem item) {
        return PROCESSES.contains(item.process());
    }

    @Override
    public String template() {
        return "award";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        if (item.process().equals("agreement")) {
            contracting.find(item.caseRef()).ifPresent(agreement -> {
                model.addAttribute("agreement", agreement);
                model.addAttribute("agreementLines", agreement.body().lines().toList());
            });
            return;
        }
        ProgrammeSpec spec = programmes.spec(tender);
        List<Share> shares = splitting.last(tender).map(Split::shares).orElseGet(() -> splitting.proposal(tender));
        List<Award> awards = awarding.current(tender);
        Map<String, ApplicationView> opened = applications.of(tender).stream().collect(Collectors.toMap(ApplicationView::number, Function.identity()));
        model.addAttribute("spec", spec);
        model.addAttribute("split", splitting.last(tender).orElse(null));
        model.addAttribute("winners", awards.stream().map(a -> new Winner(a, splitting.worth(tender, shares, a.place()), opened.get(a.application()))).toList());
        model.addAttribute("materialNames", tenders.view(tender).terms().materials().stream()
                .collect(Collectors.toMap(SelectionSpec.Material::code, SelectionSpec.Material::name)));
        model.addAttribute("rows", rows(spec, awards, shares));
    }

    private static List<Row> rows(ProgrammeSpec spec, List<Award> awards, List<Share> shares) {
        Map<String, Integer> counts = new HashMap<>();
        shares.forEach(s -> counts.put(s.platform() + " " + s.phase() + " " + s.voucherType(), s.quantity()));
        List<Row> rows = new ArrayList<>();
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
                List<Integer> own = awards.stream().map(a -> counts.getOrDefault(a.place() + " " + phase.number() + " " + type.code(), 0)).toList();
                rows.add(new Row(type.name(), phase.name(), type.face(), own, own.stream().mapToInt(Integer::intValue).sum()));
            }
        }
        return rows;
    }
}
