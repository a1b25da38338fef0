package org.huimin.panel;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Fills a tender's panel: experts as the draw calls them, the sponsor's own people as they are named; each answers for
 * himself, and whoever falls out makes room for the next.
 */
@Service
@Act
public class Seating {

    private static final int LONGEST_REASON = 400;
    private static final Map<Seat.State, Call.Outcome> OUTCOMES = Map.of(Seat.State.REFUSED, Call.Outcome.REFUSED, Seat.State.RECUSED, Call.Outcome.RECUSED,
            Seat.State.ABSENT, Call.Outcome.ABSENT, Seat.State.LEFT, Call.Outcome.REMOVED);

    private final Seats seats;
    private final Draws draws;
    private final Drawing drawing;
    private final ExpertPool pool;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Seating(Seats seats, Draws draws, Drawing drawing, ExpertPool pool, Clock clock, ApplicationEventPublisher facts) {
        this.seats = seats;
        this.draws = draws;
        this.drawing = drawing;
        this.pool = pool;
        this.clock = clock;
        this.facts = facts;
    }

    /** Somebody of the sponsor who may be named. */
    public record Candidate(String account, String name) { }

    /** Chooses the sponsor's own people, in place of those chosen before and not yet asked. */
    public void name(Actor by, CaseRef tender, List<Candidate> people, PanelMember.Kind kind) {
        seats.unname(tender);
        List<Seat> before = seats.of(tender);
        int number = before.size();
        for (Candidate person : people) {
            if (before.stream().anyMatch(seat -> seat.member().account().equals(person.account()))) {
                throw Refused.conflict("panel.named-before", person.name() + "已经是评审成员，或者此前已退出，不能再指定。");
            }
            number++;
            seats.enter(tender, number, new PanelMember(person.account(), "OWN-" + number, person.name(), kind), Seat.State.NAMED, now());
        }
        facts.publishEvent(new PanelFact.MembersNamed(tender, by.account(), people.size()));
    }

    /** Asks whoever was drawn or named and has not been asked yet. */
    public void ask(CaseRef tender) {
        seats.askNamed(tender, now());
        List<Seat> asked = seats.of(tender);
        int number = asked.size();
        for (DrawView draw : draws.of(tender)) {
            for (String code : draw.seated()) {
                if (asked.stream().noneMatch(seat -> seat.member().code().equals(code))) {
                    Expert expert = pool.find(code).orElseThrow();
                    number++;
                    seats.enter(tender, number, new PanelMember(expert.account(), code, expert.name(), PanelMember.Kind.EXPERT), Seat.State.ASKED, now());
                }
            }
        }
    }

    /**
     * A member says whether he sits.
     *
     * @param stand  DECLARED, RECUSED or REFUSED
     * @param reason needed for all but DECLARED
     * @throws Refused forbidden for anybody but the member himself, conflict for a second answer
     */
    public void answer(Actor by, CaseRef tender, String code, Seat.State stand, String reason) {
        Seat seat = seat(tender, code);
        if (!seat.member().account().equals(by.account())) {
            throw Refused.forbidden("panel.not-the-member", "是否参加评审、有无利害关系须由成员本人申报。");
        }
        if (seat.state() != Seat.State.ASKED) {
            throw Refused.conflict("panel.answered", "您已经申报“" + seat.state().words() + "”，不能再改。");
        }
        if (stand == Seat.State.DECLARED) {
            seats.answered(tender, code, stand, null, now());
            facts.publishEvent(new PanelFact.InterestsDeclared(tender, by.account(), code));
        } else {
            leave(by, tender, seat, stand, reason);
        }
    }

    /** The office that draws notes that somebody did not answer, or did not come. */
    public void absent(Actor by, CaseRef tender, String code, String reason) {
        Seat seat = seat(tender, code);
        if (seat.state() != Seat.State.ASKED && seat.state() != Seat.State.DECLARED) {
            throw Refused.conflict("panel.not-awaited", "成员“" + code + "”的状态是“" + seat.state().words() + "”，不能登记为未到场。");
        }
        leave(by, tender, seat, Seat.State.ABSENT, reason);
    }

    /** Everybody who declared has come. */
    public void present(Actor by, CaseRef tender) {
        List<Seat> come = seats.of(tender).stream().filter(seat -> seat.state() == Seat.State.DECLARED).toList();
        come.forEach(seat -> seats.present(tender, seat.member().code()));
        facts.publishEvent(new PanelFact.MembersPresent(tender, by.account(), come.size()));
    }

    /**
     * A member who sat does not any longer; whoever is next makes the panel whole.
     *
     * @param stand RECUSED where a tie was found after all, else LEFT
     * @throws Refused conflict for somebody who did not sit
     */
    public void left(Actor by, CaseRef tender, String code, Seat.State stand, String reason) {
        Seat seat = seat(tender, code);
        if (seat.state() != Seat.State.PRESENT) {
            throw Refused.conflict("panel.not-sitting", "成员“" + code + "”的状态是“" + seat.state().words() + "”，不是正在评审的成员。");
        }
        leave(by, tender, seat, stand, reason);
    }

    private void leave(Actor by, CaseRef tender, Seat seat, Seat.State stand, String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || Invisible.inLine(why)) {
            throw Refused.invalid("panel.reason", "reason", reason, "请写明原因（一行，最多 " + LONGEST_REASON + " 字）。");
        }
        String code = seat.member().code();
        seats.answered(tender, code, stand, why, now());
        if (seat.member().kind() == PanelMember.Kind.EXPERT) {
            drawing.fellOut(by, tender, code, OUTCOMES.get(stand), why);
        }
        facts.publishEvent(new PanelFact.MemberFellOut(tender, by.account(), code, stand));
    }

    /** The fields of the drawn seats that nobody fills and nobody of the draws is left for, in the order of the notice. */
    static List<String> open(List<String> wanted, List<DrawView> all) {
        List<String> open = new ArrayList<>(wanted);
        all.stream().flatMap(draw -> draw.calls().stream().filter(call -> call.outcome() == Call.Outcome.SEATED)
                .map(call -> draw.pool().seats().get(call.seat() - 1))).forEach(open::remove);
        return open;
    }

    private Seat seat(CaseRef tender, String code) {
        return seats.of(tender).stream().filter(seat -> seat.member().code().equals(code)).findFirst()
                .orElseThrow(() -> Refused.absent("评审小组中没有编号为“" + code + "”的成员。"));
    }

    private Instant now() {
        return Stamp.now(clock);
    }
}
