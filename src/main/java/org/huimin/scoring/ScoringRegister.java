package org.huimin.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** What may be read of a round: before the reveal a member's own sheet and how many are in, after it everything. */
@Service
public class ScoringRegister {

    /** Said alike of a round that is not there and of one that is not this person's. */
    public static final String NONE = "没有由您评审的这一项评分。";

    private final Rounds rounds;

    ScoringRegister(Rounds rounds) {
        this.rounds = rounds;
    }

    /**
     * A member's own desk.
     *
     * @param computed applicant → factor → points that are the same for all
     * @param typed   what was saved, as it was typed; empty once submitted
     * @param sheet   the submitted sheet; null before
     * @param receipt null before
     */
    public record Own(ScoreCard card, Map<String, Map<String, BigDecimal>> computed, Progress progress, Map<String, String> typed, Sheet sheet, Receipt receipt) { }

    /** @throws Refused absent for whoever is no member, as for a round that is not there */
    public Own own(Actor member, CaseRef in) {
        Round round = rounds.find(in).filter(r -> r.card().member(member.account()).isPresent()).orElseThrow(() -> Refused.absent(NONE));
        Optional<Rounds.Kept> kept = rounds.own(in, member.account());
        return new Own(round.card(), Computed.of(round.card()), progress(round), kept.isPresent() ? Map.of() : rounds.draft(in, member.account()),
                kept.map(Rounds.Kept::sheet).orElse(null), kept.map(Rounds.Kept::receipt).orElse(null));
    }

    /** What a clerk needs to enter a sheet from paper; nothing that anybody scored. */
    public ScoreCard card(CaseRef in) {
        return rounds.find(in).map(Round::card).orElseThrow(() -> Refused.absent(NONE));
    }

    /** Applicant → factor → points that nobody judges. */
    public static Map<String, Map<String, BigDecimal>> computed(ScoreCard card) {
        return Computed.of(card);
    }

    /** The rounds of a review, by case: one for each lot. */
    public List<CaseRef> within(CaseRef review) {
        return rounds.within(review);
    }

    /** Rounds of a programme that still take sheets, by case. */
    public List<CaseRef> underWay(CaseRef programme) {
        return rounds.within(programme).stream().filter(in -> Set.of(RoundState.SCORING, RoundState.BROKEN).contains(progress(in).state())).toList();
    }

    /** Who left the panel of a round that had begun. */
    public List<Departure> departures(CaseRef in) {
        return rounds.departures(in);
    }

    /** Who has no sheet in yet. */
    public List<ScoreCard.Member> missing(CaseRef in) {
        return card(in).members().stream().filter(member -> rounds.own(in, member.account()).isEmpty()).toList();
    }

    /** Whose sheets are no longer what was committed to, once all are in. */
    public List<ScoreCard.Member> disturbed(CaseRef in) {
        Round round = rounds.find(in).orElseThrow(() -> Refused.absent(NONE));
        return round.state() != RoundState.DISTURBED ? List.of() : rounds.all(in).stream().filter(kept -> !kept.unchanged(in))
                .map(kept -> round.card().member(kept.member()).orElseThrow()).toList();
    }

    /** Totals that most of the panel found much too high or low and whose members have not given them anew. */
    public List<Recheck> amendable(CaseRef in) {
        int members = card(in).members().size();
        return rechecks(in).stream().filter(r -> r.amendedAt() == null && r.allowed(members)).toList();
    }

    /** The sheet of a member as it stands. @throws Refused conflict before the reveal */
    public Sheet sheet(CaseRef in, String member) {
        open(in);
        return rounds.own(in, member).map(Rounds.Kept::sheet).orElseThrow();
    }

    /** Whether something lies beside a sheet of this person's. @param address as the card names it */
    public boolean liesBeside(Actor member, String address) {
        return rounds.of(member.account()).stream().map(this::card).flatMap(card -> card.applicants().stream()).flatMap(a -> a.materials().stream())
                .anyMatch(material -> address.equals(material.address()));
    }

    public Progress progress(CaseRef in) {
        return progress(rounds.find(in).orElseThrow(() -> Refused.absent(NONE)));
    }

    /** The rounds this account scores in, newest first, at most 200. */
    public List<CaseRef> of(Actor member) {
        return rounds.of(member.account());
    }

    /** @throws Refused conflict before the reveal, for everybody */
    public Tally tally(CaseRef in) {
        return tally(open(in), rounds);
    }

    public Ranking ranking(CaseRef in) {
        Round round = open(in);
        return tally(round, rounds).ranking(round.lots());
    }

    public List<Recheck> rechecks(CaseRef in) {
        open(in);
        return rounds.rechecks(in);
    }

    public List<Signature> signatures(CaseRef in) {
        open(in);
        return rounds.signatures(in);
    }

    /** @return the report as a .docx */
    public byte[] report(CaseRef in) {
        Round round = open(in);
        return EvaluationReport.docx(round, tally(round, rounds), rounds.departures(in), rounds.rechecks(in), rounds.signatures(in));
    }

    static Tally tally(Round round, Rounds rounds) {
        Map<String, Sheet> sheets = new HashMap<>();
        rounds.all(round.in()).forEach(kept -> sheets.put(kept.member(), kept.sheet()));
        return new Tally(round.card(), sheets);
    }

    private Round open(CaseRef in) {
        Round round = rounds.find(in).orElseThrow(() -> Refused.absent(NONE));
        if (round.state() != RoundState.REVEALED && round.state() != RoundState.REPORTED) {
            throw Refused.conflict("scoring.not-revealed", "评分尚未全部提交，任何人不得查看。");
        }
        return round;
    }

    private Progress progress(Round round) {
        return new Progress(round.state(), rounds.submitted(round.in()), round.card().members().size());
    }
}
