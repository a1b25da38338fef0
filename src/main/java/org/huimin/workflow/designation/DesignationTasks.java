package org.huimin.workflow.designation;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huimin.programme.Appointing;
import org.huimin.programme.Decision;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What people answer where a platform is designated. */
@Component
class DesignationTasks implements Answering {

    private final Appointing appointing;
    private final ProgrammeRegister programmes;

    DesignationTasks(Appointing appointing, ProgrammeRegister programmes) {
        this.appointing = appointing;
        this.programmes = programmes;
    }

    @Override
    public String process() {
        return "designation";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "reason-designation", work -> {
                    appointing.reason(work.actor(), work.programme(), work.text("reason"));
                    return Map.of();
                },
                "approve-designation", work -> {
                    appointing.approve(work.actor(), work.programme(), Decision.valueOf(work.answer().decision()), work.text("opinion"));
                    return work.routing();
                });
    }

    /** Reasons given again are simply the next ones. */
    @Override
    public Map<String, Consumer<Work>> takenBack() {
        return Map.of("reason-designation", work -> { });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("reason-designation")) {
            return Map.of();
        }
        return Map.of("reason", programmes.spec(item.root()).platforms().stream().map(ProgrammeSpec.Platform::designated)
                .filter(Objects::nonNull).distinct().collect(Collectors.joining("\n")));
    }
}
