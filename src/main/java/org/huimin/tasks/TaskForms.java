package org.huimin.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.huimin.kernel.Verdict;
import org.huimin.tasks.spi.TaskSupplier;
import org.springframework.stereotype.Service;

/** The forms people fill in: shown by the pages, checked by the desk, from one and the same file. */
@Service
public class TaskForms {

    private static final int SHOWN = 4;

    private final TaskSupplier supplier;
    private final Deposits deposits;
    private final Map<String, FormSchema> parsed = new ConcurrentHashMap<>();

    TaskForms(TaskSupplier supplier, Deposits deposits) {
        this.supplier = supplier;
        this.deposits = deposits;
    }

    /** The form's JSON for the browser. */
    public String schema(WorkItem item) {
        return supplier.form(item);
    }

    /** Decisions that need no opinion. */
    public Set<String> agreeing() {
        return FormCheck.AGREEING;
    }

    /** What the programme's rules hold back, or allow, with this work. */
    public Set<Brake> brakes(WorkItem item) {
        return supplier.brakes(item);
    }

    /** Whether its decision may have been taken on paper and only be recorded here. */
    public boolean takesOffline(WorkItem item) {
        return parsed(item).offline();
    }

    Map<String, FormSchema.Field> fields(WorkItem item) {
        return parsed.computeIfAbsent(supplier.form(item), FormSchema::parse).fields();
    }

    /** What the form shows at first. */
    public Map<String, Object> prefill(WorkItem item) {
        return supplier.prefill(item);
    }

    /** A field that takes files. @param several whether more than one */
    public record FileField(String key, String label, boolean required, boolean several) { }

    /** The fields of the form that take files, in its order. */
    public List<FileField> files(WorkItem item) {
        return fields(item).values().stream().filter(f -> f.type().equals("filepicker"))
                .map(f -> new FileField(f.key(), f.label(), f.required(), f.several())).toList();
    }

    /**
     * What the form shows to somebody who had typed this much: the draft before what a machine has brought, but where a
     * field is only to be read, what holds now.
     */
    public Map<String, Object> shown(WorkItem item, Map<String, Object> draft) {
        Map<String, Object> shown = new LinkedHashMap<>(supplier.prefill(item));
        Map<String, FormSchema.Field> fields = parsed(item).fields();
        shown.putAll(deposits.values(item.id(), fields));
        draft.forEach((key, value) -> {
            if (!fields.containsKey(key) || !fields.get(key).readonly()) {
                shown.put(key, value);
            }
        });
        return shown;
    }

    /** Whether the answer fits the form, the same question the browser asks, asked again on the server; and whether its files are the item's. */
    public Verdict check(WorkItem item, Answer answer) {
        Verdict fits = FormCheck.judge(parsed(item), answer);
        return fits.isYes() ? ownFiles(item, answer) : fits;
    }

    /** A file of another case is nobody's to hand in here, whoever knows its number; what the form offered is. */
    private Verdict ownFiles(WorkItem item, Answer answer) {
        Map<String, Set<String>> named = chosenFiles(item, answer.values());
        Set<String> strange = named.isEmpty() ? Set.of() : supplier.strange(item, union(named));
        if (strange.isEmpty()) {
            return Verdict.yes();
        }
        Set<String> offered = union(chosenFiles(item, supplier.prefill(item)));
        Verdict verdict = Verdict.yes();
        for (FileField field : files(item)) {
            for (String file : named.getOrDefault(field.key(), Set.of())) {
                if (strange.contains(file) && !offered.contains(file)) {
                    verdict = verdict.and(Verdict.no("form.other-file", field.key(), file, "“" + field.label() + "”中有文件不是为这一项上传的，请在本页重新上传。"));
                }
            }
        }
        return verdict;
    }

    private Map<String, Set<String>> chosenFiles(WorkItem item, Map<String, Object> values) {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        files(item).forEach(field -> {
            if (values.get(field.key()) instanceof Collection<?> ids && !ids.isEmpty()) {
                chosen.put(field.key(), ids.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        });
        return chosen;
    }

    private static Set<String> union(Map<String, Set<String>> chosen) {
        return chosen.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /**
     * A field with what was entered, as people read it.
     *
     * @param files ids of attachments; empty where the field holds none
     */
    public record Line(String label, String text, List<String> files) { }

    /** What an answer or a draft says, field by field in the form's order; what was left empty is left out. */
    public List<Line> read(WorkItem item, Map<String, Object> values) {
        List<Line> lines = new ArrayList<>();
        parsed(item).fields().values().stream().filter(f -> values.get(f.key()) != null).forEach(field -> {
            Object value = values.get(field.key());
            boolean files = field.type().equals("filepicker");
            List<String> parts = (value instanceof List<?> list ? list : List.of(value)).stream().filter(Objects::nonNull).map(Object::toString).toList();
            String text = value instanceof Boolean ticked ? (ticked ? "✓" : "")
                    : parts.stream().map(part -> field.options().getOrDefault(part, part)).collect(Collectors.joining("、"));
            lines.add(new Line(field.label(), files ? "" : text, files ? parts : List.of()));
        });
        return lines;
    }

    /** As an answer stays: of a field that is not to lie about, its last four characters. */
    Answer kept(WorkItem item, Answer answer) {
        if (masked(item).isEmpty()) {
            return answer;
        }
        Map<String, Object> values = new LinkedHashMap<>(answer.values());
        masked(item).forEach(key -> values.computeIfPresent(key, (k, value) -> masked(value.toString().strip())));
        return new Answer(values, answer.offline());
    }

    /** As a draft stays: without what is not to lie about. */
    Map<String, Object> draftable(WorkItem item, Map<String, Object> typed) {
        Map<String, Object> values = new LinkedHashMap<>(typed);
        values.keySet().removeAll(masked(item));
        return values;
    }

    private Set<String> masked(WorkItem item) {
        return parsed(item).fields().values().stream().filter(FormSchema.Field::masked).map(FormSchema.Field::key).collect(Collectors.toSet());
    }

    private static String masked(String value) {
        return "****" + value.substring(value.length() - Math.min(SHOWN, value.length() / 2));
    }

    /** What the answer chooses besides the decision, as the form words it; null where there is nothing to choose. */
    String chosen(WorkItem item, Answer answer) {
        String chosen = parsed(item).fields().values().stream().filter(f -> !f.options().isEmpty() && !f.key().equals("decision"))
                .map(f -> f.options().get(answer.text(f.key()))).filter(Objects::nonNull).collect(Collectors.joining("；"));
        return chosen.isEmpty() ? null : chosen;
    }

    private FormSchema parsed(WorkItem item) {
        return parsed.computeIfAbsent(supplier.form(item), FormSchema::parse);
    }
}
