package org.huimin.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.campaign.OutreachReporting.Entry;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3.18")
class OutreachTest extends CampaignSlice {

    private static final Actor TOWN = new Actor("t1-officer-1", "t1-officer-1", "t1", Set.of("t1-officer"));

    @BeforeEach
    void plan() {
        spec = new ObjectMapper().registerModule(new JavaTimeModule()).convertValue(Map.of("code", "test", "sponsor", "commerce",
                "units", List.of(unit("commerce", "BUREAU"), unit("t1", "TOWNSHIP"), unit("t2", "TOWNSHIP")),
                "outreach", List.of(Map.of("code", "POSTER", "name", "海报", "task", "张贴海报", "kinds", List.of("TOWNSHIP")),
                        Map.of("code", "VISIT", "name", "走访", "task", "走访商户", "units", List.of("t1")))), ProgrammeSpec.class);
        when(programmes.unitsHolding(any(), eq("close-outreach"))).thenReturn(List.of("commerce"));
        when(programmes.unitsHolding(any(), eq("run-outreach"))).thenReturn(List.of("t1", "t2"));
        when(programmes.group(any(), eq("run-outreach"), eq("t1"))).thenReturn("t1-officer");
    }

    private static Map<String, Object> unit(String code, String kind) {
        return Map.of("code", code, "name", code, "shortName", code, "kind", kind);
    }

    @Test
    void keepsWhatWasDoneWithItsEvidenceAndWhyNot() {
        outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), notDone("VISIT", "商户停业装修")));

        OutreachView view = outreachBoard.of(programme);
        assertThat(view.lines()).extracting(l -> l.channel() + " " + l.unit() + " " + l.state())
                .containsExactly("POSTER t1 DONE", "POSTER t2 PLANNED", "VISIT t1 NOT_DONE");
        assertThat(view.lines().get(0)).returns(LocalDate.of(2023, 12, 5), OutreachLine::doneOn).returns("人民路", OutreachLine::place)
                .returns(List.of("att-1", "att-2"), OutreachLine::evidence).returns("t1-officer-1", OutreachLine::reportedBy);
        assertThat(view.lines().get(2).reason()).isEqualTo("商户停业装修");
        assertThat(recorder.names(programme)).containsExactly("OutreachReported");
    }

    @Test
    void neverTakesSilenceForWork() {
        outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("VISIT")));

        outreach.close(COMMERCE, programme, "已电话催办");

        OutreachView view = outreachBoard.of(programme);
        assertThat(view.silent()).containsExactly("t2");
        assertThat(view.missing()).extracting(OutreachLine::unit).containsExactly("t2");
        assertThat(view.done()).isEqualTo(2);
        assertThat(view.remark()).isEqualTo("已电话催办");
        assertThat(recorder.names(programme)).containsExactly("OutreachReported", "OutreachClosed");
    }

    @Test
    void refusesHalfAReportAndStrangersChannels() {
        assertThatThrownBy(() -> outreach.report(TOWN, programme, "t1", List.of(done("POSTER")))).isInstanceOf(Refused.class)
                .hasMessageContaining("共2个");
        assertThatThrownBy(() -> outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("RADIO")))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("VISIT"), done("VISIT")))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> outreach.report(COMMERCE, programme, "commerce", List.of(done("POSTER")))).isInstanceOf(Refused.class);
        assertThat(outreachBoard.of(programme).missing()).hasSize(3);
    }

    @Test
    void refusesWorkWithoutDayPlaceWordsOrEvidence() {
        LocalDate day = LocalDate.of(2023, 12, 5);
        refused(new Entry("POSTER", true, null, "张贴", "人民路", null, List.of("a")), "开展日期");
        refused(new Entry("POSTER", true, LocalDate.of(2023, 12, 9), "张贴", "人民路", null, List.of("a")), "还没有到");
        refused(new Entry("POSTER", true, day, " ", "人民路", null, List.of("a")), "做了什么");
        refused(new Entry("POSTER", true, day, "张贴", null, null, List.of("a")), "链接或者地点");
        refused(new Entry("POSTER", true, day, "张贴", "人民路", null, List.of()), "佐证");
        refused(new Entry("POSTER", false, null, null, null, " ", List.of()), "写明原因");
        assertThat(outreachBoard.of(programme).missing()).as("nothing half stored").hasSize(3);
    }

    @Test
    void refusesASecondReportAndASecondClose() {
        outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("VISIT")));
        assertThatThrownBy(() -> outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("VISIT")))).isInstanceOf(Refused.class)
                .hasMessageContaining("已经报送过");
        assertThatThrownBy(() -> outreach.close(COMMERCE, programme, " ")).isInstanceOf(Refused.class).hasMessageContaining("催办");
        outreach.close(COMMERCE, programme, "已催办");
        assertThatThrownBy(() -> outreach.close(COMMERCE, programme, "再汇总")).isInstanceOf(Refused.class).hasMessageContaining("不能重复汇总");
    }

    @Test
    @Tag("S0.3")
    void lateReportStillCountsAfterTheClose() {
        outreach.close(COMMERCE, programme, "已催办");
        outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), done("VISIT")));

        assertThat(outreachBoard.of(programme).silent()).containsExactly("t2");
    }

    @Test
    void reportsAgainWhatWasNotDoneAndKeepsBothReports() {
        outreach.report(TOWN, programme, "t1", List.of(done("POSTER"), notDone("VISIT", "商户停业装修")));
        outreach.close(COMMERCE, programme, "已催办");
        clock.at("2023-12-10T10:00:00");

        outreach.again(TOWN, programme, without(done("VISIT")), () -> List.of("att-9"));

        OutreachLine line = outreachBoard.of(programme).lines().get(2);
        assertThat(line).returns(OutreachLine.State.DONE, OutreachLine::state).returns(List.of("att-9"), OutreachLine::evidence)
                .returns("商户停业装修", OutreachLine::earlier).returns(clock.instant(), OutreachLine::reportedAt);
        assertThat(recorder.names(programme)).containsExactly("OutreachReported", "OutreachClosed", "OutreachReportedAgain");
        assertThatThrownBy(() -> outreach.again(TOWN, programme, without(done("VISIT")), () -> List.of("att-9"))).isInstanceOf(Refused.class)
                .hasMessageContaining("已经报送开展");
    }

    @Test
    void reportsAgainOnlyForTheOwnUnitWithEvidenceAfterAFirstReport() {
        assertThatThrownBy(() -> outreach.again(COMMERCE, programme, without(done("POSTER")), () -> List.of("a"))).isInstanceOf(Refused.class)
                .hasMessageContaining("您不在其中");
        assertThatThrownBy(() -> outreach.again(TOWN, programme, without(done("RADIO")), () -> List.of("a"))).isInstanceOf(Refused.class)
                .hasMessageContaining("没有安排");
        assertThatThrownBy(() -> outreach.again(TOWN, programme, without(done("POSTER")), () -> List.of("a"))).isInstanceOf(Refused.class)
                .hasMessageContaining("还没有报送过");
        outreach.report(TOWN, programme, "t1", List.of(notDone("POSTER", "没有印好"), done("VISIT")));
        assertThatThrownBy(() -> outreach.again(TOWN, programme, without(done("POSTER")), null)).isInstanceOf(Refused.class).hasMessageContaining("佐证");
        assertThat(outreachBoard.of(programme).lines().get(0).state()).isEqualTo(OutreachLine.State.NOT_DONE);
    }

    private static Entry without(Entry e) {
        return new Entry(e.channel(), e.done(), e.doneOn(), e.summary(), e.place(), e.reason(), List.of());
    }

    @Test
    @Tag("S0.3")
    void launchesOverMissingOutreachOnlyKnowingly() {
        submitRules();
        assertThatThrownBy(() -> launchChecking.check(COMMERCE, programme, "commerce", true, " ")).isInstanceOf(Refused.class)
                .hasMessageContaining("还有3项没有完成");
        launchChecking.check(POLICE, programme, "police", true, null);
        launchChecking.check(COMMERCE, programme, "commerce", true, "海报三日内补贴，先行上线。");

        assertThat(launchChecking.conclude(programme).ready()).isTrue();
        assertThat(recorder.names(programme)).endsWith("LaunchChecked", "LaunchChecked", "OutreachGapsAccepted", "LaunchConcluded");
    }

    @Test
    void asksForNoWordWhereEverythingIsDoneOrTheUnitIsNotReady() {
        submitRules();
        launchChecking.check(COMMERCE, programme, "commerce", false, "宣传没有做完");
        assertThat(recorder.names(programme)).doesNotContain("OutreachGapsAccepted");
    }

    private void submitRules() {
        launchChecking.submitRules(OPERATOR, programme, "a", "细则", List.of());
        launchChecking.submitRules(OPERATOR, programme, "b", "细则", List.of());
    }

    private void refused(Entry entry, String because) {
        assertThatThrownBy(() -> outreach.report(TOWN, programme, "t1", List.of(done("VISIT"), entry))).isInstanceOf(Refused.class)
                .hasMessageContaining("海报").hasMessageContaining(because);
    }

    private static Entry done(String channel) {
        return new Entry(channel, true, LocalDate.of(2023, 12, 5), "张贴二十张", "人民路", null, List.of("att-1", "att-2"));
    }

    private static Entry notDone(String channel, String reason) {
        return new Entry(channel, false, null, null, null, reason, List.of());
    }
}
