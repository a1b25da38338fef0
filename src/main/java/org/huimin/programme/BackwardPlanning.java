package org.huimin.programme;

import java.time.LocalDate;
import java.util.Map;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** Plans backwards from a launch day, for a programme or before there is one. */
@Service
public class BackwardPlanning {

    private static final int YEARS = 5;

    private final ProgrammeRegister programmes;
    private final Calendars calendars;

    BackwardPlanning(ProgrammeRegister programmes, Calendars calendars) {
        this.programmes = programmes;
        this.calendars = calendars;
    }

    /**
     * @param in     the programme; null before there is one
     * @param regime code of the regime, where there is no programme
     * @throws Refused invalid for days that are missing, turned round or far apart, or an unknown regime
     */
    public BackwardPlan plan(CaseRef in, String regime, LocalDate launch, LocalDate from) {
        if (launch == null || from == null || !launch.isAfter(from)) {
            throw Refused.invalid("backward.days", "launch", launch, "请填写着手日期和上线日期，上线日期须晚于着手日期。");
        }
        if (launch.isAfter(from.plusYears(YEARS))) {
            throw Refused.invalid("backward.far", "launch", launch, "上线日期距着手日期超过" + YEARS + "年，请核对。");
        }
        ProgrammeSpec spec = in == null ? null : programmes.spec(in);
        String code = spec == null ? regime : spec.regime().profile();
        RegimeProfile profile = RegimeProfile.shipped(code).filter(p -> !p.backward().isEmpty()).orElseThrow(() ->
                Refused.invalid("backward.regime", "regime", code, "制度模式“" + code + "”没有倒排工期的环节，请核对。"));
        boolean asStated = spec != null && spec.phases().get(0).first().equals(launch);
        return BackwardPlan.of(profile, asStated ? spec.schedule() : terms(spec), calendars.current(), launch, from);
    }

    /** Another launch day than the file's keeps its lengths, but not its fixed moments. */
    private static Map<String, ProgrammeSpec.Schedule> terms(ProgrammeSpec spec) {
        return spec == null ? Map.of() : spec.schedule().entrySet().stream().filter(e -> e.getValue().term() != null)
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
