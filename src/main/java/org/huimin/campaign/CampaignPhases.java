package org.huimin.campaign;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where phases are kept. */
interface CampaignPhases extends Repository<CampaignPhase, String> {

    Optional<CampaignPhase> findById(String id);

    List<CampaignPhase> findByProgrammeOrderByNumber(String programme);

    CampaignPhase save(CampaignPhase phase);
}
