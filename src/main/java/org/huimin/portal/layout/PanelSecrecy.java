package org.huimin.portal.layout;

import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailEntry;
import org.huimin.panel.PanelRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.selection.TenderRegister;
import org.springframework.stereotype.Component;

/** Until the result nobody learns who sits on a panel, discipline inspection neither: the record shows what a member did, not which person. */
@Component
public class PanelSecrecy {

    /** Stands for a member's account. */
    public static final String MEMBER = "panel-member";

    /** What a member does, by the case it is done in. */
    private static final Pattern MEMBERS_WORK = Pattern.compile(".*/(PNL|EVL)-\\d+(/.*)?");
    /** What a member does that is recorded of the call itself. */
    private static final Set<String> MEMBERS_FACTS = Set.of("InterestsDeclared", "MemberFellOut", "ExpertFellOut", "ResponsivenessReviewed");

    private final NoticeBoard board;
    private final TenderRegister tenders;
    private final PanelRegister panels;

    PanelSecrecy(NoticeBoard board, TenderRegister tenders, PanelRegister panels) {
        this.board = board;
        this.tenders = tenders;
        this.panels = panels;
    }

    /** Whether what a panel did at this moment may be known: a later panel of the same programme is as secret as the first was. */
    public boolean isOver(CaseRef programme, Instant done) {
        return done.isBefore(board.resultOut(programme));
    }

    /** Whether it may be known who reviews for this call. */
    public boolean isOver(CaseRef tender) {
        return isOver(tender.root(), panels.calledAt(tender));
    }

    /** Entries of this programme as they may be shown now. */
    public UnaryOperator<TrailEntry> entries(CaseRef programme) {
        Set<String> members = tenders.of(programme).stream().flatMap(tender -> panels.seats(tender.caseRef()).stream()).map(seat -> seat.member().account())
                .collect(Collectors.toSet());
        Instant told = board.resultOut(programme);
        return entry -> members.contains(entry.actor()) && (MEMBERS_FACTS.contains(entry.fact()) || MEMBERS_WORK.matcher(entry.about()).matches())
                && !entry.at().isBefore(told)
                ? new TrailEntry(entry.chain(), entry.seq(), entry.at(), entry.fact(), entry.published(), entry.about(), MEMBER, entry.content(), entry.salt(),
                        entry.contentDigest(), entry.prevHash(), entry.hash()) : entry;
    }
}
