package org.huimin.workflow.notice;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Phase;
import org.huimin.programme.ProgrammeSpec.VoucherType;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeBody.Block;
import org.huimin.publicity.NoticeBody.Paragraph;
import org.huimin.publicity.NoticeBody.Table;
import org.huimin.publicity.NoticeType;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.springframework.stereotype.Component;

/** Prepares each notice's text from what the stages know, for a person to take over and change. */
@Component
class NoticeTexts {

    private static final DecimalFormatSymbols FIGURES = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private final ProgrammeRegister programmes;
    private final MerchantDirectory merchants;
    private final SettlementRegister settlements;
    private final SelectionTexts selections;
    private final ComplaintText complaints;

    NoticeTexts(ProgrammeRegister programmes, MerchantDirectory merchants, SettlementRegister settlements, SelectionTexts selections,
                ComplaintText complaints) {
        this.programmes = programmes;
        this.merchants = merchants;
        this.settlements = settlements;
        this.selections = selections;
        this.complaints = complaints;
    }

    record Text(String title, NoticeBody body) { }

    /** @param phase the phase it is about; 0 for none; @param tender the call for platforms it is about; null for none; @param batch of winners; 0 for none */
    Text draft(CaseRef about, NoticeType type, int phase, CaseRef tender, int batch) {
        ProgrammeSpec spec = programmes.spec(about);
        return switch (type) {
            case PLAN -> plan(spec);
            case DESIGNATION -> designation(spec);
            case TENDER -> selections.call(spec, tender);
            case PROPOSED_AWARD -> selections.proposed(spec, tender);
            case AWARD -> tender == null ? selections.result(spec, within(about)) : selections.awarded(spec, tender, batch);
            case AGREEMENT -> selections.agreement(spec, within(about));
            case COMPLAINT -> complaints.of(spec, within(about));
            case MERCHANTS -> merchants(spec, about.root());
            case RULES -> rules(spec);
            case CHANGE -> change(spec, about.root(), phase);
            case SETTLEMENT -> settlement(spec, about.root());
            default -> throw new IllegalArgumentException("no text for " + type);
        };
    }

    /** The case whose notice this is. */
    private static CaseRef within(CaseRef about) {
        return CaseRef.of(about.value().substring(0, about.value().lastIndexOf('/')));
    }

    private static Text plan(ProgrammeSpec spec) {
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph("为促进消费，" + spec.unit(spec.sponsor()).name() + "组织开展" + spec.name() + "，实施方案已经批准，现予公布。"));
        if (!spec.policyBasis().isEmpty()) {
            body.add(new Paragraph("政策依据：" + spec.policyBasis().stream()
                    .map(p -> "《" + p.title() + "》" + p.shownNumber().map(n -> "（" + n + "）").orElse("")).collect(Collectors.joining("；")) + "。"));
        }
        body.add(new Paragraph("资金总额" + yuan(spec.budget()) + "元，分" + spec.phases().size() + "期投放："
                + spec.phases().stream().map(NoticeTexts::phase).collect(Collectors.joining("；")) + "。"));
        body.add(vouchers(spec));
        body.add(new Paragraph("消费券名称：" + spec.voucherName() + "。适用范围：" + names(spec) + "。"));
        return new Text(spec.name() + "实施方案", new NoticeBody(body));
    }

    private static Text designation(ProgrammeSpec spec) {
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph(spec.name() + "拟通过下列平台发放消费券，现将平台和理由公示如下。"));
        spec.platforms().forEach(p -> body.add(new Paragraph(p.name() + "：" + (p.designated() == null ? "经遴选确定。" : p.designated())
                + "承担资金" + yuan(p.pool()) + "元。")));
        body.add(new Paragraph("公示期内，任何单位和个人可以对公示内容提出异议，请写明理由并附证据。"));
        return new Text(spec.name() + "发放平台公示", new NoticeBody(body));
    }

    private Text merchants(ProgrammeSpec spec, CaseRef programme) {
        Map<String, Integer> counts = merchants.countByUnit(programme);
        List<List<String>> rows = spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit).distinct()
                .map(unit -> List.of(spec.unit(unit).shortName(), String.valueOf(counts.getOrDefault(unit, 0)))).toList();
        return new Text(spec.name() + "参与商户名单", NoticeBody.of(
                new Paragraph("经推荐、研判并签署诚信承诺书，共有" + merchants.count(programme) + "家商户参与本次活动，各推荐单位家数如下，完整名单见参与商户名单页。"),
                new Table(List.of("推荐单位", "家数"), rows)));
    }

    private static Text rules(ProgrammeSpec spec) {
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph("发放时间：" + spec.phases().stream().map(NoticeTexts::phase).collect(Collectors.joining("；")) + "。"));
        body.add(new Paragraph("领取时间：" + spec.claimTimes().stream().map(t -> "每日" + t.at()).distinct().collect(Collectors.joining("、"))
                + "起，领完为止。领取渠道：" + spec.platforms().stream().map(ProgrammeSpec.Platform::name).collect(Collectors.joining("、")) + "。"));
        body.add(new Paragraph("领取限制：" + spec.limits().stream().map(NoticeTexts::limit).collect(Collectors.joining("；")) + "。"));
        body.add(vouchers(spec));
        body.add(new Paragraph("有效期：" + spec.voucherTypes().stream().map(NoticeTexts::validity).distinct().collect(Collectors.joining("；"))
                + "，逾期作废。领取和使用时须在规定区域内，并在公布的参与商户使用。"));
        return new Text(spec.name() + "消费券使用细则", new NoticeBody(body));
    }

    private Text change(ProgrammeSpec spec, CaseRef programme, int phase) {
        PhaseSettlementView settled = settlements.phase(programme, phase).orElseThrow();
        List<List<String>> rows = settled.allotments().stream().map(a -> List.of(spec.voucherType(a.voucherType()).orElseThrow().name(),
                String.valueOf(a.quantity()), exact(a.amount()))).toList();
        return new Text(spec.name() + spec.phase(phase).name() + "未核销资金叠加公告", NoticeBody.of(
                new Paragraph(spec.phase(phase).name() + "结余" + yuan(settled.rest()) + "元，其中" + yuan(settled.carriedOver()) + "元叠加到下一期继续投放，"
                        + yuan(settled.unallocated()) + "元不足一张券面值，活动结束后退回。"),
                new Table(List.of("券种", "增加数量（张）", "金额（元）"), rows)));
    }

    private Text settlement(ProgrammeSpec spec, CaseRef programme) {
        StatementView s = settlements.statement(programme).orElseThrow();
        return new Text(spec.name() + "资金清算结果", NoticeBody.of(
                new Paragraph("活动资金已经清算，账目相符，结果公布如下。"),
                new Table(List.of("项目", "金额（元）"), List.of(
                        List.of("活动资金", exact(s.budget())), List.of("核销金额", exact(s.redeemed())),
                        List.of("退款金额", exact(s.refunded().plus(s.lateRefunds()))), List.of("实际支付", exact(s.paid())),
                        List.of("退回财政", exact(s.returned()))))));
    }

    private static Table vouchers(ProgrammeSpec spec) {
        List<String> heading = new ArrayList<>(List.of("行业", "券种", "门槛（元）"));
        spec.phases().forEach(p -> heading.add(p.name() + "数量（张）"));
        List<List<String>> rows = new ArrayList<>();
        for (VoucherType type : spec.voucherTypes()) {
            List<String> row = new ArrayList<>(List.of(industry(spec, type.industry()), type.name(), yuan(type.threshold())));
            spec.phases().forEach(p -> row.add(String.valueOf(spec.platforms().stream()
                    .mapToInt(platform -> spec.quantity(platform.code(), type.code(), p.number())).sum())));
            rows.add(row);
        }
        return new Table(heading, rows);
    }

    private static String names(ProgrammeSpec spec) {
        return spec.industries().stream().map(ProgrammeSpec.Industry::name).collect(Collectors.joining("、"));
    }

    private static String industry(ProgrammeSpec spec, String code) {
        return spec.industries().stream().filter(i -> i.code().equals(code)).map(ProgrammeSpec.Industry::name).findFirst().orElse(code);
    }

    private static String phase(Phase p) {
        LocalDate last = p.period().last();
        return p.name() + Period.words(p.first()) + "至" + Period.words(last) + "，" + yuan(p.budget()) + "元";
    }

    /** 1,000,000 or 12.50: in sentences and conditions. */
    static String yuan(Money amount) {
        return amount.fen() % 100 == 0 ? new DecimalFormat("#,##0", FIGURES).format(amount.yuan()) : exact(amount);
    }

    /** 1,000,000.00: in columns of money. */
    private static String exact(Money amount) {
        return new DecimalFormat("#,##0.00", FIGURES).format(amount.yuan());
    }

    private static String limit(ProgrammeSpec.Limit limit) {
        String window = switch (limit.window()) {
            case INDUSTRY_PHASE -> "每期每个行业";
            case PHASE -> "每期";
            case DAY -> "每天";
            case PROGRAMME -> "活动期间";
        };
        return "每人" + window + "限领" + limit.count() + "张";
    }

    private static String validity(VoucherType type) {
        return type.validity().equals(VoucherType.PHASE_END) ? "领取后至本期结束" : "领取后" + type.validity().replaceAll("\\D", "") + "天内";
    }
}
