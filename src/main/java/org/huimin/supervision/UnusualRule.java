package org.huimin.supervision;

/** What is worth a look, why, and what that rests on. */
public enum UnusualRule {

    BACKDATED_SIGN_OFF("线下签批倒签", "签批日期早于事项送达，或者签批之后很久才登记，可能事后补办。", "线下签批须登记时间、文号并上传签批件"),
    HASTY_DECISION("签收后几秒内即作决定", "材料不可能在这么短的时间内看完。", "审批须审阅材料后作出"),
    MANY_STEPS("一人经办环节过多", "同一人办理的职责过多，岗位分离可能流于形式。", "本次活动职责分离要求"),
    ODD_HOURS("夜间或休息日作出决定", "决定在正常办公时间之外作出，请核对是否本人办理。", "以国务院办公厅节假日安排和本单位作息为准"),
    OVERDUE("超期", "办理期限届满后才办结，或者至今没有办结。", "办理期限及其依据见该事项"),
    RETURNED_OFTEN("反复退回", "同一事项多次退回，材料或者标准可能有问题。", "工作须留痕、可核查"),
    HIGH_REFUSAL("不予核准比例偏高", "该单位推荐的商户被否比例明显高于全县，请核对推荐把关和研判标准。", "商户推荐与研判要求"),
    DUPLICATE_ACROSS("跨乡镇重复推荐", "同一家店由两个单位推荐，可能虚增数量。", "商户以店铺为单位，不重复计数"),
    VERDICT_CHANGED("研判结论变更", "同一研判单位对同一商户先后给出不同结论。", "研判意见逐户留痕"),
    MONEY_DIFFERENCE("资金差额", "账目与核销数据不一致，或者为差额作出过说明。", "资金清算须账目相符"),
    CORRECTION("更正和变更", "已经办结或公布的内容发生了更正、变更。", "更正须留痕"),
    REFERRAL("案件移送", "有商户的案件情节严重，提出移送有权处理的机关，请关注审批、移交和处理结果。", "情节严重的依法依规移送处理"),
    INSPECTION("巡查发现问题", "乡镇或市场监管部门到店巡查发现问题，或者复查没有整改到位，请关注整改和处理结果。", "巡查内容及其依据见该商户的巡查记录"),
    SILENCE_CLOSED("逾期未反馈视作无意见", "征求意见时有单位没有反馈，方案在其沉默下继续。", "征求意见可以结束，但须列明未反馈单位");

    private final String words;
    private final String reason;
    private final String basis;

    UnusualRule(String words, String reason, String basis) {
        this.words = words;
        this.reason = reason;
        this.basis = basis;
    }

    public String words() {
        return words;
    }

    /** Why it is worth a look. */
    public String reason() {
        return reason;
    }

    public String basis() {
        return basis;
    }
}
