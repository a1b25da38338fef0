package org.huimin.settlement;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the platforms' accounts are kept. */
interface PayeeAccounts extends Repository<PayeeAccount, String> {

    Optional<PayeeAccount> findById(String id);

    List<PayeeAccount> findByProgrammeOrderByPlatform(String programme);

    PayeeAccount save(PayeeAccount account);
}
