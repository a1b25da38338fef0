package org.huimin.workflow.award;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.selection.Awarding;
import org.huimin.selection.Contracting;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.Splitting;
import org.huimin.selection.TenderRegister;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of awarding asks for. */
@Component
public class AwardSteps {

    private final TenderRegister tenders;
    private final Awarding awarding;
    private final ResultLetters letters;
    private final Splitting splitting;
    private final Contracting contracting;

    AwardSteps(TenderRegister tenders, Awarding awarding, ResultLetters letters, Splitting splitting, Contracting contracting) {
        this.tenders = tenders;
        this.awarding = awarding;
        this.letters = letters;
        this.splitting = splitting;
        this.contracting = contracting;
    }

    /** Numbers of the batches in which winners are still to be announced, from 1: after somebody gave a place up, its batch once more. */
    public List<String> batches(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        List<String> unbound = contracting.unbound(tender);
        List<List<String>> batches = tenders.view(tender).terms().announcedTogether();
        return IntStream.rangeClosed(1, batches.size()).filter(n -> awarding.current(tender).stream()
                .anyMatch(a -> batches.get(n - 1).contains(a.lot()) && unbound.contains(a.place()))).mapToObj(String::valueOf).toList();
    }

    public void notify(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        letters.issue(tender);
        execution.setVariable("splits", splitting.needed(tender));
    }

    /** Places for which an agreement is to be concluded. */
    public List<String> places(DelegateExecution execution) {
        return contracting.unbound(Scope.tender(execution));
    }

    public void conclude(DelegateExecution execution) {
        CaseRef tender = Scope.tender(execution);
        execution.setVariable("signed", contracting.unbound(tender).isEmpty());
        execution.setVariable("left", awarding.enoughWithout(tender, Set.of()).reasons().isEmpty());
    }
}
