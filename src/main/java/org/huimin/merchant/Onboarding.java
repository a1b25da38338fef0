package org.huimin.merchant;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.ShopFact.ShopsOnboarded;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** A platform says under which merchant number it knows each shop. */
@Service
public class Onboarding {

    /** A merchant number of the platform; a telephone number would be a personal payment code. */
    private static final Pattern MERCHANT_NO = Pattern.compile("(?!1[3-9]\\d{9}$)[0-9A-Za-z_-]{4,64}");

    private final Shops shops;
    private final Participations participations;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Onboarding(Shops shops, Participations participations, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.participations = participations;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /** @param merchantNumbers store id → the platform's merchant number; shops left out are not on the platform */
    @Act
    public void onboard(Actor actor, CaseRef programme, String platform, Map<String, String> merchantNumbers) {
        CaseRef root = programme.root();
        ProgrammeSpec.Platform known = programmes.spec(root).platform(platform).orElseThrow(() -> Refused.invalid(
                "merchant.platform", "平台", platform, "“" + platform + "”不是本次活动的发放平台。"));
        if (!known.unit().equals(actor.unit())) {
            throw Refused.forbidden("merchant.other-platform", "商户入驻" + known.name() + "由该平台登记，只能由该平台人员办理。");
        }
        shops.hold(root);
        judge(Set.copyOf(participations.unboarded(root, platform)), participations.merchantNumbers(root, platform), merchantNumbers);
        participations.onboard(root, platform, actor, merchantNumbers, Stamp.now(clock));
        facts.publishEvent(new ShopsOnboarded(root, actor.account(), platform, merchantNumbers.size()));
    }

    static boolean wellFormed(String number) {
        return MERCHANT_NO.matcher(number).matches();
    }

    private static void judge(Set<String> waiting, Map<String, String> taken, Map<String, String> given) {
        List<Reason> faults = new ArrayList<>();
        Map<String, String> owner = new HashMap<>(taken);
        new TreeMap<>(given).forEach((storeId, number) -> {
            if (!waiting.contains(storeId)) {
                faults.add(new Reason("merchant.not-awaiting-onboarding", storeId + "·商户编号", storeId,
                        "商户" + storeId + "不在本平台待入驻的商户中（须已核准、已签承诺书、未入驻），请核对编号。"));
            }
            if (number == null || !wellFormed(number)) {
                faults.add(new Reason("merchant.merchant-no", storeId + "·平台商户号", number == null ? "" : number,
                        "商户" + storeId + "的平台商户号应为4至64位字母、数字、横线或下划线，不能用个人收款码或手机号。"));
                return;
            }
            String other = owner.putIfAbsent(number, storeId);
            if (other != null) {
                faults.add(new Reason("merchant.merchant-no-taken", storeId + "·平台商户号", number,
                        "平台商户号“" + number + "”已用于商户" + other + "，每家商户须有自己的商户号。"));
            }
        });
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }
}
