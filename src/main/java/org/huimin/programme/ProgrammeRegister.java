package org.huimin.programme;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.springframework.stereotype.Service;

/** What the house knows about its programmes, for every stage to read. Each method takes any case inside the programme. */
@Service
public class ProgrammeRegister {

    /** The programme with every change up to now. */
    public ProgrammeSpec spec(CaseRef in) { throw new UnsupportedOperationException(); }

    public ProgrammeView view(CaseRef in) { throw new UnsupportedOperationException(); }

    public Optional<CaseRef> find(String code) { throw new UnsupportedOperationException(); }

    /** Newest first; @param after last case of the page before, null for the first page */
    public List<ProgrammeView> list(CaseRef after, int size) { throw new UnsupportedOperationException(); }

    public PlanView planOf(CaseRef in) { throw new UnsupportedOperationException(); }

    /** Who performs the duty. @throws org.huimin.kernel.Refused where nobody does */
    public ProgrammeSpec.Holder holder(CaseRef in, String duty) { throw new UnsupportedOperationException(); }

    /**
     * The one group that performs the duty here.
     *
     * @param unit unit or platform of the case; null where the duty is one unit's
     * @return {@code unit-role}
     * @throws org.huimin.kernel.Refused where no unit or more than one would do
     */
    public String group(CaseRef in, String duty, String unit) { throw new UnsupportedOperationException(); }

    /** Codes of the units that perform the duty, always in the same order. */
    public List<String> unitsHolding(CaseRef in, String duty) { throw new UnsupportedOperationException(); }

    public List<ProgrammeSpec.Separation> separations(CaseRef in) { throw new UnsupportedOperationException(); }

    /**
     * When a deadline falls.
     *
     * @param key e.g. {@code REVIEWS}, or with a qualifier {@code REVIEWS:2}, which falls back to the plain key
     */
    public Scheduled schedule(CaseRef in, String key) { throw new UnsupportedOperationException(); }

    /** What a rule of the regime rests on, as it stood on the plan's day; empty where it was not in force. */
    public Optional<LegalBasis> basis(CaseRef in, String rule) { throw new UnsupportedOperationException(); }

    /** Codes of the platforms appointed so far, in the file's order. */
    public List<String> appointed(CaseRef in) { throw new UnsupportedOperationException(); }
}
