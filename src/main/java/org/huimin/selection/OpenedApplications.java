package org.huimin.selection;

import java.util.Comparator;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Component;

/** The opened applications, as the review needs them. */
@Component
class OpenedApplications implements Candidates {

    private final ApplicationRegister applications;
    private final Transcripts transcripts;

    OpenedApplications(ApplicationRegister applications, Transcripts transcripts) {
        this.applications = applications;
        this.transcripts = transcripts;
    }

    @Override
    public List<Candidate> of(CaseRef tender) {
        return applications.of(tender).stream().map(a -> new Candidate(a.number(), a.applicant(), a.lot(), a.confirmed(), a.stated())).sorted(Comparator.comparing(Candidate::number)).toList();
    }

    @Override
    public List<String> untranscribed(CaseRef tender) {
        return transcripts.missing(tender);
    }
}
