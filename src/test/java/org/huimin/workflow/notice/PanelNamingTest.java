package org.huimin.workflow.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelMember.Kind;
import org.huimin.programme.RegimeValues;
import org.junit.jupiter.api.Test;

class PanelNamingTest {

    private static final List<PanelMember> MEMBERS = List.of(new PanelMember("expert1", "E01", "评审专家01", Kind.EXPERT),
            new PanelMember("officer", "S1", "经办人3", Kind.REPRESENTATIVE));

    @Test
    void namesTheMembersWhereTheLawHasThemPublished() {
        assertThat(PanelNaming.NAMES.line(MEMBERS)).isEqualTo("评审小组：评审专家01（评审专家）、经办人3（采购人代表）。");
    }

    /** Whatever a regime's file may say is known here: nothing is found wrong only when a notice is drafted. */
    @Test
    void knowsEveryValueThatARegimeMaySet() {
        assertThat(RegimeValues.of(PanelNaming.RULE)).containsExactlyInAnyOrderElementsOf(Stream.of(PanelNaming.values()).map(PanelNaming::name).toList());
    }

    @Test
    void elsewhereTellsTheirCodesAndNobodysName() {
        assertThat(PanelNaming.CODES.line(MEMBERS)).isEqualTo("评审小组2人：E01（评审专家）、S1（采购人代表）。");
    }
}
