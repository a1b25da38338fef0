package org.huimin.workflow.notice;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.ChallengeRegister;
import org.huimin.publicity.ChallengeView;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeBody.Paragraph;
import org.huimin.publicity.NoticeBody.Table;
import org.huimin.publicity.PublicityRegister.Objector;
import org.springframework.stereotype.Component;

/** Prepares the notice of what was decided on a complaint: who brought it, and the receipt under which it is looked up, are not told. */
@Component
class ComplaintText {

    private static final String COMPLAINANT = "投诉人";

    private final ChallengeRegister register;
    private final ProgrammeRegister programmes;

    ComplaintText(ChallengeRegister register, ProgrammeRegister programmes) {
        this.register = register;
        this.programmes = programmes;
    }

    NoticeTexts.Text of(ProgrammeSpec spec, CaseRef complaint) {
        ChallengeView decided = register.of(complaint.root()).stream().filter(c -> c.caseRef().equals(complaint)).findFirst().orElseThrow();
        String office = spec.unit(programmes.unitsHolding(complaint, "decide-complaint").get(0)).name();
        return new NoticeTexts.Text(spec.name() + "投诉处理结果公告", new NoticeBody(List.of(
                new Paragraph(office + "对" + spec.name() + "发放平台遴选的一件投诉作出了处理决定，现予公告。"),
                new Table(List.of("项目", "内容"), List.of(List.of("被投诉人", spec.unit(spec.sponsor()).name()), List.of("收到日期", day(decided.filedAt())),
                        List.of("处理日期", day(decided.settledAt())), List.of("处理结果", result(decided)))),
                new Paragraph("处理决定：" + bare(decided.answer(), register.challenger(decided.id()))))));
    }

    private static String result(ChallengeView decided) {
        return !decided.upheld() ? "投诉不成立，驳回投诉" : decided.affects() ? "投诉成立，影响遴选结果" : "投诉成立，不影响遴选结果";
    }

    private static String bare(String decision, Objector challenger) {
        return decision.replace(challenger.name(), COMPLAINANT).replace(challenger.contact(), "（略）");
    }

    private static String day(Instant at) {
        return Period.words(at.atZone(Period.ZONE).toLocalDate());
    }
}
