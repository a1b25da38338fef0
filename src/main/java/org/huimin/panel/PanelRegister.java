package org.huimin.panel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** Who sits on the panel of a tender. Secret until the result: whoever shows it has to know that there is one. */
@Service
public class PanelRegister {

    private final Seats seats;
    private final Draws draws;

    PanelRegister(Seats seats, Draws draws) {
        this.seats = seats;
        this.draws = draws;
    }

    /** Those who declared that nothing ties them to an applicant and who came to the review, in the order in which they were asked. */
    public List<PanelMember> members(CaseRef tender) {
        return seats.of(tender).stream().filter(seat -> seat.state() == Seat.State.PRESENT).map(Seat::member).toList();
    }

    /** Everybody who was ever asked or is about to be, with what became of it. */
    public List<Seat> seats(CaseRef tender) {
        return seats.of(tender);
    }

    /** When somebody was drawn or asked last, for this review or again; the beginning of time where nobody was. */
    public Instant calledAt(CaseRef tender) {
        return Stream.concat(seats.of(tender).stream().map(Seat::askedAt), draws.of(tender).stream().map(DrawView::frozenAt)).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** The fields of the drawn seats for which somebody has to be drawn, now or again. @param wanted what the notice says */
    public List<String> toDraw(CaseRef tender, List<String> wanted) {
        return Seating.open(wanted, draws.of(tender));
    }

    /** Somebody who was asked, whatever became of it. @throws Refused absent where nobody was asked under the code */
    public PanelMember asked(CaseRef tender, String code) {
        return seats.of(tender).stream().map(Seat::member).filter(member -> member.code().equals(code)).findFirst()
                .orElseThrow(() -> Refused.absent("评审小组中没有编号为“" + code + "”的成员。"));
    }
}
