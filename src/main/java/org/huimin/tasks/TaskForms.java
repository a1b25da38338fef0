package org.huimin.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.kernel.Verdict;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.stereotype.Service;

/** The forms people fill in: shown by the pages, checked by the desk, from one and the same file. */
@Service
public class TaskForms {

    private final TaskSupplier supplier;
    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();

    TaskForms(TaskSupplier supplier) {
        this.supplier = supplier;
    }

    /** The form's JSON for the browser. */
    public String schema(WorkItem item) {
        return supplier.form(item);
    }

    /** What the programme's rules hold back, or allow, with this work. */
    public Set<Brake> brakes(WorkItem item) {
        return supplier.brakes(item);
    }

    /** What the form shows at first. */
    public Map<String, Object> prefill(WorkItem item) {
        return supplier.prefill(item);
    }

    /** What the form shows to somebody who had typed this much: the draft, but where a field is only to be read, what holds now. */
    public Map<String, Object> shown(WorkItem item, Map<String, Object> draft) {
        Map<String, Object> shown = new LinkedHashMap<>(supplier.prefill(item));
        Map<String, FormSchema.Field> fields = parsed(item).fields();
        draft.forEach((key, value) -> {
            if (!fields.containsKey(key) || !fields.get(key).readonly()) {
                shown.put(key, value);
            }
        });
        return shown;
    }

    /** Whether the answer fits the form; the same question the browser asks, asked again on the server. */
    public Verdict check(WorkItem item, Answer answer) {
        return FormCheck.judge(parsed(item), answer);
    }

    private FormSchema parsed(WorkItem item) {
        return parsed.computeIfAbsent(supplier.form(item), FormSchema::parse);
    }
}
