package org.huimin.rehearsal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.identity.Person;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.DrawView;
import org.huimin.panel.Drawing;
import org.huimin.panel.PanelMember;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.panel.Seating;
import org.huimin.panel.Side;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.PanelRules;
import org.springframework.stereotype.Component;

/** What simulated people do where a panel is put together: they draw, witness, declare, and some recuse themselves or stay away. */
@Component
class SimulatedPanel {

    private final Drawing drawing;
    private final DrawRegister draws;
    private final PanelRegister panels;
    private final Seating seating;
    private final PanelRules rules;
    private final ProgrammeRegister programmes;

    SimulatedPanel(Drawing drawing, DrawRegister draws, PanelRegister panels, Seating seating, PanelRules rules, ProgrammeRegister programmes) {
        this.drawing = drawing;
        this.draws = draws;
        this.panels = panels;
        this.seating = seating;
        this.rules = rules;
        this.programmes = programmes;
    }

    /** Empty where the work is not about a panel. */
    Optional<Map<String, Object>> to(WorkItem item, Actor actor) {
        if (!item.process().equals("panel")) {
            return Optional.empty();
        }
        CaseRef tender = CaseRef.of(item.context("tender"));
        return Optional.of(switch (item.task()) {
            case "freeze-pool" -> {
                drawing.freeze(actor, tender, panels.toDraw(tender, rules.of(tender).seats()), rules.apart(tender));
                commit(actor, tender, Side.OPERATOR);
                yield Map.of("pool", "FROZEN");
            }
            case "witness-draw" -> {
                commit(actor, tender, Side.WITNESS);
                yield Map.of("committed", true);
            }
            case "reveal-draw" -> reveal(actor, tender, Side.OPERATOR);
            case "reveal-witness" -> reveal(actor, tender, Side.WITNESS);
            case "name-members" -> {
                List<Person> nameable = rules.nameable(tender);
                // the first of an office are those who do its other work
                rules.name(actor, tender, nameable.subList(nameable.size() - rules.toName(tender), nameable.size()).stream().map(Person::account).toList());
                yield Map.of("named", true);
            }
            case "declare-interests" -> declared(tender, item.context("member"));
            case "register-attendance" -> {
                stayAway(actor, tender);
                yield Map.of("signed", true);
            }
            default -> throw new IllegalStateException("nobody in a rehearsal knows how to answer " + item.task());
        });
    }

    private void commit(Actor actor, CaseRef tender, Side side) {
        DrawView draw = draws.last(tender).orElseThrow();
        drawing.commit(actor, tender, side, side.commitment(tender, draw.pool().attempt(), draw.poolHash(), nonce(draw, side)));
    }

    private Map<String, Object> reveal(Actor actor, CaseRef tender, Side side) {
        drawing.reveal(actor, tender, side, nonce(draws.last(tender).orElseThrow(), side));
        return Map.of("draw", "REVEALED");
    }

    private Map<String, Object> declared(CaseRef tender, String code) {
        boolean tied = expert(tender, code) && count(tender, Seat.State.RECUSED) < habits(tender).recusals();
        return tied ? Map.of("stand", "RECUSED", "reason", "近三年曾在一家报名企业任职（演练）。") : Map.of("stand", "DECLARED");
    }

    private void stayAway(Actor actor, CaseRef tender) {
        if (count(tender, Seat.State.ABSENT) < habits(tender).absences()) {
            panels.seats(tender).stream().filter(seat -> seat.state() == Seat.State.DECLARED && seat.member().kind() == PanelMember.Kind.EXPERT).findFirst()
                    .ifPresent(seat -> seating.absent(actor, tender, seat.member().code(), "突发疾病，未能到场（演练）。"));
        }
    }

    private boolean expert(CaseRef tender, String code) {
        return panels.asked(tender, code).kind() == PanelMember.Kind.EXPERT;
    }

    private long count(CaseRef tender, Seat.State state) {
        return panels.seats(tender).stream().filter(seat -> seat.state() == state).count();
    }

    private ProgrammeSpec.Rehearsal habits(CaseRef tender) {
        return programmes.spec(tender).rehearsal();
    }

    /** The same in every rehearsal of the case; real ones are made by the browsers of those who draw. */
    private static String nonce(DrawView draw, Side side) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(("rehearsal nonce " + draw.pool().in() + " " + draw.pool().attempt() + " " + side).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
