package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.Inspection;
import org.huimin.merchant.ShopFact.ReferralDecided;
import org.huimin.merchant.ShopFact.ShopInspected;
import org.huimin.merchant.ShopFact.ShopRechecked;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever asked for a change of a shop's standing, or proposed to refer its case, what came of it; and whoever keeps the directory what an inspection found. */
@Component
class StandingTold {

    private final Notifying notifying;
    private final MessageSource texts;
    private final Clock clock;
    private final ProgrammeRegister programmes;

    StandingTold(Notifying notifying, MessageSource texts, Clock clock, ProgrammeRegister programmes) {
        this.programmes = programmes;
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

    /** Whoever keeps the directory is to deal with it. */
    @EventListener
    void on(ShopInspected inspected) {
        if (inspected.state().equals(Inspection.State.REPORTED.name())) {
            reported(inspected.about(), inspected.store());
        }
    }

    @EventListener
    void on(ShopRechecked again) {
        if (!again.rectified()) {
            reported(again.about(), again.store());
        }
    }

    private void reported(CaseRef shop, String store) {
        Instant now = clock.instant();
        notifying.tell(List.of(new Message("inspection:" + shop.value() + ":" + now.toEpochMilli(), Message.Kind.ASSIGNED,
                programmes.group(shop.root(), Duty.CORRECT_DIRECTORY.code(), null), say("inspection.message", store),
                "/cases/" + shop.root().value() + "/shops/" + store + "/inspections", now)));
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
