package org.huimin.workflow.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.calendar.Deadlines;
import org.huimin.calendar.DueRule;
import org.huimin.merchant.Referral.Outcome;
import org.huimin.merchant.Referring;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.RuleValue;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What is decided about the referral of a severe case, and what comes of it. */
@Component
class ReferralTasks implements Answering {

    private static final String HANDOVER = "REFERRAL_HANDOVER";

    private final Referring referring;
    private final ProgrammeRegister programmes;
    private final Deadlines deadlines;
    private final Clock clock;

    ReferralTasks(Referring referring, ProgrammeRegister programmes, Deadlines deadlines, Clock clock) {
        this.referring = referring;
        this.programmes = programmes;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String process() {
        return "referral";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "decide-referral", work -> {
                    boolean agreed = work.answer().decision().equals("APPROVED");
                    referring.decide(work.actor(), work.programme(), work.context("referral"), agreed, work.text("opinion"));
                    if (agreed) {
                        deadlines.at(work.item().caseRef(), HANDOVER, () -> handover(work));
                    }
                    return work.routing();
                },
                "hand-over-referral", work -> {
                    referring.handOver(work.actor(), work.programme(), work.context("referral"), work.text("documentNumber"),
                            LocalDate.parse(work.text("handedOn")), work.text("materials"), first(work, "receipt"));
                    return Map.of();
                },
                "record-reply", work -> {
                    referring.answer(work.actor(), work.programme(), work.context("referral"), Outcome.valueOf(work.answer().decision()),
                            LocalDate.parse(work.text("repliedOn")), work.text("replyNumber"), work.text("reply"), first(work, "paper"));
                    return Map.of();
                });
    }

    /** Counted in hours from the decision, where every other term counts in days. */
    private DueRule handover(Work work) {
        RuleValue hours = programmes.rule(work.programme(), "handover-hours").orElseThrow();
        return DueRule.at(clock.instant().plus(Duration.ofHours(Long.parseLong(hours.value()))), hours.basis().citation() + "，批准后" + hours.value() + "小时内");
    }

    private static String first(Work work, String field) {
        List<String> files = Files.in(work.answer(), field);
        return files.isEmpty() ? null : files.get(0);
    }
}
