package org.huimin.portal.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.document.Paper;
import org.huimin.kernel.Capitals;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.VoucherTable;
import org.huimin.programme.PlanView;
import org.huimin.programme.ProgrammeSpec;

/**
 * The plan (实施方案) as paper. Before it is issued it is a draft for examination; afterwards it follows the notice that
 * issues it, under the issuing office's red head and with its number.
 */
final class PlanPaper {


    private final ProgrammeSpec spec;
    private final List<Paper.Part> parts = new ArrayList<>();
    private int sections;

    private PlanPaper(ProgrammeSpec spec) {
        this.spec = spec;
    }

    static List<Paper> of(ProgrammeSpec spec, PlanView plan) {
        PlanPaper paper = new PlanPaper(spec);
        paper.write();
        boolean issued = plan.documentNumber() != null && plan.issuedOn() != null;
        if (!issued) {
            return List.of(new Paper("", "", title(spec) + "\n（送审稿）", "", paper.parts, List.of(), unit(spec, spec.sponsor()), null));
        }
        String office = unit(spec, spec.unitsHolding("issue-plan").stream().findFirst().orElse(spec.sponsor()));
        // what a notice issues is no attachment of it and is not listed as one
        Paper notice = new Paper(office + "文件", plan.documentNumber(), office + "\n关于印发" + title(spec) + "的通知", addressees(spec),
                List.of(new Paper.Paragraph(0, "《" + title(spec) + "》已经研究同意，现印发给你们，请认真贯彻执行。")), List.of(), office, plan.issuedOn());
        return List.of(notice, new Paper("", "", title(spec), "", paper.parts, List.of(), "", null,
                new Paper.Imprint(copies(spec), office, plan.issuedOn())));
    }

    private void write() {
        section("目的和依据");
        text("为促进消费，由" + unit(spec, spec.sponsor()) + "组织开展" + spec.name() + "。");
        if (!spec.policyBasis().isEmpty()) {
            text("政策依据：" + spec.policyBasis().stream().map(p -> "《" + p.title() + "》" + p.shownNumber().map(n -> "（" + n + "）").orElse(""))
                    .collect(Collectors.joining("；")) + "。");
        }
        section("资金和时间");
        text("活动资金" + spec.budget().grouped() + "元（" + Capitals.of(spec.budget()) + "），来源为" + spec.funding().source() + "，分" + spec.phases().size() + "期投放。");
        spec.phases().forEach(p -> text(p.name() + "：" + Period.words(p.first()) + "至" + Period.words(spec.period(p.number()).last()) + "，资金" + p.budget().grouped() + "元。"));
        section("发放平台");
        spec.platforms().forEach(p -> text(p.name() + "：承担资金" + p.pool().grouped() + "元。" + (p.designated() == null ? "" : "确定理由：" + p.designated())));
        section("券种和数量");
        text("消费券名称：" + spec.voucherName() + "。");
        parts.add(vouchers());
        section("领取和使用");
        text("发放对象：" + spec.recipients().stream().map(ProgrammeSpec.Recipient::name).collect(Collectors.joining("、")) + "。");
        text("领取时间：" + spec.claimTimes().stream().map(t -> "每日" + t.at()).distinct().collect(Collectors.joining("、")) + "起，领完为止。");
        text("每笔订单可用" + spec.use().perOrder() + "张" + (spec.use().capPerOrder() == null ? "" : "，最多抵减" + spec.use().capPerOrder().grouped() + "元") + "。"
                + (spec.use().excludedGoods().isEmpty() ? "" : "不得用于：" + String.join("、", spec.use().excludedGoods()) + "。"));
        section("参与商户");
        text("参与商户不少于" + spec.merchants().minimum() + "家，由下列单位推荐，经研判并签署诚信承诺书后参加。");
        parts.add(new Paper.Table("", List.of("推荐单位", "行业", "不少于（家）"), spec.merchants().sources().stream().map(s -> List.of(unit(spec, s.unit()),
                s.industries().stream().map(i -> Names.industries(spec).getOrDefault(i, i)).collect(Collectors.joining("、")), String.valueOf(s.quota()))).toList()));
        section("组织领导和职责分工");
        if (spec.leadingGroup() != null) {
            text(leadingGroup());
            text("各有关单位相应明确本单位的领导机构和责任人。");
        }
        parts.add(duties());
        if (!spec.contacts().isEmpty()) {
            section("咨询和投诉");
            spec.contacts().forEach(c -> text(c.purpose() + "：" + unit(spec, c.unit()) + "，" + (c.person() == null ? "" : c.person() + "，") + c.phone() + "。"));
        }
    }

    /** Who does what, and who leads it in each unit where units have told. */
    private Paper.Table duties() {
        List<ProgrammeSpec.Unit> units = spec.units().stream().filter(u -> u.task() != null).toList();
        return units.stream().allMatch(u -> u.lead() == null)
                ? new Paper.Table("", List.of("单位", "职责"), units.stream().map(u -> List.of(u.name(), u.task())).toList())
                : new Paper.Table("", List.of("单位", "职责", "本单位牵头"), units.stream().map(u -> List.of(u.name(), u.task(), u.lead() == null ? "" : u.lead())).toList());
    }

    private String leadingGroup() {
        ProgrammeSpec.LeadingGroup group = spec.leadingGroup();
        List<String> members = Stream.concat(group.members().stream(), spec.units().stream()
                .filter(u -> group.memberKinds().contains(u.kind())).map(ProgrammeSpec.Unit::code)).distinct().map(code -> unit(spec, code)).toList();
        return "由" + unit(spec, group.head()) + "领导本次活动" + (group.title() == null ? "" : "，组长由" + group.title() + "担任")
                + (members.isEmpty() ? "" : "，成员单位为" + String.join("、", members))
                + (group.office() == null ? "" : "，办公室设在" + unit(spec, group.office())) + "。";
    }

    private Paper.Table vouchers() {
        VoucherTable table = VoucherTable.of(spec);
        List<String> header = new ArrayList<>(List.of("行业", "券种", "门槛（元）"));
        table.phases().forEach(p -> header.add(p + "（张）"));
        header.add("金额（元）");
        List<List<String>> rows = new ArrayList<>();
        for (VoucherTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.industry(), row.name(), row.threshold().grouped()));
            row.cells().forEach(c -> cells.add(String.valueOf(c.quantity())));
            cells.add(row.total().value().grouped());
            rows.add(cells);
        }
        List<String> totals = new ArrayList<>(List.of("合计", "", ""));
        table.totals().forEach(c -> totals.add(String.valueOf(c.quantity())));
        totals.add(table.total().value().grouped());
        rows.add(totals);
        return new Paper.Table("", header, rows);
    }

    private void section(String name) {
        parts.add(new Paper.Paragraph(1, "一二三四五六七八九十".charAt(sections++) + "、" + name));
    }

    private void text(String text) {
        parts.add(new Paper.Paragraph(0, text));
    }

    private static String title(ProgrammeSpec spec) {
        return spec.document() == null || spec.document().title() == null ? spec.name() + "实施方案" : spec.document().title();
    }

    private static String addressees(ProgrammeSpec spec) {
        List<String> all = new ArrayList<>();
        if (spec.units().stream().anyMatch(u -> u.kind().equals("TOWNSHIP"))) {
            all.add("各乡镇人民政府");
        }
        if (spec.units().stream().anyMatch(u -> u.kind().equals("SUBDISTRICT"))) {
            all.add("各街道办事处");
        }
        all.add("各有关单位");
        return String.join("，", all);
    }

    /** The discipline inspection receives a copy; everybody else is addressed. */
    private static String copies(ProgrammeSpec spec) {
        return spec.units().stream().filter(u -> u.kind().equals("SUPERVISION")).map(ProgrammeSpec.Unit::name).collect(Collectors.joining("，"));
    }

    private static String unit(ProgrammeSpec spec, String code) {
        return spec.unit(code).name();
    }
}
