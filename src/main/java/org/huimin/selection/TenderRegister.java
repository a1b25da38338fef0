package org.huimin.selection;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** What may be read of the tenders. */
@Service
public class TenderRegister {

    private final Tenders tenders;
    private final Questions questions;

    TenderRegister(Tenders tenders, Questions questions) {
        this.tenders = tenders;
        this.questions = questions;
    }

    public Optional<TenderView> find(CaseRef tender) {
        return tenders.find(tender);
    }

    /** @throws Refused absent where there is no such tender */
    public TenderView view(CaseRef tender) {
        return tenders.find(tender).orElseThrow(() -> Refused.absent("没有编号为“" + tender + "”的遴选。"));
    }

    /** The ones that take applications, the next deadline first, at most 200. */
    public List<TenderView> open() {
        return tenders.open();
    }

    /** Every round of a programme, oldest first. */
    public List<TenderView> of(CaseRef programme) {
        return tenders.of(programme);
    }

    public List<DeadlineMove> moves(CaseRef tender) {
        return tenders.moves(tender);
    }

    /** How many applied in each lot and were eligible, as counted, oldest first. */
    public List<LotCount> counts(CaseRef tender) {
        return tenders.counts(tender);
    }

    /** Questions with their answers, oldest first, at most 500; who asked is not told. */
    public List<Question> questions(CaseRef tender) {
        return questions.of(tender);
    }

    public Optional<Question> question(String id) {
        return questions.find(id);
    }
}
