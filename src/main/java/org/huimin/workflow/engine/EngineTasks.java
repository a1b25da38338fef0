package org.huimin.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Brake;
import org.huimin.tasks.WorkItem;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.stereotype.Component;

/** Lets the desk's answers into the engine: the process's command first, then the next step. */
@Component
class EngineTasks implements TaskSupplier {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final GoingBack goingBack;
    private final Brakes brakes;
    private final Held held;
    private final Attachments attachments;
    private final Map<String, Answering> processes = new HashMap<>();
    private final Map<String, String> formJson = new ConcurrentHashMap<>();

    EngineTasks(TaskService tasks, RepositoryService repository, GoingBack goingBack, Brakes brakes, Held held, Attachments attachments,
                List<Answering> answering) {
        this.tasks = tasks;
        this.repository = repository;
        this.goingBack = goingBack;
        this.brakes = brakes;
        this.held = held;
        this.attachments = attachments;
        answering.forEach(a -> processes.put(a.process(), a));
    }

    /** From the deployment the case began with, also after the engine has forgotten the task. */
    @Override
    public String form(WorkItem item) {
        return processes.get(item.process()).form(item, formJson.computeIfAbsent(item.form(), key -> deployed(item.process(), key)));
    }

    private String deployed(String process, String key) {
        String id = key.substring(0, key.indexOf('@'));
        String file = id.startsWith(process + "-") ? process + "/" + id.substring(process.length() + 1) : id;
        try (InputStream form = repository.getResourceAsStream(key.substring(key.indexOf('@') + 1), "forms/" + file + ".form")) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> following(WorkItem item) {
        return processes.get(item.process()).takenBack().containsKey(item.task()) ? goingBack.following(item) : Optional.empty();
    }

    @Override
    public void takeBack(WorkItem item, WorkItem next, Actor actor, String reason) {
        try {
            processes.get(item.process()).takenBack().get(item.task())
                    .accept(new Answering.Work(item, actor, Answer.of(Map.of("opinion", reason))));
            goingBack.back(item, next, actor);
        } catch (OptimisticLockingException e) {
            throw Refused.conflict("task.done", "“" + next.name() + "”刚刚由他人推进，请刷新后重试。");
        } catch (RuntimeException e) {
            throw refusalIn(e);
        }
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        return processes.get(item.process()).prefill(item);
    }

    @Override
    public Set<String> strange(WorkItem item, Set<String> files) {
        Set<String> strange = new HashSet<>(files);
        attachments.all(List.copyOf(files)).stream().filter(file -> file.caseRef().equals(item.caseRef())).map(Attachment::id).forEach(strange::remove);
        return strange;
    }

    @Override
    public List<String> units(WorkItem item) {
        return brakes.units(item.root());
    }

    @Override
    public Set<Brake> brakes(WorkItem item) {
        return brakes.of(item.root(), item.duty());
    }

    /** What a named person did leads on without the name. */
    @Override
    public void carryOut(WorkItem item, Actor actor, Answer answer) {
        held.mayGoOn(item);
        Answering.Handler handler = processes.get(item.process()).handlers().get(item.task());
        Map<String, Object> routing = handler.handle(new Answering.Work(item, actor, answer));
        try {
            Errand.run(item.id(), item.personal() ? Actor.SYSTEM : actor, () -> tasks.complete(item.id(), routing));
        } catch (OptimisticLockingException e) {
            throw Refused.conflict("task.done", "“" + item.name() + "”刚刚由他人推进，请刷新后重试。");
        } catch (RuntimeException e) {
            throw refusalIn(e);
        }
    }

    /** The engine wraps what a step throws; the office's no must reach the person as it was said. */
    private static RuntimeException refusalIn(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return e;
    }
}
