package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ShopFact.ReferralDecided;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever asked for a change of a shop's standing, or proposed to refer its case, what came of it. */
@Component
class StandingTold {

    private final Notifying notifying;
    private final MessageSource texts;
    private final Clock clock;

    StandingTold(Notifying notifying, MessageSource texts, Clock clock) {
        this.notifying = notifying;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void on(StandingChangeDecided decided) {
        notifying.tell(List.of(message(decided.about(), decided.store(), decided.askedBy(),
                say(decided.agreed() ? "standing.told.agreed" : "standing.told.refused", word(decided.kind()), decided.store()))));
    }

    @EventListener
    void on(ReferralDecided decided) {
        notifying.tell(List.of(message(decided.about(), decided.store(), decided.proposedBy(),
                say(decided.agreed() ? "referral.told.agreed" : "referral.told.refused", decided.store()))));
    }

    private Message message(CaseRef shop, String store, String target, String subject) {
        Instant now = clock.instant();
        return new Message("standing:decided:" + shop.value() + ":" + now.toEpochMilli() + ":" + target.hashCode(), Message.Kind.ASSIGNED, target,
                subject, "/cases/" + shop.root().value() + "/shops/" + store, now);
    }

    private String word(String kind) {
        return say("standing.kind." + kind);
    }

    private String say(String key, Object... values) {
        return texts.getMessage(key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
