package org.huimin.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.huimin.calendar.Term;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.Period;
import org.huimin.kernel.Verdict;
import org.huimin.programme.Scheduled;

/**
 * Whether enterprises are given the time the regime grants them.
 *
 * @param least the shortest time from the announcement to the deadline; null where the regime fixes none
 * @param basis what it rests on, as shown
 */
record SubmissionWindow(Term least, String basis) {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分ss秒").withZone(Period.ZONE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss").withZone(Period.ZONE);

    /** @param least what the law grants at least; null where it fixes nothing */
    static SubmissionWindow of(Scheduled least) {
        return least == null ? new SubmissionWindow(null, "") : new SubmissionWindow(Term.parse(least.term()), least.basis().citation());
    }

    /** @param announced the day on which it is, or would be, announced */
    Verdict judge(LocalDate announced, Instant deadline, Instant now, WorkCalendar calendar) {
        Verdict ahead = deadline.isAfter(now) ? Verdict.yes() : Verdict.no("tender.deadline-past", "deadline", said(deadline),
                "报名截止时间" + said(deadline) + "不晚于现在（" + said(now) + "），请重新确定。");
        return ahead.and(longEnough(announced, deadline, calendar));
    }

    /** @param announced the day on which it was, or would be, announced */
    Verdict longEnough(LocalDate announced, Instant deadline, WorkCalendar calendar) {
        return least == null || !deadline.isBefore(earliest(announced, calendar)) ? Verdict.yes()
                : Verdict.no("tender.window-short", "deadline", said(deadline), "自" + Period.words(announced) + "公告至" + said(deadline) + "截止，时间少于" + least.words()
                + "，最早可定在" + said(earliest(announced, calendar)) + "（" + basis + "）。");
    }

    /** The earliest lawful end: the day after the last day of the term, midnight. */
    Instant earliest(LocalDate announced, WorkCalendar calendar) {
        return calendar.due(announced, least).end();
    }

    /** As a notice writes it: 2025年6月24日18时00分00秒. */
    static String full(Instant at) {
        return FULL.format(at);
    }

    /** What the deadline rests on, as a refusal cites it. */
    static String cited(TenderView tender) {
        return tender.deadlineBasis() == null || tender.deadlineBasis().isBlank() ? "" : "（" + tender.deadlineBasis() + "）";
    }

    static String said(Instant at) {
        return MOMENT.format(at);
    }
}
