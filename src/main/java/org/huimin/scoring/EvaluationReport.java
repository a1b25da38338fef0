package org.huimin.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.document.Paper;
import org.huimin.document.Papers;
import org.huimin.kernel.Period;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;

/** The evaluation report (评审报告): who reviewed, what the sheets came to, the ranking, what was changed, and a line for each signature. */
final class EvaluationReport {

    private static final Map<FactorKind, String> KINDS = Map.of(FactorKind.SUBJECTIVE, "主观", FactorKind.OBJECTIVE, "客观", FactorKind.PRICE, "价格");
    private static final Map<ScoreCard.Kind, String> MEMBERS = Map.of(ScoreCard.Kind.EXPERT, "评审专家", ScoreCard.Kind.REPRESENTATIVE, "采购人代表",
            ScoreCard.Kind.OWN, "本单位评审人员");

    private EvaluationReport() { }

    static byte[] docx(Round round, Tally tally, List<Departure> departures, List<Recheck> rechecks, List<Signature> signatures) {
        return new Papers().docx(paper(round, tally, departures, rechecks, signatures));
    }

    static Paper paper(Round round, Tally tally, List<Departure> departures, List<Recheck> rechecks, List<Signature> signatures) {
        ScoreCard card = round.card();
        List<Paper.Part> parts = new ArrayList<>();
        heading(parts, "一、评审小组");
        parts.add(table(List.of("编号", "成员", "类别", "职务"), card.members(), m -> List.of(m.code(), m.name(), MEMBERS.get(m.kind()),
                m.account().equals(round.chair()) ? "组长" : "成员")));
        departures.forEach(d -> text(parts, "成员 " + d.code() + " 于 " + Period.words(d.at().atZone(Period.ZONE).toLocalDate()) + " 中途退出（" + d.cause() + "），由后一名递补；"
                + (d.submitted() ? "其已提交的评分表作废，不计入得分。" : "其没有提交评分表。")));
        heading(parts, "二、符合性审查");
        if (card.responses().isEmpty()) {
            text(parts, "参加评审的报名企业都响应遴选要求。");
        } else {
            parts.add(table(List.of("报名企业", "结论", "理由或者澄清"), card.responses(), r -> List.of(r.applicant(), r.finding(), r.words())));
        }
        heading(parts, "三、评分办法");
        parts.add(table(List.of("评分项", "类别", "满分", "评分办法"), card.factors(), f -> List.of(f.name(), KINDS.get(f.kind()), Points.plain(f.max()), f.guidance())));
        text(parts, "主观分由各成员独立打分，提交前互不可见；客观分、价格分由系统统一计算，各成员相同。价格分按“最低报价÷本报价×满分”计算，四舍五入保留两位小数。"
                + "得分为各成员总分的平均值，四舍五入保留" + card.rules().decimals() + "位小数，不去掉最高分、最低分。" + card.basis());
        heading(parts, "四、各成员总分");
        List<String> header = new ArrayList<>(List.of("报名企业"));
        card.members().forEach(m -> header.add(m.code()));
        header.add("得分");
        parts.add(table(header, card.applicants(), a -> {
            List<String> row = new ArrayList<>(List.of(a.name()));
            card.members().forEach(m -> row.add(tally.total(m.account(), a.code()).toPlainString()));
            row.add(tally.score(a.code()).toPlainString());
            return row;
        }));
        heading(parts, "五、评审结果");
        Ranking ranking = tally.ranking(round.lots());
        parts.add(table(List.of("名次", "报名企业", "得分", "同分时的依据"), ranking.lines(), line -> List.of(String.valueOf(line.rank()),
                card.applicant(line.applicant()).orElseThrow().name(), line.score().toPlainString(), words(card, line.decidedBy()))));
        if (!ranking.lots().isEmpty()) {
            text(parts, "同分的报名企业尚未抽签，次序未定。");
        }
        if (!round.lots().isEmpty()) {
            text(parts, "抽签见证：" + round.lotsWitness() + "。");
        }
        heading(parts, "六、复核");
        rechecks(parts, card, tally, rechecks);
        heading(parts, "七、评审意见");
        text(parts, round.remark() == null ? "组长尚未编写。" : round.remark());
        heading(parts, "八、签署");
        Map<String, Signature> signed = signatures.stream().collect(Collectors.toMap(Signature::member, Function.identity()));
        parts.add(table(List.of("成员", "意见", "签字", "日期"), card.members(), m -> List.of(m.name(), opinion(signed.get(m.account())), "",
                signed.containsKey(m.account()) ? day(signed.get(m.account())).toString() : "")));
        signatures.stream().filter(s -> s.dissent() != null).forEach(s -> text(parts, card.member(s.member()).orElseThrow().name() + "的不同意见：" + s.dissent()));
        LocalDate date = round.revealedAt().atZone(Period.ZONE).toLocalDate();
        return new Paper("", "", card.title() + "\n评审报告", "", parts, List.of(), "评审小组", date);
    }

    private static void rechecks(List<Paper.Part> parts, ScoreCard card, Tally tally, List<Recheck> rechecks) {
        if (rechecks.isEmpty()) {
            text(parts, tally.outliers().isEmpty() ? "各成员总分没有畸高畸低的情形，评审结果未作改变。" : "系统提示 " + tally.outliers().size()
                    + " 处总分与其他成员相差较大，评审小组没有认定畸高畸低，评审结果未作改变。");
        }
        for (Recheck r : rechecks) {
            String which = card.member(r.member()).orElseThrow().name() + "对“" + card.applicant(r.applicant()).orElseThrow().name() + "”的总分 "
                    + r.before().toPlainString() + " 分：" + r.reason() + "。认定畸高畸低的 " + r.agreed().size() + " 人，共 " + card.members().size() + " 人。";
            text(parts, which + (r.amendedAt() == null ? "评分未作改变。" : "本人复核后为 " + tally.total(r.member(), r.applicant()).toPlainString() + " 分，理由："
                    + r.amendedReason() + "。本项改变须书面报告监管部门。"));
        }
    }

    private static String words(ScoreCard card, String rule) {
        return switch (rule) {
            case "" -> "";
            case "LOWEST_PRICE" -> "报价较低的在前";
            case "OBJECTIVE" -> "客观分较高的在前";
            case "DRAW" -> "抽签";
            default -> card.factors().stream().filter(f -> rule.equals("FACTOR:" + f.code())).map(Factor::name).findFirst().orElse(rule) + "得分较高的在前";
        };
    }

    private static String opinion(Signature signature) {
        return signature == null ? "" : signature.dissent() == null ? "同意" : "有不同意见";
    }

    private static LocalDate day(Signature signature) {
        return signature.at().atZone(Period.ZONE).toLocalDate();
    }

    private static void heading(List<Paper.Part> parts, String text) {
        parts.add(new Paper.Paragraph(1, text));
    }

    private static void text(List<Paper.Part> parts, String text) {
        parts.add(new Paper.Paragraph(0, text));
    }

    private static <T> Paper.Table table(List<String> header, List<T> rows, Function<T, List<String>> row) {
        return new Paper.Table("", header, rows.stream().map(row).toList());
    }
}
