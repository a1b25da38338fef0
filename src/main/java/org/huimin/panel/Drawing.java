package org.huimin.panel;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.kernel.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The draw of a panel: the pool is frozen, two units commit to a nonce each, both reveal, and what comes out is arithmetic.
 * Whoever falls out makes room for the next of the same sequence.
 */
@Service
@Act
public class Drawing {

    private static final int LONGEST_REASON = 400;

    private final Draws draws;
    private final ExpertPool pool;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Drawing(Draws draws, ExpertPool pool, Clock clock, ApplicationEventPublisher facts) {
        this.draws = draws;
        this.pool = pool;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Whom the case itself shuts out.
     *
     * @param applicants names and credit codes of whoever applied
     * @param tookPart   accounts of those who opened applications or judged eligibility
     * @param tieYears   how long a tie counts after its end
     */
    public record Apart(Set<String> applicants, Set<String> tookPart, int tieYears) {
        public Apart {
            applicants = Set.copyOf(applicants);
            tookPart = Set.copyOf(tookPart);
        }
    }

    /**
     * Fixes who is in the draw. After a draw that left seats empty it may be called again, for those seats, once the pool was
     * supplemented.
     *
     * @param seats the field each seat asks for, {@link Pool#ANY} for none in particular
     */
    public DrawView freeze(Actor by, CaseRef in, List<String> seats, Apart apart) {
        List<DrawView> before = draws.of(in);
        Optional<DrawView> last = before.isEmpty() ? Optional.empty() : draws.hold(in);
        if (last.filter(d -> d.state() == DrawState.FROZEN || d.state() == DrawState.COMMITTED).isPresent()) {
            throw Refused.conflict("draw.running", "本次抽取的专家库已经封存，请完成抽取；确需重新封存的，先写明原因终止本次抽取。");
        }
        OptionalInt missing = DrawView.missing(before);
        if (missing.isPresent() && missing.getAsInt() != seats.size()) {
            throw Refused.conflict("draw.done", missing.getAsInt() == 0 ? "评审专家已经抽满，不能再抽。"
                    : "还缺 " + missing.getAsInt() + " 人，补抽的名额须与此相同，而不是 " + seats.size() + " 个。");
        }
        Pool frozen = new Pool(in, before.size() + 1, seats, entries(before, apart));
        frozen.judge().and(enough(frozen)).orRefuse();
        String hash = frozen.hash();
        draws.freeze(frozen, hash, by, now());
        facts.publishEvent(new PanelFact.PoolFrozen(in, by.account(), frozen.attempt(), frozen.entries().size(), hash));
        return draws.hold(in).orElseThrow();
    }

    /** Before anybody's nonce is known. @param commitment as {@link Side#commitment} makes it */
    public void commit(Actor by, CaseRef in, Side side, String commitment) {
        DrawView draw = running(in);
        String other = draw.share(side == Side.OPERATOR ? Side.WITNESS : Side.OPERATOR).map(DrawView.Share::unit).orElse(null);
        if (draw.share(side).isPresent()) {
            throw Refused.conflict("draw.committed", side.words() + "已经作出承诺，不能更改；确需更改的，终止本次抽取后重新封存。");
        }
        if (side == Side.OPERATOR != by.unit().equals(draw.operatorUnit()) || by.unit().equals(other)) {
            throw Refused.forbidden("draw.same-unit", "组织抽取的单位和监督单位须是两个单位，各作一次承诺。");
        }
        if (!Digests.wellFormed(commitment)) {
            throw Refused.invalid("draw.commitment", "commitment", commitment, "承诺值须是 64 位十六进制数。");
        }
        DrawState state = draw.shares().isEmpty() ? DrawState.FROZEN : DrawState.COMMITTED;
        draws.commit(draw.pool(), side, by, commitment, now(), state);
        facts.publishEvent(new PanelFact.NonceCommitted(in, by.account(), draw.pool().attempt(), side, commitment));
    }

    /**
     * The operator's first: while it may still give the draw up it must not know what comes out. The witness's draws.
     *
     * @param nonce 32 bytes in hexadecimal, those that were committed to
     */
    public DrawView reveal(Actor by, CaseRef in, Side side, String nonce) {
        DrawView draw = running(in);
        if (draw.state() != DrawState.COMMITTED) {
            throw Refused.conflict("draw.too-early", "两个单位都作出承诺之前，不能公开随机数。");
        }
        DrawView.Share share = draw.shares().get(side);
        if (!by.unit().equals(share.unit())) {
            throw Refused.forbidden("draw.other-unit", side.words() + "的随机数由作出承诺的单位公开。");
        }
        if (side == Side.WITNESS && draw.shares().get(Side.OPERATOR).nonce() == null) {
            throw Refused.conflict("draw.operator-first", "先由组织抽取方公开随机数，监督方后公开：组织抽取方在决定是否继续时不能已经知道结果。");
        }
        if (share.nonce() != null) {
            throw Refused.conflict("draw.revealed", side.words() + "已经公开随机数。");
        }
        if (!Digests.wellFormed(nonce) || !side.commitment(in, draw.pool().attempt(), draw.poolHash(), nonce).equals(share.commitment())) {
            throw Refused.invalid("draw.nonce", "nonce", "", "这个随机数与" + side.words() + "事先的承诺不符，请核对；确已遗失的，终止本次抽取后重新封存。");
        }
        Instant at = now();
        draws.reveal(draw.pool(), side, nonce, at);
        facts.publishEvent(new PanelFact.NonceRevealed(in, by.account(), draw.pool().attempt(), side));
        if (side == Side.WITNESS) {
            String seed = Digests.hex(DrawFile.seed(draw.poolHash(), draw.shares().get(Side.OPERATOR).nonce(), nonce));
            draws.drawn(draw.pool(), seed);
            record(draw.pool(), seed, List.of(), at);
            facts.publishEvent(new PanelFact.PanelDrawn(in, by.account(), draw.pool().attempt(), seed));
        }
        return draws.hold(in).orElseThrow();
    }

    /**
     * Somebody called does not sit. The expert says so, or the office that draws; the house where the time for an answer is over.
     *
     * @return who is called instead; empty where nobody of the pool is left for the seat: supplement the pool and draw for it again
     */
    public Optional<String> fellOut(Actor by, CaseRef in, String code, Call.Outcome outcome, String reason) {
        DrawView draw = draws.of(in).stream().filter(d -> d.seated().contains(code)).findFirst()
                .orElseThrow(() -> Refused.absent("评审小组中没有编号为“" + code + "”的专家。"));
        boolean himself = pool.find(code).filter(e -> e.account().equals(by.account())).isPresent();
        boolean lapsed = by.equals(Actor.SYSTEM) && outcome == Call.Outcome.ABSENT;
        if (outcome == Call.Outcome.SEATED || !himself && !lapsed && !by.unit().equals(draw.operatorUnit())) {
            throw Refused.forbidden("draw.not-yours", "专家退出由本人提出，或者由组织抽取的单位登记。");
        }
        String written = reason(reason, "请写明专家“" + code + "”退出的原因。");
        draws.hold(in);
        Instant at = now();
        draws.fellOut(draw.pool(), code, outcome, written, at);
        List<Call> calls = draw.calls().stream().map(c -> c.code().equals(code) ? new Call(c.seat(), c.code(), outcome) : c).toList();
        Optional<String> next = record(draw.pool(), draw.seed(), calls, at).stream().map(Call::code).findFirst();
        facts.publishEvent(new PanelFact.ExpertFellOut(in, by.account(), code, outcome, next.orElse(null)));
        return next;
    }

    /** A draw that cannot be finished, because a nonce is lost or the pool was wrong; it stays on record and in later certificates. */
    public void giveUp(Actor by, CaseRef in, String reason) {
        DrawView draw = running(in);
        if (!by.unit().equals(draw.operatorUnit())) {
            throw Refused.forbidden("draw.not-yours", "抽取由组织抽取的单位终止。");
        }
        draws.giveUp(draw.pool(), by, reason(reason, "请写明终止本次抽取的原因，原因会随抽取证书公布。"), now());
        facts.publishEvent(new PanelFact.DrawGivenUp(in, by.account(), draw.pool().attempt()));
    }

    private List<Call> record(Pool from, String seed, List<Call> before, Instant at) {
        List<Call> added = new Calls(from, Sequence.of(Digests.bytes(seed), from.codes()), before).fill();
        for (int i = 0; i < added.size(); i++) {
            draws.call(from, before.size() + i + 1, added.get(i), at);
        }
        return added;
    }

    private List<Pool.Entry> entries(List<DrawView> before, Apart apart) {
        Set<String> seated = new HashSet<>();
        Map<String, Exclusion> earlier = new HashMap<>();
        before.forEach(d -> {
            d.calls().forEach(call -> earlier.put(call.code(), Exclusion.FELL_OUT));
            seated.addAll(d.seated());
        });
        seated.forEach(code -> earlier.put(code, Exclusion.SEATED));
        return pool.active().stream().map(e -> new Pool.Entry(e.code(), e.fields(), earlier.getOrDefault(e.code(),
                apart.tookPart().contains(e.account()) ? Exclusion.TOOK_PART
                        : e.tiedTo(apart.applicants(), now().atZone(Period.ZONE).toLocalDate(), apart.tieYears()) ? Exclusion.TIE : Exclusion.NONE))).toList();
    }

    private static Verdict enough(Pool frozen) {
        Verdict verdict = Verdict.yes();
        for (String field : new HashSet<>(frozen.seats())) {
            long there = frozen.entries().stream().filter(e -> e.excluded() == Exclusion.NONE && e.fits(field)).count();
            long wanted = field.equals(Pool.ANY) ? frozen.seats().size() : frozen.seats().stream().filter(field::equals).count();
            if (there < wanted) {
                verdict = verdict.and(Verdict.no("draw.pool-short", "pool", there, (field.equals(Pool.ANY) ? "除须回避的以外" : "专业“" + field + "”除须回避的以外")
                        + "，专家库只有 " + there + " 人，要抽 " + wanted + " 人。请先补充专家库。"));
            }
        }
        return verdict;
    }

    private DrawView running(CaseRef in) {
        return draws.hold(in).filter(d -> d.state() == DrawState.FROZEN || d.state() == DrawState.COMMITTED)
                .orElseThrow(() -> Refused.conflict("draw.not-running", "没有正在进行的抽取，请先封存专家库。"));
    }

    private static String reason(String given, String ask) {
        if (given == null || given.isBlank() || given.length() > LONGEST_REASON || Invisible.inLine(given)) {
            throw Refused.invalid("draw.reason", "reason", given, ask + "（一行，最多 " + LONGEST_REASON + " 字）");
        }
        return given.strip();
    }

    private Instant now() {
        return Stamp.now(clock);
    }
}
