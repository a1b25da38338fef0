package org.huimin.portal.workbench;

import java.util.ArrayList;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.panel.PanelMember;
import org.huimin.panel.Seat;
import org.huimin.programme.ProgrammeSpec;

/** The attendance list of a review (评审签到表) and what each expert is paid for it. */
final class SignInPaper {

    private SignInPaper() { }

    /** @param fee yuan for each expert; empty where the rules name none */
    static Paper of(ProgrammeSpec spec, List<Seat> seats, String fee) {
        List<List<String>> rows = new ArrayList<>();
        seats.stream().filter(seat -> seat.state() == Seat.State.DECLARED || seat.state() == Seat.State.PRESENT).map(Seat::member).forEach(member ->
                rows.add(List.of(member.code(), member.name(), member.kind().words(), "", member.kind() == PanelMember.Kind.EXPERT ? fee : "—", "")));
        return new Paper("", "", spec.name() + "\n评审签到表", "", List.of(
                new Paper.Table("", List.of("编号", "姓名", "身份", "签到", "评审费（元）", "签领"), rows),
                new Paper.Paragraph(0, "本表在结果公布前保密，用后密封存档；评审费按本表发放，主办单位人员不发。")), List.of(), spec.unit(spec.sponsor()).name(), null);
    }
}
