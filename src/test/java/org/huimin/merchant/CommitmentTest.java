package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.merchant.County.officer;
import static org.huimin.merchant.County.shops;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.docx4j.TextUtils;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.BinaryPartAbstractImage;
import org.docx4j.wml.P;
import org.huimin.document.Papers;
import org.huimin.document.QrCodes;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.merchant.CommitmentRegister.Line;
import org.huimin.merchant.CommitmentRegister.State;
import org.huimin.merchant.Committing.Commitment;
import org.huimin.merchant.Committing.Declined;
import org.huimin.merchant.ShopFact.CommitmentPhotographed;
import org.huimin.merchant.ShopFact.CommitmentSignedByLink;
import org.huimin.merchant.ShopFact.PriceSampled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From the printed letter to the registered commitment, on paper and by the link. */
@Tag("S3.19")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitmentTest {

    private static final String DEAD = "无效、已经使用过或者已过期";

    private County county;
    private Committing committing;
    private LinkSigning links;
    private CommitmentRegister register;
    private PriceSampling sampling;

    County county() {
        return County.onH2();
    }

    @BeforeAll
    void start() {
        county = county();
        committing = county.get(Committing.class);
        links = county.get(LinkSigning.class);
        register = county.get(CommitmentRegister.class);
        sampling = county.get(PriceSampling.class);
    }

    @AfterAll
    void stop() {
        county.close();
    }

    @BeforeEach
    void begin() {
        county.begin();
        county.open(1, "t1", "t2");
        county.recommend(1, "t1", shops("t1", 1, 3));
        county.recommend(1, "t2", shops("t2", 1, 2));
        county.conclude(county.deliver(1));
    }

    @Test
    void writesOneFilledLetterPerPageWithTheClausesAndACodeThatIsTheShopsFile() throws Exception {
        byte[] file = new Papers().docx(county.get(CommitmentLetters.class).ofUnit(county.programme, "t1"));

        WordprocessingMLPackage document = WordprocessingMLPackage.load(new ByteArrayInputStream(file));
        String text = TextUtils.getText(document.getMainDocumentPart().getJaxbElement());
        assertThat(text).contains("诚信承诺书", "县商务局", "试点消费券", "t1第1店", "t1人民路3号", "一、保证商品质量。", "二、无虚假宣传。",
                "配套优惠：□ 无", county.programme + "/SHOP-S-0003").doesNotContain("t2第1店");
        assertThat(document.getMainDocumentPart().getContent().stream().filter(o -> o instanceof P p && p.getPPr() != null
                && p.getPPr().getPageBreakBefore() != null)).hasSize(2);
        List<String> codes = new java.util.ArrayList<>();
        java.nio.file.Path picture = java.nio.file.Files.createTempFile("code", ".png");
        for (var part : document.getParts().getParts().values()) {
            if (part instanceof BinaryPartAbstractImage image) {
                java.nio.file.Files.write(picture, image.getBytes());
                codes.addAll(new QrCodes().read(picture));
            }
        }
        java.nio.file.Files.delete(picture);
        assertThat(codes).containsExactlyInAnyOrder(county.programme + "/SHOP-S-0001", county.programme + "/SHOP-S-0002", county.programme + "/SHOP-S-0003");
        assertThatThrownBy(() -> county.get(CommitmentLetters.class).ofShop(county.programme, "t2", "S-0001")).isInstanceOf(Refused.class);
    }

    @Test
    void givesAPhotoToTheShopWhoseCodeItShowsAndLeavesTheRestToTheOfficer() {
        assertThat(photo("t1", "photo-1", "x", county.programme + "/SHOP-S-0002")).contains("S-0002");
        assertThat(photo("t1", "photo-2")).isEmpty();
        assertThat(photo("t1", "photo-3", county.programme + "/SHOP-S-0004")).as("another township's letter").isEmpty();
        committing.assign(officer("t1"), county.programme, "t1", "photo-2", "S-0001");

        CommitmentRegister.Progress progress = register.progress(county.programme, "t1");
        assertThat(progress.lines()).extracting(Line::state).containsExactly(State.PAPER, State.PAPER, State.MISSING);
        assertThat(progress.unmatched()).containsExactly("photo-3");
        assertThat(progress.missing()).extracting(l -> l.store().name()).containsExactly("t1第3店");
        assertThat(county.slice().facts(county.programme, CommitmentPhotographed.class)).extracting(CommitmentPhotographed::store)
                .containsExactly("S-0002", null, null, "S-0001");
        assertThatThrownBy(() -> committing.assign(officer("t2"), county.programme, "t2", "photo-3", "S-0004")).hasMessageContaining("没有这张照片");
        assertThatThrownBy(() -> photoAs("t2", "t1")).hasMessageContaining("推荐单位");
    }

    @Test
    void registersNobodyWithoutALetter() {
        photo("t1", "letter-1", county.programme + "/SHOP-S-0001");

        assertThatThrownBy(() -> committing.register(officer("t1"), county.programme, "t1",
                List.of(new Commitment("S-0002", "九折", null)), List.of(), List.of())).hasMessageContaining("还有2家商户没有承诺书：S-0002、S-0003。");
        committing.register(officer("t1"), county.programme, "t1", List.of(new Commitment("S-0001", "九折", null)),
                List.of(new Declined("S-0002", "装修"), new Declined("S-0003", "停业")), List.of());

        assertThat(county.slice().sql().queryForObject("select attachment from shop_commitment where programme = ? and store_id = 'S-0001'"
                + " and signed and matching_offer = '九折'", String.class, county.programme.value())).isEqualTo("letter-1");
    }

    @Test
    void signsByALinkOnceWithTheClausesBeforeTheEyes() {
        String token = link("S-0001");
        LinkSigning.Letter letter = links.letter(token);
        assertThat(letter.clauses()).containsExactly("保证商品质量", "无虚假宣传");
        assertThat(letter.store().name()).isEqualTo("t1第1店");
        assertThatThrownBy(() -> links.sign(token, "负责人", "", false)).hasMessageContaining("勾选");
        assertThatThrownBy(() -> links.sign(token, " ", "", true)).hasMessageContaining("签署人姓名");

        LinkSigning.Receipt receipt = links.sign(token, "负责人", "满50减2", true);

        assertThat(receipt.number()).isEqualTo(county.programme + "/SHOP-S-0001");
        assertThat(receipt.signedAt()).isEqualTo(county.clock.instant());
        assertThat(register.progress(county.programme, "t1").lines().get(0)).satisfies(l -> {
            assertThat(l.state()).isEqualTo(State.LINK);
            assertThat(l.offer()).isEqualTo("满50减2");
        });
        assertThat(county.slice().facts(county.programme, CommitmentSignedByLink.class)).hasSize(1);
        committing.register(officer("t1"), county.programme, "t1", List.of(),
                List.of(new Declined("S-0002", "装修"), new Declined("S-0003", "停业")), List.of());
        assertThat(county.get(MerchantDirectory.class).store(county.programme, "S-0001")).map(MerchantDirectory.Store::matchingOffer).contains("满50减2");
    }

    @Test
    @Tag("check-3")
    void saysTheSameOfAWrongAUsedAReplacedAnExpiredAndALateLink() {
        String used = link("S-0001");
        links.sign(used, "负责人", "", true);
        String replaced = link("S-0002");
        String expired = link("S-0002");
        String late = link("S-0003");
        String same = sentence("no-such-token");
        assertThat(sentence(used)).isEqualTo(same).contains(DEAD);
        assertThat(sentence(replaced)).isEqualTo(same);

        county.clock.pass(Duration.ofDays(2));

        assertThat(sentence(expired)).isEqualTo(same);
        assertThatThrownBy(() -> links.sign(late, "负责人", "", true)).hasMessage(same);
        assertThat(county.slice().sql().queryForList("select token_hash from commitment_link", String.class)).doesNotContain(used, late);
    }

    @Test
    void letsNobodySignAfterTheUnitHasRegistered() {
        String token = link("S-0001");
        committing.register(officer("t1"), county.programme, "t1", List.of(), List.of(new Declined("S-0001", "不愿签")), List.of("scan"));

        assertThat(sentence(token)).contains(DEAD);
    }

    @Test
    void takesBasePricesAtTheDrawnShopsOnly() {
        List<PriceSampling.Sampled> drawn = sampling.sampled(county.programme, "t1");
        assertThat(drawn).hasSize(2);
        String shop = drawn.get(0).store().storeId();
        String other = List.of("S-0001", "S-0002", "S-0003").stream()
                .filter(id -> drawn.stream().noneMatch(d -> d.store().storeId().equals(id))).findFirst().orElseThrow();
        LocalDate today = LocalDate.of(2023, 12, 1);

        sampling.record(officer("t1"), county.programme, "t1", shop, "散装大米（500克）", "3.20", today, "photo");

        assertThat(sampling.sampled(county.programme, "t1").get(0).samples()).containsExactly(
                new PriceSampling.Sample(shop, "散装大米（500克）", Money.of("3.20"), today, "photo"));
        assertThat(county.slice().facts(county.programme, PriceSampled.class)).hasSize(1);
        assertThatThrownBy(() -> sampling.record(officer("t1"), county.programme, "t1", shop, "散装大米（500克）", "3.20", today, "p")).hasMessageContaining("已经采样");
        assertThatThrownBy(() -> sampling.record(officer("t1"), county.programme, "t1", other, "米", "3.20", today, "p")).hasMessageContaining("不在本单位的采样名单");
        Map.of("0", "价格", "-1", "价格", "3.205", "价格", "三块", "价格").forEach((price, field) -> assertThatThrownBy(() ->
                sampling.record(officer("t1"), county.programme, "t1", shop, "面", price, today, "p")).hasMessageContaining(field));
        assertThatThrownBy(() -> sampling.record(officer("t1"), county.programme, "t1", shop, "面", "1", today.plusDays(1), "p")).hasMessageContaining("采样日期");
        assertThatThrownBy(() -> sampling.record(officer("t1"), county.programme, "t1", shop, "面", "1", today, null)).hasMessageContaining("照片");
    }

    private java.util.Optional<String> photo(String unit, String attachment, String... codes) {
        county.clock.pass(Duration.ofSeconds(1));
        return committing.photo(officer(unit), county.programme, unit, attachment, List.of(codes));
    }

    private void photoAs(String actor, String unit) {
        committing.photo(officer(actor), county.programme, unit, "photo-9", List.of());
    }

    private String link(String shop) {
        Instant expires = county.clock.instant().plus(Duration.ofDays(1));
        return links.issue(officer("t1"), county.programme, "t1", shop, expires);
    }

    private String sentence(String token) {
        try {
            links.letter(token);
            return "";
        } catch (Refused no) {
            assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT);
            return no.getMessage();
        }
    }
}
