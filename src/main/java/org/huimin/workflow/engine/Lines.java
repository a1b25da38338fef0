package org.huimin.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Refused;

/** Reads what people type as one line per thing: a code, then whatever belongs to it. */
public final class Lines {

    /** @param rest what follows the code, may be empty */
    public record Line(int number, String code, String rest) { }

    private Lines() { }

    public static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\\R")) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty()) {
                String[] parts = line.split("[\\s,，、:：]+", 2);
                lines.add(new Line(number, parts[0], parts.length > 1 ? parts[1].strip() : ""));
            }
        }
        return lines;
    }

    /** @throws Refused naming every line that has nothing after its code */
    public static List<Line> complete(String field, String text, String missing) {
        List<Line> lines = of(text);
        List<Refused.Reason> faults = lines.stream().filter(l -> l.rest().isEmpty())
                .map(l -> new Refused.Reason("form.line", field, l.code(), "第" + l.number() + "行“" + l.code() + "”后面缺少" + missing + "。")).toList();
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return lines;
    }
}
