package org.huimin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huimin.testing.Issuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtException;

/** A logout token ends a session only if the realm made it, now, for us, for this purpose, and only once. */
@Tag("check-38")
class LogoutTokensTest {

    private static final Issuer REALM = new Issuer();
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final Set<String> taken = new HashSet<>();
    private final LogoutTokens tokens = LogoutTokens.of(new Realm(REALM.address(), "huimin-web", "secret"), taken::add);

    @AfterAll
    static void close() {
        REALM.close();
    }

    @Test
    void takesAGoodOne() {
        assertThat(tokens.take(REALM.sign(good()))).isEqualTo(new LogoutTokens.Ended("subject", "session"));
        assertThat(tokens.take(REALM.sign(good(), new JOSEObjectType("logout+jwt")))).isEqualTo(new LogoutTokens.Ended("subject", "session"));
        assertThat(tokens.take(REALM.sign(good().claim("sid", null)))).isEqualTo(new LogoutTokens.Ended("subject", null));
    }

    @Test
    void refusesOneThatWasTakenBefore() {
        String token = REALM.sign(good());
        tokens.take(token);

        assertThatThrownBy(() -> tokens.take(token)).isInstanceOf(JwtException.class).hasMessageContaining("before");
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                fault("for another client", c -> c.audience("account")),
                fault("for nobody", c -> c.audience((String) null)),
                fault("of another realm", c -> c.issuer(REALM.address() + "2")),
                fault("of nobody", c -> c.issuer(null)),
                fault("expired", c -> c.expirationTime(Issuer.in(Duration.ofSeconds(-11)))),
                fault("made three minutes ago", c -> c.issueTime(Issuer.in(Duration.ofMinutes(-3)))),
                fault("made tomorrow", c -> c.issueTime(Issuer.in(Duration.ofDays(1)))),
                fault("made at no time", c -> c.issueTime(null)),
                fault("without a number", c -> c.jwtID(null)),
                fault("without an event", c -> c.claim("events", null)),
                fault("of another event", c -> c.claim("events", Map.of("http://schemas.openid.net/event/other", Map.of()))),
                fault("whose event is a word", c -> c.claim("events", EVENT)),
                fault("that is an ID token", c -> c.claim("nonce", "n-0S6_WzA2Mj")),
                fault("that names nobody", c -> c.subject(null).claim("sid", null)));
    }

    private static Arguments fault(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void refusesOne(String name, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = good();
        change.accept(claims);

        assertThatThrownBy(() -> tokens.take(REALM.sign(claims))).as(name).isInstanceOf(JwtException.class);
    }

    @Test
    void refusesForgedOnes() {
        String good = REALM.sign(good());

        assertThatThrownBy(() -> tokens.take(REALM.forge(good()))).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.take(REALM.leaveUnsigned(good()))).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.take(REALM.signWithThePublicKey(good()))).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.take(good.substring(0, good.lastIndexOf('.') + 1))).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.take(REALM.sign(good(), new JOSEObjectType("at+jwt")))).isInstanceOf(JwtException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> tokens.take(text)).isInstanceOf(JwtException.class);
    }

    private static JWTClaimsSet.Builder good() {
        return REALM.claims().audience("huimin-web").subject("subject").claim("sid", "session").claim("events", Map.of(EVENT, Map.of()));
    }
}
