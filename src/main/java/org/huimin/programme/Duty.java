package org.huimin.programme;

import java.util.Arrays;
import java.util.Optional;

/**
 * The duties of the processes: the contract between the diagrams, whose user tasks carry these codes, and the programme
 * file, which says who performs them.
 */
public enum Duty {

    DRAFT_PLAN("draft-plan", "编制方案", Span.ONE),
    REVIEW_COMPETITION("review-competition", "公平竞争审查", Span.ONE),
    GIVE_OPINION("give-opinion", "反馈意见", Span.SEVERAL),
    CLOSE_CONSULTATION("close-consultation", "结束征求意见", Span.ONE),
    ARRANGE_FUNDS("arrange-funds", "安排资金", Span.ONE),
    REVIEW_PLAN("review-plan", "审核方案", Span.ONE),
    TABLE_PLAN("table-plan", "提请审议", Span.ONE),
    DECIDE_PLAN("decide-plan", "决定方案", Span.ONE),
    ISSUE_PLAN("issue-plan", "印发方案", Span.ONE),

    DRAFT_NOTICE("draft-notice", "信息拟稿", Span.ONE),
    CHECK_NOTICE("check-notice", "信息核稿", Span.ONE),
    SIGN_NOTICE("sign-notice", "信息签发", Span.ONE),

    REASON_DESIGNATION("reason-designation", "说明指定理由", Span.ONE, Choice.DESIGNATED),
    APPROVE_DESIGNATION("approve-designation", "审批指定平台", Span.ONE, Choice.DESIGNATED),

    DRAFT_TENDER("draft-tender", "编制遴选公告", Span.ONE, Choice.SELECTED),
    APPROVE_TENDER("approve-tender", "审批遴选公告", Span.ONE, Choice.SELECTED),
    HOLD_SEAL("hold-seal", "保管开启口令", Span.SEVERAL, Choice.SELECTED),
    RECEIVE_APPLICATIONS("receive-applications", "登记报名材料", Span.ONE, Choice.SELECTED),
    ANSWER_QUESTION("answer-question", "答复提问", Span.ONE, Choice.SELECTED),
    OPEN_APPLICATIONS("open-applications", "开启报名材料", Span.SEVERAL, Choice.SELECTED),
    TRANSCRIBE_APPLICATIONS("transcribe-applications", "誊录报名材料", Span.ONE, Choice.SELECTED),
    CONFIRM_TRANSCRIPTION("confirm-transcription", "核对誊录", Span.ONE, Choice.SELECTED),
    REVIEW_ELIGIBILITY("review-eligibility", "资格审查", Span.ONE, Choice.SELECTED),
    CONFIRM_ELIGIBILITY("confirm-eligibility", "复核资格审查", Span.ONE, Choice.SELECTED),
    FREEZE_POOL("freeze-pool", "封存专家库", Span.ONE, Choice.SELECTED),
    SUPPLEMENT_POOL("supplement-pool", "补充专家库", Span.ONE, Choice.SELECTED),
    WITNESS_DRAW("witness-draw", "监督抽取", Span.ONE, Choice.SELECTED),
    REVEAL_DRAW("reveal-draw", "公开随机数", Span.ONE, Choice.SELECTED),
    REVEAL_WITNESS("reveal-witness", "监督方公开随机数", Span.ONE, Choice.SELECTED),
    NAME_MEMBERS("name-members", "指定评审成员", Span.ONE, Choice.SELECTED),
    DECLARE_INTERESTS("declare-interests", "参加评审", Span.ONE, Choice.SELECTED),
    REGISTER_ATTENDANCE("register-attendance", "登记到场", Span.ONE, Choice.SELECTED),
    ELECT_CHAIR("elect-chair", "推选组长", Span.ONE, Choice.SELECTED),
    REVIEW_RESPONSE("review-response", "符合性审查", Span.ONE, Choice.SELECTED),
    SCORE_APPLICATIONS("score-applications", "独立打分", Span.ONE, Choice.SELECTED),
    VOID_SHEET("void-sheet", "作废评分表", Span.ONE, Choice.SELECTED),
    JUDGE_OUTLIERS("judge-outliers", "认定畸高畸低", Span.ONE, Choice.SELECTED),
    RESCORE_APPLICATION("rescore-application", "复核打分", Span.ONE, Choice.SELECTED),
    DRAW_LOTS("draw-lots", "抽签定序", Span.ONE, Choice.SELECTED),
    WRITE_REPORT("write-report", "编写评审报告", Span.ONE, Choice.SELECTED),
    SIGN_REPORT("sign-report", "签署评审报告", Span.ONE, Choice.SELECTED),
    PROPOSE_AWARD("propose-award", "提出入选平台", Span.ONE, Choice.SELECTED),
    APPROVE_AWARD("approve-award", "审批入选平台", Span.ONE, Choice.SELECTED),
    RECORD_SELECTION("record-selection", "登记遴选结果", Span.ONE, Choice.SELECTED),
    APPROVE_RECORD("approve-record", "复核遴选结果", Span.ONE, Choice.SELECTED),
    SETTLE_SHORTAGE("settle-shortage", "处置报名不足", Span.ONE, Choice.SELECTED),
    PROPOSE_SPLIT("propose-split", "提出资金划分", Span.ONE, Choice.SELECTED),
    CHECK_SPLIT("check-split", "审核资金划分", Span.ONE, Choice.SELECTED),
    DECIDE_SPLIT("decide-split", "决定资金划分", Span.ONE, Choice.SELECTED),
    CONCLUDE_AGREEMENT("conclude-agreement", "签订协议", Span.ONE, Choice.SELECTED),
    SETTLE_UNSIGNED("settle-unsigned", "处置逾期未签", Span.ONE, Choice.SELECTED),
    SIGN_AGREEMENT("sign-agreement", "签署协议", Span.ONE, Choice.SELECTED),
    FILE_AGREEMENT("file-agreement", "协议备案", Span.ONE, Choice.SELECTED),
    SUBMIT_PLANS("submit-plans", "提交实施方案和应急预案", Span.PER_PLATFORM, Choice.SELECTED),
    RUN_TEST("run-test", "联调测试", Span.PER_PLATFORM, Choice.SELECTED),
    ACCEPT_TEST("accept-test", "验收联调测试", Span.ONE, Choice.SELECTED),

    ADMIT_OBJECTION("admit-objection", "受理异议", Span.ONE),
    INVESTIGATE_OBJECTION("investigate-objection", "核查异议", Span.ONE),
    DECIDE_OBJECTION("decide-objection", "决定异议", Span.ONE),

    ANSWER_QUERY("answer-query", "答复质疑", Span.ONE, Choice.SELECTED),
    APPROVE_QUERY("approve-query", "审批质疑答复", Span.ONE, Choice.SELECTED),
    EXAMINE_COMPLAINT("examine-complaint", "审查投诉", Span.ONE, Choice.SELECTED),
    SUPPLEMENT_COMPLAINT("supplement-complaint", "登记投诉补正", Span.ONE, Choice.SELECTED),
    COPY_COMPLAINT("copy-complaint", "送达投诉副本", Span.ONE, Choice.SELECTED),
    DECIDE_COMPLAINT("decide-complaint", "决定投诉", Span.ONE, Choice.SELECTED),

    RECOMMEND_MERCHANTS("recommend-merchants", "推荐商户", Span.PER_SOURCE),
    CONFIRM_RECOMMENDATION("confirm-recommendation", "确认推荐名单", Span.PER_SOURCE),
    ALLOT_SUPPLEMENT("allot-supplement", "分配补报任务", Span.ONE),
    REVIEW_MERCHANTS("review-merchants", "研判商户", Span.ONE),
    VERIFY_MERCHANTS("verify-merchants", "平台核验商户", Span.PER_PLATFORM),
    REGISTER_COMMITMENTS("register-commitments", "登记承诺书", Span.PER_SOURCE),
    ONBOARD_MERCHANTS("onboard-merchants", "商户入驻", Span.PER_PLATFORM),
    CORRECT_DIRECTORY("correct-directory", "更正商户名单", Span.ONE),

    RUN_OUTREACH("run-outreach", "开展宣传", Span.SEVERAL),
    ANNOUNCE_ONLINE("announce-online", "平台宣传", Span.PER_PLATFORM),
    CLOSE_OUTREACH("close-outreach", "汇总宣传工作", Span.ONE),

    SUBMIT_RULES("submit-rules", "报送发放细则", Span.PER_PLATFORM),
    CHECK_LAUNCH("check-launch", "上线前会签", Span.SEVERAL),
    REMEDY_LAUNCH("remedy-launch", "落实会签意见", Span.ONE),

    REQUEST_DRAWDOWN("request-drawdown", "申请拨款", Span.ONE),
    ENTER_ACCOUNT("enter-account", "登记收款账户", Span.ONE),
    CHECK_ACCOUNT("check-account", "复核收款账户", Span.ONE),
    PAY_DRAWDOWN("pay-drawdown", "办理拨款", Span.ONE),
    SUBMIT_DAILY("submit-daily", "报送每日数据", Span.PER_PLATFORM),
    CHASE_DAILY("chase-daily", "催报每日数据", Span.ONE),
    CHECK_DAILY("check-daily", "核对每日数据", Span.ONE),

    SUBMIT_LEDGER("submit-ledger", "报送清算文件", Span.PER_PLATFORM),
    EXPLAIN_DIFFERENCE("explain-difference", "处理差额", Span.ONE),
    REVIEW_SETTLEMENT("review-settlement", "审核清算", Span.ONE),
    APPROVE_ROLLOVER("approve-rollover", "审批资金叠加", Span.ONE),
    CONFIRM_ROLLOVER("confirm-rollover", "确认资金叠加", Span.ONE),
    SUBMIT_REFUNDS("submit-refunds", "报送退款文件", Span.PER_PLATFORM),
    SUBMIT_REPORT("submit-report", "报送结算报告", Span.PER_PLATFORM),
    REVIEW_STATEMENT("review-statement", "审核总清算", Span.ONE),
    RETURN_FUNDS("return-funds", "退回剩余资金", Span.PER_PLATFORM),
    CONFIRM_RECEIPT("confirm-receipt", "确认到账", Span.ONE),
    RESOLVE_MISMATCH("resolve-mismatch", "处置到账差异", Span.ONE),

    DECIDE_STANDING("decide-standing", "审批参与资格变动", Span.ONE),
    CONFIRM_REPLACEMENT("confirm-replacement", "确认替换商户", Span.PER_SOURCE),

    DECIDE_REFERRAL("decide-referral", "审批移送", Span.ONE),
    HAND_OVER_REFERRAL("hand-over-referral", "移交材料", Span.ONE),
    RECORD_REPLY("record-reply", "登记处理结果", Span.ONE),

    ANSWER_OPINION("answer-opinion", "答复监督意见", Span.NAMED),
    WEIGH_ANSWER("weigh-answer", "审阅监督意见的答复", Span.ONE);

    /** For how many units one task of this duty stands open at a time. */
    public enum Span {
        /** Exactly one unit holds it. */
        ONE,
        /** Every unit that holds it gets its own task. */
        SEVERAL,
        /** Every unit that recommends merchants. */
        PER_SOURCE,
        /** The unit behind every platform. */
        PER_PLATFORM,
        /** One of those that hold it, named by the case. */
        NAMED
    }

    /** In which programmes there is such work: in those that choose their platforms this way, or in all. */
    private enum Choice { ANY, DESIGNATED, SELECTED }

    private final String code;
    private final String words;
    private final Span span;
    private final Choice choice;

    Duty(String code, String words, Span span) {
        this(code, words, span, Choice.ANY);
    }

    Duty(String code, String words, Span span, Choice choice) {
        this.code = code;
        this.words = words;
        this.span = span;
        this.choice = choice;
    }

    /** Whether there is such work in a programme. @param selects whether its platforms are selected rather than designated */
    public boolean occurs(boolean selects) {
        return choice == Choice.ANY || (choice == Choice.SELECTED) == selects;
    }

    public String code() {
        return code;
    }

    public String words() {
        return words;
    }

    public Span span() {
        return span;
    }

    /** Whether it says in which cases the duty lies with somebody else, as {@code draft-notice:COMPLAINT} does for notices of complaints. */
    static boolean isQualified(String key) {
        return key.indexOf(':') >= 0;
    }

    static String plain(String key) {
        return isQualified(key) ? key.substring(0, key.indexOf(':')) : key;
    }

    public static Optional<Duty> of(String code) {
        return Arrays.stream(values()).filter(d -> d.code.equals(code)).findFirst();
    }
}
