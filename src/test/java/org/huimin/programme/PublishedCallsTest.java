package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huimin.kernel.Money;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.Material;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the two published calls ask for stands in their files, where conditions, score sheet and agreement are made from it. */
class PublishedCallsTest {

    private final ProgrammeSpec guangming = ProgrammeFile.read("guangming-2025");
    private final ProgrammeSpec yunnan = ProgrammeFile.read("yunnan-2023");

    @Test
    @Tag("S1.2")
    void guangmingIssuesForThreeSectors() {
        assertThat(guangming.industries()).extracting(ProgrammeSpec.Industry::name).containsExactly("零售", "餐饮", "自行车");
    }

    @Test
    @Tag("S1.3")
    @Tag("S1.4")
    @Tag("S1.5")
    @Tag("S1.6")
    @Tag("S1.7")
    @Tag("S1.8")
    @Tag("S1.9")
    @Tag("S1.15")
    @Tag("S1.17")
    @Tag("S1.20")
    @Tag("S1.21")
    @Tag("S1.22")
    @Tag("S1.25")
    void guangmingBindsItsPlatformToEveryDutyOfTheCall() {
        assertThat(duties(guangming)).contains("实施方案和应急预案", "制券", "领用和核销", "比对消费者数据与领取条件", "外挂软件、虚构信息领券和套现", "自有资源宣传",
                "专业团队", "处理投诉", "接受审计", "绩效评价", "其他工作", "核销报告", "原路径退回", "商户库", "叠加优惠", "正常领取和使用");
    }

    @Test
    @Tag("S1.12")
    @Tag("S1.14")
    @Tag("S1.18")
    @Tag("S1.19")
    @Tag("S1.23")
    @Tag("S1.24")
    void guangmingAsksAndScoresWhatTheCallSays() {
        assertThat(conditions(guangming)).contains("未发生重大资金安全风险", "财务管理规范", "风险防控机制");
        assertThat(factors(guangming)).contains("技术保障和风险管控", "外挂抢券和套现", "用户和商户覆盖", "配套资金", "网络零售规模和服务水平居全国前列", "消费者权益保障机制");
        assertThat(guangming.selection().factors()).filteredOn(f -> f.code().equals("matching")).singleElement()
                .returns(SelectionSpec.FactorKind.OBJECTIVE, Factor::kind);
    }

    @Test
    @Tag("S2.1")
    @Tag("S2.2")
    void yunnanNamesItsBasisAndItsMoney() {
        assertThat(yunnan.policyBasis()).extracting(ProgrammeSpec.PolicyBasis::number).contains("云政办发〔2022〕67号");
        assertThat(yunnan.budget()).isEqualTo(Money.of("4000000"));
    }

    @Test
    @Tag("S2.5")
    @Tag("S2.6")
    @Tag("S2.7")
    @Tag("S2.9")
    void yunnanAdmitsOnItsConditionsAndThreeLists() {
        assertThat(conditions(yunnan)).contains("近三年经营活动无重大违法", "商业信誉和健全的财务会计制度", "云品电商专区", "核验消费者和商家网店信息");
        assertThat(yunnan.selection().conditions()).filteredOn(c -> c.kind() == ConditionKind.DEBARMENT).singleElement()
                .satisfies(c -> assertThat(c.names()).hasSize(3));
    }

    @Test
    @Tag("S2.8")
    @Tag("S2.10")
    @Tag("S2.11")
    @Tag("S2.12")
    void yunnanScoresWhatTheCallCompares() {
        assertThat(factors(yunnan)).contains("资源整合", "名单准确", "技术、资金和风险管控", "防套利", "宣传推广", "自有和外部渠道", "投诉处理", "团队专业");
    }

    @Test
    @Tag("S2.13")
    @Tag("S2.14")
    @Tag("S2.15")
    @Tag("S2.16")
    @Tag("S2.17")
    @Tag("S2.18")
    void yunnanBindsItsPlatformsToEveryServiceOfTheCall() {
        assertThat(duties(yunnan)).contains("活动策划、商户报名、信息采集、资质审核、系统支持、对接、宣传、数据采集和风险管理", "实施方案", "云品电商专区", "叠加优惠",
                "制券、领用和核销", "自有资源宣传", "培训商户", "应急预案", "专业团队", "资金使用明细台账", "核对核销账单", "接受审计", "绩效评价");
    }

    @Test
    @Tag("S2.19")
    @Tag("S2.20")
    void yunnanAsksForTheOutlineAndAStampedCopyInThreeBoundSets() {
        assertThat(yunnan.selection().material("application").orElseThrow().template()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(yunnan.selection().materials()).filteredOn(m -> m.code().equals("registration")).singleElement()
                .returns(SelectionSpec.Stamped.FIRST_PAGE, Material::stamped);
        assertThat(yunnan.selection().paper()).isEqualTo(new SelectionSpec.Paper(3, true, true));
    }

    /** Whom to ask stands in the call; a name where the sponsor gives one, for the published call gives none. */
    @Test
    @Tag("S2.26")
    void yunnanSaysWhomToAsk() {
        assertThat(yunnan.sponsorsContact()).hasValue("联系单位：云南省商务厅，联系电话：0871-63210213（申报咨询）。");
        assertThat(ProgrammeFile.parse(ProgrammeFile.write(yunnan).replace("purpose: 申报咨询", "purpose: 申报咨询\n  person: 市场体系建设处")).sponsorsContact())
                .hasValue("联系单位：云南省商务厅，联系人：市场体系建设处，联系电话：0871-63210213（申报咨询）。");
    }

    private static String duties(ProgrammeSpec spec) {
        return String.join("；", spec.selection().award().obligations());
    }

    private static String conditions(ProgrammeSpec spec) {
        return String.join("；", spec.selection().conditions().stream().map(Condition::name).toList());
    }

    private static String factors(ProgrammeSpec spec) {
        List<String> all = spec.selection().factors().stream().map(f -> f.name() + "：" + f.guidance()).toList();
        return String.join("；", all);
    }
}
