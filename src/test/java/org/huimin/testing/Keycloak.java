package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A realm, made anew, on the real Keycloak that {@code HUIMIN_TEST_KEYCLOAK_URL} names; its administrator is admin, password admin. */
public final class Keycloak {

    public static final String VARIABLE = "HUIMIN_TEST_KEYCLOAK_URL";
    public static final String PASSWORD = "Kang-Xi-1716!";
    public static final String SECRET = "a-secret-of-this-test-alone";

    private static final String OTP_KEY = "one-time-key-of-a-test";
    private static final int[] STEPS = {0, 1, -1};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> codes = new ConcurrentHashMap<>();
    private final String server;
    private final String name;
    private String token;

    private Keycloak(String server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Skips the test where no Keycloak is at hand; fails it where {@code HUIMIN_TEST_COMPLETE} says that nothing may be skipped. */
    public static void needed() {
        if (System.getenv(VARIABLE) == null) {
            assertThat(System.getenv("HUIMIN_TEST_COMPLETE")).as(VARIABLE + " is not set and nothing may be skipped").isNotEqualTo("true");
            assumeThat(System.getenv(VARIABLE)).isNotNull();
        }
    }

    /** Host and port of the server, for a line that can be cut. */
    public static URI server() {
        return URI.create(System.getenv(VARIABLE));
    }

    /** @param shape a realm as it is taken in; clients with a secret get {@link #SECRET} */
    public static Keycloak realm(String name, ObjectNode shape) {
        Keycloak keycloak = new Keycloak(System.getenv(VARIABLE), name);
        keycloak.administrate();
        keycloak.send("DELETE", "", null);
        shape.put("realm", name);
        shape.get("clients").forEach(client -> ((ObjectNode) client).put("secret", SECRET));
        HttpResponse<String> made = keycloak.send("POST", null, shape);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return keycloak;
    }

    /** Adds an account that gets in with {@link #PASSWORD} and a one-time code. */
    public static ObjectNode add(ObjectNode shape, String account, String displayName) {
        ObjectNode user = ((ArrayNode) shape.get("users")).addObject().put("username", account).put("firstName", displayName).put("enabled", true);
        ArrayNode credentials = user.putArray("credentials");
        credentials.addObject().put("type", "password").put("value", PASSWORD).put("temporary", false);
        credentials.addObject().put("type", "otp").put("secretData", "{\"value\":\"" + OTP_KEY + "\"}")
                .put("credentialData", "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        return user;
    }

    /** A code that the account has not used yet; three in half a minute. */
    public String code(String account) {
        int step = STEPS[codes.merge(account, 1, Integer::sum) - 1];
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(OTP_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(Clock.systemUTC().millis() / 30_000 + step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of the realm, on a server at this address. */
    public String at(String address) {
        return address + "/realms/" + name;
    }

    /** Tells the realm where the house is, once that is known. @param backChannel where it reports that somebody signed out */
    public void leadTo(String house, String backChannel) {
        ObjectNode client = (ObjectNode) read("/clients?clientId=huimin-web").get(0);
        client.putArray("redirectUris").add(house + "/login/oauth2/code/house");
        ((ObjectNode) client.get("attributes")).put("post.logout.redirect.uris", house + "/").put("backchannel.logout.url", backChannel);
        done("PUT", "/clients/" + client.get("id").asText(), client);
    }

    public void disable(String account) {
        done("PUT", "/users/" + id(account), user(account).put("enabled", false));
    }

    public void delete(String account) {
        done("DELETE", "/users/" + id(account), null);
    }

    public void takeRole(String account, String role) {
        done("DELETE", "/users/" + id(account) + "/role-mappings/realm", JSON.createArrayNode().add(read("/roles/" + role)));
    }

    /** Ends every session of the person, as an administrator does. */
    public void signOut(String account) {
        done("POST", "/users/" + id(account) + "/logout", null);
    }

    /** @return how many sessions the person has */
    public int sessions(String account) {
        return read("/users/" + id(account) + "/sessions").size();
    }

    /** A machine's token, by its client's secret. @param realm its address as the token is to name it */
    public String tokenOf(String client, String realm) {
        try {
            return JSON.readTree(post(realm + "/protocol/openid-connect/token", Map.of("grant_type", "client_credentials", "client_id", client,
                    "client_secret", SECRET)).body()).get("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream().map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    private ObjectNode user(String account) {
        return (ObjectNode) read("/users?exact=true&username=" + account).get(0);
    }

    private String id(String account) {
        return user(account).get("id").asText();
    }

    private JsonNode read(String path) {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void done(String method, String path, JsonNode body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(path + answer.body()).isIn(200, 204);
    }

    /** @param path under the realm; null for the list of realms */
    private HttpResponse<String> send(String method, String path, JsonNode body) {
        for (int attempt = 1; ; attempt++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/admin/realms" + (path == null ? "" : "/" + name + path)))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() != 401 || attempt == 2) {
                return answer;
            }
            administrate();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The administrator's own token lives a minute. */
    private void administrate() {
        try {
            token = JSON.readTree(post(server + "/realms/master/protocol/openid-connect/token", Map.of("grant_type", "password", "client_id", "admin-cli",
                    "username", "admin", "password", "admin")).body()).get("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
