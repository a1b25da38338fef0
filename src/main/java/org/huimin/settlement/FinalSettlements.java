package org.huimin.settlement;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the settlements of whole programmes are kept. */
interface FinalSettlements extends Repository<FinalSettlement, String> {

    Optional<FinalSettlement> findById(String programme);

    FinalSettlement save(FinalSettlement settlement);
}
