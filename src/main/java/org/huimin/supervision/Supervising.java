package org.huimin.supervision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.DueRule;
import org.huimin.calendar.Term;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.Scheduled;
import org.huimin.supervision.SupervisionFact.AnswerWeighed;
import org.huimin.supervision.SupervisionFact.OpinionAnswered;
import org.huimin.supervision.SupervisionFact.OpinionRaised;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Discipline inspection states an opinion, the unit concerned answers it, and discipline says whether that will do. */
@Service
public class Supervising {

    /** The deadline key for the answer. */
    public static final String ANSWER = "OPINION_ANSWER";
    /** Who weighs answers may write opinions and read everything. */
    public static final String DUTY = "weigh-answer";

    private static final int LONGEST = 2000;
    private static final int MOST_PROGRAMMES = 100;

    private final Opinions opinions;
    private final ProgrammeRegister programmes;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Supervising(Opinions opinions, ProgrammeRegister programmes, Deadlines deadlines, Clock clock, ApplicationEventPublisher facts) {
        this.opinions = opinions;
        this.programmes = programmes;
        this.deadlines = deadlines;
        this.clock = clock;
        this.facts = facts;
    }

    /** Whether the person inspects this programme. */
    public boolean inspects(Actor actor, CaseRef programme) {
        return programmes.unitsHolding(programme, DUTY).stream()
                .anyMatch(unit -> actor.groups().contains(programmes.group(programme, DUTY, unit)));
    }

    /** Whether there is a programme that the person inspects. */
    public boolean inspectsAny(Actor actor) {
        return programmes.list(null, MOST_PROGRAMMES).stream().anyMatch(p -> inspects(actor, p.caseRef()));
    }

    /**
     * Writes an opinion down; the work to answer it lies on the unit's desk afterwards.
     *
     * @param against  the case it is about, the programme itself or one inside it
     * @param step     name of the step it is about, may be empty
     * @param answerBy last day for the answer; null for as long as the programme's timetable gives
     * @return the opinion's own case
     */
    @Act
    public CaseRef raise(Actor actor, CaseRef against, String step, String unit, String text, LocalDate answerBy) {
        CaseRef programme = against.root();
        if (!inspects(actor, programme)) {
            throw Refused.forbidden("supervision.not-inspecting", "监督意见由承担监督职责的纪检机构提出。");
        }
        if (!programmes.unitsHolding(programme, "answer-opinion").contains(unit)) {
            throw Refused.invalid("supervision.unit", "unit", unit, "请选择应当答复的单位。");
        }
        String content = text(text, "text", "监督意见");
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        if (answerBy != null && answerBy.isBefore(today)) {
            throw Refused.invalid("supervision.answer-by", "answerBy", answerBy, "答复期限" + answerBy + "已过，请改为今天或以后的日期。");
        }
        int number = opinions.next(programme);
        CaseRef ref = programme.child("SUP", number);
        deadlines.at(ref, ANSWER, () -> rule(programme, answerBy));
        opinions.insert(ref, number, against.value(), step == null ? "" : step.strip(), unit, content, actor, Stamp.now(clock));
        facts.publishEvent(new OpinionRaised(ref, actor.account(), against.value(), unit, deadlines.get(ref, ANSWER).lastDay(), digest(content)));
        return ref;
    }

    private DueRule rule(CaseRef programme, LocalDate answerBy) {
        Scheduled scheduled = programmes.schedule(programme, ANSWER);
        if (answerBy != null) {
            Instant end = answerBy.plusDays(1).atStartOfDay(Period.ZONE).toInstant();
            return DueRule.at(end, "监督意见载明的答复期限");
        }
        return scheduled.at() != null ? DueRule.at(scheduled.at(), scheduled.basis().citation())
                : DueRule.term(Term.parse(scheduled.term()), null, scheduled.basis().citation());
    }

    /** @param attachment evidence, or null */
    @Act
    public void answer(Actor actor, CaseRef opinion, String text, String attachment) {
        OpinionView view = held(opinion);
        if (!view.unit().equals(actor.unit())) {
            throw Refused.forbidden("supervision.other-unit", "这件监督意见由其他单位答复。");
        }
        if (view.state() != OpinionView.State.OPEN) {
            throw Refused.conflict("supervision.answered", "这件监督意见已经答复，正等待审阅或者已经办结。");
        }
        String content = text(text, "reply", "答复");
        int round = view.replies().size() + 1;
        opinions.answer(opinion, round, content, attachment, actor, Stamp.now(clock));
        facts.publishEvent(new OpinionAnswered(opinion, actor.account(), view.unit(), round, digest(content)));
    }

    /** @param remark why the answer will not do; may be empty where it is accepted */
    @Act
    public void weigh(Actor actor, CaseRef opinion, boolean accepted, String remark) {
        OpinionView view = held(opinion);
        if (!inspects(actor, opinion.root())) {
            throw Refused.forbidden("supervision.not-inspecting", "答复由提出监督意见的纪检机构审阅。");
        }
        if (view.state() != OpinionView.State.ANSWERED) {
            throw Refused.conflict("supervision.no-answer", "这件监督意见还没有答复，或者已经办结。");
        }
        String said = accepted && (remark == null || remark.isBlank()) ? "" : text(remark, "opinion", "审阅意见");
        int round = view.replies().size();
        opinions.weigh(opinion, round, accepted, said);
        facts.publishEvent(new AnswerWeighed(opinion, actor.account(), round, accepted));
    }

    private OpinionView held(CaseRef opinion) {
        return opinions.hold(opinion).orElseThrow(() -> Refused.absent("没有这件监督意见。"));
    }

    private static String text(String text, String field, String words) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw Refused.invalid("supervision.text", field, "", "请填写" + words + "。");
        }
        if (stripped.length() > LONGEST) {
            throw Refused.invalid("supervision.too-long", field, stripped.length(), words + "共" + stripped.length() + "字，最多" + LONGEST + "字。");
        }
        return stripped;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
