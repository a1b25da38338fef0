package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.COMMERCE;
import static org.huimin.merchant.County.actor;
import static org.huimin.merchant.County.head;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shop;
import static org.huimin.merchant.County.shops;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ChangingStanding.Wish;
import org.huimin.merchant.Referral.Outcome;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.merchant.StandingChange.Kind;
import org.huimin.merchant.StandingChange.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Three shops of t1 take part; what becomes of them is asked by one person and decided by another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("S3.29")
class ChangingStandingTest {

    private static final Actor HEAD = actor("commerce", "head");

    private County county;
    private ChangingStanding standing;
    private Replacing replacing;
    private MerchantDirectory directory;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
        standing = county.get(ChangingStanding.class);
        replacing = county.get(Replacing.class);
        directory = county.get(MerchantDirectory.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "t1");
        county.recommend(1, "t1", shops("t1", 1, 3));
        county.conclude(county.deliver(1));
        county.onboard("t1");
        county.clock.at("2023-12-08T12:00:00");
        county.get(Listing.class).publish(county.programme);
        county.clock.at("2023-12-12T15:00:00");
    }

    @Test
    void changesNothingUntilTheHeadAgreesAndThenFromTheMomentAsked() {
        Instant three = county.clock.instant();
        String id = ask(COMMERCE, "S-0001", Kind.SUSPEND, "价格投诉核查");
        assertThat(directory.departures(county.programme, 10)).isEmpty();
        assertThat(standing.waiting(county.programme)).extracting(StandingChange::id).containsExactly(id);

        county.clock.at("2023-12-12T16:00:00");
        standing.decide(HEAD, county.programme, id, true, "");

        assertThat(directory.departures(county.programme, 10)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo(ShopState.SUSPENDED);
            assertThat(d.at()).isEqualTo(three);
            assertThat(d.reason()).isEqualTo("价格投诉核查");
        });
        assertThat(standing.of(county.programme, "S-0001")).singleElement().returns(State.AGREED, StandingChange::state)
                .returns(HEAD.name(), StandingChange::decidedByName);
        assertThat(county.slice().facts(county.programme, StandingChangeDecided.class)).hasSize(1);
    }

    @Test
    @Tag("check-8")
    void isNeverDecidedByWhoeverAsked() {
        String id = ask(COMMERCE, "S-0001", Kind.SUSPEND, "核查");

        Actor both = new Actor(COMMERCE.account(), COMMERCE.name(), "commerce", Set.of("commerce-officer", "commerce-head"));
        refused("standing.own", () -> standing.decide(both, county.programme, id, true, ""));
        refused("text.required", () -> standing.decide(HEAD, county.programme, id, false, " "));
        standing.decide(HEAD, county.programme, id, false, "证据不足");
        refused("standing.decided", () -> standing.decide(HEAD, county.programme, id, true, ""));
        assertThat(directory.departures(county.programme, 10)).isEmpty();
    }

    @Test
    void townshipAsksOnlyThatItsOwnShopsLeave() {
        assertThat(standing.offered(officer("t1"), county.programme, "S-0002")).containsExactly(Kind.LEAVE, Kind.REPLACE);
        refused("standing.not-yours", () -> ask(officer("t1"), "S-0002", Kind.REMOVE, "不配合"));
        refused("standing.not-yours", () -> ask(officer("t2"), "S-0002", Kind.LEAVE, "停业"));
        refused("standing.not-yours", () -> ask(County.SUPERVISOR, "S-0002", Kind.SUSPEND, "核查"));

        standing.decide(HEAD, county.programme, ask(officer("t1"), "S-0002", Kind.LEAVE, "店面转让"), true, "");

        assertThat(directory.departures(county.programme, 10)).singleElement().returns("商户申请退出：店面转让", MerchantDirectory.Departure::reason)
                .returns(ShopState.LEFT, MerchantDirectory.Departure::state);
        assertThat(county.slice().facts(county.programme, ShopFact.ShopRemoved.class)).isEmpty();
        assertThat(standing.offered(officer("t1"), county.programme, "S-0002")).isEmpty();
    }

    @Test
    void removesNobodyUnheardOrWithoutEvidence() {
        Instant now = county.clock.instant();
        refused("text.required", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.REMOVE, now, null, "虚假交易", "", () -> "file")));
        refused("standing.evidence", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.REMOVE, now, null, "虚假交易", "商户无异议", null)));
        refused("text.required", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.SUSPEND, now, null, "", "", () -> "file")));
        refused("standing.kind", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(null, now, null, "虚假交易", "", () -> "file")));
        refused("standing.at", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.SUSPEND, null, null, "核查", "", () -> "file")));
        refused("merchant.change-in-future", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.SUSPEND, now.plusSeconds(60), null, "核查", "", () -> "file")));
        refused("merchant.shop-state", () -> ask(COMMERCE, "S-0001", Kind.RESTORE, "核查完毕"));
        assertThat(standing.of(county.programme, "S-0001")).isEmpty();
    }

    @Test
    void letsOneChangeWaitAtATimeAndAgreesToNoneThatNoLongerFits() {
        String id = ask(COMMERCE, "S-0003", Kind.SUSPEND, "核查");
        refused("standing.waiting", () -> ask(COMMERCE, "S-0003", Kind.REMOVE, "虚假交易"));

        county.clock.at("2023-12-12T17:00:00");
        county.get(Removing.class).remove(COMMERCE, county.programme, "S-0003", "异议成立", county.clock.instant());

        refused("merchant.shop-state", () -> standing.decide(HEAD, county.programme, id, true, ""));
        standing.decide(HEAD, county.programme, id, false, "已取消资格");
        assertThat(standing.waiting(county.programme)).isEmpty();
    }

    @Test
    void endsASuspensionAtItsStatedMomentUnlessSomethingElseBecameOfTheShop() {
        Instant until = county.clock.instant().plusSeconds(3600);
        suspend("S-0001", until);
        suspend("S-0002", until);
        suspend("S-0003", until);
        standing.decide(HEAD, county.programme, ask(COMMERCE, "S-0002", Kind.RESTORE, "核查完毕"), true, "");
        standing.decide(HEAD, county.programme, ask(COMMERCE, "S-0002", Kind.SUSPEND, "再次核查"), true, "");
        county.clock.at("2023-12-12T15:59:59");
        assertThat(standing.ending()).isEmpty();

        county.clock.at("2023-12-12T16:20:00");
        county.get(Removing.class).remove(COMMERCE, county.programme, "S-0003", "虚假交易", county.clock.instant());
        standing.ending().forEach(e -> standing.end(e.programme(), e.id()));

        assertThat(directory.store(county.programme, "S-0001").orElseThrow().state()).isEqualTo(ShopState.LISTED);
        assertThat(county.slice().facts(county.programme, ShopFact.ShopRestored.class)).filteredOn(f -> f.by().equals(Actor.SYSTEM.account()))
                .singleElement().returns("S-0001", ShopFact.ShopRestored::store).returns(until, ShopFact.ShopRestored::at);
        assertThat(directory.store(county.programme, "S-0002").orElseThrow().state()).as("suspended anew, without an end").isEqualTo(ShopState.SUSPENDED);
        assertThat(directory.store(county.programme, "S-0003").orElseThrow().state()).isEqualTo(ShopState.REMOVED);
        assertThat(standing.ending()).isEmpty();
    }

    @Test
    void oneSuspensionThatCannotBeEndedKeepsNoOtherFromItsEnd() {
        Instant first = county.clock.instant().plusSeconds(3000);
        suspend("S-0001", first);
        suspend("S-0002", first.plusSeconds(60));
        county.get(JdbcTemplate.class).update("delete from shop where programme = ? and store_id = 'S-0001'", county.programme.value());
        county.clock.at("2023-12-12T16:20:00");

        new EndingSuspensions(standing).look();

        assertThat(directory.store(county.programme, "S-0002").orElseThrow().state()).isEqualTo(ShopState.LISTED);
        assertThat(standing.ending()).as("not taken for ended").hasSize(1);
        county.get(JdbcTemplate.class).update("delete from shop_standing_change where programme = ?", county.programme.value());
    }

    @Test
    void takesAnEndForSuspensionsOnlyAndOnlyOneToCome() {
        Instant now = county.clock.instant();
        refused("standing.until", () -> standing.ask(COMMERCE, county.programme, "S-0001", new Wish(Kind.SUSPEND, now, now, "核查", "", () -> "file")));
        refused("standing.until", () -> standing.ask(COMMERCE, county.programme, "S-0001",
                new Wish(Kind.REMOVE, now, now.plusSeconds(60), "虚假交易", "商户无异议", () -> "file")));
    }

    @Test
    @Tag("S3.14")
    void anotherShopTakesTheOldOnesPlaceOnceItIsAdmitted() {
        String id = replace("S-0002", shop(1, "t1", 90));
        StandingChange asked = standing.get(county.programme, id);
        assertThat(asked.successorName()).isEqualTo("t1第90店");
        refused("standing.waiting", () -> ask(COMMERCE, "S-0002", Kind.SUSPEND, "核查"));
        refused("merchant.confirm-own", () -> replacing.confirm(officer("t1"), county.programme, id));
        refused("merchant.other-unit", () -> replacing.confirm(head("t2"), county.programme, id));

        DeliveryId delivery = confirmed(id);
        assertThat(replacing.of(delivery)).hasValueSatisfying(c -> assertThat(c.id()).isEqualTo(id));
        assertThat(county.delivered(delivery)).singleElement().satisfies(s -> assertThat(s.name()).isEqualTo("t1第90店"));
        county.conclude(delivery);
        assertThat(state("S-0002")).as("until the new one is admitted").isEqualTo(ShopState.LISTED);

        assertThat(replacing.settle(county.programme, id)).isTrue();

        assertThat(state("S-0002")).isEqualTo(ShopState.LEFT);
        assertThat(directory.departures(county.programme, 10)).singleElement().extracting(MerchantDirectory.Departure::reason)
                .isEqualTo("由“t1第90店”（" + asked.successor() + "）替换：停业");
        assertThat(state(asked.successor())).isEqualTo(ShopState.ADMITTED);
        assertThat(standing.get(county.programme, id)).returns(State.AGREED, StandingChange::state);
        assertThat(directory.uncommitted(county.programme, "t1")).extracting(MerchantDirectory.Store::storeId).containsExactly(asked.successor());
        assertThat(county.get(RecommendationRegister.class).latest(county.programme)).as("no round of its own on the quota board")
                .allMatch(list -> list.round() == 1);
    }

    @Test
    void theOldShopStaysWhereTheNewOneIsNotAdmittedOrTheHeadRefuses() {
        String rejected = replace("S-0002", shop(1, "t1", 91));
        DeliveryId delivery = confirmed(rejected);
        county.conclude(delivery, County.refused(standing.get(county.programme, rejected).successor(), "查无此店", "经营现状"));
        assertThat(replacing.settle(county.programme, rejected)).isFalse();
        assertThat(state("S-0002")).isEqualTo(ShopState.LISTED);
        assertThat(standing.get(county.programme, rejected)).returns(State.REFUSED, StandingChange::state);

        String refused = replace("S-0002", shop(1, "t1", 92));
        refused("text.required", () -> replacing.refuse(head("t1"), county.programme, refused, " "));
        replacing.refuse(head("t1"), county.programme, refused, "原商户仍在营业");
        assertThat(standing.get(county.programme, refused)).returns(State.REFUSED, StandingChange::state).returns("原商户仍在营业", StandingChange::remark);
        assertThat(directory.store(county.programme, standing.get(county.programme, refused).successor())).isEmpty();

        String again = replace("S-0002", shop(1, "t1", 92));
        assertThat(standing.get(county.programme, again).successor()).isNotEqualTo(standing.get(county.programme, refused).successor());
    }

    @Test
    void replacesInTimeOnlyAndByAShopThatMayBeRecommended() {
        ShopEntry known = shops("t1", 1, 1).get(0);
        refused("merchant.delivered-before", () -> replace("S-0002", known));
        refused("merchant.required", () -> replace("S-0002", new ShopEntry(1, "", "", "", "", false, "")));
        refused("standing.successor", () -> ask(officer("t1"), "S-0002", Kind.REPLACE, "停业"));
        ShopEntry doubtful = new ShopEntry(1, "新店", "92410423MA00001001", "餐饮", "新街1号", false, "");
        refused("merchant.credit-code-check-digit", () -> replace("S-0002", doubtful));
        refused("standing.not-yours", () -> standing.ask(COMMERCE, county.programme, "S-0002", new Wish(Kind.REPLACE, null, null, "停业", "", null,
                new Replacing.Successor(County.cells(shop(1, "t1", 93)), null))));
        assertThat(county.get(JdbcTemplate.class).queryForObject("select count(*) from recommendation where programme = ? and round_no > 1000", Long.class,
                county.programme.value())).as("refused without a trace").isZero();
        standing.ask(officer("t1"), county.programme, "S-0003", new Wish(Kind.REPLACE, null, null, "停业", "", null,
                new Replacing.Successor(County.cells(doubtful), () -> "licence")));

        county.clock.at("2023-12-20T18:00:00");
        refused("standing.replacements-over", () -> replace("S-0002", shop(1, "t1", 94)));
        assertThat(standing.offered(officer("t1"), county.programme, "S-0002")).containsExactly(Kind.LEAVE);
    }

    @Test
    void isNotReplacedByAShopThatAnotherTownshipNamed() {
        JdbcTemplate sql = county.get(JdbcTemplate.class);
        county.open(2, "t2");
        sql.update("update recommendation set state = 'DELIVERED' where programme = ? and unit = 't2'", county.programme.value());
        sql.update("update shop set unit = 't2', round_no = 2 where programme = ? and store_id = 'S-0003'", county.programme.value());

        refused("merchant.replacement-known", () -> replace("S-0002", shops("t1", 1, 3).get(2)));

        assertThat(standing.of(county.programme, "S-0002")).isEmpty();
    }

    /** A severe case: found by one, decided by another, handed over with its papers, and the authority's reply kept; nothing of it in public. */
    @Test
    void referralIsDecidedByAnotherHandedOverAndAnswered() {
        Referring referring = county.get(Referring.class);
        String id = refer("S-0001", "referral-crime");

        Actor both = new Actor(COMMERCE.account(), COMMERCE.name(), "commerce", Set.of("commerce-officer", "commerce-head"));
        refused("referral.own", () -> referring.decide(both, county.programme, id, true, ""));
        refused("text.required", () -> referring.decide(HEAD, county.programme, id, false, " "));
        refused("referral.state", () -> referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 12), "核查报告", "receipt"));
        referring.decide(HEAD, county.programme, id, true, "");
        refused("referral.state", () -> referring.decide(HEAD, county.programme, id, false, "再议"));

        refused("text.required", () -> referring.handOver(COMMERCE, county.programme, id, "", LocalDate.of(2023, 12, 12), "核查报告", "receipt"));
        refused("text.required", () -> referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 12), " ", "receipt"));
        refused("referral.receipt", () -> referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 12), "核查报告", null));
        refused("referral.day", () -> referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 11), "核查报告", "receipt"));
        refused("referral.day", () -> referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 13), "核查报告", "receipt"));
        refused("referral.state", () -> referring.answer(COMMERCE, county.programme, id, Outcome.ACCEPTED, LocalDate.of(2023, 12, 12), "", "已立案", null));
        referring.handOver(COMMERCE, county.programme, id, "移〔2023〕1号", LocalDate.of(2023, 12, 12), "核查报告、交易明细", "receipt");

        county.clock.at("2023-12-15T10:00:00");
        refused("referral.day", () -> referring.answer(COMMERCE, county.programme, id, Outcome.ACCEPTED, LocalDate.of(2023, 12, 11), "", "已立案", null));
        refused("text.required", () -> referring.answer(COMMERCE, county.programme, id, Outcome.ACCEPTED, LocalDate.of(2023, 12, 15), "", " ", null));
        referring.answer(COMMERCE, county.programme, id, Outcome.ACCEPTED, LocalDate.of(2023, 12, 15), "公立〔2023〕9号", "已立案侦查", null);

        assertThat(referring.of(county.programme)).singleElement().satisfies(r -> {
            assertThat(r).returns(Referral.State.ANSWERED, Referral::state).returns("县公安局", Referral::authority).returns("移送规定第三条", Referral::basis);
            assertThat(r.decision().byName()).isEqualTo(HEAD.name());
            assertThat(r.handover()).isEqualTo(new Referral.Handover("移〔2023〕1号", LocalDate.of(2023, 12, 12), "核查报告、交易明细", "receipt", COMMERCE.name()));
            assertThat(r.reply()).returns(Outcome.ACCEPTED, Referral.Reply::outcome).returns("公立〔2023〕9号", Referral.Reply::number);
        });
        assertThat(county.slice().facts(county.programme, ShopFact.class)).filteredOn(f -> f.getClass().getSimpleName().startsWith("Referral")).hasSize(4)
                .noneMatch(f -> f.toString().contains("账号"));
        assertThat(directory.departures(county.programme, 10)).as("punishes nobody by itself").isEmpty();
    }

    @Test
    void refersOnceAtATimeWithFactsAndEvidenceByWhoeverKeepsTheDirectoryAlone() {
        Referring referring = county.get(Referring.class);
        refused("referral.authority", () -> refer("S-0001", "referral-court"));
        refused("text.required", () -> referring.propose(COMMERCE, county.programme, "S-0001", "referral-crime", " ", () -> "file"));
        refused("referral.evidence", () -> referring.propose(COMMERCE, county.programme, "S-0001", "referral-crime", "套现", null));
        for (Actor other : List.of(officer("t1"), County.SUPERVISOR, County.ALPHA)) {
            assertThat(referring.offered(other, county.programme)).isEmpty();
            assertThatThrownBy(() -> referring.propose(other, county.programme, "S-0001", "referral-crime", "套现", () -> "file"))
                    .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT));
        }
        assertThat(referring.offered(COMMERCE, county.programme)).hasSize(2);

        String id = refer("S-0001", "referral-crime");
        refused("referral.under-way", () -> refer("S-0001", "referral-crime"));
        refer("S-0001", "referral-price");
        referring.decide(HEAD, county.programme, id, false, "证据不足");
        refer("S-0001", "referral-crime");
        assertThat(referring.of(county.programme, "S-0001")).hasSize(3).extracting(r -> r.caseRef().value()).doesNotHaveDuplicates();
    }

    private String visit(Actor who, String store, String until, String... wrong) {
        return county.get(Inspecting.class).inspect(who, county.programme, store, new Inspecting.Visit(List.of(wrong), wrong.length == 0 ? "" : "看到的情况",
                until == null ? null : LocalDate.parse(until)), photos(1));
    }

    private static Inspecting.Photos photos(int count) {
        return new Inspecting.Photos(count, () -> Collections.nCopies(count, "photo"));
    }

    @Test
    @Tag("S3.28")
    void whatAVisitFindsIsPutRightByADayOrReported() {
        Inspecting inspecting = county.get(Inspecting.class);
        visit(officer("t1"), "S-0001", null);
        county.slice().sql().update("update shop_verdict set site_check = true where programme = ? and store_id in ('S-0001', 'S-0002')", county.programme.value());
        assertThat(inspecting.wanted(county.programme, null)).containsExactly("S-0002");
        String small = visit(officer("t1"), "S-0001", "2023-12-15", "inspection-quality");
        String grave = visit(County.SUPERVISOR, "S-0002", null, "inspection-resale", "inspection-quality");
        assertThat(inspecting.wanted(county.programme, "t1")).as("both were visited").isEmpty();
        assertThat(inspecting.of(county.programme, "S-0001")).extracting(Inspection::state).containsExactlyInAnyOrder(Inspection.State.CLEAN, Inspection.State.RECTIFY);
        assertThat(inspecting.inState(county.programme, Inspection.State.REPORTED, null)).extracting(Inspection::id).containsExactly(grave);
        assertThat(inspecting.progress(county.programme)).containsExactly(new Inspecting.Progress("t1", 2, 3, 2, 2));

        inspecting.recheck(officer("t1"), county.programme, "S-0001", small, false, "还没有整改", photos(1));
        assertThat(inspecting.inState(county.programme, Inspection.State.REPORTED, "t1")).hasSize(2);
        refused("inspection.state", () -> inspecting.recheck(officer("t1"), county.programme, "S-0001", small, true, "已整改", photos(1)));
        refused("text.required", () -> inspecting.settle(COMMERCE, county.programme, "S-0002", grave, " "));
        inspecting.settle(COMMERCE, county.programme, "S-0002", grave, "已提出中止参与资格");
        assertThat(inspecting.of(county.programme, "S-0002")).singleElement().satisfies(i -> assertThat(i.settled().words()).contains("中止"));
        refused("inspection.state", () -> inspecting.settle(COMMERCE, county.programme, "S-0002", grave, "再处理一次"));
        assertThat(county.slice().facts(county.programme, ShopFact.ShopInspected.class)).hasSize(3).noneMatch(f -> f.toString().contains("看到的情况"));
        assertThat(county.slice().facts(county.programme, ShopFact.ShopRechecked.class)).singleElement().returns(false, ShopFact.ShopRechecked::rectified);
        assertThat(county.slice().facts(county.programme, ShopFact.InspectionSettled.class)).hasSize(1);
        assertThat(directory.departures(county.programme, 10)).as("punishes nobody by itself").isEmpty();
    }

    @Test
    @Tag("S3.28")
    void visitsOnlyWhatTakesPartByWhoeverRecommendedOrReviewedItAndWithPhotos() {
        Inspecting inspecting = county.get(Inspecting.class);
        refused("inspection.not-rectifiable", () -> visit(officer("t1"), "S-0001", "2023-12-15", "inspection-resale"));
        refused("inspection.nothing-to-rectify", () -> visit(officer("t1"), "S-0001", "2023-12-15"));
        refused("inspection.term", () -> visit(officer("t1"), "S-0001", "2023-12-12", "inspection-quality"));
        refused("inspection.term", () -> visit(officer("t1"), "S-0001", "2023-12-20", "inspection-quality"));
        visit(officer("t1"), "S-0001", "2023-12-19", "inspection-quality");
        refused("inspection.item", () -> visit(officer("t1"), "S-0001", null, "inspection-weather"));
        refused("inspection.photo", () -> inspecting.inspect(officer("t1"), county.programme, "S-0001", new Inspecting.Visit(List.of("inspection-quality"), "过期食品", null), photos(0)));
        refused("inspection.photos", () -> inspecting.inspect(officer("t1"), county.programme, "S-0001", new Inspecting.Visit(List.of(), "", null), photos(7)));
        refused("text.required", () -> inspecting.inspect(officer("t1"), county.programme, "S-0001", new Inspecting.Visit(List.of("inspection-quality"), " ", null), photos(1)));
        String reported = visit(County.SUPERVISOR, "S-0003", null, "inspection-quality");
        for (Actor other : List.of(officer("t2"), COMMERCE, County.ALPHA, head("t1"))) {
            assertThatThrownBy(() -> visit(other, "S-0001", null)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT));
        }
        for (Actor other : List.of(officer("t1"), County.SUPERVISOR)) {
            assertThatThrownBy(() -> inspecting.settle(other, county.programme, "S-0003", reported, "已处理"))
                    .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT));
        }
        standing.decide(HEAD, county.programme, ask(officer("t1"), "S-0002", Kind.LEAVE, "店面转让"), true, "");
        refused("inspection.not-listed", () -> visit(officer("t1"), "S-0002", null));
    }

    private String refer(String store, String authority) {
        Referring referring = county.get(Referring.class);
        CaseRef ref = referring.propose(COMMERCE, county.programme, store, authority, "同一账号反复成套核销，涉嫌套现。", () -> "file");
        return referring.of(county.programme, store).stream().filter(r -> r.caseRef().equals(ref)).findFirst().orElseThrow().id();
    }

    private ShopState state(String store) {
        return directory.store(county.programme, store).orElseThrow().state();
    }

    private String replace(String store, ShopEntry by) {
        return standing.ask(officer("t1"), county.programme, store, new Wish(Kind.REPLACE, null, null, "停业", "", null,
                new Replacing.Successor(County.cells(by), null)));
    }

    private DeliveryId confirmed(String id) {
        replacing.confirm(head("t1"), county.programme, id);
        return DeliveryId.of(county.programme, replacing.deliver(county.programme, id));
    }

    private void suspend(String store, Instant until) {
        standing.decide(HEAD, county.programme, standing.ask(COMMERCE, county.programme, store,
                new Wish(Kind.SUSPEND, county.clock.instant(), until, "核查", "", () -> "file")), true, "");
    }

    private String ask(Actor actor, String store, Kind kind, String reason) {
        return standing.ask(actor, county.programme, store, new Wish(kind, county.clock.instant(), null, reason, "商户已当面陈述。", () -> "file"));
    }

    private static void refused(String rule, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }
}
