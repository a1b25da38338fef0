package org.huimin.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Judges logout tokens as OpenID Connect Back-Channel Logout 1.0 (§2.4, §2.6) asks, and takes each once: one that was
 * caught on its way ends nobody's next session.
 */
final class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final JwtDecoder decoder;
    private final Predicate<String> first;

    private LogoutTokens(JwtDecoder decoder, Predicate<String> first) {
        this.decoder = decoder;
        this.first = first;
    }

    /** @param first takes a token's number down, on all instances at once; false where it was taken down before */
    static LogoutTokens of(Realm realm, Predicate<String> first) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(realm.endpoint("certs")).restOperations(new RestTemplate(Realm.requests()))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<SecurityContext>(
                        JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null))).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), new JwtIssuerValidator(realm.issuer()),
                meant(realm.client())));
        return new LogoutTokens(decoder, first);
    }

    /** Whose session is to end. @param sid null for all of the person's; @param subject null where only the session is named */
    record Ended(String subject, String sid) { }

    /** @throws JwtException for every token that is forged, faulty, meant for somebody else, old, or was taken before */
    Ended take(String token) {
        Jwt jwt = decoder.decode(token);
        if (!first.test(jwt.getId())) {
            throw new BadJwtException("the token was taken before");
        }
        return new Ended(jwt.getSubject(), jwt.getClaimAsString("sid"));
    }

    private static OAuth2TokenValidator<Jwt> meant(String client) {
        return jwt -> {
            List<String> faults = new ArrayList<>();
            if (jwt.getAudience() == null || !jwt.getAudience().contains(client)) {
                faults.add("aud");
            }
            if (!(jwt.getClaims().get("events") instanceof Map<?, ?> events) || !events.containsKey(EVENT)) {
                faults.add("events");
            }
            if (jwt.getIssuedAt() == null || jwt.getIssuedAt().isBefore(now().minus(LONGEST)) || jwt.getIssuedAt().isAfter(now().plus(SKEW))) {
                faults.add("iat");
            }
            if (jwt.getId() == null || jwt.getId().isBlank()) {
                faults.add("jti");
            }
            if (jwt.getSubject() == null && jwt.getClaimAsString("sid") == null) {
                faults.add("sub, sid");
            }
            if (jwt.hasClaim("nonce")) {
                faults.add("nonce");
            }
            return faults.isEmpty() ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", String.join(", ", faults), null));
        };
    }

    /** The world's time, whatever the clock of a demonstration shows: the realm does not live on it. */
    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
