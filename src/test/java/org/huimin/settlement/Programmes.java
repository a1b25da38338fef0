package org.huimin.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.programme.ProgrammeSpec.Kind;

/** Builds small programmes whose budget, phases and rows agree. */
final class Programmes {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    static final LocalDate FIRST = LocalDate.of(2023, 12, 11);

    private final List<Map<String, Object>> types = new ArrayList<>();
    private final Map<String, Money> faces = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Integer>>> platforms = new LinkedHashMap<>();
    private FundingKind kind = FundingKind.INSTALMENTS;

    static Programmes programme() {
        return new Programmes();
    }

    Programmes funded(FundingKind by) {
        kind = by;
        return this;
    }

    Programmes type(String code, Kind of, String face) {
        return type(code, of, face, "PHASE_END");
    }

    Programmes type(String code, Kind of, String face, String validity) {
        types.add(Map.of("code", code, "name", code, "kind", of.name(), "face", face, "threshold", "0", "industry", "MARKET",
                "validity", validity, "channels", List.of("APP"), "scenario", "OFFLINE"));
        faces.put(code, Money.of(face));
        return this;
    }

    Programmes platform(String code, Map<String, List<Integer>> allotments) {
        platforms.put(code, allotments);
        return this;
    }

    /** Phases of seven days, a fortnight apart, each with the sum of its rows as budget. */
    ProgrammeSpec build() {
        int phases = platforms.values().iterator().next().values().iterator().next().size();
        List<Map<String, Object>> phaseRows = new ArrayList<>();
        Money budget = Money.ZERO;
        for (int i = 0; i < phases; i++) {
            Money sum = Money.ZERO;
            for (String platform : platforms.keySet()) {
                sum = sum.plus(value(platform, i));
            }
            budget = budget.plus(sum);
            phaseRows.add(Map.of("number", i + 1, "name", "第" + (i + 1) + "期", "first", FIRST.plusDays(14L * i).toString(), "days", 7,
                    "budget", sum.yuan()));
        }
        List<Map<String, Object>> platformRows = new ArrayList<>();
        for (String platform : platforms.keySet()) {
            Money pool = Money.ZERO;
            for (int i = 0; i < phases; i++) {
                pool = pool.plus(value(platform, i));
            }
            platformRows.add(Map.of("code", platform, "name", platform, "unit", platform, "pool", pool.yuan(),
                    "account", Map.of("name", platform + "专用账户", "bank", "某银行", "number", "6200"), "allotments", platforms.get(platform)));
        }
        return JSON.convertValue(Map.of("code", "test", "name", "试验", "planDate", "2023-11-28", "budget", budget.yuan(), "phases", phaseRows, "voucherTypes", types,
                "platforms", platformRows, "funding", Map.of("kind", kind.name(), "source", "县财政", "subject", "促消费",
                        "account", Map.of("name", "财政账户", "bank", "某银行", "number", "0001"))), ProgrammeSpec.class);
    }

    static ProgrammeSpec changed(ProgrammeSpec spec, Change change) {
        List<Change> all = new ArrayList<>(spec.changes());
        all.add(change);
        return spec.withChanges(all);
    }

    private Money value(String platform, int phase) {
        Money sum = Money.ZERO;
        for (Map.Entry<String, List<Integer>> row : platforms.get(platform).entrySet()) {
            sum = sum.plus(faces.get(row.getKey()).times(row.getValue().get(phase)));
        }
        return sum;
    }
}
