package org.huimin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.ledger.DailyTable;
import org.huimin.ledger.DailyTable.Row;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S1.16")
class ReportingTest extends CampaignSlice {

    private static final LocalDate FIRST = LocalDate.of(2023, 12, 11);
    private static final Instant DUE = TurnedClock.instant("2023-12-13T00:00:00");

    @BeforeEach
    void askForTheFirstDay() {
        openPhaseOne();
        phaseRunning.nextDay(programme, 1);
        clock.at("2023-12-12T10:00:00");
    }

    @Test
    void keepsEveryFigureAsItWasReported() {
        DailyTable table = table(FIRST, row("MARKET", "60.00"), row("DINING", "40.00"), row(Row.ALL, "100.00"));

        ReportView report = reporting.submit(OPERATOR, programme, 1, "a", table, null, DUE);

        assertThat(report.state()).isEqualTo(ReportView.State.SUBMITTED);
        assertThat(report.late()).isFalse();
        assertThat(register.figures(report)).isEqualTo(table.rows());
    }

    @Test
    void marksAReportAfterItsDeadlineAsLateToTheSecond() {
        clock.at("2023-12-13T00:00:00");
        assertThat(reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "1"), null, DUE).late()).isFalse();
        clock.at("2023-12-13T00:00:01");
        assertThat(reporting.submit(OPERATOR, programme, 1, "b", oneRow(FIRST, "1"), null, DUE).late()).isTrue();
    }

    @Test
    void restatesADayOnlyWithAReasonAndKeepsBothStatements() {
        reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "100"), null, DUE);

        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "110"), " ", DUE)).isInstanceOf(Refused.class)
                .hasMessageContaining("2023年12月11日的数据已报送，重报须写明原因");
        assertThat(register.reports(programme, 1)).hasSize(1);

        reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "110"), "漏报一家商户", DUE);

        assertThat(register.reports(programme, 1)).extracting(ReportView::revision).containsExactly(1, 2);
        assertThat(register.reports(programme, 1).get(1).restatementReason()).isEqualTo("漏报一家商户");
        assertThat(register.figures(register.reports(programme, 1).get(0)).get(0).redeemedAmount()).isEqualTo(yuan("100"));
        assertThat(register.days(programme, 1)).singleElement().satisfies(d -> assertThat(d.revision()).isEqualTo(2));
        assertThat(register.totals(programme, 1)).singleElement().satisfies(t -> assertThat(t.redeemed()).isEqualTo(yuan("110")));
    }

    @Test
    void addsUpTheLastStatementOfEachDay() {
        reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "100"), null, DUE);
        phaseRunning.nextDay(programme, 1);
        clock.at("2023-12-13T10:00:00");
        reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST.plusDays(1), "50.50"), null, DUE.plusSeconds(86400));

        assertThat(register.totals(programme, 1)).singleElement().satisfies(t -> {
            assertThat(t.days()).isEqualTo(2);
            assertThat(t.redeemed()).isEqualTo(yuan("150.50"));
        });
        assertThat(register.silent(programme, 1, FIRST)).containsExactly("b");
    }

    @Test
    void refusesADayThatIsNotAskedForOrNotOver() {
        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST.minusDays(1), "1"), null, DUE))
                .isInstanceOf(Refused.class).hasMessageContaining("2023年12月10日不是第1期需要报送的日期");
        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST.plusDays(1), "1"), null, DUE))
                .isInstanceOf(Refused.class).hasMessageContaining("2023年12月12日");
        clock.at("2023-12-11T23:59:59");
        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "1"), null, DUE)).isInstanceOf(Refused.class)
                .hasMessageContaining("尚未结束");
    }

    @Test
    void refusesAStrangersReportAndAnEmptyOne() {
        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "c", oneRow(FIRST, "1"), null, DUE)).isInstanceOf(Refused.class)
                .hasMessageContaining("“c”不是本次活动的发放平台");
        assertThatThrownBy(() -> reporting.submit(OPERATOR, programme, 1, "a", table(FIRST), null, DUE)).isInstanceOf(Refused.class)
                .hasMessageContaining("没有数据行");
    }

    @Test
    void answersOnlyWhatIsInDoubt() {
        reporting.submit(OPERATOR, programme, 1, "a", oneRow(FIRST, "1"), null, DUE);

        assertThatThrownBy(() -> reporting.explain(COMMERCE, programme, 1, "a", FIRST, "说明")).isInstanceOf(Refused.class)
                .hasMessageContaining("没有待处理的差异");
        assertThatThrownBy(() -> reporting.sendBack(COMMERCE, programme, 1, "b", FIRST, "退回")).isInstanceOf(Refused.class)
                .hasMessageContaining("尚未报送");
    }

    static DailyTable oneRow(LocalDate day, String redeemed) {
        return table(day, row(Row.ALL, redeemed));
    }

    static DailyTable table(LocalDate day, Row... rows) {
        return new DailyTable(day, List.of(rows));
    }

    static Row row(String industry, String redeemed) {
        return new Row(industry, 20, yuan("400"), 20, 10, 10, yuan(redeemed), new BigDecimal("0.5000"), Money.ZERO, Money.ZERO,
                new BigDecimal("5.25"), Money.ZERO, 4, 0, 1, 1, 2, null, null);
    }
}
