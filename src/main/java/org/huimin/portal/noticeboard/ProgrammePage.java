package org.huimin.portal.noticeboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.PhaseView;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.oversight.TrailRegister;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.portal.noticeboard.PublicStep.Choice;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.Scheduled;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.PublicityRegister;
import org.huimin.selection.TenderRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One programme for everybody: what it offers, how to claim and use it, how far it is, and what was published about it. */
@Controller
class ProgrammePage {

    /** Deadline by which a notice is meant to be out. */
    private static final Map<String, NoticeType> PLANNED = Map.of("ONBOARDING", NoticeType.MERCHANTS, "LAUNCH_CHECK", NoticeType.RULES);

    private final ProgrammeRegister programmes;
    private final NoticeBoard board;
    private final MerchantDirectory directory;
    private final TenderRegister tenders;
    private final PublicityRegister periods;
    private final CampaignRegister campaign;
    private final PublicFigures figures;
    private final PackageDesk packages;
    private final TrailRegister trail;
    private final Clock clock;

    ProgrammePage(ProgrammeRegister programmes, NoticeBoard board, MerchantDirectory directory, TenderRegister tenders,
                  PublicityRegister periods, CampaignRegister campaign, PublicFigures figures, PackageDesk packages, TrailRegister trail, Clock clock) {
        this.programmes = programmes;
        this.board = board;
        this.directory = directory;
        this.tenders = tenders;
        this.periods = periods;
        this.campaign = campaign;
        this.figures = figures;
        this.packages = packages;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whom to ask. @param person null where the file names nobody */
    record Contact(String unit, String person, String purpose, String phone) { }

    /** A way in which people can learn of the programme, and from whom. */
    record Channel(String name, List<String> units) {

        private static Channel of(ProgrammeSpec spec, ProgrammeSpec.Channel channel, Set<String> unappointed) {
            return new Channel(channel.name(), spec.unitsOf(channel).stream().filter(unit -> !unappointed.contains(unit)).map(unit -> spec.unit(unit).shortName()).toList());
        }
    }

    @GetMapping("/programmes/{code}")
    String show(Actor actor, @PathVariable String code, Model model) {
        CaseRef programme = caseOf(code);
        ProgrammeSpec spec = programmes.spec(programme);
        List<NoticeLine> notices = board.all(programme);
        List<String> appointed = programmes.appointed(programme);
        terms(programme, spec, model);
        model.addAttribute("leading", spec.leadingGroup() == null ? null : spec.unit(spec.leadingGroup().head()).name());
        model.addAttribute("sponsor", spec.unit(spec.sponsor()).name());
        model.addAttribute("steps", PublicStep.of(new PublicStep.Known(spec, choice(programme, spec), notices, planned(programme, spec),
                appointed.size() == spec.platforms().size(), tenders.of(programme).stream().reduce((first, second) -> second).orElse(null),
                periods.of(programme), opened(programme), clock.instant())));
        model.addAttribute("figures", figures.of(programme, notices).orElse(null));
        Set<String> unappointed = unappointed(spec, appointed);
        model.addAttribute("channels", spec.outreach().stream().map(channel -> Channel.of(spec, channel, unappointed))
                .filter(channel -> !channel.units().isEmpty()).toList());
        model.addAttribute("notices", notices.stream().map(NoticeRow::of).toList());
        model.addAttribute("publishes", packages.opensTo(actor, programme));
        model.addAttribute("drawn", spec.selects() && spec.selection().panel() != null && !spec.selection().panel().seats().isEmpty());
        model.addAttribute("trail", trail.head(programme).orElse(null));
        return "noticeboard/programme";
    }

    /** What a shop puts up where its customers see it: who may claim, what a voucher is good for, and whom to ask. */
    @GetMapping("/programmes/{code}/terms")
    String terms(@PathVariable String code, Model model) {
        CaseRef programme = caseOf(code);
        terms(programme, programmes.spec(programme), model);
        return "noticeboard/terms";
    }

    private void terms(CaseRef programme, ProgrammeSpec spec, Model model) {
        List<String> appointed = programmes.appointed(programme);
        Set<String> unappointed = unappointed(spec, appointed);
        model.addAttribute("programme", spec);
        model.addAttribute("platforms", spec.platforms().stream().filter(p -> appointed.contains(p.code())).map(ProgrammeSpec.Platform::name).toList());
        model.addAttribute("table", VoucherTable.of(spec));
        model.addAttribute("rules", PublicRules.of(spec));
        model.addAttribute("shops", directory.count(programme));
        model.addAttribute("contacts", spec.contacts().stream().filter(c -> !unappointed.contains(c.unit()))
                .map(c -> new Contact(spec.unit(c.unit()).name(), c.person(), c.purpose(), c.phone())).toList());
    }

    private CaseRef caseOf(String code) {
        return programmes.find(code).orElseThrow(() -> Refused.absent("没有代码为“" + code + "”的消费券活动。"));
    }

    private static Set<String> unappointed(ProgrammeSpec spec, List<String> appointed) {
        return spec.platforms().stream().filter(p -> !appointed.contains(p.code())).map(ProgrammeSpec.Platform::unit).collect(Collectors.toSet());
    }

    private Choice choice(CaseRef programme, ProgrammeSpec spec) {
        if (!spec.selects()) {
            return Choice.DESIGNATED;
        }
        return programmes.rule(programme, "selection-run").filter(rule -> rule.value().equals("RECORDED")).isPresent() ? Choice.RECORDED : Choice.SELECTED;
    }

    private Set<Integer> opened(CaseRef programme) {
        return campaign.phases(programme).stream().filter(p -> p.openedAt() != null).map(PhaseView::number).collect(Collectors.toSet());
    }

    private Map<NoticeType, LocalDate> planned(CaseRef programme, ProgrammeSpec spec) {
        Map<NoticeType, LocalDate> days = new EnumMap<>(NoticeType.class);
        days.put(NoticeType.PLAN, spec.planDate());
        for (Scheduled due : programmes.timetable(programme)) {
            if (PLANNED.containsKey(due.key()) && due.at() != null) {
                days.put(PLANNED.get(due.key()), due.at().toLocalDate());
            }
        }
        return days;
    }
}
