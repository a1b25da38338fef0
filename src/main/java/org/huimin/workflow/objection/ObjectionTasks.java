package org.huimin.workflow.objection;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.publicity.Objecting;
import org.huimin.publicity.ObjectionId;
import org.huimin.publicity.PublicityId;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.Remedy;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.FittedForm;
import org.springframework.stereotype.Component;

/** What people answer to an objection. */
@Component
class ObjectionTasks implements Answering {

    private final Objecting objecting;
    private final PublicityRegister register;
    private final Awarding awarding;

    ObjectionTasks(Objecting objecting, PublicityRegister register, Awarding awarding) {
        this.objecting = objecting;
        this.register = register;
        this.awarding = awarding;
    }

    @Override
    public String process() {
        return "objection";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "admit-objection", work -> {
                    if (work.answer().decision().equals("ADMITTED")) {
                        objecting.admit(work.actor(), objection(work.item()));
                    } else {
                        objecting.reject(work.actor(), objection(work.item()), work.text("opinion"));
                    }
                    return work.routing();
                },
                "investigate-objection", work -> {
                    objecting.investigate(work.actor(), objection(work.item()), work.text("findings"));
                    return Map.of();
                },
                "decide-objection", work -> {
                    objecting.decide(work.actor(), objection(work.item()), decision(work));
                    return Map.of();
                });
    }

    private Objecting.Decision decision(Work work) {
        boolean upheld = work.answer().decision().equals("UPHELD");
        Remedy remedy = !upheld || work.text("remedy").isBlank() ? null : Remedy.valueOf(work.text("remedy"));
        String against = remedy == Remedy.NEXT ? work.text("against") : null;
        if (against != null && !against.isBlank()) {
            mayComeNext(work.item(), against);
        }
        return new Objecting.Decision(upheld, remedy, against, work.text("opinion"));
    }

    /** One of the winners it was publicised with, and others are left for every place. */
    private void mayComeNext(WorkItem item, String against) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        if (awarding.current(tender).stream().noneMatch(award -> award.application().equals(against))) {
            throw Refused.invalid("objection.against-unknown", "against", against, "“" + against + "”不在公示的拟入选企业之中，请重新选择。");
        }
        PublicityId publicity = register.objection(objection(item)).publicity();
        Set<String> out = new HashSet<>(Set.of(against));
        register.objections(publicity).stream().filter(o -> o.remedy() == Remedy.NEXT).forEach(o -> out.add(o.against()));
        awarding.enoughWithout(tender, out).orRefuse();
    }

    /** The remedies that there are, and the winners it may hit; neither where nothing is to be chosen. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("decide-objection")) {
            return form;
        }
        Set<Remedy> remedies = register.get(register.objection(objection(item)).publicity()).remedies();
        List<Award> winners = remedies.isEmpty() ? List.of() : awarding.current(CaseRef.of(item.context("tender")));
        FittedForm fitted = FittedForm.of(form);
        if (remedies.isEmpty()) {
            fitted.without("remedy");
        }
        return (winners.isEmpty() ? fitted.without("against") : fitted.choices("against", winners.stream()
                .collect(Collectors.toMap(Award::application, w -> w.enterprise() + "（" + w.application() + "）", (a, b) -> a, LinkedHashMap::new)))).json();
    }

    /** Where the office itself named somebody, the form begins with them. */
    @Override
    public Map<String, Object> prefill(WorkItem item) {
        String against = item.task().equals("decide-objection") ? register.objection(objection(item)).against() : null;
        return against == null ? Map.of() : Map.of("against", against);
    }

    private static ObjectionId objection(WorkItem item) {
        return ObjectionId.of(item.context("objection"));
    }
}
