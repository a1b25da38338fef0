package org.huimin.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the platforms' reports are kept, every statement of them. */
interface DailyReports extends Repository<DailyReport, String> {

    Optional<DailyReport> findFirstByProgrammeAndPhaseAndPlatformAndReportDayOrderByRevisionDesc(String programme, int phase,
                                                                                                String platform, LocalDate day);

    List<DailyReport> findByProgrammeAndPhaseOrderByReportDayAscPlatformAscRevisionAsc(String programme, int phase);

    DailyReport save(DailyReport report);
}
