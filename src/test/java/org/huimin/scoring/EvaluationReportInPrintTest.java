package org.huimin.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.document.OfficeAtHand;
import org.huimin.document.Paper;
import org.huimin.document.Printed;
import org.huimin.kernel.CaseRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evaluation report of few and of very many applicants, as it comes out of the printer. */
@EnabledIf("org.huimin.document.OfficeAtHand#isThere")
@Tag("check-37")
class EvaluationReportInPrintTest {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final Instant AT = Instant.parse("2025-07-01T03:00:00Z");

    @TempDir
    private static Path folder;
    private static Printed printed;

    @BeforeAll
    static void print() throws IOException {
        String line = IntStream.range(0, 28 * 60).mapToObj(i -> DIGITS.substring(i % 10, i % 10 + 1)).collect(Collectors.joining());
        printed = Printed.of(folder, List.of(report(1, Printed.HOSTILE), report(22, line), report(23, Printed.words().collect(Collectors.joining())), report(400, "评审完成。")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 23, 400})
    void repeatsEachTablesHeadAndCutsNoApplicantInTwo(int applicants) throws IOException {
        List<Integer> own = IntStream.range(0, printed.cells().size()).filter(page -> printed.cells().get(page).contains("起" + applicants + "之")).boxed().toList();

        for (int page : own) {
            assertThat(printed.cells().get(page)).as("page " + (page + 1)).contains("报名企业");
            double[] ink = printed.ink(page);
            assertThat(ink[0]).as("left edge of page " + (page + 1)).isBetween(27.5, 28.5);
            assertThat(ink[1]).as("right edge of page " + (page + 1)).isBetween(183.5, 184.5);
            assertThat(ink[3]).as("lower edge of page " + (page + 1)).isLessThan(263.5);
        }
        for (int i = 1; i <= applicants; i++) {
            String begin = "起" + applicants + "之" + i + "号";
            String end = "止" + applicants + "之" + i + "完";
            assertThat(own.stream().map(printed.cells()::get)).as(begin).allSatisfy(page -> assertThat(times(page, begin)).isEqualTo(times(page, end)));
            assertThat(own.stream().mapToInt(page -> times(printed.cells().get(page), begin)).sum()).as("reviewed, scored and ranked: " + begin).isEqualTo(3);
        }
    }

    @Test
    void fillsAPageWithTwentyTwoLinesOfTwentyEightCharacters() {
        List<String> full = printed.pages().stream().filter(page -> page.lines().map(String::strip).filter(line -> line.matches("[" + DIGITS + "]{28}")).count() == 22).toList();

        assertThat(full).hasSize(2);
    }

    @Test
    void saysALongRemarkAndMarkupToTheLastCharacter() throws IOException {
        String said = printed.said();

        assertThat(Printed.words()).allSatisfy(word -> assertThat(said).contains(word));
        assertThat(said).contains(Printed.HOSTILE.replace(" ", "")).contains("专家2的不同意见：" + Printed.HOSTILE.replace(" ", "")).doesNotContain("□", "\uFFFD");
    }

    @Test
    void carriesEveryTypefaceAndASumIsNeverBroken() throws IOException {
        assertThat(OfficeAtHand.missingFonts(printed.file())).isEmpty();
        assertThat(printed.pages().get(printed.page("四、各成员总分"))).contains("81.00");
    }

    private static Paper report(int applicants, String remark) {
        ScoreCard plain = Cards.small(applicants, 7);
        List<ScoreCard.Applicant> named = IntStream.rangeClosed(1, applicants).mapToObj(i -> new ScoreCard.Applicant("p" + i,
                "起" + applicants + "之" + i + "号名称很长的消费券平台科技（集团）有限责任公司某省分公司止" + applicants + "之" + i + "完", List.of())).toList();
        Map<String, Map<String, BigDecimal>> given = new HashMap<>();
        Map<String, BigDecimal> offers = new HashMap<>();
        named.forEach(a -> {
            given.put(a.code(), Map.of("o1", new BigDecimal("11")));
            offers.put(a.code(), new BigDecimal(100));
        });
        ScoreCard card = new ScoreCard("平台评分", named, plain.factors(), plain.members(), given, offers, plain.rules(), null, "依据说明。",
                named.stream().map(a -> new ScoreCard.Response(a.name(), "响应", "")).toList());
        Map<String, Sheet> sheets = new HashMap<>();
        card.members().forEach(m -> sheets.put(m.account(), Sheet.of(card, Cards.filled(card, (a, f) -> "30"))));
        List<String> lots = new ArrayList<>(named.stream().map(ScoreCard.Applicant::code).toList());
        Round round = new Round(CaseRef.of("VP-2025-001/SEL-1/EVL-1"), RoundState.values()[RoundState.values().length - 1], card, "expert-1", AT, AT, lots, "监督人员", remark);
        return EvaluationReport.paper(round, new Tally(card, sheets), List.of(), List.of(),
                List.of(new Signature("expert-1", null, AT), new Signature("expert-2", Printed.HOSTILE, AT)));
    }

    private static int times(String page, String text) {
        return page.split(java.util.regex.Pattern.quote(text), -1).length - 1;
    }
}
