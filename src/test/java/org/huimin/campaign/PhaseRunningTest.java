package org.huimin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3.5")
class PhaseRunningTest extends CampaignSlice {

    @Test
    void opensOnItsPublishedFirstDayWithItsOwnPool() {
        openPhaseOne();

        PhaseView phase = register.phase(programme, 1).orElseThrow();
        assertThat(phase.state()).isEqualTo(PhaseView.State.OPEN);
        assertThat(phase.pool()).isEqualTo(yuan("700"));
        assertThat(phase.delayDays()).isZero();
        assertThat(phase.first()).isEqualTo(LocalDate.of(2023, 12, 11));
        assertThat(phase.last()).isEqualTo(LocalDate.of(2023, 12, 13));
    }

    @Test
    void refusesToOpenOneSecondBeforeItsPublishedFirstDay() {
        launch();
        phaseRunning.prepare(programme, 1);
        clock.at("2023-12-10T23:59:59");

        assertThatThrownBy(() -> phaseRunning.open(programme, 1)).isInstanceOf(Refused.class)
                .hasMessageContaining("公布的起始日为2023年12月11日，今天是2023年12月10日");
    }

    @Test
    void refusesToOpenWithoutACompletedLaunchCheck() {
        phaseRunning.prepare(programme, 1);
        clock.at("2023-12-11T00:00:00");

        assertThatThrownBy(() -> phaseRunning.open(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("上线前会签尚未完成");
    }

    @Test
    void recordsADelayAndAsksForNoDayBeforeTheOpening() {
        launch();
        phaseRunning.prepare(programme, 1);
        clock.at("2023-12-12T09:00:00");

        PhaseView opened = phaseRunning.open(programme, 1);

        assertThat(opened.delayDays()).isEqualTo(1);
        assertThat(phaseRunning.nextDay(programme, 1)).contains(LocalDate.of(2023, 12, 12));
        assertThat(recorder.of(programme, PhaseFact.PhaseOpened.class)).singleElement()
                .satisfies(f -> assertThat(f.delayDays()).isEqualTo(1));
    }

    @Test
    void handsOutEachDayOnceUntilTheLastAsExtended() {
        openPhaseOne();
        assertThat(phaseRunning.nextDay(programme, 1)).contains(LocalDate.of(2023, 12, 11));
        assertThatThrownBy(() -> phaseRunning.nextDay(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("2023年12月12日尚未到来");
        clock.at("2023-12-12T00:00:00");
        assertThat(phaseRunning.nextDay(programme, 1)).contains(LocalDate.of(2023, 12, 12));
        clock.at("2023-12-13T00:00:00");
        assertThat(phaseRunning.nextDay(programme, 1)).contains(LocalDate.of(2023, 12, 13));
        clock.at("2023-12-14T00:00:00");
        assertThat(phaseRunning.nextDay(programme, 1)).isEmpty();

        extend(1, 1);

        assertThat(phaseRunning.nextDay(programme, 1)).contains(LocalDate.of(2023, 12, 14));
        clock.at("2023-12-15T00:00:00");
        assertThat(phaseRunning.nextDay(programme, 1)).isEmpty();
    }

    @Test
    void closesOnlyWhenItsLastDayAsExtendedIsOver() {
        openPhaseOne();
        extend(1, 2);
        clock.at("2023-12-15T23:59:59");
        assertThatThrownBy(() -> phaseRunning.close(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("到2023年12月15日才结束");

        clock.at("2023-12-16T00:00:00");
        assertThat(phaseRunning.close(programme, 1).state()).isEqualTo(PhaseView.State.CLOSED);
        assertThatThrownBy(() -> phaseRunning.close(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("已结束");
    }

    @Test
    void refusesAStepTwiceOrOutOfTurn() {
        launch();
        assertThatThrownBy(() -> phaseRunning.open(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("尚未准备");
        phaseRunning.prepare(programme, 1);
        assertThatThrownBy(() -> phaseRunning.prepare(programme, 1)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> phaseRunning.nextDay(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("待开始");
        clock.at("2023-12-11T00:00:00");
        phaseRunning.open(programme, 1);
        assertThatThrownBy(() -> phaseRunning.open(programme, 1)).isInstanceOf(Refused.class).hasMessageContaining("进行中");
    }

    @Test
    @Tag("S3.6")
    void takesTheRestOfAnEarlierPhaseOnceBeforeOrAfterItIsPrepared() {
        phaseRunning.addPool(programme, 2, 1, yuan("120"));
        assertThat(register.phase(programme, 2).orElseThrow().state()).isEqualTo(PhaseView.State.PLANNED);

        PhaseView prepared = phaseRunning.prepare(programme, 2);

        assertThat(prepared.ownPool()).isEqualTo(yuan("300"));
        assertThat(prepared.carriedIn()).isEqualTo(yuan("120"));
        assertThat(prepared.pool()).isEqualTo(yuan("420"));
        assertThatThrownBy(() -> phaseRunning.addPool(programme, 2, 1, yuan("120"))).isInstanceOf(Refused.class)
                .hasMessageContaining("不能重复叠加");
    }

    @Test
    void refusesMoneyThatFlowsBackwardsOrIsNothing() {
        assertThatThrownBy(() -> phaseRunning.addPool(programme, 1, 2, yuan("1"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> phaseRunning.addPool(programme, 2, 1, Money.ZERO)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesMoneyForAPhaseThatIsOver() {
        openPhaseOne();
        clock.at("2023-12-14T00:00:00");
        phaseRunning.close(programme, 1);

        assertThatThrownBy(() -> phaseRunning.addPool(programme, 1, 0, yuan("5"))).isInstanceOf(Refused.class).hasMessageContaining("已经结束");
    }
}
