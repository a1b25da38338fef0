package org.huimin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3.38")
class LaunchCheckingTest extends CampaignSlice {

    @Test
    void isReadyWhenEveryUnitSaysSo() {
        launch();

        LaunchView view = register.launch(programme).orElseThrow();
        assertThat(view.state()).isEqualTo(LaunchView.State.READY);
        assertThat(view.rules()).extracting(LaunchView.Rules::platform).containsExactly("a", "b");
        assertThat(view.checks()).extracting(LaunchView.Check::unit).containsExactly("commerce", "police");
        assertThat(recorder.names(programme)).containsExactly("RulesSubmitted", "RulesSubmitted", "LaunchChecked", "LaunchChecked",
                "LaunchConcluded");
    }

    @Test
    void namesWhoIsNotReadyAndWhyAndAsksEverybodyAgainAfterTheRemedy() {
        submitBoth();
        launchChecking.check(COMMERCE, programme, "commerce", true, null);
        launchChecking.check(POLICE, programme, "police", false, "未明确倒卖举报渠道");

        LaunchOutcome outcome = launchChecking.conclude(programme);

        assertThat(outcome.ready()).isFalse();
        assertThat(outcome.notReady()).containsExactly(new LaunchOutcome.NotReady("police", "未明确倒卖举报渠道"));

        launchChecking.remedy(COMMERCE, programme, "已补充举报电话");
        assertThatThrownBy(() -> launchChecking.conclude(programme)).isInstanceOf(Refused.class).hasMessageContaining("commerce、police");
        launchChecking.check(COMMERCE, programme, "commerce", true, null);
        launchChecking.check(POLICE, programme, "police", true, null);
        assertThat(launchChecking.conclude(programme)).isEqualTo(new LaunchOutcome(true, 2, List.of()));
        assertThat(register.launch(programme).orElseThrow().checks()).hasSize(4);
    }

    @Test
    void refusesCheckingBeforeEveryPlatformHandedInItsRules() {
        launchChecking.submitRules(OPERATOR, programme, "a", "细则", List.of());

        assertThatThrownBy(() -> launchChecking.check(COMMERCE, programme, "commerce", true, null)).isInstanceOf(Refused.class)
                .hasMessageContaining("平台“b”尚未报送使用细则");
    }

    @Test
    void refusesRulesWithoutWordsOrPaper() {
        assertThatThrownBy(() -> launchChecking.submitRules(OPERATOR, programme, "a", " ", List.of())).isInstanceOf(Refused.class)
                .hasMessageContaining("使用细则");
    }

    @Test
    void refusesRulesOfAStrangerAndRulesTwice() {
        assertThatThrownBy(() -> launchChecking.submitRules(OPERATOR, programme, "c", "细则", List.of())).isInstanceOf(Refused.class)
                .hasMessageContaining("“c”不是本次活动的发放平台");
        launchChecking.submitRules(OPERATOR, programme, "a", "细则", List.of());
        assertThatThrownBy(() -> launchChecking.submitRules(OPERATOR, programme, "a", "细则", List.of())).isInstanceOf(Refused.class)
                .hasMessageContaining("不能重复报送");
    }

    @Test
    void refusesAUnitThatIsNotAskedAndAnAnswerTwice() {
        submitBoth();
        assertThatThrownBy(() -> launchChecking.check(COMMERCE, programme, "media", true, null)).isInstanceOf(Refused.class)
                .hasMessageContaining("media");
        launchChecking.check(COMMERCE, programme, "commerce", true, null);
        assertThatThrownBy(() -> launchChecking.check(COMMERCE, programme, "commerce", false, "改")).isInstanceOf(Refused.class)
                .hasMessageContaining("已会签");
    }

    @Test
    void refusesANoWithoutAReason() {
        submitBoth();

        assertThatThrownBy(() -> launchChecking.check(POLICE, programme, "police", false, "")).isInstanceOf(Refused.class)
                .hasMessageContaining("请写明原因");
    }

    @Test
    void refusesConcludingEarlyAndTwice() {
        assertThatThrownBy(() -> launchChecking.conclude(programme)).isInstanceOf(Refused.class);
        submitBoth();
        launchChecking.check(COMMERCE, programme, "commerce", true, null);
        assertThatThrownBy(() -> launchChecking.conclude(programme)).isInstanceOf(Refused.class).hasMessageContaining("police");
        launchChecking.check(POLICE, programme, "police", true, null);
        launchChecking.conclude(programme);

        assertThatThrownBy(() -> launchChecking.conclude(programme)).isInstanceOf(Refused.class).hasMessageContaining("不能重复汇总");
        assertThatThrownBy(() -> launchChecking.remedy(COMMERCE, programme, "整改")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> launchChecking.submitRules(OPERATOR, programme, "a", "新细则", List.of())).isInstanceOf(Refused.class)
                .hasMessageContaining("会签已完成");
    }

    private void submitBoth() {
        launchChecking.submitRules(OPERATOR, programme, "a", "细则", List.of());
        launchChecking.submitRules(OPERATOR, programme, "b", "细则", List.of());
    }
}
