package org.huimin.portal.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.workflow.ProcessProgress.Run;

/**
 * A step of a programme in plain words.
 *
 * @param key   message key of its name
 * @param name  the phase's name where the step belongs to one, else empty
 * @param after message key of the step that must be done before it can begin; null for the first
 * @param run   the latest run of its process; null while it has not begun
 */
record CaseStep(int number, String key, String name, State state, String after, Instant since, String run) {

    enum State { TO_COME, RUNNING, DONE }

    private static final List<String> BEFORE = List.of("plan", "designation", "selection", "solicitation", "onboarding", "outreach", "launch");

    static List<CaseStep> of(ProgrammeSpec spec, List<Run> runs) {
        List<CaseStep> steps = new ArrayList<>();
        for (String process : BEFORE) {
            if (process.equals("outreach") && spec.outreach().isEmpty() || process.equals(spec.selects() ? "designation" : "selection")) {
                continue;
            }
            add(steps, process, "", runs, r -> r.process().equals(process));
        }
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            add(steps, "phase", phase.name(), runs, r -> r.process().equals("phase") && ofPhase(r, phase));
            add(steps, "settlement", phase.name(), runs, r -> r.process().equals("settlement") && ofPhase(r, phase));
        }
        add(steps, "closing", "", runs, r -> r.process().equals("closing"));
        return steps;
    }

    private static boolean ofPhase(Run run, ProgrammeSpec.Phase phase) {
        return run.caseRef().value().endsWith("-" + phase.number());
    }

    private static void add(List<CaseStep> steps, String key, String name, List<Run> runs, Predicate<Run> its) {
        Run latest = runs.stream().filter(its).max(Comparator.comparing(Run::started)).orElse(null);
        State state = latest == null ? State.TO_COME : latest.ended() == null ? State.RUNNING : State.DONE;
        String before = key.equals("solicitation") || key.equals("outreach") ? "plan" : key.equals("launch") ? "onboarding"
                : key.equals("phase") ? "launch" : steps.isEmpty() ? null : steps.get(steps.size() - 1).key();
        steps.add(new CaseStep(steps.size() + 1, key, name, state, before,
                latest == null ? null : latest.ended() == null ? latest.started() : latest.ended(), latest == null ? null : latest.id()));
    }
}
