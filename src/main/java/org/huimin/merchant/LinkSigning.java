package org.huimin.merchant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.CommitmentRows.Link;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.ShopFact.CommitmentLinkIssued;
import org.huimin.merchant.ShopFact.CommitmentSignedByLink;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Lets a merchant sign the commitment on a phone by a link that works once and until a date. Whoever tries a wrong, a
 * used or an expired link hears one and the same sentence, so that nobody learns which links there are.
 */
@Service
public class LinkSigning {

    /** Who acts where a merchant signs: nobody with an account. */
    private static final String MERCHANT = "merchant";
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_NAME = 30;
    private static final String DEAD = "这个链接无效、已经使用过或者已过期，请联系推荐您店铺的乡镇（街道）。";

    private final CommitmentRows rows;
    private final Participations participations;
    private final DirectoryRows stores;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final SecureRandom random = new SecureRandom();

    LinkSigning(CommitmentRows rows, Participations participations, DirectoryRows stores, ProgrammeRegister programmes, Clock clock,
                ApplicationEventPublisher facts) {
        this.rows = rows;
        this.participations = participations;
        this.stores = stores;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** What the merchant reads before signing. @param expires the first moment that is too late */
    public record Letter(CaseRef programme, Store store, List<String> clauses, Instant expires) { }

    /** What the merchant keeps. @param number the file code of the letter */
    public record Receipt(String number, Letter letter, String signer, String offer, Instant signedAt) { }

    /**
     * A new link for a shop of the actor's unit that has not signed; an earlier unused one stops working.
     *
     * @return the token, shown once and kept nowhere
     */
    @Act
    public String issue(Actor actor, CaseRef programme, String unit, String storeId, Instant expires) {
        CaseRef root = programme.root();
        Committing.own(actor, unit);
        Instant now = Stamp.now(clock);
        if (!expires.isAfter(now)) {
            throw Refused.conflict("merchant.link-too-late", "承诺书的办理时限已过，不能再发出链接，请改为登记纸质承诺书。");
        }
        if (!participations.uncommitted(root, unit).contains(storeId)) {
            throw Refused.invalid("merchant.not-awaiting-commitment", "商户编号", storeId,
                    "商户" + storeId + "不在本单位待签承诺书的商户中，请核对编号。");
        }
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        rows.issue(hash(token), root, unit, storeId, actor, now, expires);
        facts.publishEvent(new CommitmentLinkIssued(Shop.caseRef(root, storeId), actor.account(), storeId, expires));
        return token;
    }

    /** @throws Refused (absent) for a link that does not work, whatever the reason */
    public Letter letter(String token) {
        return letter(alive(hash(token)));
    }

    /** @throws Refused (absent) for a link that does not work; invalid where name or consent is missing, and the link stays good */
    @Act
    public Receipt sign(String token, String signer, String offer, boolean consents) {
        String hash = hash(token);
        Letter letter = letter(alive(hash));
        String name = FreeText.required("签署人姓名", signer, LONGEST_NAME);
        String own = FreeText.optional("配套优惠", offer, Committing.LONGEST);
        if (!consents) {
            throw Refused.invalid("merchant.no-consent", "consent", "", "请先勾选“我已阅读并同意以上承诺”。");
        }
        Instant now = Stamp.now(clock);
        if (!rows.sign(hash, name, own, now)) {
            throw Refused.absent(DEAD);
        }
        CaseRef about = Shop.caseRef(letter.programme(), letter.store().storeId());
        facts.publishEvent(new CommitmentSignedByLink(about, MERCHANT, letter.store().storeId()));
        return new Receipt(about.value(), letter, name, own, now);
    }

    private Link alive(String hash) {
        return rows.link(hash).filter(l -> l.signedAt() == null && clock.instant().isBefore(l.expires()))
                .filter(l -> participations.uncommitted(l.programme(), l.unit()).contains(l.storeId()))
                .orElseThrow(() -> Refused.absent(DEAD));
    }

    private Letter letter(Link link) {
        ProgrammeSpec spec = programmes.spec(link.programme());
        Store store = stores.store(link.programme(), link.storeId()).orElseThrow(() -> Refused.absent(DEAD));
        return new Letter(link.programme(), store, spec.merchants().commitments(), link.expires());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
