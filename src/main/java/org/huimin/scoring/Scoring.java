package org.huimin.scoring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.kernel.Verdict;
import org.huimin.programme.SelectionSpec.Factor;
import org.huimin.programme.SelectionSpec.FactorKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Blind scoring: each member saves and submits alone, each sheet is bound by a salted hash, and all are revealed together when the
 * last is in. After that a sheet changes only where the panel finds a total much too high or low, and the report says so.
 */
@Service
@Act
public class Scoring {

    private static final int MOST_TYPED = 2000;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_DISSENT = 2000;
    private static final int MOST_MEMBERS = 99;
    private static final int MOST_APPLICANTS = 200;

    private final Rounds rounds;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Scoring(Rounds rounds, Clock clock, ApplicationEventPublisher facts) {
        this.rounds = rounds;
        this.clock = clock;
        this.facts = facts;
    }

    /** Opens a round. @param in the lot's case */
    public void begin(Actor by, CaseRef in, ScoreCard card) {
        if (rounds.find(in).isPresent()) {
            throw Refused.conflict("scoring.begun", "这个类别的评分已经开始，不能再开始一次。");
        }
        judge(card).orRefuse();
        rounds.begin(in, card, by, now());
        facts.publishEvent(new ScoringFact.ScoringBegun(in, by.account(), card.applicants().size(), card.members().size()));
    }

    /** Whom the members chose of them. A purchaser's representative never chairs. */
    public void chair(CaseRef in, String account) {
        ScoreCard.Member chair = hold(in).card().member(account)
                .orElseThrow(() -> Refused.invalid("panel.chair-member", "chair", account, "组长须是评审小组成员。"));
        Chairing.mayChair(chair).orRefuse();
        rounds.chair(in, account);
    }

    /** What the chair says of the review as a whole; it stands in the report everybody signs. */
    public void report(Actor chair, CaseRef in, String text) {
        Round round = asMember(chair, in);
        open(round);
        if (!chair.account().equals(round.chair())) {
            throw Refused.forbidden("scoring.not-chair", "评审报告由评审小组组长编写。");
        }
        if (!rounds.signatures(in).isEmpty()) {
            throw Refused.conflict("scoring.signed", "已有成员签署评审报告，不能再改。");
        }
        rounds.remark(in, written(text, LONGEST_DISSENT, "请写明评审情况。"));
        facts.publishEvent(new ScoringFact.ReportWritten(in, chair.account(), code(round, chair.account())));
    }

    /** Keeps what a member has typed, right or wrong. @param typed {@code applicant.factor} and {@code applicant.note} → text */
    public Instant save(Actor member, CaseRef in, Map<String, String> typed) {
        Round round = asMember(member, in);
        notSubmitted(round, member.account());
        if (typed.size() > MOST_TYPED + round.card().applicants().size() * (round.card().factors().size() + 1)) {
            throw Refused.invalid("score.too-much", "", typed.size(), "填写的内容太多，无法暂存。");
        }
        Instant at = now();
        rounds.draft(in, member.account(), typed, at);
        return at;
    }

    /** What keeps a sheet from being submitted. */
    public List<Refused.Reason> faults(Actor member, CaseRef in, Map<String, String> typed) {
        return Sheet.judge(asMember(member, in).card(), typed).reasons();
    }

    /** Binds the member to the sheet; the last one reveals all. */
    public Receipt submit(Actor member, CaseRef in, Map<String, String> typed) {
        Round round = asMember(member, in);
        whole(round);
        notSubmitted(round, member.account());
        Sheet.judge(round.card(), typed).orRefuse();
        return keep(round, member, member.account(), Sheet.of(round.card(), typed), Channel.ONLINE);
    }

    /**
     * A sheet that was filled and signed on paper: one person enters it, another enters it again without seeing the first entry.
     *
     * @return the receipt once both entries agree; empty after the first
     */
    public Optional<Receipt> enterPaper(Actor clerk, CaseRef in, String member, Map<String, String> typed) {
        Round round = hold(in);
        if (round.card().member(clerk.account()).isPresent()) {
            throw Refused.forbidden("scoring.clerk-member", "纸质评分表由评审小组以外的人录入。");
        }
        ScoreCard.Member signed = round.card().member(member).orElseThrow(() -> Refused.invalid("scoring.no-member", "member", member, "评审小组没有这名成员。"));
        whole(round);
        notSubmitted(round, member);
        Sheet.judge(round.card(), typed).orRefuse();
        Optional<Rounds.Entry> first = rounds.entry(in, member);
        if (first.isEmpty()) {
            rounds.enter(in, member, clerk, typed, now());
            facts.publishEvent(new ScoringFact.SheetEnteredOnce(in, clerk.account(), signed.code()));
            return Optional.empty();
        }
        if (first.get().by().equals(clerk.account())) {
            throw Refused.forbidden("scoring.same-clerk", "纸质评分表须由两人分别录入，您已录入第一遍，请由另一人录入第二遍。");
        }
        Sheet one = Sheet.of(round.card(), first.get().cells());
        Sheet two = Sheet.of(round.card(), typed);
        differences(round.card(), one, two).orRefuse();
        return Optional.of(keep(round, clerk, member, two, Channel.PAPER));
    }

    /** The first entry was wrong: it goes, and both begin anew. */
    public void dropPaper(Actor clerk, CaseRef in, String member) {
        Round round = hold(in);
        if (round.card().member(clerk.account()).isPresent()) {
            throw Refused.forbidden("scoring.clerk-member", "纸质评分表由评审小组以外的人录入。");
        }
        notSubmitted(round, member);
        if (rounds.entry(in, member).isEmpty()) {
            throw Refused.conflict("scoring.no-entry", "这张纸质评分表还没有录入第一遍。");
        }
        rounds.dropEntry(in, member);
        facts.publishEvent(new ScoringFact.PaperEntryDropped(in, clerk.account(), code(round, member)));
    }

    /** After a reveal that found a changed sheet: its member submits anew, on the record, while the others stay sealed. */
    public void voidDisturbed(Actor by, CaseRef in, String member, String reason) {
        Round round = hold(in);
        if (round.state() != RoundState.DISTURBED || rounds.own(in, member).filter(kept -> kept.unchanged(in)).isPresent()) {
            throw Refused.conflict("scoring.not-disturbed", "只有开启时发现与提交时不一致的评分表才能作废重打。");
        }
        String written = written(reason, LONGEST_REASON, "请写明作废这张评分表的原因。");
        rounds.replaced(in, member, "VOID");
        rounds.state(in, RoundState.SCORING);
        facts.publishEvent(new ScoringFact.SheetVoided(in, by.account(), round.card().member(member).orElseThrow().code(), written));
    }

    /**
     * A member does not sit any longer: what he or she gave is void, and nobody submits until the panel is whole again. The others'
     * sheets stay as they were bound; where they lie open already, what was built on all of them is void too: lots, report and signatures.
     *
     * @param cause as the rule says it
     */
    public void leave(Actor by, CaseRef in, String member, String cause) {
        Round round = hold(in);
        if (round.state() == RoundState.REPORTED) {
            throw Refused.conflict("scoring.reported", "评审报告已经全部签署，成员不能再更换。");
        }
        ScoreCard.Member left = round.card().member(member).orElseThrow(() -> Refused.invalid("scoring.no-member", "member", member, "评审小组没有这名成员。"));
        boolean submitted = rounds.own(in, member).isPresent();
        rounds.replaced(in, member, "VOID");
        rounds.dropDraft(in, member);
        rounds.dropEntry(in, member);
        rounds.seat(in, round.card().sitting(round.card().members().stream().filter(m -> !m.account().equals(member)).toList()));
        rounds.conclusionVoid(in, member);
        rounds.departed(in, member, new Departure(left.code(), cause, submitted, now()), by);
        rounds.state(in, RoundState.BROKEN);
        facts.publishEvent(new ScoringFact.MemberLeft(in, by.account(), left.code(), cause, submitted));
    }

    /** The panel is whole again: whoever is new gives a sheet, nobody else has to. @param members all who sit now */
    public void fill(Actor by, CaseRef in, List<ScoreCard.Member> members) {
        Round round = hold(in);
        if (round.state() != RoundState.BROKEN) {
            throw Refused.conflict("scoring.not-broken", "评审小组没有缺员，不能更换成员。");
        }
        ScoreCard card = round.card().sitting(members);
        judge(card).orRefuse();
        Set<String> departed = rounds.departures(in).stream().map(Departure::code).collect(Collectors.toSet());
        members.stream().filter(m -> departed.contains(m.code())).findFirst().ifPresent(m -> {
            throw Refused.conflict("scoring.departed", "成员“" + m.code() + "”已经中途退出，不能再参加评审。");
        });
        rounds.seat(in, card);
        rounds.state(in, RoundState.SCORING);
        facts.publishEvent(new ScoringFact.PanelFilled(in, by.account(), members.size()));
    }

    /** Lots between those who are equal on everything, drawn in public. @param order the first drawn first; @param witness who watched */
    public void recordLots(Actor by, CaseRef in, List<String> order, String witness) {
        Round round = revealed(in);
        Ranking ranking = tally(round).ranking(List.of());
        if (ranking.lots().isEmpty() || !round.lots().isEmpty()) {
            throw Refused.conflict("scoring.no-lots", "没有需要抽签决定次序的报名企业。");
        }
        if (order.size() != ranking.lots().size() || !Set.copyOf(order).equals(Set.copyOf(ranking.lots()))) {
            throw Refused.invalid("scoring.lots", "order", String.join(",", order), "抽签次序须正好包括同分的报名企业：" + String.join("、", ranking.lots()) + "。");
        }
        rounds.lots(in, order, by, written(witness, LONGEST_REASON, "请写明抽签的见证人。"));
        facts.publishEvent(new ScoringFact.LotsDrawn(in, by.account(), order.size()));
    }

    /** A member asks the panel to look again at a total that stands out. */
    public void openRecheck(Actor by, CaseRef in, String member, String applicant, String reason) {
        Round round = asMember(by, in);
        open(round);
        Tally tally = tally(round);
        if (tally.outliers().stream().noneMatch(o -> o.member().equals(member) && o.applicant().equals(applicant))) {
            throw Refused.invalid("scoring.no-outlier", "member", member, "这一总分没有达到畸高畸低的分差（" + Points.plain(round.card().rules().outlier())
                    + " 分）。汇总计算、打分超限、客观分不一致由系统保证不会出现；除此以外评审结果不得改变。");
        }
        if (find(in, member, applicant).isPresent()) {
            throw Refused.conflict("scoring.recheck-open", "这一总分已经提请复核。");
        }
        rounds.openRecheck(in, new Recheck(member, applicant, written(reason, LONGEST_REASON, "请写明提请复核的理由。"), by.account(), now(),
                tally.total(member, applicant), List.of(), null, null));
        facts.publishEvent(new ScoringFact.RecheckOpened(in, by.account(), code(round, member), applicant));
    }

    /** A member finds that total much too high or low; with more than half of the panel its member may give the row anew. */
    public void agree(Actor by, CaseRef in, String member, String applicant) {
        Round round = asMember(by, in);
        open(round);
        Recheck recheck = find(in, member, applicant).orElseThrow(() -> Refused.conflict("scoring.no-recheck", "这一总分没有提请复核。"));
        if (recheck.agreed().contains(by.account())) {
            throw Refused.conflict("scoring.agreed", "您已经认定。");
        }
        rounds.agree(in, member, applicant, by.account(), now());
        facts.publishEvent(new ScoringFact.RecheckAgreed(in, by.account(), code(round, member), applicant));
    }

    /** The member gives the row of that applicant anew; what was revealed stays on record. @param typed factor → text */
    public Receipt amend(Actor member, CaseRef in, String applicant, Map<String, String> typed, String reason) {
        Round round = asMember(member, in);
        open(round);
        Recheck recheck = find(in, member.account(), applicant).filter(r -> r.amendedAt() == null)
                .orElseThrow(() -> Refused.forbidden("scoring.no-recheck", "评分公开后，只有评审小组认定畸高畸低的总分才能由本人复核一次。"));
        if (!recheck.allowed(round.card().members().size())) {
            throw Refused.forbidden("scoring.no-majority", "认定畸高畸低须评审小组过半数成员同意，目前 " + recheck.agreed().size() + " 人同意。");
        }
        String why = written(reason, LONGEST_REASON, "请写明复核后的打分理由。");
        Rounds.Kept before = rounds.own(in, member.account()).orElseThrow();
        Map<String, String> cells = cells(before.sheet());
        round.card().subjective().forEach(f -> cells.put(Points.field(applicant, f.code()), typed.getOrDefault(f.code(), "")));
        Sheet.judge(round.card(), cells).orRefuse();
        rounds.replaced(in, member.account(), "AMENDED");
        Rounds.Kept kept = kept(in, member.account(), Sheet.of(round.card(), cells), before.channel());
        rounds.submit(in, kept);
        rounds.amended(in, member.account(), applicant, why, kept.at());
        facts.publishEvent(new ScoringFact.SheetAmended(in, member.account(), code(round, member.account()), applicant, kept.commitment()));
        return kept.receipt();
    }

    /** A member signs the report. @param dissent what he or she holds against it, in writing; null or blank for nothing */
    public void sign(Actor member, CaseRef in, String dissent) {
        Round round = asMember(member, in);
        open(round);
        if (tally(round).ranking(round.lots()).lots().size() > 0) {
            throw Refused.conflict("scoring.lots-open", "有同分的报名企业尚未抽签，次序未定，不能签署评审报告。");
        }
        if (rounds.rechecks(in).stream().anyMatch(r -> r.amendedAt() == null && r.allowed(round.card().members().size()))) {
            throw Refused.conflict("scoring.recheck-open", "有认定畸高畸低的总分尚未由本人复核，不能签署评审报告。");
        }
        String written = dissent == null || dissent.isBlank() ? null : written(dissent, LONGEST_DISSENT, "请写明不同意见。");
        if (!rounds.sign(in, member.account(), written, now())) {
            throw Refused.conflict("scoring.signed", "您已签署评审报告，不能更改。");
        }
        facts.publishEvent(new ScoringFact.ReportSigned(in, member.account(), code(round, member.account()), written != null));
        if (rounds.signatures(in).size() == round.card().members().size()) {
            rounds.reported(in, now());
            facts.publishEvent(new ScoringFact.EvaluationReported(in, member.account(), round.card().members().size()));
        }
    }

    /** Whoever hears of a sheet finds all revealed where it was the last. */
    private Receipt keep(Round round, Actor by, String member, Sheet sheet, Channel channel) {
        CaseRef in = round.in();
        Rounds.Kept kept = kept(in, member, sheet, channel);
        rounds.submit(in, kept);
        rounds.dropDraft(in, member);
        rounds.dropEntry(in, member);
        List<ScoringFact> revealed = rounds.submitted(in) == round.card().members().size() ? reveal(round) : List.of();
        facts.publishEvent(new ScoringFact.SheetSubmitted(in, by.account(), code(round, member), channel, kept.commitment()));
        revealed.forEach(facts::publishEvent);
        return kept.receipt();
    }

    private Rounds.Kept kept(CaseRef in, String member, Sheet sheet, Channel channel) {
        String salt = Sheet.freshSalt();
        return new Rounds.Kept(member, rounds.versions(in, member) + 1, sheet, salt, sheet.commitment(in, member, salt), channel, now());
    }

    /** All at once, and each only if it is still what its member is bound to. */
    private List<ScoringFact> reveal(Round round) {
        CaseRef in = round.in();
        List<Rounds.Kept> all = rounds.all(in);
        List<ScoringFact> changed = all.stream().filter(kept -> !kept.unchanged(in))
                .<ScoringFact>map(kept -> new ScoringFact.SheetDisturbed(in, Actor.SYSTEM.account(), code(round, kept.member()))).toList();
        if (!changed.isEmpty()) {
            rounds.state(in, RoundState.DISTURBED);
            return changed;
        }
        rounds.revealed(in, now());
        return List.of(new ScoringFact.SheetsRevealed(in, Actor.SYSTEM.account(), all.size()));
    }

    private Tally tally(Round round) {
        return ScoringRegister.tally(round, rounds);
    }

    private Optional<Recheck> find(CaseRef in, String member, String applicant) {
        return rounds.rechecks(in).stream().filter(r -> r.member().equals(member) && r.applicant().equals(applicant)).findFirst();
    }

    private static Verdict judge(ScoreCard card) {
        Verdict verdict = card.judgePanel();
        if (card.members().isEmpty() || card.members().size() > MOST_MEMBERS || twice(card.members().stream().map(ScoreCard.Member::account).toList())
                || twice(card.members().stream().map(ScoreCard.Member::code).toList())) {
            verdict = verdict.and(Verdict.no("scoring.members", "members", card.members().size(), "评审小组成员须为 1 至 " + MOST_MEMBERS + " 人，不能重复。"));
        }
        if (card.applicants().isEmpty() || card.applicants().size() > MOST_APPLICANTS
                || twice(card.applicants().stream().map(ScoreCard.Applicant::code).toList())) {
            verdict = verdict.and(Verdict.no("scoring.applicants", "applicants", card.applicants().size(), "参加评审的报名企业须为 1 至 " + MOST_APPLICANTS
                    + " 家，不能重复。"));
        }
        for (ScoreCard.Applicant applicant : card.applicants()) {
            for (Factor factor : card.computed()) {
                BigDecimal known = factor.kind() == FactorKind.PRICE ? card.offers().get(applicant.code())
                        : card.given().getOrDefault(applicant.code(), Map.of()).get(factor.code());
                boolean right = known != null && known.signum() >= 0 && (factor.kind() == FactorKind.PRICE
                        || known.stripTrailingZeros().scale() <= Points.DECIMALS && known.compareTo(factor.max()) <= 0);
                if (!right) {
                    verdict = verdict.and(Verdict.no("scoring.computed", Points.field(applicant.code(), factor.code()), known,
                            "“" + applicant.name() + "”的“" + factor.name() + "”须在评分开始前算出，" + (factor.kind() == FactorKind.PRICE ? "请登记报价。"
                                    : "并在 0 至 " + Points.plain(factor.max()) + " 分之间。")));
                }
            }
        }
        return verdict;
    }

    private static boolean twice(List<String> codes) {
        return new HashSet<>(codes).size() != codes.size();
    }

    /** Says where the entries differ, never what either says. */
    private static Verdict differences(ScoreCard card, Sheet one, Sheet two) {
        Verdict verdict = Verdict.yes();
        for (ScoreCard.Applicant applicant : card.applicants()) {
            for (Factor factor : card.subjective()) {
                if (one.points().get(applicant.code()).get(factor.code()).compareTo(two.points().get(applicant.code()).get(factor.code())) != 0) {
                    verdict = verdict.and(Verdict.no("scoring.entries-differ", Points.field(applicant.code(), factor.code()), "",
                            "“" + applicant.name() + "”的“" + factor.name() + "”两次录入不一致，请对照纸质评分表核对；第一次录入有误的，作废后由两人重新录入。"));
                }
            }
        }
        return verdict;
    }

    private static Map<String, String> cells(Sheet sheet) {
        Map<String, String> cells = new TreeMap<>();
        sheet.points().forEach((applicant, row) -> row.forEach((factor, points) -> cells.put(Points.field(applicant, factor), points.toPlainString())));
        sheet.notes().forEach((applicant, note) -> cells.put(Points.field(applicant, Sheet.NOTE), note));
        return cells;
    }

    private Round asMember(Actor member, CaseRef in) {
        Round round = hold(in);
        if (round.card().member(member.account()).isEmpty()) {
            throw Refused.absent(ScoringRegister.NONE);
        }
        return round;
    }

    private Round hold(CaseRef in) {
        return rounds.hold(in).orElseThrow(() -> Refused.absent(ScoringRegister.NONE));
    }

    private Round revealed(CaseRef in) {
        Round round = hold(in);
        open(round);
        return round;
    }

    private static void open(Round round) {
        if (round.state() == RoundState.REPORTED) {
            throw Refused.conflict("scoring.reported", "评审报告已经全部签署，结果不能再改；确有法定情形的，须重新评审并书面报告。");
        }
        if (round.state() != RoundState.REVEALED) {
            throw Refused.conflict("scoring.not-revealed", "评分尚未全部提交，不能公开、复核或者签署。");
        }
    }

    private static void whole(Round round) {
        if (round.state() == RoundState.BROKEN) {
            throw Refused.conflict("scoring.broken", "评审小组有成员中途退出，补足成员之前不能提交评分表；已经填写的可以暂存，不会丢失。");
        }
    }

    private void notSubmitted(Round round, String member) {
        if (rounds.own(round.in(), member).isPresent()) {
            throw Refused.conflict("scoring.submitted", "评分表已经提交，不能再改。");
        }
    }

    private static String code(Round round, String account) {
        return round.card().member(account).orElseThrow().code();
    }

    private static String written(String given, int longest, String ask) {
        if (given == null || given.isBlank() || given.length() > longest) {
            throw Refused.invalid("scoring.reason", "reason", given == null ? "" : given.length(), ask + "（最多 " + longest + " 字）");
        }
        Invisible.judge("scoring.reason", "reason", "所填文字", given).orRefuse();
        return given.strip();
    }

    private Instant now() {
        return Stamp.now(clock);
    }
}
