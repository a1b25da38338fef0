package org.huimin.campaign;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where launch checks are kept. */
interface LaunchChecks extends Repository<LaunchCheck, String> {

    Optional<LaunchCheck> findById(String programme);

    LaunchCheck save(LaunchCheck check);
}
