package org.huimin.portal.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Change;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What everybody is told of a programme's course and of how vouchers are claimed follows the plan as it stands now. */
class PublicStepTest {

    private static final ProgrammeSpec SPEC = ProgrammeFile.read("lushan-2023");
    private static final NoticeLine PLAN = new NoticeLine(new NoticeId(1), CaseRef.of("VP-2023-001"), NoticeType.PLAN, "〔2023〕1号", "方案",
            at("2023-11-28T09:00:00"));
    private static final Map<NoticeType, LocalDate> PLANNED = Map.of(NoticeType.RULES, LocalDate.of(2023, 12, 8));

    @Test
    @Tag("S0.12")
    void givesTheDayOfWhatIsDoneAndTheExpectedDayOfWhatIsNot() {
        List<PublicStep> steps = PublicStep.of(SPEC, List.of(PLAN), PLANNED, false, at("2023-11-29T09:00:00"));

        assertThat(steps).first().isEqualTo(new PublicStep("PLAN", null, PublicStep.State.DONE, LocalDate.of(2023, 11, 28), null, "VP-2023-001-2023-1"));
        assertThat(steps.get(1).state()).isEqualTo(PublicStep.State.RUNNING);
        PublicStep rules = steps.stream().filter(s -> s.key().equals("RULES")).findFirst().orElseThrow();
        assertThat(rules.day()).isEqualTo("2023-12-08");
        assertThat(rules.expected()).isTrue();
    }

    @Test
    void callsAPlatformSettledOnlyOnceItIsAppointed() {
        List<NoticeLine> notices = List.of(PLAN, new NoticeLine(new NoticeId(2), CaseRef.of("VP-2023-001"), NoticeType.DESIGNATION, "〔2023〕2号", "平台公示",
                at("2023-11-28T09:30:00")));

        PublicStep publicised = PublicStep.of(SPEC, notices, PLANNED, false, at("2023-11-29T09:00:00")).get(1);
        PublicStep settled = PublicStep.of(SPEC, notices, PLANNED, true, at("2023-12-06T09:00:00")).get(1);

        assertThat(publicised.state()).isEqualTo(PublicStep.State.RUNNING);
        assertThat(publicised.expected()).isFalse();
        assertThat(publicised.notice()).isEqualTo("VP-2023-001-2023-2");
        assertThat(settled.state()).isEqualTo(PublicStep.State.DONE);
    }

    @Test
    @Tag("S0.35")
    void countsAPhaseWithItsExtension() {
        ProgrammeSpec extended = SPEC.withChanges(List.of(new Change(LocalDate.of(2023, 12, 16), Change.EXTENSION, null, 1, null, null, 2, "延期", null)));

        List<PublicStep> steps = PublicStep.of(extended, List.of(PLAN), PLANNED, true, at("2023-12-19T20:00:00"));

        PublicStep first = steps.stream().filter(s -> s.key().equals("phase")).findFirst().orElseThrow();
        assertThat(first.state()).isEqualTo(PublicStep.State.RUNNING);
        assertThat(first.last()).isEqualTo("2023-12-19");
        assertThat(PublicRules.of(extended).phases().get(0).last()).isEqualTo("2023-12-19");
        assertThat(PublicRules.of(extended).phases().get(0).days()).isEqualTo(9);
    }

    @Test
    @Tag("S3.20")
    void tellsEachPhaseItsOwnClaimingTimesAndEachVoucherItsLife() {
        PublicRules rules = PublicRules.of(ProgrammeFile.read("lanwan-2025"));

        assertThat(rules.phases().get(1).times()).singleElement().satisfies(t -> {
            assertThat(t.at()).hasHour(10);
            assertThat(t.percent()).isEqualTo(25);
        });
        assertThat(rules.lives()).singleElement().satisfies(l -> assertThat(l.days()).isEqualTo(3));
        assertThat(rules.toPhaseEnd()).isTrue();
        assertThat(rules.channels()).containsExactly("APP", "WALLET", "WINDOW");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Period.ZONE).toInstant();
    }
}
