package org.huimin.portal.workbench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.document.Paper;
import org.huimin.kernel.Capitals;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRegister;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.springframework.stereotype.Component;

/** What the programme did and what became of its money (活动评价和资金清算报告), from judged rows and settlements only. */
@Component
class ReportPaper {


    private final ProgrammeRegister programmes;
    private final SettlementRegister settlement;
    private final LedgerRegister ledger;
    private final MerchantDirectory merchants;
    private final Clock clock;

    ReportPaper(ProgrammeRegister programmes, SettlementRegister settlement, LedgerRegister ledger, MerchantDirectory merchants, Clock clock) {
        this.programmes = programmes;
        this.settlement = settlement;
        this.ledger = ledger;
        this.merchants = merchants;
        this.clock = clock;
    }

    Paper of(CaseRef programme) {
        ProgrammeSpec spec = programmes.spec(programme);
        Map<String, Judgement> figures = new LinkedHashMap<>();
        spec.platforms().forEach(p -> ledger.latest(programme, p.code()).ifPresent(judged -> figures.put(p.code(), judged.figures())));
        StatementView statement = settlement.statement(programme).orElse(null);
        List<Paper.Part> parts = new ArrayList<>();
        course(spec, programme, parts);
        evaluation(spec, figures, parts);
        refusedRows(spec, figures, parts);
        phases(spec, programme, parts);
        closing(spec, statement, parts);
        boolean closed = statement != null && statement.balanced();
        return new Paper("", "", spec.name() + "\n活动评价和资金清算报告" + (closed ? "" : "（清算完成前）"), "", parts, List.of(),
                spec.unit(spec.sponsor()).name(), LocalDate.ofInstant(clock.instant(), Period.ZONE));
    }

    private void course(ProgrammeSpec spec, CaseRef programme, List<Paper.Part> parts) {
        parts.add(heading("一、活动概况"));
        parts.add(text("活动资金" + spec.budget().grouped() + "元（" + Capitals.of(spec.budget()) + "），分" + spec.phases().size() + "期，由"
                + spec.platforms().stream().map(ProgrammeSpec.Platform::name).collect(Collectors.joining("、")) + "发放，参与商户" + merchants.count(programme) + "家。"));
        spec.phases().forEach(p -> parts.add(text(p.name() + "：" + Period.words(p.first()) + "至" + Period.words(spec.period(p.number()).last()) + "。")));
    }

    private static void evaluation(ProgrammeSpec spec, Map<String, Judgement> figures, List<Paper.Part> parts) {
        parts.add(heading("二、领取、核销和带动消费"));
        if (figures.isEmpty()) {
            parts.add(text("平台尚未报送明细数据。"));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((platform, judged) -> judged.phases().forEach(p -> rows.add(List.of(Names.platforms(spec).get(platform), spec.phase(p.phase()).name(),
                String.valueOf(p.claimed()), p.claimedAmount().grouped(), String.valueOf(p.redeemed()), p.amount().grouped(), p.net().grouped(),
                share(p.redeemed(), p.claimed())))));
        parts.add(new Paper.Table("领取和核销", List.of("平台", "期次", "领取（张）", "领取面值（元）", "核销（张）", "核销（元）", "退款后净额（元）", "核销率（%）"), rows));
        figures.forEach((platform, judged) -> {
            List<Judgement.OfDay> days = judged.days().stream().filter(d -> d.industry().equals(Judgement.OfDay.ALL)).toList();
            Money spent = days.stream().map(d -> d.orderAmount().minus(d.orderRefunded())).reduce(Money.ZERO, Money::plus);
            String led = days.isEmpty() ? "" : "，用券订单实付" + spent.grouped() + "元";
            parts.add(text(Names.platforms(spec).get(platform) + "：有核销的商户" + judged.stores() + "家" + led + "。"));
        });
    }

    private static void refusedRows(ProgrammeSpec spec, Map<String, Judgement> figures, List<Paper.Part> parts) {
        parts.add(heading("三、数据核验"));
        List<List<String>> rows = new ArrayList<>();
        figures.forEach((platform, judged) -> {
            rows.add(checked(spec, platform, "领取", judged.claims()));
            rows.add(checked(spec, platform, "核销", judged.redemptions()));
            rows.add(checked(spec, platform, "退款", judged.refunds()));
        });
        parts.add(rows.isEmpty() ? text("尚无明细数据。") : new Paper.Table("逐笔核验结果", List.of("平台", "明细", "报送（笔）", "认可（笔）", "核减（笔）"), rows));
    }

    private static List<String> checked(ProgrammeSpec spec, String platform, String kind, Judgement.Table table) {
        return List.of(Names.platforms(spec).get(platform), kind, String.valueOf(table.rows()), String.valueOf(table.accepted()), String.valueOf(table.refusedRows()));
    }

    private void phases(ProgrammeSpec spec, CaseRef programme, List<Paper.Part> parts) {
        parts.add(heading("四、各期资金清算"));
        List<PhaseSettlementView> settled = settlement.phases(programme);
        parts.add(settled.isEmpty() ? text("各期尚未清算。") : new Paper.Table("各期资金（元）", List.of("期次", "资金", "核销", "退款", "结余", "叠加下期", "未分配"),
                settled.stream().map(p -> List.of(spec.phase(p.phase()).name(), p.pool().grouped(), p.redeemed().grouped(), p.refunded().grouped(),
                        p.rest().grouped(), p.carriedOver().grouped(), p.unallocated().grouped())).toList()));
    }

    private static void closing(ProgrammeSpec spec, StatementView s, List<Paper.Part> parts) {
        parts.add(heading("五、总清算"));
        if (s == null) {
            parts.add(text("总清算尚未进行，以上为各期清算结果。"));
        } else {
            sums(s, parts);
            parts.add(new Paper.Table("各平台（元）", List.of("平台", "已拨付", "核销", "退款", "清算后退款", "实际支付", "应退回", "已到账"), s.platforms().stream()
                    .map(p -> List.of(Names.platforms(spec).get(p.platform()), p.disbursed().grouped(), p.redeemed().grouped(),
                            p.refunded().grouped(), p.lateRefunds().grouped(), p.paid().grouped(), p.due().grouped(), p.received().grouped())).toList()));
            differences(spec, s, parts);
            parts.add(text(s.balanced() ? "以上各项平衡，账目相符。" : "账目尚未结清。"));
        }
        for (BudgetYear year : BudgetYear.crossings(spec)) {
            parts.add(text(year.phase() + "到" + year.last() + "结束，于" + year.settledIn() + "年清算，跨预算年度，未支付资金须办理结转或者收回（预算法第四十二条）。"));
        }
    }

    private static void sums(StatementView s, List<Paper.Part> parts) {
        Map<String, Money> sums = new LinkedHashMap<>();
        sums.put("预算", s.budget());
        sums.put("已拨付", s.disbursed());
        sums.put("未拨付", s.undisbursed());
        sums.put("实际支付补贴", s.paid());
        sums.put("清算后退款", s.lateRefunds());
        sums.put("利息", s.interest());
        sums.put("手续费", s.fees());
        sums.put("追回", s.recovered());
        sums.put("应退回", s.returned());
        sums.put("已退回到账", s.received());
        parts.add(new Paper.Table("总清算", List.of("项目", "金额（元）", "大写"), sums.entrySet().stream()
                .map(e -> List.of(e.getKey(), e.getValue().grouped(), Capitals.of(e.getValue()))).toList()));
    }

    private static void differences(ProgrammeSpec spec, StatementView s, List<Paper.Part> parts) {
        if (!s.variances().isEmpty()) {
            parts.add(new Paper.Table("差额和说明（元）", List.of("平台", "核算数", "对方数", "相差", "说明"), s.variances().stream()
                    .map(v -> List.of(Names.platforms(spec).getOrDefault(v.platform(), ""), v.ours().grouped(), v.theirs().grouped(), v.difference().grouped(),
                            v.explanation() == null ? "待查" : v.explanation())).toList()));
        }
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "" : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP).toString();
    }

    private static Paper.Part heading(String text) {
        return new Paper.Paragraph(1, text);
    }

    private static Paper.Part text(String text) {
        return new Paper.Paragraph(0, text);
    }
}
