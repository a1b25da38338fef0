package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.calendar.BusinessClock;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.selection.Agreement;
import org.huimin.selection.Agreement.State;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Awarding;
import org.huimin.selection.Contracting;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.Splitting;
import org.huimin.selection.TenderRegister;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;

/**
 * What people do, and try, between the publicity and the appointment: a fund split otherwise than planned, a winner who declines, one who
 * never answers, and a third who signs.
 */
final class AwardStory {

    private final WholeHouse house;
    private final List<String> tried = new ArrayList<>();

    AwardStory(WholeHouse house) {
        this.house = house;
    }

    void step(CaseRef programme) {
        house.get(Inbox.class).open(programme).forEach(item -> {
            switch (item.task()) {
                case "propose-split" -> propose(item);
                case "propose-award" -> proposeAnother(item);
                case "submit-plans" -> skip(item.caseRef());
                default -> { }
            }
        });
        house.get(TenderRegister.class).of(programme).forEach(tender -> answers(tender.caseRef()));
    }

    private void propose(WorkItem item) {
        Actor actor = house.get(People.class).inGroup(item.group()).stream().map(p -> p.actor()).filter(a -> claims(a, item)).findFirst().orElseThrow();
        Map<String, Object> filled = new HashMap<>(house.get(TaskForms.class).prefill(item));
        filled.put("reason", "国内平台申请的资金较少，按报名材料的建议划分。");
        String national = Splitting.field("national", 1, "yunpin-50");
        String provincial = Splitting.field("provincial", 1, "yunpin-50");
        for (String wrong : List.of("-1", "22000.125", "22000.5")) {
            filled.put(national, wrong);
            assertThat(refusal(() -> complete(actor, item, filled)).kind()).as(wrong).isEqualTo(Refused.Kind.INVALID);
        }
        filled.put(national, "22000");
        assertThat(refusal(() -> complete(actor, item, filled)).reasons()).extracting(Refused.Reason::rule).containsExactly("split.sum");
        assertThat(refusal(() -> complete(actor, item, filled)).reasons().get(0).message()).contains("少 2000 张，合 100000.00 元");
        filled.put(provincial, "18000");
        complete(actor, item, filled);
        tried.add("split");
        checkOwn(item);
    }

    /** Neither who gave a place up nor another for a place that is signed for. */
    private void proposeAnother(WorkItem item) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        List<Agreement> all = house.get(Contracting.class).of(tender);
        if (all.isEmpty()) {
            return;
        }
        Awarding awarding = house.get(Awarding.class);
        String bound = awarding.bound(tender, "provincial").orElseThrow();
        String other = awarding.open(tender).stream().filter(c -> c.lot().equals("provincial") && !c.number().equals(bound)).findFirst().orElseThrow().number();
        Actor actor = actor("commerce-officer");
        assertThat(refusal(() -> awarding.propose(actor, tender, Map.of("national", all.get(0).application(), "provincial", other), "依次递补"))
                .reasons()).allSatisfy(no -> assertThat(no.rule()).isEqualTo("award.order")).extracting(Refused.Reason::field)
                .containsExactly("national", "provincial");
        tried.add("another");
    }

    /** No step of the preparation before the one it rests on. */
    private void skip(CaseRef in) {
        Contracting contracting = house.get(Contracting.class);
        Actor actor = actor("commerce-officer");
        LocalDate today = LocalDate.ofInstant(house.get(BusinessClock.class).instant(), Period.ZONE);
        assertThat(refusal(() -> contracting.plan(actor, in, "same", "same")).reasons().get(0).rule()).isEqualTo("preparation.plans");
        assertThat(refusal(() -> contracting.test(actor, in, today, "report")).reasons().get(0).rule()).isEqualTo("preparation.no-plans");
        assertThat(refusal(() -> contracting.accept(actor, in, true, "")).reasons().get(0).rule()).isEqualTo("preparation.no-test");
        assertThat(refusal(() -> contracting.sign(actor, in)).reasons().get(0).rule()).as("signed already").isEqualTo("agreement.not-accepted");
        assertThat(refusal(() -> contracting.file(actor, in, new Agreement.Filing("备案单位", null, today.plusDays(1)))).reasons().get(0).rule())
                .isEqualTo("agreement.filed-on");
        tried.add("skip");
    }

    /** Whoever proposed may not check, whatever post they hold. */
    private void checkOwn(WorkItem item) {
        CaseRef tender = CaseRef.of(item.context("tender"));
        Splitting splitting = house.get(Splitting.class);
        Actor proposer = actor(splitting.last(tender).orElseThrow().proposedBy());
        assertThat(refusal(() -> splitting.check(proposer, tender, true, "")).reasons().get(0).rule()).isEqualTo("split.own");
        assertThat(refusal(() -> splitting.decide(proposer, tender, true, "")).reasons().get(0).rule()).isEqualTo("split.state");
        tried.add("own");
    }

    private void answers(CaseRef tender) {
        Contracting contracting = house.get(Contracting.class);
        List<Agreement> national = contracting.of(tender).stream().filter(a -> a.place().equals("national")).toList();
        if (national.isEmpty()) {
            return;
        }
        Agreement last = national.get(national.size() - 1);
        Actor winner = applicant(tender, last.application());
        if (national.size() == 1 && last.state() == State.DRAWN) {
            strangers(tender, last);
            assertThat(refusal(() -> contracting.answer(winner, last.application(), false, " ")).reasons().get(0).rule()).isEqualTo("agreement.reason");
            contracting.answer(winner, last.application(), false, "业务安排有变。");
            tried.add("declined");
        } else if (national.size() == 2 && last.state() == State.LAPSED && !tried.contains("late")) {
            tried.add("late");
            assertThat(refusal(() -> contracting.answer(winner, last.application(), true, "")).reasons().get(0).rule()).isEqualTo("agreement.answered");
        } else if (national.size() == 2 && last.state() == State.DRAWN && !house.get(BusinessClock.class).instant().isBefore(last.until())) {
            assertThat(refusal(() -> contracting.answer(winner, last.application(), true, "")).reasons().get(0).rule()).isEqualTo("agreement.late");
            tried.add("after the days");
        } else if (national.size() == 2 && last.state() == State.DRAWN) {
            Actor head = actor("commerce-head");
            assertThat(refusal(() -> contracting.settle(head, last.caseRef(), false, null, null, "没有答复")).reasons().get(0).rule()).isEqualTo("agreement.running");
        } else if (national.size() == 3 && last.state() == State.DRAWN) {
            contracting.answer(winner, last.application(), true, "");
            assertThat(refusal(() -> contracting.answer(winner, last.application(), true, "")).reasons().get(0).rule()).as("twice").isEqualTo("agreement.answered");
            tried.add("signed");
        }
    }

    /** Another enterprise hears of a letter or an agreement what it hears of one that is not there. */
    private void strangers(CaseRef tender, Agreement agreement) {
        Contracting contracting = house.get(Contracting.class);
        ApplicationView other = applications(tender).stream().filter(a -> !a.number().equals(agreement.application())).findFirst().orElseThrow();
        Actor stranger = applicant(tender, other.number());
        List<String> heard = List.of(said(() -> contracting.answer(stranger, agreement.application(), true, "")),
                said(() -> contracting.own(stranger, agreement.application())), said(() -> contracting.own(stranger, "NOT-THERE")),
                said(() -> house.get(ResultLetters.class).own(stranger, agreement.application())), said(() -> house.get(ResultLetters.class).own(stranger, "NOT-THERE")),
                said(() -> house.get(ResultLetters.class).own(applicant(tender, agreement.application()), other.number())));
        assertThat(heard.stream().distinct()).hasSize(1);
        assertThat(contracting.of(tender).stream().filter(a -> a.application().equals(agreement.application())).findFirst().orElseThrow().state())
                .isEqualTo(State.DRAWN);
        tried.add("strangers");
    }

    void holds(CaseRef programme) {
        assertThat(tried).contains("split", "own", "another", "skip", "strangers", "declined", "after the days", "late", "signed");
        CaseRef tender = house.get(TenderRegister.class).of(programme).get(0).caseRef();
        List<Agreement> all = house.get(Contracting.class).of(tender);
        assertThat(all).filteredOn(a -> a.place().equals("national")).extracting(Agreement::state).containsExactly(State.DECLINED, State.LAPSED, State.SIGNED);
        assertThat(all).filteredOn(a -> a.place().equals("provincial")).as("signed once and left alone").singleElement().returns(State.SIGNED, Agreement::state);
        ProgrammeSpec spec = house.get(ProgrammeRegister.class).spec(programme);
        assertThat(spec.platforms()).extracting(p -> p.pool()).containsExactly(Money.of(2_300_000), Money.of(1_700_000));
        assertThat(all).filteredOn(a -> a.state() == State.SIGNED).allSatisfy(a -> {
            assertThat(a.amount()).isEqualTo(spec.platform(a.place()).orElseThrow().pool());
            assertThat(a.preparation().accepted()).isNotNull();
            assertThat(a.filing().on()).isNotNull();
        });
        assertThat(house.get(Awarding.class).current(tender).get(0).enterprise()).isEqualTo(spec.platform("national").orElseThrow().name());
    }

    private List<ApplicationView> applications(CaseRef tender) {
        return house.get(ApplicationRegister.class).of(tender);
    }

    private Actor applicant(CaseRef tender, String number) {
        return actor(applications(tender).stream().filter(a -> a.number().equals(number)).findFirst().orElseThrow().applicant());
    }

    private Actor actor(String account) {
        return house.get(People.class).find(account).orElseThrow().actor();
    }

    private boolean claims(Actor actor, WorkItem item) {
        try {
            house.get(Desk.class).claim(actor, item.id());
            return true;
        } catch (Refused apart) {
            return false;
        }
    }

    private void complete(Actor actor, WorkItem item, Map<String, Object> values) {
        house.get(Desk.class).complete(actor, item.id(), new Answer(Map.copyOf(values), null));
    }

    private static String said(Runnable act) {
        Refused no = refusal(act);
        assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT);
        return no.getMessage();
    }

    private static Refused refusal(Runnable act) {
        Refused no = catchThrowableOfType(Refused.class, act::run);
        assertThat(no).isNotNull();
        return no;
    }
}
