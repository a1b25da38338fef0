package org.huimin.workflow.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Quoted;
import org.huimin.panel.DrawFile;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeBody.Block;
import org.huimin.publicity.NoticeBody.Paragraph;
import org.huimin.publicity.NoticeBody.Table;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.selection.Agreement;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.Contracting;
import org.huimin.selection.Ranked;
import org.huimin.selection.RecordedSelection;
import org.huimin.selection.Recording;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.springframework.stereotype.Component;

/** Prepares the notices of a selection: the call, and whom it is meant to go to. */
@Component
class SelectionTexts {


    private final TenderRegister tenders;
    private final Awarding awarding;
    private final SealCeremony ceremony;
    private final Recording recording;
    private final Contracting contracting;
    private final PublicityRegister publicities;
    private final PanelRegister panels;
    private final DrawRegister draws;
    private final ProgrammeRegister programmes;

    SelectionTexts(TenderRegister tenders, Awarding awarding, SealCeremony ceremony, Recording recording,
                   Contracting contracting, PublicityRegister publicities, PanelRegister panels, DrawRegister draws, ProgrammeRegister programmes) {
        this.programmes = programmes;
        this.panels = panels;
        this.draws = draws;
        this.tenders = tenders;
        this.awarding = awarding;
        this.ceremony = ceremony;
        this.recording = recording;
        this.contracting = contracting;
        this.publicities = publicities;
    }

    NoticeTexts.Text call(ProgrammeSpec spec, CaseRef in) {
        TenderView tender = tenders.view(in);
        SelectionSpec terms = tender.terms();
        List<Block> body = new ArrayList<>();
        tender.introduction().lines().filter(line -> !line.isBlank()).forEach(line -> body.add(new Paragraph(line.strip())));
        body.add(new Paragraph("遴选遵循公开、公平、公正的原则，保障消费券发放公平、公正、安全。"));
        body.add(new Paragraph("一、类别和名额。名额在开启前确定，不因报名情况增减。"));
        body.add(new Table(List.of("类别", "注册地", "名额（家）", "承担资金（元）"), terms.lots().stream().map(lot -> List.of(lot.name(), registered(lot),
                String.valueOf(lot.winners()), funds(spec, lot))).toList()));
        body.add(new Paragraph("二、报名条件。逐项审查，不计分。"));
        body.add(new Table(List.of("条件", "以什么为准"), terms.conditions().stream().map(c -> List.of(c.name(), switch (c.kind()) {
            case LICENCE -> String.join("或者", c.names());
            case DEBARMENT -> "查询" + String.join("、", c.names());
            case STATEMENT -> terms.materials().stream().filter(m -> c.code().equals(m.proves())).map(SelectionSpec.Material::name)
                    .collect(Collectors.collectingAndThen(Collectors.joining("、"), names -> names.isEmpty() ? "书面说明" : names));
        })).toList()));
        body.add(new Paragraph("三、报名材料。"));
        body.add(new Table(List.of("材料", "是否必需", "盖章"), terms.materials().stream().map(m -> List.of(m.name(), m.required() ? "必需" : "有则提供",
                switch (m.stamped()) {
                    case NONE -> "不要求";
                    case FIRST_PAGE -> "首页";
                    case EVERY_PAGE -> "每页";
                })).toList()));
        terms.materials().stream().filter(m -> !m.template().isEmpty()).forEach(m -> body.add(new Paragraph("“" + m.name() + "”按以下提纲编制："
                + String.join("、", m.template()) + "。网上报名的，模板可以在报名页面下载。")));
        body.add(new Paragraph("四、评分办法。满分" + SelectionSpec.FULL_SCORE.toPlainString() + "分。"));
        body.add(new Table(List.of("评分项", "满分", "评分标准"), terms.factors().stream().map(f -> List.of(f.name(), figure(f.max()), f.guidance())).toList()));
        if (terms.panel() != null) {
            body.add(new Paragraph(panel(terms.panel(), naming(in))));
        }
        body.add(new Paragraph("五、报名方式和截止时间。" + ways(terms) + "报名截止时间为" + tender.deadlineInFull() + "，以服务器收到全部内容的时刻为准，逾期不予接收。"));
        ceremony.fingerprint(in).ifPresent(fingerprint -> body.add(new Paragraph("六、密封。网上报名材料在提交时加密，截止前任何人不能查看；加密所用公钥的指纹为"
                + fingerprint + "，报名时请核对。")));
        contact(spec, body);
        return new NoticeTexts.Text(spec.name() + "遴选发放平台的公告", new NoticeBody(body));
    }

    NoticeTexts.Text proposed(ProgrammeSpec spec, CaseRef in) {
        TenderView tender = tenders.view(in);
        List<Award> awards = awarding.current(in);
        Map<String, Ranked> ranked = awarding.ranking(in).stream().collect(Collectors.toMap(Ranked::application, Function.identity()));
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph(Quoted.of(tender.subject()) + "遴选已经完成资格审查和评审，拟入选企业如下，现予公示。"));
        body.add(new Table(List.of("类别", "拟入选企业", "评审名次", "评审得分", "承担资金（元）"), awards.stream().map(a -> List.of(tender.lot(a.lot()).orElseThrow().name(),
                a.enterprise(), rank(ranked.get(a.application())), score(ranked.get(a.application())),
                NoticeTexts.yuan(spec.platform(a.place()).orElseThrow().pool()))).toList()));
        awards.stream().map(Award::reason).distinct().forEach(reason -> body.add(new Paragraph("理由：" + reason)));
        panelOf(in).forEach(line -> body.add(new Paragraph(line)));
        body.add(new Paragraph("公示期内，任何单位和个人可以对公示内容提出异议，请写明理由并附证据。"));
        contact(spec, body);
        return new NoticeTexts.Text(spec.name() + "拟入选发放平台公示", new NoticeBody(body));
    }

    /** Who won, once the public has been asked. @param batch number of the lots that are announced together */
    NoticeTexts.Text awarded(ProgrammeSpec spec, CaseRef in, int batch) {
        TenderView tender = tenders.view(in);
        List<List<String>> batches = tender.terms().announcedTogether();
        List<String> unbound = contracting.unbound(in);
        List<Award> awards = awarding.current(in).stream().filter(a -> batches.get(batch - 1).contains(a.lot()) && unbound.contains(a.place())).toList();
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph(Quoted.of(tender.subject()) + "遴选的拟入选名单已经公示。" + publicised(in) + "现将入选企业公布如下。"));
        body.add(new Table(List.of("类别", "入选企业", "承担资金（元）"), awards.stream().map(a -> List.of(tender.lot(a.lot()).orElseThrow().name(), a.enterprise(),
                spec.platforms().size() == 1 ? NoticeTexts.yuan(spec.platform(a.place()).orElseThrow().pool()) : "以协议为准")).toList()));
        if (batches.size() > 1) {
            body.add(new Paragraph("入选企业分" + batches.size() + "批公布，本批为第" + batch + "批。"));
        }
        contact(spec, body);
        return new NoticeTexts.Text(spec.name() + "发放平台入选公告" + (batches.size() > 1 ? "（第" + batch + "批）" : ""), new NoticeBody(body));
    }

    /** Whom to ask. */
    private static void contact(ProgrammeSpec spec, List<Block> body) {
        spec.sponsorsContact().ifPresent(contact -> body.add(new Paragraph(contact)));
    }

    /** How the publicity of what was proposed came out. */
    private String publicised(CaseRef in) {
        PublicityView last = publicities.of(in.root()).stream().filter(p -> !p.open() && p.about().value().startsWith(in.root() + "/SEL-"))
                .max(Comparator.comparing(PublicityView::openedAt)).orElseThrow();
        List<ObjectionState> objections = publicities.objections(last.id()).stream().map(PublicityRegister.ObjectionView::state).toList();
        if (objections.isEmpty()) {
            return "公示期内没有收到异议。";
        }
        long rejected = objections.stream().filter(state -> state == ObjectionState.REJECTED).count();
        return "公示期内收到异议" + objections.size() + "件，" + (rejected == objections.size() ? "不符合受理条件，不予受理。"
                : rejected == 0 ? "经核查，异议不成立。" : "其中" + rejected + "件不予受理，其余经核查不成立。");
    }

    /** What was agreed, without what is the enterprise's secret: its application is not published. */
    NoticeTexts.Text agreement(ProgrammeSpec spec, CaseRef in) {
        Agreement agreement = contracting.find(in).orElseThrow();
        TenderView tender = tenders.view(agreement.tender());
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph(spec.unit(spec.sponsor()).name() + "与入选企业签订了消费券发放协议，现予公布。协议中的商业秘密不予公布。"));
        body.add(new Table(List.of("项目", "内容"), List.of(List.of("甲方", spec.unit(spec.sponsor()).name()), List.of("乙方", agreement.enterprise()),
                List.of("遴选事项", tender.subject()), List.of("承担资金（元）", NoticeTexts.yuan(agreement.amount())),
                List.of("签订日期", Period.words(agreement.signed().atZone(Period.ZONE).toLocalDate())))));
        if (tender.terms().award() != null && !tender.terms().award().obligations().isEmpty()) {
            body.add(new Paragraph("乙方的主要职责："));
            tender.terms().award().obligations().forEach(duty -> body.add(new Paragraph(duty + "。")));
        }
        return new NoticeTexts.Text(spec.name() + "消费券发放协议公告", new NoticeBody(body));
    }

    private PanelNaming naming(CaseRef in) {
        return programmes.rule(in, PanelNaming.RULE).map(rule -> PanelNaming.valueOf(rule.value())).orElse(PanelNaming.CODES);
    }

    /** Who reviewed, and by what anybody knows the certificate of the draw again. */
    private List<String> panelOf(CaseRef tender) {
        List<String> lines = new ArrayList<>();
        List<PanelMember> members = panels.members(tender);
        if (!members.isEmpty()) {
            lines.add(naming(tender).line(members));
        }
        draws.certificates(tender).forEach(file -> lines.add("专家抽取证书可在本活动页面的“专家抽取公开”下载核验，校验值为"
                + DrawFile.verify(file, null).certificate().digest() + "。"));
        return lines;
    }

    /** What another system has published, said again for this programme's readers. */
    NoticeTexts.Text result(ProgrammeSpec spec, CaseRef in) {
        RecordedSelection result = recording.of(in).orElseThrow();
        List<Block> body = new ArrayList<>();
        body.add(new Paragraph(Quoted.of(spec.selection().subject()) + "经" + result.system() + "（项目编号" + result.project() + "）组织，" + Period.words(result.announcedOn())
                + "发布公告，" + Period.words(result.resultOn()) + "公布结果，现将中标企业公布如下。"));
        body.add(new Table(List.of("类别", "投标家数", "合格家数", "中标企业", "承担资金（元）"), spec.selection().lots().stream().flatMap(lot -> lot.places().stream()
                .map(place -> List.of(lot.name(), String.valueOf(result.received().get(lot.code())), String.valueOf(result.eligible().get(lot.code())),
                        result.winners().get(place).enterprise(), NoticeTexts.yuan(spec.platform(place).orElseThrow().pool())))).toList()));
        return new NoticeTexts.Text(spec.name() + "发放平台遴选结果", new NoticeBody(body));
    }

    private static String rank(Ranked ranked) {
        return ranked == null ? "—" : String.valueOf(ranked.rank());
    }

    /** A lot with one applicant is not scored. */
    private static String score(Ranked ranked) {
        return ranked == null || ranked.score() == null ? "—" : ranked.score().toPlainString();
    }

    private static String panel(SelectionSpec.PanelSpec panel, PanelNaming naming) {
        int drawn = panel.seats().size();
        return "评审小组共" + panel.size() + "人，" + switch (panel.source()) {
            case OWN -> "由主办单位组成。";
            case DRAWN -> "均从专家库随机抽取。";
            case MIXED -> "其中从专家库随机抽取" + drawn + "人，主办单位" + (panel.size() - drawn) + "人。";
        } + naming.promise() + (drawn == 0 ? "。" : "；抽取前公开以编号表示的专家库，结果公布时公开抽取证书，任何人都可以核验。");
    }

    private static String registered(Lot lot) {
        return switch (lot.registered()) {
            case ANYWHERE -> "不限";
            case INSIDE -> "本省";
            case OUTSIDE -> "外省";
        };
    }

    private static String funds(ProgrammeSpec spec, Lot lot) {
        return lot.places().stream().map(place -> NoticeTexts.yuan(spec.platform(place).orElseThrow().pool())).collect(Collectors.joining("、"));
    }

    private static String figure(BigDecimal points) {
        return points.stripTrailingZeros().toPlainString();
    }

    private static String ways(SelectionSpec terms) {
        List<String> ways = new ArrayList<>();
        if (terms.channels().contains("ONLINE")) {
            ways.add("在网上填写并上传材料。");
        }
        if (terms.paper() != null) {
            ways.add("递交纸质材料一式" + terms.paper().copies() + "份" + (terms.paper().bound() ? "，胶装" : "") + "，密封并在封口盖章。");
        }
        if (terms.mail() != null) {
            ways.add("邮件报名的，主题写成“" + terms.mail().prefix() + terms.mail().parts().stream().map(part -> switch (part) {
                case "COMPANY" -> "企业名称";
                case "CONTACT" -> "联系人";
                case "LOT" -> "报名类别";
                default -> "联系电话";
            }).map(words -> terms.mail().separator() + words).collect(Collectors.joining()) + "”。同一企业用同一邮箱就同一类别多次发送的，以截止前最后到达的一封为准。");
        }
        return String.join("", ways);
    }
}
