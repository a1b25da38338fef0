package org.huimin.programme;

import java.util.List;
import org.springframework.data.repository.Repository;

interface StepsTaken extends Repository<ProgrammeStep, Long> {

    ProgrammeStep save(ProgrammeStep step);

    List<ProgrammeStep> findByCaseRefOrderById(String caseRef);
}
