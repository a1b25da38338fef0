package org.huimin.workflow;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.ProcessEngine;
import org.huimin.tasks.InboxProof;
import org.huimin.tasks.InboxProof.Difference;
import org.huimin.tasks.InboxProof.Kind;
import org.huimin.tasks.Intake;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Holds our list of work against the engine's, task by task, and mends ours where they differ. */
@Service
public class InboxCheck {

    private static final String LOST = "流程引擎中已没有这项工作";

    private final InboxProof proof;
    private final Intake intake;
    private final ProcessEngine engine;
    private final JdbcTemplate sql;
    private final Clock clock;

    InboxCheck(InboxProof proof, Intake intake, ProcessEngine engine, JdbcTemplate sql, Clock clock) {
        this.proof = proof;
        this.intake = intake;
        this.engine = engine;
        this.sql = sql;
        this.clock = clock;
    }

    /** Both lists as they were at one moment, so that people may go on working meanwhile. Empty where they are the same. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Difference> differences() {
        return proof.against(engineTasks());
    }

    private Map<String, String> engineTasks() {
        Map<String, String> tasks = new HashMap<>();
        sql.query("select t.ID_, p.BUSINESS_KEY_, t.TASK_DEF_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_",
                rs -> { tasks.put(rs.getString(1), rs.getString(2) + " " + rs.getString(3)); });
        return tasks;
    }

    /** Lets missing work come in again, ends what the engine no longer knows, and counts anew. Nobody may be at work meanwhile. */
    @Transactional
    public void mend(List<Difference> differences) {
        for (Difference difference : differences) {
            if (difference.kind() == Kind.MISSING) {
                comeInAgain(difference.what());
            } else if (difference.kind() == Kind.SURPLUS) {
                intake.fellAway(difference.what(), LOST, clock.instant().truncatedTo(ChronoUnit.MICROS));
            }
        }
    }

    private void comeInAgain(String task) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context ->
                context.getTaskManager().findTaskById(task).fireEvent(TaskListener.EVENTNAME_CREATE));
    }

    /** To be called after {@link #mend}. */
    @Transactional
    public void recount() {
        proof.recount();
    }
}
