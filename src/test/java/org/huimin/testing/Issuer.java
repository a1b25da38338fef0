package org.huimin.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

/** Issues tokens as a realm would, good ones and every kind of bad one; its public keys can be asked for. */
public final class Issuer implements AutoCloseable {

    private static final String KEY = "key-of-the-realm";

    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey other = key();

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        says("/realms/huimin/protocol/openid-connect/certs", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    /** From now on it says this to whoever asks there. */
    public void says(String path, String json) {
        byte[] said = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, asked -> {
            asked.getResponseHeaders().add("Content-Type", "application/json");
            asked.sendResponseHeaders(200, said.length);
            asked.getResponseBody().write(said);
            asked.close();
        });
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The realm's address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/huimin";
    }

    /** Claims that every token of the realm has: who issued it, now, for five minutes, under a number of its own. */
    public JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(address()).issueTime(in(Duration.ZERO)).expirationTime(in(Duration.ofMinutes(5)))
                .jwtID(UUID.randomUUID().toString());
    }

    public static Date in(Duration time) {
        return Date.from(Clock.systemUTC().instant().plus(time));
    }

    public String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, key, JOSEObjectType.JWT);
    }

    /** Under the realm's key number, with a key that is not the realm's. */
    public String forge(JWTClaimsSet.Builder claims) {
        return sign(claims, other, JOSEObjectType.JWT);
    }

    public String sign(JWTClaimsSet.Builder claims, JOSEObjectType type) {
        return sign(claims, key, type);
    }

    /** With no signature at all, and saying so. */
    public String leaveUnsigned(JWTClaimsSet.Builder claims) {
        return new PlainJWT(claims.build()).serialize();
    }

    /** Signed with what everybody can ask for: the public key, taken for a secret. */
    public String signWithThePublicKey(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY).build(), claims.build());
            jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWTClaimsSet.Builder claims, RSAKey key, JOSEObjectType type) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY).type(type).build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
