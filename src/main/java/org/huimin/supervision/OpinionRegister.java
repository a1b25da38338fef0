package org.huimin.supervision;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Supervision opinions, for reading. */
@Service
@Transactional(readOnly = true)
public class OpinionRegister {

    private final Opinions opinions;

    OpinionRegister(Opinions opinions) {
        this.opinions = opinions;
    }

    /** Latest first. */
    public List<OpinionView> of(CaseRef programme) {
        return opinions.of(programme.root());
    }

    public Optional<OpinionView> find(CaseRef opinion) {
        return opinions.find(opinion);
    }
}
