package org.huimin.workflow.evaluation;

import org.huimin.kernel.CaseRef;
import org.huimin.scoring.Channel;
import org.huimin.scoring.ScoringFact.SheetSubmitted;
import org.huimin.scoring.ScoringRegister;
import org.huimin.workflow.engine.Relieving;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A member whose sheets were all entered from paper has nothing left to score on the screen. */
@Component
class EvaluationSignals {

    private final ScoringRegister register;
    private final Relieving relieving;

    EvaluationSignals(ScoringRegister register, Relieving relieving) {
        this.register = register;
        this.relieving = relieving;
    }

    @EventListener
    void on(SheetSubmitted sheet) {
        CaseRef review = CaseRef.of(sheet.about().value().substring(0, sheet.about().value().lastIndexOf('/')));
        if (sheet.channel() == Channel.PAPER && register.within(review).stream()
                .noneMatch(round -> register.missing(round).stream().anyMatch(m -> m.code().equals(sheet.member())))) {
            relieving.relieve(review, "score-applications", sheet.member(), "纸质评分表已由两人录入");
        }
    }
}
