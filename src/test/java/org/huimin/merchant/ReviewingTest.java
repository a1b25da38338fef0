package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.huimin.merchant.County.ALPHA;
import static org.huimin.merchant.County.BETA;
import static org.huimin.merchant.County.SUPERVISOR;
import static org.huimin.merchant.County.agreed;
import static org.huimin.merchant.County.refused;
import static org.huimin.merchant.County.shop;
import static org.huimin.merchant.County.shops;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.kernel.Refused;
import org.huimin.merchant.DeliveryFact.ShopDuplicateFound;
import org.huimin.merchant.DeliveryFact.ShopJudged;
import org.huimin.merchant.DeliveryFact.ShopsDelivered;
import org.huimin.merchant.Tally.UnitTally;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewingTest {

    private static final ReviewDesk ALPHA_DESK = ReviewDesk.platform("alpha");
    private static final ReviewDesk BETA_DESK = ReviewDesk.platform("beta");

    private County county;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
    }

    @Test
    void waitsForEverySource() {
        county.open(1, "t1", "t2");
        county.recommend(1, "t1", shops("t1", 1, 2));

        assertThatThrownBy(() -> county.deliver(1)).hasMessageContaining("二号乡镇");
        county.recommending().expire(county.programme, "t2", 1);
        DeliveryId delivery = county.deliver(1);

        assertThat(delivery.value()).isEqualTo(county.programme + "/RV-1");
        assertThatThrownBy(() -> county.deliver(1)).hasMessageContaining("不能重复提交");
        assertThatThrownBy(() -> county.deliver(2)).hasMessageContaining("尚未开始");
    }

    @Test
    void keepsTheFirstOfTwoSourcesThatNameOneShop() {
        county.open(1, "t1", "t2", "s1");
        String code = County.code(7, 7);
        county.recommend(1, "t2", List.of(new ShopEntry(2, "惠民超市", code, "商超", "人民路 1 号", false, "")));
        county.recommend(1, "t1", List.of(new ShopEntry(2, "惠民生鲜超市", code, "商超", "人民路１号", false, ""), shop(3, "t1", 2)));
        county.recommend(1, "s1", List.of(new ShopEntry(2, "惠民超市", code, "商超", "城关人民路1号", false, ""),
                new ShopEntry(3, "惠民超市", code, "商超", "老街8号", false, "")));

        DeliveryId delivery = county.deliver(1);

        assertThat(county.list("t2", 1).get(0)).satisfies(s -> {
            assertThat(s.state()).isEqualTo(ShopState.DELIVERED);
            assertThat(s.remark()).contains("一号乡镇也推荐了本商户（S-0002）", "一号街道也推荐了本商户（S-0004）");
        });
        assertThat(county.list("t1", 1).get(0)).satisfies(s -> {
            assertThat(s.state()).isEqualTo(ShopState.DUPLICATE);
            assertThat(s.remark()).isEqualTo("与二号乡镇推荐的“惠民超市”（S-0001）为同一商户：统一社会信用代码和地址相同。");
        });
        assertThat(county.list("s1", 1)).extracting(RecommendationRegister.RecommendedShop::state)
                .containsExactly(ShopState.DUPLICATE, ShopState.DELIVERED);
        assertThat(county.slice().facts(county.programme, ShopDuplicateFound.class)).extracting(ShopDuplicateFound::duplicateOf)
                .containsExactly("S-0001", "S-0001");
        assertThat(county.slice().facts(county.programme, ShopsDelivered.class)).containsExactly(
                new ShopsDelivered(delivery.caseRef(), "system", 1, 5, 2));
    }

    @Test
    void findsDuplicatesOfEarlierRounds() {
        county.open(1, "t1");
        county.recommend(1, "t1", shops("t1", 1, 1));
        county.conclude(county.deliver(1));
        county.open(2, "t2");
        ShopEntry first = shop(2, "t1", 1);
        county.recommend(2, "t2", List.of(first, shop(3, "t2", 2)));

        county.deliver(2);

        assertThat(county.list("t2", 2)).extracting(RecommendationRegister.RecommendedShop::state)
                .containsExactly(ShopState.DUPLICATE, ShopState.DELIVERED);
    }

    @Test
    void refusesToRecommendAShopAgainUnlessItWasRejected() {
        county.open(1, "t1");
        county.recommend(1, "t1", shops("t1", 1, 2));
        county.conclude(county.deliver(1), refused("S-0002", "已停业"));
        county.open(2, "t1");

        assertThatThrownBy(() -> county.recommend(2, "t1", shops("t1", 1, 2))).isInstanceOfSatisfying(Refused.class, r -> {
            assertThat(r.reasons()).hasSize(1);
            assertThat(r.getMessage()).contains("第1行", "第1批", "S-0001");
        });
        county.recommend(2, "t1", shops("t1", 2, 1));
        assertThat(county.list("t1", 2)).extracting(RecommendationRegister.RecommendedShop::storeId).containsExactly("S-0003");
    }

    @Test
    @Tag("S3.16")
    void keepsAVerdictAndAFactForEveryShopAndDesk() {
        DeliveryId delivery = deliveredThree();

        county.review(delivery, SUPERVISOR, ReviewDesk.SUPERVISION, refused("S-0002", "有未办结的行政处罚", "诚信经营"));
        county.review(delivery, ALPHA, ALPHA_DESK);

        assertThat(county.slice().facts(county.programme, ShopJudged.class)).hasSize(6)
                .contains(new ShopJudged(delivery.caseRef(), SUPERVISOR.account(), "S-0002", "supervision", false))
                .contains(new ShopJudged(delivery.caseRef(), ALPHA.account(), "S-0002", "platform:alpha", true));
        assertThat(county.delivered(delivery)).hasSize(3).allSatisfy(s -> assertThat(s.verdicts()).hasSize(2));
        assertThat(county.delivered(delivery).get(1).verdicts()).contains(
                entry("supervision", new ShopVerdict("S-0002", false, Set.of("诚信经营"), false, "有未办结的行政处罚")));
        assertThat(county.list("t1", 1).get(1).remark()).isEqualTo("诚信经营：有未办结的行政处罚");
        assertThat(county.get(DeliveryRegister.class).get(delivery).reviewedBy()).containsExactlyInAnyOrder("supervision", "platform:alpha");
    }

    @Test
    void refusesNotesThatCouldNeverCountAllTogetherAndKeepsNone() {
        DeliveryId delivery = deliveredThree();

        assertThatThrownBy(() -> save(delivery, agreed("S-0001"), refused("S-0099", "不存在"), refused("S-0002", "理由"),
                refused("S-0002", "理由"), refused("S-0003", "长".repeat(601), "卫生")))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reasons()).extracting(Refused.Reason::rule).containsExactly(
                        "merchant.not-in-delivery", "merchant.judged-twice", "merchant.reason-too-long", "merchant.criterion"));
        assertThat(notes(delivery)).isEmpty();
    }

    @Test
    @Tag("S3.16")
    void keepsEveryNoteUntilTheDeskSubmits() {
        DeliveryId delivery = deliveredThree();

        save(delivery, refused("S-0002", ""), new Judging.Change("S-0003", null, Set.of(), true, "门头照片不清", 0));

        assertThat(notes(delivery)).hasSize(2);
        assertThat(notes(delivery).get("S-0003")).isEqualTo(new VerdictNote("S-0003", null, Set.of(), true, "门头照片不清", 1,
                SUPERVISOR.name(), county.clock.instant()));
        assertThat(county.delivered(delivery)).allSatisfy(s -> assertThat(s.verdicts()).isEmpty());
        assertThat(county.get(DeliveryRegister.class).notes(delivery, ALPHA_DESK)).isEmpty();
    }

    @Test
    @Tag("S3.16")
    void submitsOnlyOnceEveryShopHasAVerdictAndEveryRefusalAReason() {
        DeliveryId delivery = deliveredThree();
        save(delivery, refused("S-0002", ""), new Judging.Change("S-0003", null, Set.of(), true, "", 0));

        assertThatThrownBy(() -> county.get(Reviewing.class).submit(SUPERVISOR, delivery, ReviewDesk.SUPERVISION))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.reasons()).extracting(Refused.Reason::message).containsExactly(
                        "还有2家商户没有研判：S-0001、S-0003。每家都有结论后才能提交。", "商户S-0002不同意但没有填写理由，请补充。"));
        assertThat(notes(delivery)).hasSize(2);

        save(delivery, agreed("S-0001"), new Judging.Change("S-0002", false, Set.of(), false, "已停业", 1),
                new Judging.Change("S-0003", true, Set.of(), true, "", 1));
        county.get(Reviewing.class).submit(SUPERVISOR, delivery, ReviewDesk.SUPERVISION);

        assertThat(notes(delivery)).isEmpty();
        assertThat(county.delivered(delivery)).extracting(s -> s.verdicts().get("supervision")).containsExactly(
                new ShopVerdict("S-0001", true, Set.of(), false, ""), new ShopVerdict("S-0002", false, Set.of(), false, "已停业"),
                new ShopVerdict("S-0003", true, Set.of(), true, ""));
        assertThatThrownBy(() -> save(delivery, agreed("S-0001"))).hasMessageContaining("已经提交");
    }

    @Test
    void agreesToTheRestAndLeavesAloneWhatIsDecidedOrToBeLookedAt() {
        DeliveryId delivery = deliveredThree();
        save(delivery, refused("S-0001", "停业"), new Judging.Change("S-0002", null, Set.of(), true, "", 0));

        Judging.Saved rest = county.get(Judging.class).agreeRest(SUPERVISOR, delivery, ReviewDesk.SUPERVISION);

        assertThat(rest.saved()).extracting(VerdictNote::storeId).containsExactly("S-0003");
        assertThat(notes(delivery).get("S-0001").agreed()).isFalse();
        assertThat(notes(delivery).get("S-0002").agreed()).isNull();
    }

    @Test
    void keepsAColleaguesNoteAndSaysWhoseItIs() {
        DeliveryId delivery = deliveredThree();
        save(delivery, refused("S-0001", "证照不符"), agreed("S-0002"));

        Judging.Saved second = county.get(Judging.class).save(County.actor("msa", "deputy"), delivery, ReviewDesk.SUPERVISION,
                List.of(agreed("S-0001"), agreed("S-0002"), agreed("S-0003")));

        assertThat(second.saved()).extracting(VerdictNote::storeId).containsExactly("S-0002", "S-0003");
        assertThat(second.conflicts()).singleElement().satisfies(c -> assertThat(c.sentence())
                .isEqualTo("商户S-0001已由msa于2023年12月1日09:01:00改为“不同意”（证照不符），您的改动没有覆盖它，请核对。"));
        assertThat(notes(delivery).get("S-0001").agreed()).isFalse();
        assertThat(notes(delivery).get("S-0002").revision()).isEqualTo(1);
    }

    private void save(DeliveryId delivery, Judging.Change... changes) {
        county.get(Judging.class).save(SUPERVISOR, delivery, ReviewDesk.SUPERVISION, List.of(changes));
    }

    private Map<String, VerdictNote> notes(DeliveryId delivery) {
        return county.get(DeliveryRegister.class).notes(delivery, ReviewDesk.SUPERVISION);
    }

    @Test
    void letsEachDeskSpeakOnceAndForItselfOnly() {
        DeliveryId delivery = deliveredThree();

        assertThatThrownBy(() -> county.review(delivery, ALPHA, ReviewDesk.SUPERVISION)).isInstanceOfSatisfying(Refused.class,
                r -> assertThat(r.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
        assertThatThrownBy(() -> county.review(delivery, ALPHA, BETA_DESK)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> county.review(delivery, ALPHA, ReviewDesk.platform("gamma"))).hasMessageContaining("gamma");
        county.review(delivery, ALPHA, ALPHA_DESK);
        assertThatThrownBy(() -> county.get(Reviewing.class).submit(ALPHA, delivery, ALPHA_DESK)).hasMessageContaining("不能重复提交");
        assertThatThrownBy(() -> county.review(new DeliveryId("VP-2023-999/RV-1"), ALPHA, ALPHA_DESK)).hasMessageContaining("没有编号");
    }

    @Test
    void concludesOnlyAfterEveryDeskAndOnce() {
        DeliveryId delivery = deliveredThree();
        county.review(delivery, SUPERVISOR, ReviewDesk.SUPERVISION);
        county.review(delivery, ALPHA, ALPHA_DESK);
        assertThatThrownBy(() -> county.get(Reviewing.class).conclude(delivery)).hasMessageContaining("1个研判单位");

        county.review(delivery, BETA, BETA_DESK);
        county.get(Reviewing.class).conclude(delivery);

        assertThatThrownBy(() -> county.get(Reviewing.class).conclude(delivery)).hasMessageContaining("不能重复办结");
        assertThatThrownBy(() -> county.review(delivery, BETA, BETA_DESK)).hasMessageContaining("已经办结");
    }

    @Test
    @Tag("S3.16")
    void admitsForThePlatformsThatAgreedIfSupervisionDid() {
        DeliveryId delivery = deliveredThree();
        county.review(delivery, SUPERVISOR, ReviewDesk.SUPERVISION, refused("S-0001", "信用不良"));
        county.review(delivery, ALPHA, ALPHA_DESK, refused("S-0002", "收款账户不符"), refused("S-0003", "类目不符"));
        county.review(delivery, BETA, BETA_DESK, refused("S-0003", "地址不实"));

        Tally tally = county.get(Reviewing.class).conclude(delivery);

        assertThat(county.list("t1", 1)).extracting(RecommendationRegister.RecommendedShop::state)
                .containsExactly(ShopState.REJECTED, ShopState.ADMITTED, ShopState.REJECTED);
        assertThat(tally.admitted()).isEqualTo(1);
        assertThat(tally.rejected()).isEqualTo(2);
        county.get(Committing.class).register(County.officer("t1"), county.programme, "t1", List.of(), List.of(), List.of("scan"));
        MerchantDirectory directory = county.get(MerchantDirectory.class);
        assertThat(directory.unboarded(county.programme, "alpha")).isEmpty();
        assertThat(directory.unboarded(county.programme, "beta")).extracting(MerchantDirectory.Store::storeId).containsExactly("S-0002");
    }

    @Test
    @Tag("S3.14")
    void countsUntilTheMinimumIsReachedAndSaysWhoOwesWhat() {
        county.open(1, "s1", "t1", "t2", "commerce");
        county.recommend(1, "s1", shops("s1", 1, 4));
        county.recommend(1, "t1", shops("t1", 1, 4));
        county.recommend(1, "commerce", shops("commerce", 1, 2));
        county.recommending().expire(county.programme, "t2", 1);

        Tally first = county.conclude(county.deliver(1), refused("S-0001", "停业"), refused("S-0006", "停业"));

        assertThat(first.shortfall()).isTrue();
        assertThat(first.shortOfMinimum()).isEqualTo(2);
        assertThat(first.refusalRate()).isEqualTo(0.2);
        assertThat(first.supplements()).containsExactly(entry("s1", 1), entry("t2", 3));
        assertThat(first.units().get(2)).isEqualTo(new UnitTally("t2", 3, 0, 0, 0, 0, 0, 0, 3, 3, 4));
        assertThat(first.units().get(1)).isEqualTo(new UnitTally("t1", 3, 4, 0, 3, 0, 1, 0, 0, 0, 0));

        county.open(2, "s1", "t2");
        county.recommend(2, "s1", shops("s1", 5, 1));
        county.recommend(2, "t2", shops("t2", 1, 1));
        Tally second = county.conclude(county.deliver(2));

        assertThat(second.shortfall()).isFalse();
        assertThat(second.quotaOwed()).isTrue();
        assertThat(second.supplements()).containsExactly(entry("t2", 2));
        assertThat(second).isEqualTo(county.get(QuotaBoard.class).board(county.programme));
        assertThat(second.recommended()).isEqualTo(12);
        assertThat(second.judged()).isEqualTo(12);
        assertThat(second.admitted()).isEqualTo(10);
        assertThat(second.units().get(2).shortBy()).isEqualTo(2);
    }

    @Test
    void concludesADeliveryInWhichNobodyWasInTime() {
        county.open(1, "t1");
        county.recommending().expire(county.programme, "t1", 1);

        Tally tally = county.conclude(county.deliver(1));

        assertThat(tally.admitted()).isZero();
        assertThat(tally.shortfall()).isTrue();
        assertThat(tally.supplements()).hasSize(4);
    }

    @Test
    @Tag("S3.13")
    void showsShopsOfTheStatisticsLibraryFirst() {
        county.open(1, "t1");
        county.recommend(1, "t1", List.of(new ShopEntry(2, "甲", County.code(1, 1), "商超", "1号", false, ""),
                new ShopEntry(3, "乙", County.code(1, 2), "商超", "2号", true, "")));

        assertThat(county.delivered(county.deliver(1))).extracting(DeliveryRegister.DeliveredShop::name).containsExactly("乙", "甲");
    }

    @Test
    void judgesFourHundredShopsInFewStatements() {
        county.open(1, "s1", "t1");
        county.recommend(1, "s1", shops("s1", 1, 250));
        county.recommend(1, "t1", shops("t1", 1, 200));
        DeliveryId[] delivery = new DeliveryId[1];

        assertThat(county.slice().statements(() -> delivery[0] = county.deliver(1))).isLessThanOrEqualTo(8);
        assertThat(county.slice().statements(() -> county.review(delivery[0], SUPERVISOR, ReviewDesk.SUPERVISION))).isLessThanOrEqualTo(18);
        county.review(delivery[0], ALPHA, ALPHA_DESK);
        county.review(delivery[0], BETA, BETA_DESK);
        assertThat(county.slice().statements(() -> county.get(Reviewing.class).conclude(delivery[0]))).isLessThanOrEqualTo(6);
        assertThat(county.slice().facts(county.programme, ShopJudged.class)).hasSize(1350);
    }

    private DeliveryId deliveredThree() {
        county.open(1, "t1");
        county.recommend(1, "t1", shops("t1", 1, 3));
        return county.deliver(1);
    }
}
