package org.huimin.campaign;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.campaign.PhaseView.State;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;

/** A phase on its way: it has a pool, opens on its published day, asks for a report of every day, and ends. */
@Entity
@Table(name = "campaign_phase")
class CampaignPhase {

    /** Money an earlier phase left over. */
    @Embeddable
    record Addition(int fromPhase, Money amount, Instant addedAt) { }

    @Id
    private String id;
    private String programme;
    @Column(name = "phase")
    private int number;
    @Enumerated(EnumType.STRING)
    private State state;
    private LocalDate firstDay;
    private Money ownPool;
    private Instant openedAt;
    private int delayDays;
    private LocalDate reportedDay;
    private Instant closedAt;
    @Version
    private Long version;

    @ElementCollection
    @CollectionTable(name = "campaign_pool_addition", joinColumns = @JoinColumn(name = "phase_id"))
    @OrderColumn(name = "line_no")
    private List<Addition> additions = new ArrayList<>();

    protected CampaignPhase() { }

    static String idOf(CaseRef programme, int number) {
        return programme.child("PH", number).value();
    }

    static CampaignPhase planned(CaseRef programme, int number, LocalDate firstDay, Money ownPool) {
        CampaignPhase phase = new CampaignPhase();
        phase.id = idOf(programme, number);
        phase.programme = programme.value();
        phase.number = number;
        phase.state = State.PLANNED;
        phase.firstDay = firstDay;
        phase.ownPool = ownPool;
        return phase;
    }

    PhaseFact prepare(LocalDate last) {
        expect("准备", State.PLANNED);
        state = State.PREPARED;
        return new PhaseFact.PhasePrepared(about(), Actor.SYSTEM.account(), number, firstDay, last, ownPool);
    }

    PhaseFact open(Instant at) {
        expect("开始", State.PREPARED);
        LocalDate today = at.atZone(Period.ZONE).toLocalDate();
        if (today.isBefore(firstDay)) {
            throw Refused.conflict("phase.too-early", "第" + number + "期公布的起始日为" + Period.words(firstDay) + "，今天是" + Period.words(today) + "，不能提前开始。");
        }
        openedAt = at;
        delayDays = Math.toIntExact(ChronoUnit.DAYS.between(firstDay, today));
        state = State.OPEN;
        return new PhaseFact.PhaseOpened(about(), Actor.SYSTEM.account(), number, firstDay, delayDays, pool());
    }

    PhaseFact add(int fromPhase, Money amount, Instant at) {
        if (state == State.CLOSED) {
            throw Refused.conflict("phase.closed", "第" + number + "期已经结束，不能再叠加资金" + amount + "元。");
        }
        if (additions.stream().anyMatch(a -> a.fromPhase() == fromPhase)) {
            throw Refused.conflict("phase.added-twice", "第" + fromPhase + "期的剩余资金已叠加到第" + number + "期，不能重复叠加。");
        }
        additions.add(new Addition(fromPhase, amount, at));
        return new PhaseFact.PoolAdded(about(), Actor.SYSTEM.account(), number, fromPhase, amount);
    }

    /** @param last the last day, as extended so far */
    Optional<LocalDate> nextDay(LocalDate last, Instant at) {
        expect("报送每日数据", State.OPEN);
        LocalDate next = reportedDay == null ? openedAt.atZone(Period.ZONE).toLocalDate() : reportedDay.plusDays(1);
        if (next.isAfter(last)) {
            return Optional.empty();
        }
        if (at.atZone(Period.ZONE).toLocalDate().isBefore(next)) {
            throw Refused.conflict("phase.day-ahead", Period.words(next) + "尚未到来，不能安排报送。");
        }
        reportedDay = next;
        return Optional.of(next);
    }

    PhaseFact close(Period period, Instant at) {
        expect("结束", State.OPEN);
        if (at.isBefore(period.until())) {
            throw Refused.conflict("phase.still-running", "第" + number + "期到" + Period.words(period.last()) + "才结束，不能提前结束。");
        }
        state = State.CLOSED;
        closedAt = at;
        return new PhaseFact.PhaseClosed(about(), Actor.SYSTEM.account(), number, period.last());
    }

    /** Whether a report of this day may be handed in: the phase asked for it. */
    boolean asks(LocalDate day) {
        return reportedDay != null && !day.isAfter(reportedDay) && !day.isBefore(openedAt.atZone(Period.ZONE).toLocalDate());
    }

    private void expect(String act, State expected) {
        if (state != expected) {
            throw Refused.conflict("phase.state", "第" + number + "期现为“" + word(state) + "”，须为“" + word(expected) + "”时才能" + act + "。");
        }
    }

    private static String word(State state) {
        return switch (state) {
            case PLANNED -> "未准备";
            case PREPARED -> "待开始";
            case OPEN -> "进行中";
            case CLOSED -> "已结束";
        };
    }

    Money pool() {
        return ownPool.plus(carriedIn());
    }

    private Money carriedIn() {
        return additions.stream().map(Addition::amount).reduce(Money.ZERO, Money::plus);
    }

    int number() {
        return number;
    }

    CaseRef about() {
        return CaseRef.of(id);
    }

    PhaseView view(LocalDate last) {
        return new PhaseView(CaseRef.of(programme), number, state, firstDay, last, ownPool, carriedIn(), openedAt, delayDays, reportedDay, closedAt);
    }
}
