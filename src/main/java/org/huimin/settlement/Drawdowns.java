package org.huimin.settlement;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Where drawdowns are kept. */
interface Drawdowns extends Repository<Drawdown, String> {

    List<Drawdown> findByProgrammeOrderByNumber(String programme);

    Drawdown save(Drawdown drawdown);
}
