package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.document.OfficeAtHand;
import org.huimin.document.Paper;
import org.huimin.document.Printed;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.Judged;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRegister;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.FinalSettlementState;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.settlement.Variance;
import org.huimin.settlement.VarianceTolerance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settlement report with few differences to explain and with very many, as it comes out of the printer. */
@EnabledIf("org.huimin.document.OfficeAtHand#isThere")
@Tag("check-37")
class ReportPaperInPrintTest {

    private static final CaseRef PROGRAMME = CaseRef.of("VP-2023-001");
    private static final ProgrammeSpec SPEC = ProgrammeFile.read("lushan-2023");
    private static final Money LARGEST = Money.of("9999999999.99");

    @TempDir
    private static Path folder;
    private static Printed printed;

    @BeforeAll
    static void print() throws IOException {
        printed = Printed.of(folder, List.of(report(1, Printed.HOSTILE), report(22, "差额说明"), report(23, Printed.words().collect(Collectors.joining())), report(400, "差额说明")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 23, 400})
    void repeatsTheTablesHeadAndCutsNoRow(int rows) throws IOException {
        List<Integer> own = IntStream.range(0, printed.cells().size()).filter(page -> printed.cells().get(page).contains("起" + rows + "之")).boxed().toList();

        for (int page : own) {
            assertThat(printed.cells().get(page)).as("page " + (page + 1)).contains("核算数对方数相差说明");
            double[] ink = printed.ink(page);
            assertThat(ink[0]).as("left edge of page " + (page + 1)).isBetween(27.5, 28.5);
            assertThat(ink[1]).as("right edge of page " + (page + 1)).isBetween(183.5, 184.5);
            assertThat(ink[3]).as("lower edge of page " + (page + 1)).isLessThan(263.5);
        }
        for (int i = 1; i <= rows; i++) {
            String begin = "起" + rows + "之" + i + "号";
            String end = "止" + rows + "之" + i + "完";
            List<String> with = own.stream().map(printed.cells()::get).filter(page -> page.contains(begin)).toList();
            assertThat(with).as(begin).hasSize(1);
            assertThat(with.get(0)).as(end).contains(end);
        }
    }

    @Test
    void saysALongExplanationMarkupAndTheLargestSumToTheLastCharacter() throws IOException {
        String said = printed.said().replace("平台核算数对方数相差说明", "");

        assertThat(Printed.words()).allSatisfy(word -> assertThat(said).contains(word));
        assertThat(said).contains(Printed.HOSTILE.replace(" ", "")).contains("玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分").doesNotContain("□", "\uFFFD");
        assertThat(printed.pages().get(printed.page("起22之1号"))).as("no sum is broken in two").contains("9,999,999,999.99");
    }

    @Test
    void carriesEveryTypeface() throws IOException {
        assertThat(OfficeAtHand.missingFonts(printed.file())).isEmpty();
    }

    private static Paper report(int rows, String explanation) {
        String platform = SPEC.platforms().get(0).code();
        List<Variance> variances = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            String words = "起" + rows + "之" + i + "号对账差额经核对凭证后查明原因止" + rows + "之" + i + "完" + (i == 1 ? "\n" + explanation : "");
            variances.add(new Variance(1, platform, "LEDGER_BANK", "REDEEMED", LARGEST, Money.ZERO, VarianceTolerance.Treatment.values()[0], words, "finance-officer"));
        }
        StatementView statement = new StatementView(PROGRAMME, FinalSettlementState.values()[0], false, SPEC.funding().kind(), LARGEST, LARGEST, Money.ZERO, LARGEST, Money.ZERO,
                Money.ZERO, LARGEST, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, Money.ZERO, false, List.of(new StatementView.OfPlatform(platform, LARGEST, LARGEST,
                LARGEST, Money.ZERO, Money.ZERO, LARGEST, Money.ZERO, Money.ZERO, null, Money.ZERO, Money.ZERO)), List.of(), variances, List.of());
        Judgement.Table table = new Judgement.Table(1000, 990, Map.of("AFTER_END", 10L), 0, LARGEST);
        Judgement judged = new Judgement(table, table, table, LARGEST, List.of(), SPEC.phases().stream().map(p -> new Judgement.OfPhase(p.number(), 5000, LARGEST, 4000, LARGEST,
                Money.ZERO, Money.ZERO)).toList(), 400, List.of(), null, List.of(), List.of());
        ProgrammeRegister programmes = mock(ProgrammeRegister.class);
        SettlementRegister settlement = mock(SettlementRegister.class);
        LedgerRegister ledger = mock(LedgerRegister.class);
        when(programmes.spec(any())).thenReturn(SPEC);
        when(settlement.statement(any())).thenReturn(Optional.of(statement));
        when(ledger.latest(any(), any())).thenReturn(Optional.of(new Judged(1, PROGRAMME, platform, null, Instant.EPOCH, judged)));
        return new ReportPaper(programmes, settlement, ledger, mock(MerchantDirectory.class), Clock.fixed(Instant.parse("2024-01-10T01:00:00Z"), Period.ZONE)).of(PROGRAMME);
    }
}
