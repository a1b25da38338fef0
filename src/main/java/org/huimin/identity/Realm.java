package org.huimin.identity;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * The Keycloak realm in which a county's people and its platforms' machines sign in. Nothing is asked of it before
 * somebody signs in: the house opens, and goes on working for whoever is in it, while Keycloak is away.
 */
@Component
class Realm {

    /** The name under which Spring Security knows it; part of the addresses to which a browser comes back. */
    static final String NAME = "house";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String address;
    private final String client;
    private final String secret;

    /** @param address as its tokens name it, e.g. {@code https://id.example.gov.cn/realms/huimin}; empty where there is none */
    Realm(@Value("${huimin.keycloak.realm:}") String address, @Value("${huimin.keycloak.client:huimin-web}") String client,
          @Value("${huimin.keycloak.client-secret:}") String secret) {
        this.address = address.replaceFirst("/+$", "");
        this.client = client;
        this.secret = secret;
    }

    boolean isConnected() {
        return !address.isEmpty();
    }

    String issuer() {
        return address;
    }

    String client() {
        return client;
    }

    String secret() {
        return secret;
    }

    /** Scheme, host and port, as a browser's rules name a site. */
    String origin() {
        return address.replaceFirst("(https?://[^/]+).*", "$1");
    }

    /** @param name as in Keycloak: auth, token, certs, logout */
    String endpoint(String name) {
        return address + "/protocol/openid-connect/" + name;
    }

    /** The list of its people, as its administration gives it. */
    String users() {
        return address.replaceFirst("/realms/([^/]+)$", "/admin/realms/$1/users");
    }

    /** For asking it: a server that does not answer must not hold up the house. */
    static JdkClientHttpRequestFactory requests() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                java.net.http.HttpClient.newBuilder().connectTimeout(PATIENCE).version(java.net.http.HttpClient.Version.HTTP_1_1).build());
        requests.setReadTimeout(PATIENCE);
        return requests;
    }
}
