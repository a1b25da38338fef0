package org.huimin.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Fact;
import org.springframework.context.event.EventListener;

/** Remembers the facts of a slice, in order. */
public class Recorder {

    private final List<Fact> facts = new CopyOnWriteArrayList<>();

    @EventListener
    void record(Fact fact) {
        facts.add(fact);
    }

    public List<String> names(CaseRef programme) {
        return facts.stream().filter(f -> f.about().root().equals(programme)).map(Fact::factName).toList();
    }

    public <F extends Fact> List<F> of(CaseRef programme, Class<F> kind) {
        return facts.stream().filter(f -> f.about().root().equals(programme)).filter(kind::isInstance).map(kind::cast).toList();
    }
}
