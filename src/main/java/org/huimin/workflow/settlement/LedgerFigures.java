package org.huimin.workflow.settlement;

import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.FileKind;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.Ledgers;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.PhaseFigures;
import org.huimin.tasks.Answer;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** Carries files to the ledger and its figures to the settlement, which do not know each other. */
@Component
public class LedgerFigures {

    private final Ledgers ledgers;
    private final ProgrammeRegister programmes;

    LedgerFigures(Ledgers ledgers, ProgrammeRegister programmes) {
        this.ledgers = ledgers;
        this.programmes = programmes;
    }

    /** What the platform handed in for the phase before counts no longer. @param phase null after the last of them */
    public void restate(Actor actor, CaseRef programme, String platform, Integer phase) {
        ledgers.restate(actor, programme, platform, phase);
    }

    /** Hands the files of one field over. @param phase null where they belong to none */
    public void receive(Actor actor, CaseRef programme, String platform, Integer phase, FileKind kind, Answer answer) {
        for (String id : Files.in(answer, kind.code())) {
            ledgers.receive(actor, programme, platform, phase, kind, id);
        }
    }

    public List<String> platforms(CaseRef programme) {
        return programmes.spec(programme).platforms().stream().map(ProgrammeSpec.Platform::code).toList();
    }

    public Judgement judge(CaseRef programme, String platform) {
        return ledgers.judge(programme, platform).figures();
    }

    public Judgement freeze(CaseRef programme, String platform, int phase) {
        return ledgers.freeze(programme, platform, phase).figures();
    }

    /** The judgement's figures, phase by phase. */
    public List<PhaseFigures> phases(CaseRef programme, String platform, Judgement judgement) {
        return programmes.spec(programme).phases().stream().map(p -> PhaseFigures.of(platform, p.number(), judgement)).toList();
    }
}
