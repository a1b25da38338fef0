package org.huimin.portal.workbench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.calendar.Term;
import org.huimin.identity.CurrentActor;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.Awarding;
import org.huimin.selection.Eligibility;
import org.huimin.selection.EligibilityVerdict;
import org.huimin.selection.LeftOut;
import org.huimin.selection.MailDesk;
import org.huimin.selection.Recording;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.selection.Tendering;
import org.huimin.selection.Transcribing;
import org.huimin.selection.Transcript;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;

/** What is asked for, how it is sealed, who applied and who may be considered: each as far as this step may know it. */
@Component
class SelectionPanel implements Panel {

    private static final Set<String> PROCESSES = Set.of("selection", "tender", "opening", "eligibility", "recorded");
    private static final List<String> RULES = List.of("platform-choice", "late-applications", "affiliated-applicants", "eligibility-apart", "count-before-opening");

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final SealCeremony ceremony;
    private final ApplicationRegister applications;
    private final Eligibility eligibility;
    private final Awarding awarding;
    private final Recording recording;
    private final MailDesk mails;
    private final Transcribing transcribing;

    SelectionPanel(ProgrammeRegister programmes, TenderRegister tenders, SealCeremony ceremony, ApplicationRegister applications, Eligibility eligibility,
                   Awarding awarding, Recording recording, MailDesk mails, Transcribing transcribing) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.ceremony = ceremony;
        this.applications = applications;
        this.eligibility = eligibility;
        this.awarding = awarding;
        this.recording = recording;
        this.mails = mails;
        this.transcribing = transcribing;
    }

    @Override
    public boolean suits(WorkItem item) {
        return PROCESSES.contains(item.process());
    }

    @Override
    public String template() {
        return "selection";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        if (item.process().equals("recorded")) {
            recorded(item, model);
            return;
        }
        CaseRef in = item.process().equals("tender") ? item.caseRef() : CaseRef.of(item.context("tender"));
        ProgrammeSpec spec = programmes.spec(item.root());
        Optional<TenderView> tender = tenders.find(in);
        SelectionSpec terms = tender.map(TenderView::terms).orElse(spec.selection());
        model.addAttribute("spec", spec);
        model.addAttribute("tender", tender.orElse(null));
        model.addAttribute("terms", terms);
        model.addAttribute("lotNames", terms.lots().stream().collect(Collectors.toMap(SelectionSpec.Lot::code, SelectionSpec.Lot::name)));
        if (item.task().equals("draft-tender") || item.task().equals("approve-tender")) {
            model.addAttribute("rules", RULES.stream().map(key -> programmes.rule(in, key)).flatMap(Optional::stream).toList());
            model.addAttribute("least", programmes.least(in, Tendering.DEADLINE).orElse(null));
            model.addAttribute("leastWords", programmes.least(in, Tendering.DEADLINE).map(l -> Term.parse(l.term()).words()).orElse(""));
        }
        model.addAttribute("counts", tenders.counts(in));
        if (item.task().equals("hold-seal") || item.task().equals("open-applications")) {
            Actor actor = CurrentActor.of(RequestContextHolder.currentRequestAttributes());
            model.addAttribute("holdsSeal", ceremony.holds(actor, in));
            model.addAttribute("hasOpened", ceremony.hasOpened(actor, in));
            model.addAttribute("registered", ceremony.registered(in));
            model.addAttribute("fingerprint", ceremony.fingerprint(in).orElse(null));
            model.addAttribute("isOpen", ceremony.opened(in));
        }
        if (item.task().equals("receive-applications")) {
            model.addAttribute("readsMail", tender.filter(mails::reads).isPresent());
        }
        if (item.task().equals("answer-question")) {
            model.addAttribute("question", tenders.question(item.context("question")).orElse(null));
        }
        if (tender.filter(t -> t.state() == TenderState.OPENED).isPresent()) {
            opened(in, terms, model);
        }
    }

    /** What the law asks of a selection that another system ran, and what was recorded of it. */
    private void recorded(WorkItem item, Model model) {
        ProgrammeSpec spec = programmes.spec(item.root());
        model.addAttribute("spec", spec);
        model.addAttribute("terms", spec.selection());
        model.addAttribute("recordedRules", Stream.of("platform-choice", "selection-run", "enterprise-scale", "price-weight")
                .map(key -> programmes.rule(item.root(), key)).flatMap(Optional::stream).filter(rule -> rule.note() != null).toList());
        model.addAttribute("recordedRows", Stream.concat(programmes.shortage(item.root()).received().stream(), programmes.shortage(item.root()).eligible().stream())
                .filter(row -> row.note() != null).map(row -> Map.of("note", row.note(), "basis", programmes.basis(item.root(), row).citation())).toList());
        programmes.least(item.root(), Tendering.DEADLINE).ifPresent(least -> {
            model.addAttribute("least", least);
            model.addAttribute("leastWords", Term.parse(least.term()).words());
        });
        model.addAttribute("recordedResult", recording.of(item.caseRef()).orElse(null));
    }

    private void opened(CaseRef in, SelectionSpec terms, Model model) {
        model.addAttribute("materialNames", terms.materials().stream().collect(Collectors.toMap(SelectionSpec.Material::code, SelectionSpec.Material::name)));
        model.addAttribute("applications", applications.of(in));
        model.addAttribute("transcripts", transcribing.of(in).stream().collect(Collectors.toMap(Transcript::application, t -> t)));
        model.addAttribute("bars", eligibility.bars(in).stream().collect(Collectors.groupingBy(bar -> bar.application())));
        Map<String, EligibilityVerdict> verdicts = eligibility.verdicts(in).stream()
                .collect(Collectors.toMap(v -> v.application() + " " + v.condition(), v -> v));
        model.addAttribute("verdicts", verdicts);
        model.addAttribute("lists", eligibility.lists(in));
        model.addAttribute("eligible", eligibility.eligible(in).stream().map(c -> c.number()).collect(Collectors.toSet()));
        model.addAttribute("awards", awarding.current(in));
        model.addAttribute("ranking", awarding.ranking(in));
        model.addAttribute("leftOut", awarding.leftOut(in).stream().collect(Collectors.toMap(LeftOut::application, LeftOut::reason)));
    }
}
