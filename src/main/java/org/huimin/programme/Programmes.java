package org.huimin.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Programmes extends Repository<Programme, String> {

    Programme save(Programme programme);

    Optional<Programme> findById(String caseRef);

    @Query("select p.caseRef from Programme p where p.code = :code")
    Optional<String> caseOf(String code);

    @Query("select p from Programme p order by p.registeredAt desc, p.caseRef desc")
    List<Programme> newest(Limit limit);

    @Query("select p from Programme p where p.registeredAt < :at or (p.registeredAt = :at and p.caseRef < :caseRef) "
            + "order by p.registeredAt desc, p.caseRef desc")
    List<Programme> before(Instant at, String caseRef, Limit limit);
}
