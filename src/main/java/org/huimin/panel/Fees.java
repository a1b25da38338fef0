package org.huimin.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What the experts of a panel are due, and what finance paid. Whoever came is due the fee, also where he or she could not stay; the sponsor's own people are not. */
@Service
public class Fees {

    private static final int LONGEST_NUMBER = 60;
    private static final Set<Seat.State> CAME = Set.of(Seat.State.PRESENT, Seat.State.LEFT);

    private final Seats seats;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Fees(Seats seats, JdbcTemplate sql, Clock clock, ApplicationEventPublisher facts) {
        this.seats = seats;
        this.sql = sql;
        this.clock = clock;
        this.facts = facts;
    }

    /** In the order in which the experts were asked; a fee that is paid is told as it was paid. @param each of one expert for one review */
    public List<Fee> of(CaseRef tender, Money each) {
        Map<String, Fee> paid = sql.query("select * from panel_fee where case_ref = ?", (row, n) -> new Fee(row.getString("code"), null,
                new Money(row.getBigDecimal("amount")), row.getObject("paid_on", LocalDate.class), row.getString("voucher_number"), row.getString("paid_by")),
                tender.value()).stream().collect(Collectors.toMap(Fee::code, Function.identity()));
        return due(tender).map(seat -> {
            Fee done = paid.get(seat.member().code());
            return done == null ? new Fee(seat.member().code(), seat.member().name(), each, null, null, null)
                    : new Fee(done.code(), seat.member().name(), done.amount(), done.paidOn(), done.voucherNumber(), done.paidBy());
        }).toList();
    }

    /** @param paidOn the day of the payment; @param voucherNumber the entry in finance's books */
    @Act
    public void pay(Actor by, CaseRef tender, String code, Money each, LocalDate paidOn, String voucherNumber) {
        seats.hold(tender, code);
        Seat seat = due(tender).filter(s -> s.member().code().equals(code)).findFirst()
                .orElseThrow(() -> Refused.invalid("fee.nobody", "code", code, "请选择到场评审的专家，评审费只付给到场的专家。"));
        LocalDate today = clock.instant().atZone(Period.ZONE).toLocalDate();
        LocalDate reviewed = seat.answeredAt().atZone(Period.ZONE).toLocalDate();
        String number = voucherNumber == null ? "" : voucherNumber.strip();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER || Invisible.inLine(number)) {
            throw Refused.invalid("fee.voucher", "voucher", voucherNumber, "请填写记账凭证号（一行，最多 " + LONGEST_NUMBER + " 字）。");
        }
        if (paidOn == null || paidOn.isAfter(today) || paidOn.isBefore(reviewed)) {
            throw Refused.invalid("fee.paid-on", "paidOn", paidOn, "支付日期须在专家确认参加（" + Period.words(reviewed) + "）之后，不晚于今天（" + Period.words(today) + "）。");
        }
        if (of(tender, each).stream().anyMatch(fee -> fee.code().equals(code) && fee.paid())) {
            throw Refused.conflict("fee.paid", "专家“" + code + "”的评审费已经登记支付，不能重复支付。");
        }
        sql.update("insert into panel_fee (case_ref, code, amount, paid_on, voucher_number, paid_by, recorded_at) values (?,?,?,?,?,?,?)", tender.value(), code,
                each.yuan(), paidOn, number, by.account(), Stamp.of(Stamp.now(clock)));
        facts.publishEvent(new PanelFact.FeePaid(tender, by.account(), code, each, number, paidOn));
    }

    private Stream<Seat> due(CaseRef tender) {
        return seats.of(tender).stream().filter(seat -> seat.member().kind() == PanelMember.Kind.EXPERT && CAME.contains(seat.state()));
    }
}
