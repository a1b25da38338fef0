package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The arithmetic of a programme file, fault by fault, with the figures that are named. */
class ProgrammeRulesTest {

    private final ProgrammeFaults lushan = ProgrammeFaults.in("lushan-2023");
    private final ProgrammeFaults lanwan = ProgrammeFaults.in("lanwan-2025");

    @Test
    void shippedProgrammesHaveNoFault() {
        assertThat(ProgrammeRules.judge(lushan.read())).isEqualTo(Verdict.yes());
        assertThat(ProgrammeRules.judge(lanwan.read())).isEqualTo(Verdict.yes());
    }

    @Test
    @Tag("S3.10")
    void voucherRowsMustMakeThePhase() {
        List<Refused.Reason> reasons = lushan.with("market-10: [3499, 1500]", "market-10: [3500, 1500]").reasons();

        assertThat(reasons).extracting(Refused.Reason::rule).containsExactly("programme.rows-make-phase", "programme.rows-make-pool");
        assertThat(reasons.get(0).field()).isEqualTo("phases[0].budget");
        assertThat(reasons.get(0).message()).contains("“第一期”各券种金额合计 699990.00 元，与本期资金 700000.00 元不符，相差 10.00 元。");
        assertThat(reasons.get(1).message()).contains("“支付宝”各券种金额合计 999990.00 元，与平台资金 1000000.00 元不符，相差 10.00 元。");
    }

    @Test
    void rowsMustMakeEachPlatformsPoolAndThePoolsTheBudget() {
        List<Refused.Reason> shifted = lanwan.with("pool: 70000", "pool: 80000").with("pool: 50000", "pool: 40000").reasons();
        assertThat(shifted).extracting(Refused.Reason::rule).containsExactly("programme.rows-make-pool", "programme.rows-make-pool");
        assertThat(shifted.get(0).message()).contains("“邮卡通”各券种金额合计 80000.00 元，与平台资金 70000.00 元不符，相差 10000.00 元");

        assertThat(lanwan.with("pool: 39999", "pool: 40000").reason("programme.pools-make-budget").message())
                .contains("各平台资金合计 119999.00 元，与资金总额 120000.00 元不符，相差 1.00 元");
    }

    @Test
    @Tag("S3.4")
    void phasesMustMakeTheBudget() {
        List<Refused.Reason> reasons = lushan.with("budget: 1100000", "budget: 1000000").reasons();

        assertThat(reasons).extracting(Refused.Reason::rule).containsExactly("programme.pools-make-budget", "programme.phases-make-budget");
        assertThat(reasons.get(1).message()).contains("各期资金合计 1000000.00 元，与资金总额 1100000.00 元不符，相差 100000.00 元");
    }

    @Test
    void faceMayNotExceedTheThreshold() {
        assertThat(lushan.with("face: 50, threshold: 49.99", "face: 50, threshold: 200").only("programme.threshold-below-face")).contains("49.99").contains("50.00");
    }

    @Test
    @Tag("S3.5")
    void phasesMayNotOverlap() {
        assertThat(lushan.with("first: 2023-12-17", "first: 2023-12-25").only("programme.phases-overlap"))
                .contains("phases[1].first").contains("“第一期”（2023-12-11 至 2023-12-17）与“第二期”（2023-12-17 至 2023-12-23）时间重叠");
        assertThat(lushan.with("first: 2023-12-18", "first: 2023-12-25").read().phases()).hasSize(2);
    }

    @Test
    void phasesComeInOrderAfterThePlan() {
        assertThat(lanwan.with("number: 3, name: 赏秋期", "number: 2, name: 赏秋期").reason("programme.phase-number").message()).contains("第 2 个期次的编号是 3");
        assertThat(lushan.with("first: 2023-12-01", "first: 2023-12-25").only("programme.phases-overlap")).contains("先后颠倒");
        assertThat(lushan.with("planDate: 2023-12-11", "planDate: 2023-11-28").reason("programme.phase-before-plan").message()).contains("2023-12-11");
    }

    @Test
    @Tag("S3.14")
    void quotasMustReachTheMinimum() {
        assertThat(lushan.with("minimum: 481", "minimum: 400").only("merchants.quotas-too-low"))
                .contains("25 个推荐来源的任务数合计 480 家，达不到商户总数下限 481 家，还差 1 家");
    }

    @Test
    void everyIndustryNeedsASourceAndEverySourceStandsOnce() {
        assertThat(lushan.with("{unit: commerce, quota: 0, industries: [FUEL]}", "{unit: commerce, quota: 20, industries: [FUEL]}").only("merchants.industry-without-source"))
                .contains("“加油”");
        assertThat(lushan.with("{unit: t01, quota: 15", "{unit: t02, quota: 15").only("merchants.source-twice")).contains("t01");
    }

    @Test
    void whatIsNamedMustBeThere() {
        assertThat(lushan.with("sponsor: trade", "sponsor: commerce").reason("programme.unit-unknown").message()).contains("“trade”").contains("34 个单位");
        assertThat(lushan.with("industry: SHOP", "industry: MARKET").only("programme.industry-unknown")).contains("“SHOP”").contains("MARKET、DINING、FUEL");
        assertThat(lushan.with("market-15: [3500, 1500]", "market-10: [3500, 1500]").reason("programme.type-unknown").message()).contains("market-15");
        assertThat(lushan.with("market-10: [0, 0]", "market-10: [3500, 1500]").reason("programme.type-not-issued").message()).contains("market-10");
        assertThat(lushan.with("market-10: [3500]", "market-10: [3500, 1500]").reason("programme.row-length").message()).contains("写了 1 期的数量，方案共有 2 期");
        assertThat(lushan.with("{phase: 3, at: \"10:00\"}", "{at: \"10:00\"}").only("programme.phase-unknown")).contains("没有第 3 期");
        assertThat(lushan.with("{code: t02, name: 01号乡镇", "{code: t01, name: 01号乡镇").reason("programme.code-twice").message()).contains("“t02”");
        assertThat(lushan.with("unit: media\n", "unit: alipay\n").reason("programme.platform-kind").message()).contains("PLATFORM");
        assertThat(lanwan.with("unit: lwyouka\n", "unit: lwlinli\n").reason("programme.platform-unit-twice").message()).contains("lwyouka");
    }

    @Test
    @Tag("S0.19")
    void everyDutyIsHeldByAUnitThatExists() {
        assertThat(lushan.with("pay-drawdown: {units: [treasury]", "pay-drawdown: {units: [finance]").reasons()).extracting(Refused.Reason::rule)
                .containsExactly("programme.unit-unknown", "duty.not-one");
        assertThat(lushan.with("pay-drawdown: {units: [finance, commerce]", "pay-drawdown: {units: [finance]").only("duty.not-one"))
                .contains("“办理拨款”（pay-drawdown）应由一个单位承担，现有 2 个（commerce、finance）");
        assertThat(lushan.with("check-launch: {kinds: [NOBODY]", "check-launch: {units: [commerce, finance, msa, police]").only("duty.nobody")).contains("上线前会签");
        assertThat(lushan.with("confirm-recommendation: {kinds: [TOWNSHIP, SUBDISTRICT]", "confirm-recommendation: {units: [commerce], kinds: [TOWNSHIP, SUBDISTRICT]")
                .only("duty.not-held-everywhere")).contains("确认推荐名单").contains("缺 1 个（commerce）");
        assertThat(lushan.with("give-opinion: {units: [discipline, finance,", "give-opinion: {units: [finance,").only("duty.inspector-acts"))
                .contains("反馈意见");
        assertThat(lushan.with("drafts-plan: {", "draft-plan: {").only("duty.unknown")).contains("drafts-plan");
    }

    @Test
    void separationsNeedEnoughPeople() {
        assertThat(lushan.with("commerce-officer: 1", "commerce-officer: 3").only("duty.too-few-people"))
                .contains("“commerce-officer”有 1 人，按职责分离的要求至少需要 2 人").contains("拟稿、核稿、签发须由不同的人办理");
        assertThat(lushan.with("commerce-officer: 2", "commerce-officer: 3").read()).isNotNull();
        assertThat(lanwan.with("lwfinance-officer: 1", "lwfinance-officer: 3").only("duty.too-few-people")).contains("至少需要 2 人");
    }

    @Test
    void designatedPlatformNeedsItsReason() {
        assertThat(lanwan.without("    designated: 覆盖县内书店、影院等小微文化商户的收款，能够先行垫付、按期结算，补足另一平台未覆盖的商户。\n")
                .only("regime.designation-without-reason")).contains("“邻里付”").contains("platforms[1].designated");
    }

    @Test
    void regimeAndItsRulesMustBeShipped() {
        assertThat(lushan.with("profile: Z", "profile: D").reason("regime.unknown").message()).contains("“Z”");
        assertThat(lushan.with("profile: D\n  overrides: {objection-standng: PARTIES}", "profile: D").only("regime.rule-unknown")).contains("objection-standing");
        assertThat(lushan.with("profile: D\n  overrides: {objection-standing: PARTY}", "profile: D").only("regime.value-unknown"))
                .contains("“PARTY”").contains("ANYONE、PARTIES");
    }

    @Test
    void programmeOf2023MayNotRestOnARuleOf2024() {
        assertThat(lushan.with("number: 豫政办〔2024〕39号", "number: 豫政办〔2023〕39号").only("law.later-than-plan")).contains("2024").contains("2023-11-28");
        assertThat(lanwan.with("issued: 2025-09-06", "issued: 2025-08-20").only("law.later-than-plan")).contains("2025-09-06");
        assertThat(lushan.with("NOTICE: {term: WD1, basis: 《公平竞争审查条例》第三条, note", "NOTICE: {term: WD1, note").only("law.not-in-force"))
                .contains("自 2024-08-01 起施行").contains("2023-11-28");
        assertThat(lanwan.with("NOTICE: {term: WD1, basis: 《公平竞争审查条例》第三条}", "NOTICE: {term: WD1}").read()).isNotNull();
        assertThat(lushan.without(", number: 豫政〔2022〕41号").only("law.number-missing")).contains("policyBasis[0].number");
        assertThat(lanwan.with("certain: true", "certain: false").only("law.number-missing")).contains("document.number");
    }

    @Test
    void deadlinesMustBeKnownLawfulAndInOrder() {
        assertThat(lushan.with("TOWNSHIP_LIST:", "TOWNSHIP_LISTS:").only("schedule.unknown")).contains("TOWNSHIP_LIST").contains("CONSULTATION");
        assertThat(lushan.with("PUBLICITY_END: {term: WD4}\n  NOTICE: {", "NOTICE: {").only("schedule.not-lawful"))
                .contains("写的是4 个工作日，规定不少于 5 个工作日").contains("政府采购法实施条例");
        assertThat(lushan.with("NOTICE: {term: WD21,", "NOTICE: {term: WD1,").only("schedule.not-lawful")).contains("不超过 20 个工作日").contains("第711号");
        assertThat(lushan.with("REVIEWS: {at: \"2023-12-04T17:00:00\"", "REVIEWS: {at: \"2023-12-06T18:00:00\"").only("schedule.order"))
                .contains("“REVIEWS”（2023-12-04 17:00）应晚于“TOWNSHIP_LISTS”（2023-12-04 18:00）");
        assertThat(lushan.with("LAUNCH_CHECK: {at: \"2023-12-11T09:00:00\"", "LAUNCH_CHECK: {at: \"2023-12-08T18:00:00\"").only("schedule.order"))
                .contains("“第一期”自 2023-12-11 开始");
        assertThat(lushan.with("PUBLICITY_END: {term: WD9}\n  NOTICE: {", "NOTICE: {").only("schedule.publicity-too-late"))
                .contains("9 个工作日").contains("2023-12-11");
    }

    @Test
    @Tag("S3.27")
    void everyChannelOfTheOutreachIsSomebodysWithADesk() {
        assertThat(lushan.with("task: 宣传报道活动, kinds: [HOSPITAL]}", "task: 宣传报道活动, units: [media]}").only("outreach.nobody")).contains("电视和新媒体");
        assertThat(lushan.with("task: 宣传报道活动, units: [police]}", "task: 宣传报道活动, units: [media]}").only("outreach.no-desk"))
                .contains("电视和新媒体").contains("police").contains("开展宣传");
        assertThat(lushan.with("task: 宣传报道活动, units: [media, press]}", "task: 宣传报道活动, units: [media]}").only("programme.unit-unknown")).contains("press");
        assertThat(lushan.with("{code: POSTER, name: 走访讲解", "{code: VISIT, name: 走访讲解").only("programme.code-twice")).contains("POSTER");
        assertThat(lushan.with("OUTREACH: {at: \"2023-12-11T00:00:00\"", "OUTREACH: {at: \"2023-12-08T12:00:00\"").only("schedule.outreach-late"))
                .contains("2023-12-11");
    }

    @Test
    void rehearsalBeginsBeforeThePlan() {
        assertThat(lushan.with("start: \"2023-11-29T09:00:00\"", "start: \"2023-11-13T09:00:00\"").only("rehearsal.starts-late")).contains("2023-11-29");
    }

    @Test
    void changesReferToWhatIsThere() {
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: wechat, phase: 2, voucherType: market-10, quantity: 1, reason: 叠加}").only("change.platform-unknown")).contains("wechat");
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: alipay, phase: 2, voucherType: market-11, quantity: 1, reason: 叠加}").only("change.type-unknown")).contains("market-11");
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: alipay, phase: 3, voucherType: market-10, quantity: 1, reason: 叠加}").only("change.phase-unknown")).contains("没有第 3 期");
        assertThat(changed("{date: 2024-01-02, kind: ALLOTMENT, platform: alipay, phase: 2, voucherType: market-10, quantity: 1, reason: 叠加}").only("change.phase-over")).contains("2023-12-31");
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: alipay, phase: 2, voucherType: market-10, reason: 叠加}").only("change.quantity")).contains("未填写");
        assertThat(changed("{date: 2023-12-22, kind: EXTENSION, phase: 2, reason: 延长}").only("change.days")).contains("未填写");
    }

    @Test
    @Tag("S3.6")
    void moreThanThePhasesBeforeHadCannotBeCarriedIn() {
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: alipay, phase: 2, voucherType: market-50, quantity: 14001, reason: 叠加}").only("change.beyond-money"))
                .contains("700050.00 元，超过此前各期的资金 700000.00 元");
        assertThat(changed("{date: 2023-12-22, kind: ALLOTMENT, platform: alipay, phase: 2, voucherType: market-50, quantity: 14000, reason: 叠加}").read()
                .quantity("alipay", "market-50", 2)).isEqualTo(15_500);
        assertThat(changed("{date: 2023-12-11, kind: ALLOTMENT, platform: alipay, phase: 1, voucherType: market-50, quantity: 1, reason: 叠加}").only("change.beyond-money")).contains("0.00 元");
    }

    @Test
    void extendedPhaseMayNotReachTheNext() {
        assertThat(changed("{date: 2023-12-15, kind: EXTENSION, phase: 1, days: 8, reason: 雨雪}").only("change.phases-overlap")).contains("延长到 2023-12-25");
        assertThat(changed("{date: 2023-12-15, kind: EXTENSION, phase: 1, days: 7, reason: 雨雪}").read().period(1).last()).isEqualTo(LocalDate.of(2023, 12, 24));
    }

    @Test
    void yearWithoutHolidaysIsSaidAndNotSilent() {
        ProgrammeSpec later = ProgrammeFile.parse(ProgrammeFile.write(lanwan.read()).replace("2025-", "2031-"));

        List<Refused.Reason> warnings = ProgrammeFile.warnings(later);

        assertThat(warnings).extracting(Refused.Reason::rule).contains("calendar.year-unknown");
        assertThat(warnings.get(0).message()).contains("2031 年").contains("预计日期");
        assertThat(ProgrammeFile.warnings(lanwan.read())).extracting(Refused.Reason::rule).doesNotContain("calendar.year-unknown");
    }

    @Test
    void saysWhatNeedsAttentionWithoutRefusing() {
        assertThat(ProgrammeFile.warnings(lushan.read())).extracting(Refused.Reason::rule).containsExactly("funding.crosses-year");
        assertThat(ProgrammeFile.warnings(lushan.without("    redemptions: [place]\n").read())).extracting(Refused.Reason::rule).contains("ledger.place-unchecked");
        assertThat(ProgrammeFile.warnings(lushan.with("REVIEWS: {at: \"2023-12-05T18:00:00\"", "REVIEWS: {at: \"2023-12-06T18:00:00\"")
                .with("TOWNSHIP_LISTS: {at: \"2023-12-03T18:00:00\"", "TOWNSHIP_LISTS: {at: \"2023-12-04T18:00:00\"").read()))
                .extracting(Refused.Reason::rule).contains("schedule.day-off");
    }

    private ProgrammeFaults changed(String change) {
        return lushan.also("\nchanges:\n  - " + change + "\n");
    }

    @Test
    @Tag("S1.28")
    void reviewPanelHasTheSizeTheShareOfExpertsAndTheWitnessThatTheRegimeAsksFor() {
        ProgrammeFaults guangming = ProgrammeFaults.in("guangming-2025");
        String panel = "panel: {source: MIXED, size: 5, seats: [\"*\", \"*\", \"*\", \"*\"], fields: {payment: 支付清算, operation: 平台运营}}";

        assertThat(guangming.with("panel: {source: MIXED, size: 6, seats: [\"*\", \"*\", \"*\", \"*\"]}", panel).only("panel.odd")).contains("单数", "参照《政府采购货物和服务招标投标管理办法》（财政部令第87号）第四十七条");
        assertThat(guangming.with("panel: {source: MIXED, size: 5, seats: [\"*\", \"*\", \"*\"]}", panel).only("panel.experts")).contains("2/3");
        assertThat(guangming.with("panel: {source: DRAWN, size: 3, seats: [\"*\", \"*\", \"*\"]}", panel).only("panel.least")).contains("不少于 5 人");
        assertThat(guangming.with("panel: {source: OWN, size: 5, seats: [\"*\"]}", panel).only("selection.panel-seats")).contains("不写抽取名额");
        assertThat(guangming.without(panel).only("selection.panel-missing")).contains("selection.panel");
        assertThat(guangming.with("duties:\n  witness-draw: {units: [commerce], role: officer}\n  reveal-witness: {units: [commerce], role: officer}\n", "duties:\n").only("duty.own-witness"))
                .contains("另一单位监督");
        assertThat(guangming.with("duties:\n  reveal-draw: {units: [finance], role: officer}\n", "duties:\n").only("duty.other-revealer")).contains("作出承诺的单位");
    }

    @Test
    @Tag("S1.30")
    void scoreSheetIsWholeAndNothingThatAdmitsIsScoredToo() {
        ProgrammeFaults guangming = ProgrammeFaults.in("guangming-2025");
        String matching = "{code: matching, name: 配套资金, max: 15, kind: OBJECTIVE";

        assertThat(guangming.with("{code: matching, name: 配套资金, max: 14.5, kind: OBJECTIVE", matching).only("selection.full-score")).contains("合计 99.5 分，应为 100 分");
        assertThat(guangming.with("{code: matching, name: 配套资金, condition: finance, max: 15, kind: OBJECTIVE", matching).only("selection.condition-scored"))
                .contains("“配套资金”是入选条件，资格条件不得作为评分项", "第四十四条");
        assertThat(guangming.with("{code: matching, name: 财务管理规范，风险防控机制健全, max: 15, kind: OBJECTIVE", matching).only("selection.condition-scored")).contains("财务管理规范");
        assertThat(guangming.with("{code: plan, name: 配套资金, max: 15, kind: OBJECTIVE", matching).only("programme.code-twice")).contains("“plan”");
        assertThat(guangming.with("{code: matching, name: 年营业收入, max: 15, kind: OBJECTIVE", matching).read()).as("no law forbids it here").isNotNull();
        assertThat(under("B").with("{code: matching, name: 年营业收入, max: 15, kind: OBJECTIVE", matching).only("selection.scale-scored"))
                .contains("年营业收入", "企业规模（营业收入）", "第87号）第十七条");
    }

    /** Whoever asks a fee is scored by it as the law says; where the fee is none or fixed no price is scored. */
    @Test
    void priceWeighsAsTheLawSaysOrIsNotScoredAtAll() {
        String matching = "{code: matching, name: 配套资金, max: 15, kind: OBJECTIVE";
        String coverage = "{code: coverage, name: 用户和商户覆盖, max: 20,";

        assertThat(under("B").read()).as("a fixed fee").isNotNull();
        assertThat(under("B").with("{code: fee, name: 服务报价, max: 15, kind: PRICE", matching).read()).isNotNull();
        assertThat(under("B").with("{code: fee, name: 服务报价, max: 9.5, kind: PRICE", matching).with("{code: coverage, name: 用户和商户覆盖, max: 25.5,", coverage)
                .only("selection.price-weight")).contains("价格分共 9.5 分", "不低于 10 分", "第87号）第五十五条", "不列价格分");
        assertThat(under("C").with("{code: fee, name: 服务报价, max: 30.5, kind: PRICE", matching).with("{code: coverage, name: 用户和商户覆盖, max: 4.5,", coverage)
                .only("selection.price-weight")).contains("价格分共 30.5 分", "10 至 30 分", "第二十四条");
        assertThat(ProgrammeFaults.in("guangming-2025").with("{code: fee, name: 服务报价, max: 1, kind: PRICE", matching)
                .with("{code: coverage, name: 用户和商户覆盖, max: 34,", coverage).read()).as("no law weighs it here").isNotNull();
    }

    @Test
    @Tag("S2.3")
    void everyPlaceIsWonOnceInALotThatIsAnnounced() {
        ProgrammeFaults yunnan = ProgrammeFaults.in("yunnan-2023");
        String provincial = "registered: INSIDE, places: [provincial]";

        assertThat(yunnan.with("registered: INSIDE, places: [local]", provincial).reasons()).extracting(Refused.Reason::rule)
                .containsExactly("selection.place-unknown", "selection.place-left");
        assertThat(yunnan.with("registered: INSIDE, places: [provincial, national]", provincial).only("selection.place-twice")).contains("“national”");
        assertThat(yunnan.with("batches: [[national]]", "batches: [[national], [provincial]]").only("selection.batches")).contains("列入一次");
        assertThat(yunnan.with("batches: [[national], [provincial, national]]", "batches: [[national], [provincial]]").only("selection.batches")).contains("只列一次");
    }

    @Test
    void callSaysWhatItAsksForAndHowToAnswerIt() {
        ProgrammeFaults guangming = ProgrammeFaults.in("guangming-2025");
        ProgrammeFaults yunnan = ProgrammeFaults.in("yunnan-2023");

        assertThat(guangming.with("kind: LICENCE, names: []", "kind: LICENCE, names: [银行卡清算业务许可证, 支付业务许可证]").only("selection.condition-names")).contains("哪些许可证");
        assertThat(guangming.with("proves: platform}", "proves: own-platform}").only("selection.proves-unknown")).contains("“platform”");
        assertThat(guangming.with("channels: [ONLINE, PAPER]", "channels: [ONLINE, PAPER, MAIL]").only("selection.mail")).contains("邮件主题格式");
        assertThat(guangming.with("channels: [ONLINE, MAIL]", "channels: [ONLINE, PAPER, MAIL]").only("selection.paper")).contains("份数和装订");
        assertThat(yunnan.with("parts: [COMPANY, CONTACT, PHONE]", "parts: [LOT, COMPANY, CONTACT, PHONE]").only("selection.mail-lot")).contains("2个类别");
        assertThat(yunnan.with("[\"FACTOR:safety\", DRAW]", "[\"FACTOR:security\", DRAW]").only("selection.tie-unknown")).contains("FACTOR:safety");
        assertThat(guangming.with("- {atMost: 9, outcome: OPEN}", "- {outcome: OPEN}").only("selection.shortage-open")).contains("最后一行不写 atMost");
        assertThat(under("B").also("\n").with("shortage:\n    received: [{outcome: OPEN}]\n    eligible: [{outcome: SCORE}]\n  award:", "award:").only("selection.shortage-law"))
                .contains("不能另行规定");
    }

    /** Two suppliers of a service may go on in a consultation where a text says so, which the file has to name. */
    @Test
    void fewerGoOnInAConsultationOnlyOnABasisThatIsNamed() {
        String rows = "  shortage:\n    received: [{atMost: 1, outcome: VOID}, {outcome: OPEN}]\n    eligible: [{atMost: 1, outcome: VOID}, {outcome: SCORE%s}]\n  award:";

        assertThat(under("C").with(rows.formatted(""), "  award:").only("selection.shortage-basis")).contains("只有 2 家", "basis", "第二十一条");
        assertThat(under("C").with(rows.formatted(", basis: 财库〔2015〕124号"), "  award:").read().selection().shortage().eligible()).hasSize(2);
        assertThat(under("B").with(rows.formatted(", basis: 财库〔2015〕124号"), "  award:").only("selection.shortage-law")).contains("不能另行规定");
    }

    @Test
    void regimeThatSelectsNeedsACallAndOneThatDesignatesHasNone() {
        ProgrammeFaults guangming = ProgrammeFaults.in("guangming-2025");
        assertThat(guangming.with("profile: D", "profile: A").reason("selection.not-wanted").message()).contains("由方案指定平台");
        assertThat(lushan.with("profile: A", "profile: D").reason("selection.missing").message()).contains("地方遴选");
    }

    /** The published call under another regime, without what that regime's law leaves to no file. */
    private static ProgrammeFaults under(String regime) {
        return ProgrammeFaults.in("guangming-2025").with("profile: " + regime, "profile: A").withoutAll("(?s)  shortage:\n.*?(?=  #|  award:)")
                .withoutAll("(?m)^  SUBMISSION_DEADLINE:.*\n");
    }
}
