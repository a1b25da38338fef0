package org.huimin.programme;

import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;

/** A register of given programmes, for tests of stages that only read them. */
public class FixedProgrammes extends ProgrammeRegister {

    private final Map<CaseRef, ProgrammeSpec> programmes;

    public FixedProgrammes(Map<CaseRef, ProgrammeSpec> programmes) {
        super(null, null, null, null);
        this.programmes = Map.copyOf(programmes);
    }

    public static FixedProgrammes of(CaseRef programme, ProgrammeSpec spec) {
        return new FixedProgrammes(Map.of(programme, spec));
    }

    @Override
    public ProgrammeSpec spec(CaseRef in) {
        ProgrammeSpec spec = programmes.get(in.root());
        if (spec == null) {
            throw Refused.absent("没有编号为“" + in.root() + "”的活动。");
        }
        return spec;
    }
}
