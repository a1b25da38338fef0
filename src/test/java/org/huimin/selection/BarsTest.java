package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands against an application follows from what was stated and from the lists, and from nobody's opinion. */
class BarsTest {

    private final Bars bars = new Bars(SelectionSlice.terms(), TurnedClock.instant("2025-06-24T18:00:00"), "440311", "第十八条");

    @Test
    void findsNothingAgainstWhoeverFits() {
        assertThat(bars.of(List.of(candidate("1", "national", "甲公司", "110101", "2025-12-31", "张某"), candidate("2", "local", "乙公司", "440305", null, "李某")),
                List.of())).isEmpty();
    }

    /** A licence that runs out on the day of the deadline is valid on that day. */
    @Test
    @Tag("S1.10")
    void wantsALicenceThatIsValidOnTheDayOfTheDeadline() {
        assertThat(bars.of(List.of(candidate("1", "local", "甲公司", "440305", "2025-06-24", "张某")), List.of())).isEmpty();
        assertThat(bars.of(List.of(candidate("1", "local", "甲公司", "440305", "2025-06-23", "张某")), List.of())).singleElement()
                .satisfies(bar -> assertThat(bar.condition()).isEqualTo("payment")).extracting(Bar::reason).asString().contains("2025年6月23日", "2025年6月24日");
        Candidate other = new Candidate("1", "ent01", "local", true, new Stated("甲公司", "91440300MA5000001X", "440305", null, "张某", List.of(), "某人", "1", "食品经营许可证", "9",
                null, null));
        assertThat(bars.of(List.of(other), List.of())).singleElement().extracting(Bar::reason).asString().contains("食品经营许可证", "支付业务许可证");
    }

    @Test
    @Tag("S2.22")
    void tellsTheLotsApartByTheProvinceOfRegistration() {
        assertThat(bars.of(List.of(candidate("1", "national", "甲公司", "440305", null, "张某")), List.of())).singleElement().extracting(Bar::reason).asString()
                .contains("440305", "国内平台");
        assertThat(bars.of(List.of(candidate("1", "local", "甲公司", "110101", null, "张某")), List.of())).singleElement().extracting(Bar::reason).asString()
                .contains("110101", "省内平台");
    }

    @Test
    @Tag("S1.11")
    void shutsOutWhoeverStandsOnAList() {
        assertThat(bars.of(List.of(candidate("1", "local", "甲公司", "440305", null, "张某")), List.of(new DebarmentHit("失信被执行人", "1", 7)))).singleElement()
                .satisfies(bar -> assertThat(bar.condition()).isEqualTo("credit")).extracting(Bar::reason).asString().contains("失信被执行人", "第7行");
    }

    /** The same person behind two, or one behind the other, however the name is spaced; in whatever lot. */
    @Test
    void findsApplicantsThatBelongTogether() {
        List<Bar> found = bars.of(List.of(candidate("1", "local", "甲公司", "440305", null, "张 某"), candidate("2", "national", "乙公司", "110101", null, "张某"),
                candidate("3", "local", "丙公司", "440305", null, "王某")), List.of());

        assertThat(found).extracting(Bar::application).containsExactlyInAnyOrder("1", "2");
        assertThat(found).allSatisfy(bar -> assertThat(bar.condition()).isEmpty()).allSatisfy(bar -> assertThat(bar.reason()).endsWith("管理关系（第十八条）。"));
        Candidate child = new Candidate("4", "ent04", "local", true, new Stated("丁公司", "91440300MA5000004X", "440305", null, "赵某", List.of("丙公司"), "某人", "1",
                "支付业务许可证", "4", null, null));
        assertThat(bars.of(List.of(candidate("3", "local", "丙公司", "440305", null, "王某"), child), List.of())).extracting(Bar::application)
                .containsExactlyInAnyOrder("3", "4");
    }

    @Test
    void leavesOutWhoeverDidNotConfirmAgainWhenAsked() {
        Candidate silent = new Candidate("1", "ent01", "local", false, candidate("1", "local", "甲公司", "440305", null, "张某").stated());

        assertThat(bars.of(List.of(silent), List.of())).singleElement().extracting(Bar::reason).asString().contains("重新确认");
    }

    /** Of paper nobody has typed more than the envelope says: its review reads the paper. */
    @Test
    void judgesNothingOfPaperThatWasNotTyped() {
        Stated envelope = new Stated("甲公司", "", "", null, "", List.of(), "", "", null, null, null, null);

        assertThat(bars.of(List.of(new Candidate("1", "", "local", true, envelope)), List.of())).isEmpty();
    }

    private static Candidate candidate(String number, String lot, String name, String region, String until, String head) {
        return new Candidate(number, "ent0" + number, lot, true, new Stated(name, "9144030" + number + "MA500000" + number, region, null, head, List.of(), "联系人", "1", "支付业务许可证",
                number, until == null ? null : LocalDate.parse(until), null));
    }
}
