package org.huimin.programme;

import java.util.List;
import org.springframework.data.repository.Repository;

interface ProgrammeChanges extends Repository<ProgrammeChange, Long> {

    ProgrammeChange save(ProgrammeChange change);

    List<ProgrammeChange> findByCaseRefOrderById(String caseRef);
}
