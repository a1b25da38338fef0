package org.huimin.portal.noticeboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets so many wishes an hour through from one address, so that nobody keeps everybody else from being heard. */
@Component
class Turnstile {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 20_000;

    private final int perHour;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).expireAfterAccess(WINDOW).build();

    Turnstile(@Value("${huimin.public-wishes-per-hour}") int perHour) {
        this.perHour = perHour;
    }

    /** @return whether this one may pass; it is counted only then */
    boolean passes(String wish, String address) {
        return bucket(wish, address).tryConsume(1);
    }

    /** How long until the next one of this address passes. */
    Duration wait(String wish, String address) {
        return Duration.ofNanos(bucket(wish, address).estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(String wish, String address) {
        return buckets.get(wish + " " + address, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perHour).refillIntervally(perHour, WINDOW)).build());
    }

    int perHour() {
        return perHour;
    }
}
