package org.huimin.merchant;

import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far each source has come with its quota, and the county with its minimum. */
@Service
@Transactional(readOnly = true)
public class QuotaBoard {

    public Tally board(CaseRef programme) {
        throw new UnsupportedOperationException();
    }
}
