package org.huimin.settlement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the settlements of phases are kept. */
interface PhaseSettlements extends Repository<PhaseSettlement, String> {

    Optional<PhaseSettlement> findById(String id);

    List<PhaseSettlement> findByProgrammeOrderByPhase(String programme);

    PhaseSettlement save(PhaseSettlement settlement);
}
