package org.huimin.workflow.solicitation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.merchant.QuotaBoard;
import org.huimin.merchant.Recommending;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Lines;
import org.springframework.stereotype.Component;

/** What people answer where the list of merchants is still too short. */
@Component
class SolicitationTasks implements Answering {

    private final Recommending recommending;
    private final QuotaBoard board;
    private final ProgrammeRegister programmes;

    SolicitationTasks(Recommending recommending, QuotaBoard board, ProgrammeRegister programmes) {
        this.recommending = recommending;
        this.board = board;
        this.programmes = programmes;
    }

    @Override
    public String process() {
        return "solicitation";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("allot-supplement", this::allot);
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        ProgrammeSpec spec = programmes.spec(item.root());
        return Map.of("allotment", board.board(item.root()).units().stream().filter(u -> u.forecast() > 0)
                .map(u -> spec.unit(u.unit()).shortName() + " " + u.forecast()).collect(Collectors.joining("\n")));
    }

    private Map<String, Object> allot(Work work) {
        int round = Integer.parseInt(work.context("round")) + 1;
        ProgrammeSpec spec = programmes.spec(work.programme());
        Map<String, Integer> quotas = new LinkedHashMap<>();
        for (Lines.Line line : Lines.complete("allotment", work.text("allotment"), "补充数量")) {
            quotas.put(unit(spec, line), quantity(line));
        }
        recommending.open(work.actor(), work.programme(), round, quotas);
        return Map.of("round", round);
    }

    private static String unit(ProgrammeSpec spec, Lines.Line line) {
        List<String> found = spec.merchants().sources().stream().map(s -> spec.unit(s.unit()))
                .filter(u -> u.code().equals(line.code()) || u.shortName().equals(line.code())).map(ProgrammeSpec.Unit::code).toList();
        if (found.isEmpty()) {
            throw Refused.invalid("supplement.unit", "allotment", line.code(), "第" + line.number() + "行：“" + line.code() + "”不是本次活动的推荐单位。");
        }
        return found.get(0);
    }

    private static int quantity(Lines.Line line) {
        if (!line.rest().matches("[1-9]\\d{0,3}")) {
            throw Refused.invalid("supplement.quantity", "allotment", line.rest(),
                    "第" + line.number() + "行：“" + line.rest() + "”应为1至9999之间的整数。");
        }
        return Integer.parseInt(line.rest());
    }
}
