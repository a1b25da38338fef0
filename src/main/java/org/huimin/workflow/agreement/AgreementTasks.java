package org.huimin.workflow.agreement;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.selection.Agreement;
import org.huimin.selection.Contracting;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer from the signing of an agreement to a platform that is ready. */
@Component
class AgreementTasks implements Answering {

    private final Contracting contracting;

    AgreementTasks(Contracting contracting) {
        this.contracting = contracting;
    }

    @Override
    public String process() {
        return "agreement";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "conclude-agreement", work -> Map.of("answer", contracting.record(work.actor(), in(work), accepts(work), day(work, "signedOn"), file(work, "paper"),
                        work.text("reason")).name()),
                "settle-unsigned", work -> Map.of("answer", contracting.settle(work.actor(), in(work), accepts(work), accepts(work) ? day(work, "signedOn") : null,
                        accepts(work) ? file(work, "paper") : null, work.text("reason")).name()),
                "sign-agreement", work -> {
                    contracting.sign(work.actor(), in(work));
                    return Map.of();
                },
                "file-agreement", work -> {
                    String number = work.text("filingNumber").strip();
                    contracting.file(work.actor(), in(work), new Agreement.Filing(work.text("filedWith").strip(), number.isEmpty() ? null : number, day(work, "filedOn")));
                    return Map.of();
                },
                "submit-plans", work -> {
                    contracting.plan(work.actor(), in(work), file(work, "implementationPlan"), file(work, "emergencyPlan"));
                    return Map.of();
                },
                "run-test", work -> {
                    contracting.test(work.actor(), in(work), day(work, "testedOn"), file(work, "report"));
                    return Map.of();
                },
                "accept-test", work -> {
                    contracting.accept(work.actor(), in(work), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                });
    }

    private static boolean accepts(Work work) {
        return work.answer().decision().equals(Agreement.State.ACCEPTED.name());
    }

    private static LocalDate day(Work work, String field) {
        return LocalDate.parse(work.text(field));
    }

    /** Null where nothing was uploaded. */
    private static String file(Work work, String field) {
        return Files.in(work.answer(), field).stream().findFirst().orElse(null);
    }

    private static CaseRef in(Work work) {
        return work.item().caseRef();
    }
}
