package org.huimin.programme;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Appointments extends Repository<Appointment, Appointment.Key> {

    Appointment save(Appointment appointment);

    @Query("select a from Appointment a where a.id.caseRef = :caseRef")
    List<Appointment> of(String caseRef);
}
