package org.huimin.identity;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Judges the tokens with which machines come: made by the realm, still good, meant for this door, and bound to one platform of one programme. */
final class MachineTokens {

    /** What a token must name as whom it is for. */
    static final String AUDIENCE = "huimin-api";

    private static final Duration SKEW = Duration.ofSeconds(10);
    private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9.-]{0,55}");
    private static final List<String> SCOPE = List.of("programme", "platform");

    private MachineTokens() { }

    static JwtDecoder of(Realm realm) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(realm.endpoint("certs")).restOperations(new RestTemplate(Realm.requests())).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), new JwtIssuerValidator(realm.issuer()), bound()));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> bound() {
        return jwt -> {
            boolean meant = jwt.getAudience() != null && jwt.getAudience().contains(AUDIENCE);
            boolean known = jwt.getClaims().get("azp") instanceof String client && CLIENT.matcher(client).matches();
            boolean scoped = SCOPE.stream().allMatch(claim -> jwt.getClaims().get(claim) instanceof String text && !text.isBlank());
            return jwt.getExpiresAt() != null && meant && known && scoped ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "not meant for this door", null));
        };
    }

    /** A machine that came in with a good token. */
    static final class Admitted extends AbstractAuthenticationToken {

        private final transient Machine machine;

        Admitted(Jwt jwt) {
            super(List.of());
            machine = new Machine(jwt.getClaimAsString("azp"), jwt.getClaimAsString("programme"), jwt.getClaimAsString("platform"));
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Machine getPrincipal() {
            return machine;
        }
    }
}
