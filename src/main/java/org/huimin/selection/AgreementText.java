package org.huimin.selection;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.Capitals;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Money;
import org.huimin.kernel.Quoted;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;

/** The text of an agreement, from what the call asked for and what was awarded. */
final class AgreementText {

    private AgreementText() { }

    static String of(ProgrammeSpec spec, TenderView tender, Award award, Money amount, Instant until) {
        String sponsor = spec.unit(spec.sponsor()).name();
        StringBuilder text = new StringBuilder();
        line(text, "甲方（主办单位）：" + sponsor);
        line(text, "乙方（发放平台）：" + award.enterprise());
        line(text, "乙方经" + Quoted.of(tender.subject()) + "遴选入选“" + tender.lot(award.lot()).orElseThrow().name() + "”类别（报名材料编号" + award.application()
                + "）。双方就" + spec.name() + "的消费券发放约定如下。");
        line(text, "一、资金");
        line(text, "乙方承担的资金为" + amount.grouped() + "元（" + Capitals.of(amount) + "），专款专用，专户核算，"
                + switch (spec.funding().kind()) {
                    case ADVANCE -> "由甲方预拨。";
                    case INSTALMENTS -> "由甲方按期次拨付。";
                    case REIMBURSE -> "由乙方先行垫付，核对后结算。";
                } + "未使用的资金按原渠道退回。");
        line(text, "二、券种和数量");
        line(text, "乙方发放" + vouchers(spec, award.place()) + "。期次、券种和数量有调整的，以甲方公布的方案调整为准。");
        line(text, "三、乙方的职责");
        List<String> obligations = tender.terms().award() == null ? List.of() : tender.terms().award().obligations();
        for (int i = 0; i < obligations.size(); i++) {
            line(text, "（" + numeral(i + 1) + "）" + obligations.get(i) + "。");
        }
        if (obligations.isEmpty()) {
            line(text, "按遴选公告和报名材料的承诺办理。");
        }
        line(text, "四、甲方的职责");
        line(text, "提供参与商户名单和使用规则，按约定拨付资金，核对数据，对发放、核销和资金使用进行监督。");
        line(text, "五、报名材料");
        line(text, "乙方的报名材料和承诺是本协议的组成部分；与本协议不一致的，以本协议为准。");
        line(text, "六、签订");
        line(text, "本协议由双方在" + Moments.endInWords(until) + "前签订；乙方没有签订的，由甲方依照遴选公告处理。协议自双方签订之日起生效，签订后备案并公布，商业秘密不公布。");
        return text.toString();
    }

    private static String vouchers(ProgrammeSpec spec, String place) {
        StringBuilder all = new StringBuilder();
        for (ProgrammeSpec.Phase phase : spec.phases()) {
            for (ProgrammeSpec.VoucherType type : spec.voucherTypes()) {
                int count = spec.planned(place, type.code(), phase.number());
                if (count > 0) {
                    all.append(all.isEmpty() ? "" : "、").append(phase.name()).append(type.name()).append(count).append("张");
                }
            }
        }
        return all.toString();
    }

    static String numeral(int number) {
        String digits = "零一二三四五六七八九";
        int tens = number / 10;
        return (tens == 0 ? "" : tens == 1 ? "十" : digits.charAt(tens) + "十") + (number % 10 == 0 ? "" : String.valueOf(digits.charAt(number % 10)));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
