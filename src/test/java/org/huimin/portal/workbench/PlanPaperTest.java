package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huimin.document.Paper;
import org.huimin.programme.PlanView;
import org.huimin.programme.ProgrammeFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the plan's paper says of those who carry it out. */
class PlanPaperTest {

    /** Each unit's own lead stands beside its duty, for the office to keep on record; a file that names none has no empty column. */
    @Test
    @Tag("S3.26")
    void saysWhoLeadsInEachUnit() {
        assertThat(duties("lanwan-2025")).satisfies(table -> {
            assertThat(table.header()).containsExactly("单位", "职责", "本单位牵头");
            assertThat(table.rows()).contains(List.of("澜湾县财政局", "安排资金，审核清算", "分管副局长"));
        });
        assertThat(duties("lushan-2023").header()).containsExactly("单位", "职责");
    }

    private static Paper.Table duties(String programme) {
        List<Paper> papers = PlanPaper.of(ProgrammeFile.read(programme), new PlanView(null, null, 1, null, null, List.of()));
        return papers.get(0).parts().stream().filter(Paper.Table.class::isInstance).map(Paper.Table.class::cast).filter(t -> t.header().contains("职责")).findFirst().orElseThrow();
    }
}
