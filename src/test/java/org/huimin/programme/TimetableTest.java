package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.huimin.kernel.LegalBasis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

    /** A count of applicants or members is no term, and nobody looks for its time limit. */
    @ParameterizedTest
    @ValueSource(strings = {"lushan-2023", "guangming-2025", "yunnan-2023", "qinghe-2024-spring"})
    void speaksOfTimeLimitsOnlyWhereTimeIsLimited(String file) {
        Timetable timetable = new Timetable(ProgrammeFile.read(file));

        Stream<LegalBasis> rows = timetable.shortage() == null ? Stream.of()
                : Stream.concat(timetable.shortage().received().stream(), timetable.shortage().eligible().stream()).map(timetable::basis);
        assertThat(Stream.concat(rows, timetable.panelRow().map(timetable::basis).stream())).extracting(LegalBasis::citation)
                .noneMatch(citation -> citation.contains("期限"));
        assertThat(timetable.all()).extracting(s -> s.basis().citation()).contains(Timetable.NO_LAW.citation());
    }
}
