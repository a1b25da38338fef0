package org.huimin.panel;

import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** Who sits on the panel of a tender. Secret until the result: whoever shows it has to know that there is one. */
@Service
public class PanelRegister {

    private final Seats seats;

    PanelRegister(Seats seats) {
        this.seats = seats;
    }

    /** Those who declared that nothing ties them to an applicant and who came to the review, in the order in which they were asked. */
    public List<PanelMember> members(CaseRef tender) {
        return seats.of(tender).stream().filter(seat -> seat.state() == Seat.State.PRESENT).map(Seat::member).toList();
    }

    /** Somebody who was asked, whatever became of it. @throws Refused absent where nobody was asked under the code */
    public PanelMember asked(CaseRef tender, String code) {
        return seats.of(tender).stream().map(Seat::member).filter(member -> member.code().equals(code)).findFirst()
                .orElseThrow(() -> Refused.absent("评审小组中没有编号为“" + code + "”的成员。"));
    }
}
