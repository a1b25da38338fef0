package org.huimin.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.identity.People;
import org.huimin.identity.Person;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Outbox.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what lies in the outbox: at least once, and once where nothing breaks, however many instances look; each with the stable id by which a receiver can tell a second copy. What
 * fails is tried again, later each time, and given up after a while with its fault kept.
 */
@Service
public class Dispatching {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatching.class);
    private static final int BATCH = 200;
    private static final List<Duration> PATIENCE = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(8));
    /** Longer than any server may think; whoever died meanwhile has not sent it. */
    private static final Duration TAKEN = Duration.ofMinutes(5);
    private static final int LONGEST_FAULT = 300;

    private final Outbox outbox;
    private final People people;
    private final Map<String, Channel> channels;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String address;

    Dispatching(Outbox outbox, People people, List<Channel> channels, TransactionTemplate transaction, Clock clock,
                @Value("${huimin.address:http://localhost:8080}") String address) {
        this.outbox = outbox;
        this.people = people;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::code, Function.identity()));
        this.transaction = transaction;
        this.clock = clock;
        this.address = address;
    }

    /** One round; what comes in meanwhile waits for the next. @return how many were handed over */
    public int dispatch() {
        for (Message message : outbox.unexpanded(BATCH)) {
            transaction.executeWithoutResult(t -> {
                if (outbox.takeToExpand(message)) {
                    outbox.expand(deliveries(message), Stamp.now(clock));
                }
            });
        }
        int sent = 0;
        for (Delivery delivery : outbox.due(clock.instant(), BATCH)) {
            Instant now = clock.instant();
            sent += outbox.take(delivery, now, now.plus(TAKEN)) && deliver(delivery) ? 1 : 0;
        }
        return sent;
    }

    private List<Delivery> deliveries(Message message) {
        List<String> accounts = people.find(message.target()).map(p -> List.of(p.account()))
                .orElseGet(() -> people.inGroup(message.target()).stream().map(Person::account).toList());
        List<Delivery> deliveries = new ArrayList<>();
        for (String account : accounts) {
            Preference person = outbox.preference(account);
            if (person.wants(message.kind())) {
                channels.values().stream().filter(c -> c.reaches(person))
                        .forEach(c -> deliveries.add(new Delivery(message.id(), account, c.code(), 0)));
            }
        }
        return deliveries;
    }

    /** Outside any transaction: no lock is held while somebody else's server thinks. */
    private boolean deliver(Delivery delivery) {
        Message message = outbox.message(delivery.message());
        try {
            channels.get(delivery.channel()).deliver(outbox.preference(delivery.account()), message, address + message.link());
            outbox.sent(delivery, Stamp.now(clock));
            return true;
        } catch (Exception outage) {
            Instant next = delivery.attempts() < PATIENCE.size() ? clock.instant().plus(PATIENCE.get(delivery.attempts())) : null;
            outbox.failed(delivery, fault(outage), next);
            LOG.warn("{} could not take {}: {}", delivery.channel(), delivery.message(), outage.getClass().getSimpleName());
            return false;
        }
    }

    /** The kind of fault only: a server's own words may repeat an address. */
    private static String fault(Exception outage) {
        String name = outage.getClass().getName();
        return name.length() > LONGEST_FAULT ? name.substring(0, LONGEST_FAULT) : name;
    }
}
