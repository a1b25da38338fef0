package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.huimin.merchant.County.ALPHA;
import static org.huimin.merchant.County.BETA;
import static org.huimin.merchant.County.COMMERCE;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shops;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Committing.Commitment;
import org.huimin.merchant.Committing.Declined;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.MerchantDirectory.StoreInterval;
import org.huimin.merchant.ShopFact.CommitmentsRegistered;
import org.huimin.merchant.ShopFact.DirectoryPublished;
import org.huimin.merchant.ShopFact.ShopSuspended;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectoryTest {

    private County county;
    private MerchantDirectory directory;
    private Committing committing;
    private Onboarding onboarding;
    private Removing removing;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
        directory = county.get(MerchantDirectory.class);
        committing = county.get(Committing.class);
        onboarding = county.get(Onboarding.class);
        removing = county.get(Removing.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    /** Three shops of t1 and two filling stations of the bureau are admitted on both platforms. */
    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "t1", "commerce");
        county.recommend(1, "t1", shops("t1", 1, 3));
        county.recommend(1, "commerce", shops("commerce", 1, 2));
        county.conclude(county.deliver(1));
    }

    @Test
    @Tag("S3.19")
    void registersTheCommitmentsOfAllButThoseThatDeclined() {
        int signed = committing.register(officer("t1"), county.programme, "t1",
                List.of(new Commitment("S-0002", "满100元再减5元", "sha-9")), List.of(new Declined("S-0003", "近期装修")), List.of("scan"));

        assertThat(signed).isEqualTo(2);
        assertThat(county.list("t1", 1)).extracting(RecommendationRegister.RecommendedShop::state)
                .containsExactly(ShopState.ADMITTED, ShopState.ADMITTED, ShopState.WITHDRAWN);
        assertThat(directory.store(county.programme, "S-0002")).map(Store::matchingOffer).contains("满100元再减5元");
        assertThat(directory.uncommitted(county.programme, "t1")).isEmpty();
        assertThat(county.slice().facts(county.programme, CommitmentsRegistered.class)).containsExactly(
                new CommitmentsRegistered(county.programme, "t1-officer", "t1", 2, 1));
        Tally tally = county.get(QuotaBoard.class).board(county.programme);
        assertThat(tally.admitted()).isEqualTo(5);
        assertThat(tally.left()).isEqualTo(1);
        assertThat(tally.units().get(1).shortBy()).isEqualTo(1);
    }

    @Test
    void refusesCommitmentsOfOtherShopsAndUnits() {
        assertThatThrownBy(() -> committing.register(officer("t2"), county.programme, "t1", List.of(), List.of(), List.of("scan"))).hasMessageContaining("其他单位");
        assertThatThrownBy(() -> committing.register(officer("t1"), county.programme, "t1",
                List.of(new Commitment("S-0004", "", null), new Commitment("S-0001", "长".repeat(601), "照片")),
                List.of(new Declined("S-0001", "")), List.of("scan")))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reasons()).extracting(Refused.Reason::rule).containsExactly(
                        "merchant.not-awaiting-commitment", "merchant.offer-too-long", "merchant.commitment-photo",
                        "merchant.committed-twice", "merchant.declined-reason"));
        assertThat(directory.uncommitted(county.programme, "t1")).hasSize(3);
    }

    @Test
    @Tag("S3.17")
    void onboardsOnlyCommittedShopsUnderANumberOfTheirOwn() {
        committing.register(officer("t1"), county.programme, "t1", List.of(), List.of(), List.of("scan"));
        onboarding.onboard(ALPHA, county.programme, "alpha", Map.of("S-0001", "20880001"));

        assertThatThrownBy(() -> onboarding.onboard(ALPHA, county.programme, "alpha", Map.of("S-0001", "20880009", "S-0002", "20880001",
                "S-0003", "13800000000", "S-0004", "20880004")))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reasons()).extracting(Refused.Reason::rule).containsExactly(
                        "merchant.not-awaiting-onboarding", "merchant.merchant-no-taken", "merchant.merchant-no",
                        "merchant.not-awaiting-onboarding"));
        assertThatThrownBy(() -> onboarding.onboard(BETA, county.programme, "alpha", Map.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> onboarding.onboard(ALPHA, county.programme, "gamma", Map.of())).hasMessageContaining("gamma");
        onboarding.onboard(BETA, county.programme, "beta", Map.of("S-0001", "20880001"));
        assertThat(directory.unboarded(county.programme, "alpha")).extracting(Store::storeId).containsExactly("S-0002", "S-0003");
    }

    @Test
    @Tag("S3.29")
    void tellsWhoLeftWhenAndWhyAsLongAsTheyAreAway() {
        listed();
        county.clock.at("2023-12-12T15:00:00");
        Instant three = county.clock.instant();
        removing.suspend(COMMERCE, county.programme, "S-0001", "价格投诉核查", three);
        removing.remove(COMMERCE, county.programme, "S-0002", "虚假交易", three);
        county.clock.at("2023-12-12T16:00:00");
        removing.restore(COMMERCE, county.programme, "S-0001", "核查未发现问题", county.clock.instant());
        county.clock.at("2023-12-12T17:00:00");
        removing.suspend(COMMERCE, county.programme, "S-0003", "停业装修", county.clock.instant());

        assertThat(directory.departures(county.programme, 10)).extracting(MerchantDirectory.Departure::storeId, MerchantDirectory.Departure::state,
                MerchantDirectory.Departure::at, MerchantDirectory.Departure::reason).containsExactly(
                tuple("S-0003", ShopState.SUSPENDED, county.clock.instant(), "停业装修"),
                tuple("S-0002", ShopState.REMOVED, three, "虚假交易"));
    }

    @Test
    @Tag("S3.8")
    void listsOnboardedShopsFromTheMomentOfPublication() {
        listed();

        assertThat(directory.stores(county.programme, "alpha")).containsExactly(
                interval("S-0001", "t1第1店", "DINING", "t1", 1, "2023-12-08T12:00:00", null),
                interval("S-0002", "t1第2店", "MARKET", "t1", 2, "2023-12-08T12:00:00", null),
                interval("S-0003", "t1第3店", "DINING", "t1", 3, "2023-12-08T12:00:00", null));
        assertThat(directory.stores(county.programme, "beta")).isEmpty();
        assertThat(directory.count(county.programme)).isEqualTo(3);
        assertThat(county.slice().facts(county.programme, DirectoryPublished.class)).containsExactly(
                new DirectoryPublished(county.programme, "system", 3, 3));
    }

    @Test
    void addsLaterShopsAndPlatformsWithoutTouchingEarlierIntervals() {
        listed();
        onboarding.onboard(BETA, county.programme, "beta", Map.of("S-0001", "B-0001"));
        county.onboard("commerce");
        county.clock.at("2023-12-09T08:00:00");

        assertThat(county.get(Listing.class).publish(county.programme)).isEqualTo(2);
        assertThat(county.get(Listing.class).publish(county.programme)).isZero();

        assertThat(directory.stores(county.programme, "alpha")).hasSize(5);
        assertThat(directory.stores(county.programme, "alpha").get(0).admittedAt()).isEqualTo(at("2023-12-08T12:00:00"));
        assertThat(directory.stores(county.programme, "beta")).extracting(StoreInterval::admittedAt).containsExactly(at("2023-12-09T08:00:00"));
        assertThat(directory.store(county.programme, "S-0001")).map(Store::platforms).contains(List.of("alpha", "beta"));
    }

    @Test
    void suspendsAndRestoresToTheSecondSoThatTheMorningStands() {
        listed();
        county.clock.at("2023-12-14T15:10:00");
        removing.suspend(COMMERCE, county.programme, "S-0001", "疑似套现，核查中", at("2023-12-14T15:00:00"));
        county.clock.at("2023-12-16T09:00:00");
        removing.restore(COMMERCE, county.programme, "S-0001", "经核查未发现违规", at("2023-12-16T09:00:00"));

        assertThat(directory.stores(county.programme, "alpha").subList(0, 2)).containsExactly(
                interval("S-0001", "t1第1店", "DINING", "t1", 1, "2023-12-08T12:00:00", "2023-12-14T15:00:00"),
                interval("S-0001", "t1第1店", "DINING", "t1", 1, "2023-12-16T09:00:00", null));
        assertThat(county.slice().facts(county.programme, ShopSuspended.class)).containsExactly(
                new ShopSuspended(county.programme.child("SHOP", "S-0001"), COMMERCE.account(), "S-0001", at("2023-12-14T15:00:00")));
    }

    @Test
    void removesForGood() {
        listed();
        county.clock.at("2023-12-14T16:00:00");
        removing.remove(COMMERCE, county.programme, "S-0001", "套现属实", at("2023-12-14T15:00:00"));
        removing.suspend(COMMERCE, county.programme, "S-0002", "核查中", at("2023-12-14T15:00:00"));
        removing.remove(COMMERCE, county.programme, "S-0002", "套现属实", at("2023-12-14T15:30:00"));

        assertThat(directory.stores(county.programme, "alpha")).extracting(StoreInterval::removedAt).containsExactly(
                at("2023-12-14T15:00:00"), at("2023-12-14T15:00:00"), null);
        assertThat(directory.count(county.programme)).isEqualTo(1);
        assertThatThrownBy(() -> removing.restore(COMMERCE, county.programme, "S-0001", "申诉", county.clock.instant()))
                .hasMessageContaining("取消参与资格");
        assertThatThrownBy(() -> removing.remove(COMMERCE, county.programme, "S-0001", "再次", county.clock.instant())).isInstanceOf(Refused.class);
    }

    @Test
    void countsForEachSourceOnlyShopsThatTakePartNow() {
        listed();
        county.onboard("commerce");
        county.get(Listing.class).publish(county.programme);
        county.clock.at("2023-12-14T16:00:00");
        removing.remove(COMMERCE, county.programme, "S-0001", "套现属实", at("2023-12-14T15:00:00"));
        removing.suspend(COMMERCE, county.programme, "S-0002", "核查中", at("2023-12-14T15:00:00"));

        assertThat(directory.countByUnit(county.programme)).isEqualTo(Map.of("t1", 1, "commerce", 2));
        assertThat(directory.count(county.programme)).isEqualTo(3);
    }

    @Test
    void takesAnAdmittedShopOutBeforeItIsListed() {
        removing.remove(COMMERCE, county.programme, "S-0001", "异议成立", county.clock.instant());
        county.onboard("t1");
        county.get(Listing.class).publish(county.programme);

        assertThat(directory.page(county.programme, Filter.ALL, null, 10).stores()).extracting(Store::storeId).containsExactly("S-0002", "S-0003");
    }

    @Test
    void refusesChangesInTheFutureBeforeTheLastOrWithoutReason() {
        listed();
        county.clock.at("2023-12-14T16:00:00");

        assertThatThrownBy(() -> removing.suspend(COMMERCE, county.programme, "S-0001", "核查", at("2023-12-14T16:00:01")))
                .hasMessageContaining("2023年12月14日16:00:01").hasMessageContaining("晚于现在");
        assertThatThrownBy(() -> removing.suspend(COMMERCE, county.programme, "S-0001", "核查", at("2023-12-08T11:59:59")))
                .hasMessageContaining("早于").hasMessageContaining("2023年12月8日12:00:00");
        assertThatThrownBy(() -> removing.suspend(COMMERCE, county.programme, "S-0001", " ", county.clock.instant())).hasMessageContaining("中止原因");
        assertThatThrownBy(() -> removing.restore(COMMERCE, county.programme, "S-0001", "恢复", county.clock.instant())).hasMessageContaining("参与中");
        assertThatThrownBy(() -> removing.suspend(COMMERCE, county.programme, "S-9999", "核查", county.clock.instant())).hasMessageContaining("S-9999");
        assertThat(directory.count(county.programme)).isEqualTo(3);
    }

    @Test
    void findsShopsByNameStreetIndustryAndUnit() {
        listed();
        county.onboard("commerce");
        county.get(Listing.class).publish(county.programme);

        assertThat(names(new Filter("第2店", null, null))).containsExactly("t1第2店", "commerce第2店");
        assertThat(names(new Filter("人民路3号", "", ""))).containsExactly("t1第3店");
        assertThat(names(new Filter(null, "FUEL", null))).containsExactly("commerce第1店", "commerce第2店");
        assertThat(names(new Filter("%", null, null))).isEmpty();
        assertThat(names(new Filter(null, "MARKET", "t1"))).containsExactly("t1第2店");
    }

    @Test
    void pagesThroughTheDirectory() {
        listed();

        MerchantDirectory.Page one = directory.page(county.programme, Filter.ALL, null, 2);
        MerchantDirectory.Page two = directory.page(county.programme, Filter.ALL, one.next(), 2);

        assertThat(one.stores()).extracting(Store::storeId).containsExactly("S-0001", "S-0002");
        assertThat(two.stores()).extracting(Store::storeId).containsExactly("S-0003");
        assertThat(two.next()).isNull();
    }

    @Test
    void commitsOnboardsAndListsInFewStatements() {
        county.begin();
        county.open(1, "s1");
        county.recommend(1, "s1", shops("s1", 1, 450));
        county.conclude(county.deliver(1));

        assertThat(county.slice().statements(() -> county.onboard("s1"))).isLessThanOrEqualTo(12);
        assertThat(county.slice().statements(() -> county.get(Listing.class).publish(county.programme))).isLessThanOrEqualTo(7);
        assertThat(county.slice().statements(() -> directory.stores(county.programme, "alpha"))).isEqualTo(1);
        assertThat(directory.stores(county.programme, "alpha")).hasSize(450);
    }

    private void listed() {
        county.onboard("t1");
        county.clock.at("2023-12-08T12:00:00");
        county.get(Listing.class).publish(county.programme);
    }

    private List<String> names(Filter filter) {
        return directory.page(county.programme, filter, null, 10).stores().stream().map(Store::name).toList();
    }

    private static StoreInterval interval(String id, String name, String industry, String unit, int number, String from, String to) {
        return new StoreInterval(id, County.shop(0, unit, number).creditCode(), name, industry, unit, at(from), to == null ? null : at(to),
                unit + "人民路" + number + "号", "2088" + id);
    }

    private static Instant at(String local) {
        return TurnedClock.instant(local);
    }
}
