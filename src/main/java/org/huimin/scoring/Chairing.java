package org.huimin.scoring;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.kernel.Verdict;
import org.huimin.scoring.ScoreCard.Kind;
import org.huimin.scoring.ScoreCard.Member;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The members accept the rules of the review and choose one of them to chair it, before anything is scored. */
@Service
@Act
public class Chairing {

    private final Votes votes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Chairing(Votes votes, Clock clock, ApplicationEventPublisher facts) {
        this.votes = votes;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param in case of the review; @param members who takes part; @param choice code of one of them; @param accepts the rules of the review */
    public void vote(Actor by, CaseRef in, List<Member> members, String choice, boolean accepts) {
        Member voter = members.stream().filter(m -> m.account().equals(by.account())).findFirst().orElseThrow(() -> Refused.absent(ScoringRegister.NONE));
        if (!accepts) {
            throw Refused.invalid("panel.discipline", "discipline", "", "请先确认遵守评审纪律；不能遵守的，不得参加评审。");
        }
        Member chosen = members.stream().filter(m -> m.code().equals(choice)).findFirst()
                .orElseThrow(() -> Refused.invalid("panel.chair-member", "chair", choice, "组长须是评审小组成员。"));
        mayChair(chosen).orRefuse();
        if (votes.of(in).containsKey(voter.code())) {
            throw Refused.conflict("panel.voted", "您已经推选过组长。");
        }
        votes.cast(in, voter.code(), choice, Stamp.now(clock));
        facts.publishEvent(new ScoringFact.ChairVoted(in, by.account(), voter.code()));
    }

    /** Who has not chosen yet. */
    public List<Member> undecided(CaseRef in, List<Member> members) {
        Map<String, String> cast = votes.of(in);
        return members.stream().filter(m -> !cast.containsKey(m.code())).toList();
    }

    /** A member has left before a chair was elected: that vote does not count, and whoever chose that member chooses again. */
    public void left(CaseRef in, String code) {
        votes.drop(in, code);
    }

    /** Whom most members chose; between equals the first by code. The votes are used up: if the chair leaves, all choose anew. */
    public Member elect(CaseRef in, List<Member> members) {
        Map<String, String> cast = votes.of(in);
        Member chair = members.stream().filter(m -> mayChair(m).isYes()).min(Comparator.comparing((Member m) -> -count(cast, m)).thenComparing(Member::code))
                .orElseThrow(() -> Refused.conflict("panel.no-chair", "评审小组没有可以担任组长的成员。"));
        votes.clear(in);
        facts.publishEvent(new ScoringFact.ChairElected(in, Actor.SYSTEM.account(), chair.code(), count(cast, chair)));
        return chair;
    }

    /** A purchaser's representative never does. */
    public static Verdict mayChair(Member member) {
        return member.kind() != Kind.REPRESENTATIVE ? Verdict.yes()
                : Verdict.no("panel.chair-representative", "chair", member.code(), "采购人代表不得担任评审小组组长。");
    }

    private static int count(Map<String, String> cast, Member member) {
        return (int) cast.values().stream().filter(member.code()::equals).count();
    }
}
