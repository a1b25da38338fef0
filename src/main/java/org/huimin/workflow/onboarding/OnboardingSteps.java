package org.huimin.workflow.onboarding;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Listing;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.engine.Scope;
import org.springframework.stereotype.Component;

/** What the diagram of commitments and onboarding asks for. */
@Component
public class OnboardingSteps {

    private final Listing listing;
    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;

    OnboardingSteps(Listing listing, MerchantDirectory directory, ProgrammeRegister programmes) {
        this.listing = listing;
        this.directory = directory;
        this.programmes = programmes;
    }

    /** Sources that have admitted shops whose commitment is still to come. */
    public List<String> sources(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        return programmes.spec(programme).merchants().sources().stream().map(ProgrammeSpec.Source::unit).distinct()
                .filter(unit -> !directory.uncommitted(programme, unit).isEmpty()).toList();
    }

    /** Platforms for which shops have committed that are not on them yet. */
    public List<String> platforms(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        return programmes.spec(programme).platforms().stream().map(ProgrammeSpec.Platform::code)
                .filter(platform -> !directory.unboarded(programme, platform).isEmpty()).toList();
    }

    public void list(DelegateExecution execution) {
        CaseRef programme = Scope.programme(execution);
        listing.publish(programme);
        execution.setVariable("merchantPublicity", programmes.spec(programme).merchants().publicity());
    }
}
