package org.huimin.settlement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the platforms' refunds are kept. */
interface Refunds extends Repository<Refund, String> {

    Optional<Refund> findById(String id);

    List<Refund> findByProgrammeOrderByPlatform(String programme);

    Refund save(Refund refund);
}
