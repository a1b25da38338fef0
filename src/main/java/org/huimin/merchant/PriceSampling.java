package org.huimin.merchant;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.ShopFact.PriceSampled;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Base prices before the campaign (基准价采样), taken at some shops only, so that a later rise can be seen. Which shops is
 * decided by a digest of programme and shop: nobody picks them, and everybody can check.
 */
@Service
public class PriceSampling {

    private static final Money HIGHEST = Money.of(1_000_000);
    private static final int LONGEST_ITEM = 60;

    private final CommitmentRows rows;
    private final DirectoryRows stores;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    PriceSampling(CommitmentRows rows, DirectoryRows stores, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.rows = rows;
        this.stores = stores;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param price what one item costs without any voucher; @param attachment the photo of the price tag */
    public record Sample(String storeId, String item, Money price, LocalDate takenOn, String attachment) { }

    /** A shop that was drawn, with what was recorded there so far. */
    public record Sampled(Store store, List<Sample> samples) { }

    /** The drawn shops of a source, as many as the programme file says; fewer where the source has fewer. */
    public List<Sampled> sampled(CaseRef programme, String unit) {
        List<String> drawn = drawn(programme.root(), unit);
        List<Sample> samples = rows.samples(programme.root(), drawn);
        return stores.stores(programme.root(), drawn).stream().map(store -> new Sampled(store,
                samples.stream().filter(s -> s.storeId().equals(store.storeId())).toList())).toList();
    }

    @Act
    public void record(Actor actor, CaseRef programme, String unit, String storeId, String item, String price, LocalDate takenOn,
                       String attachment) {
        CaseRef root = programme.root();
        Committing.own(actor, unit);
        if (!drawn(root, unit).contains(storeId)) {
            throw Refused.invalid("merchant.not-sampled", "商户编号", storeId, "商户" + storeId + "不在本单位的采样名单中。");
        }
        String named = FreeText.required("商品或服务", item, LONGEST_ITEM);
        Money asked = price(price);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        if (takenOn == null || takenOn.isAfter(today)) {
            throw Refused.invalid("merchant.sample-day", "采样日期", takenOn == null ? "" : takenOn, "采样日期应是今天（" + Period.words(today) + "）或更早的日期。");
        }
        if (attachment == null) {
            throw Refused.invalid("merchant.sample-photo", "价签照片", "", "请上传价签或菜单的照片。");
        }
        if (!rows.sample(root, unit, new Sample(storeId, named, asked, takenOn, attachment), actor, Stamp.now(clock))) {
            throw Refused.conflict("merchant.sampled-twice", "商户" + storeId + "的“" + named + "”在" + Period.words(takenOn) + "已经采样，不用重复登记。");
        }
        facts.publishEvent(new PriceSampled(Shop.caseRef(root, storeId), actor.account(), storeId, named, asked, takenOn));
    }

    private static Money price(String text) {
        try {
            Money price = new Money(new BigDecimal(text == null ? "" : text.strip()));
            if (price.isZero() || price.isNegative() || price.compareTo(HIGHEST) > 0) {
                throw new ArithmeticException();
            }
            return price;
        } catch (NumberFormatException | ArithmeticException e) {
            throw Refused.invalid("merchant.sample-price", "价格", text == null ? "" : text,
                    "价格应为大于0、最多两位小数的数字，例如12.50，而不是“" + (text == null ? "" : text) + "”。");
        }
    }

    private List<String> drawn(CaseRef programme, String unit) {
        int count = programmes.spec(programme).merchants().priceSamples();
        return rows.takingPart(programme, unit).stream().sorted(Comparator.comparing(id -> digest(programme + "/" + id)))
                .limit(count).sorted().toList();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
