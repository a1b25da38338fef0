package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ShopFact.StandingChangeAsked;
import org.huimin.merchant.ShopFact.StandingChangeDecided;
import org.huimin.notify.Message;
import org.huimin.notify.Notifying;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever decides that a change of a shop's standing waits, and whoever asked what came of it. */
@Component
class StandingTold {

    private final Notifying notifying;
    private final ProgrammeRegister programmes;
    private final MessageSource texts;
    private final Set<String> leading;
    private final Clock clock;

    StandingTold(Notifying notifying, ProgrammeRegister programmes, MessageSource texts, @Value("${huimin.unit-led-by:head}") Set<String> leading,
                 Clock clock) {
        this.notifying = notifying;
        this.programmes = programmes;
        this.texts = texts;
        this.leading = Set.copyOf(leading);
        this.clock = clock;
    }

    @EventListener
    void on(StandingChangeAsked asked) {
        String sponsor = programmes.spec(asked.about().root()).sponsor();
        notifying.tell(leading.stream().map(role -> message(asked.about(), asked.store(), "asked", sponsor + "-" + role,
                say("standing.told.asked", word(asked.kind()), asked.store()))).toList());
    }

    @EventListener
    void on(StandingChangeDecided decided) {
        notifying.tell(List.of(message(decided.about(), decided.store(), "decided", decided.askedBy(),
                say(decided.agreed() ? "standing.told.agreed" : "standing.told.refused", word(decided.kind()), decided.store()))));
    }

    private Message message(CaseRef shop, String store, String what, String target, String subject) {
        Instant now = clock.instant();
        return new Message("standing:" + what + ":" + shop.value() + ":" + now.toEpochMilli() + ":" + target.hashCode(), Message.Kind.ASSIGNED, target,
                subject, "/cases/" + shop.root().value() + "/shops/" + store, now);
    }

    private String word(String kind) {
        return say("standing.kind." + kind);
    }

    private String say(String key, Object... values) {
        return texts.getMessage(key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
