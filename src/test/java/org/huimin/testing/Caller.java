package org.huimin.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who talks to a {@link WholeHouse} over HTTP without a browser and without manners; a session of their own. */
public final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private static final Pattern META = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_HOPS = 12;

    private final String address;
    private final CookieManager cookies = new LoopbackCookies();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    private Caller(String address) {
        this.address = address;
    }

    public static Caller at(WholeHouse house) {
        return new Caller(house.address());
    }

    /** Somebody who reaches the house over this line. */
    public static Caller over(Cable line) {
        return new Caller("http://127.0.0.1:" + line.port());
    }

    public Caller signIn(String account) {
        learnToken(get("/login").body());
        form("/login", Map.of("account", account));
        learnToken(follow("/desk").body());
        return this;
    }

    /** Signs in at the realm, with password and one-time code, on the way to the desk. @return the last answer: the desk where all went well */
    public Reply signInAt(Keycloak realm, String account) {
        Reply page = follow("/login");
        page = submit(page, Map.of("username", account, "password", Keycloak.PASSWORD));
        if (page.body().contains("name=\"otp\"")) {
            page = submit(page, Map.of("otp", realm.code(account)));
        }
        learnToken(page.body());
        return page;
    }

    /** Opens a page and goes wherever it sends a browser, also to another server. */
    public Reply follow(String path) {
        return follow(get(path));
    }

    public Reply follow(Reply reply) {
        Reply last = reply;
        for (int hop = 0; last.status() / 100 == 3; hop++) {
            if (hop > MOST_HOPS) {
                throw new IllegalStateException("sent round in a circle: " + last.headers());
            }
            last = send(HttpRequest.newBuilder(URI.create(last.headers().get("location").get(0))).header("Accept", "text/html").GET());
        }
        return last;
    }

    /** Sends the one form of a page of the realm. */
    private Reply submit(Reply page, Map<String, String> fields) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new IllegalStateException("no form on " + page.status() + " " + page.body());
        }
        return follow(send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&"))).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(query(fields)))));
    }

    /** Secure cookies travel on the loopback too, as they do in browsers. */
    private static final class LoopbackCookies extends CookieManager {

        @Override
        public void put(URI from, Map<String, List<String>> headers) throws IOException {
            super.put(from, headers.entrySet().stream().filter(h -> h.getKey() != null).collect(Collectors.toMap(Map.Entry::getKey,
                    h -> h.getValue().stream().map(value -> value.replaceAll("(?i);\\s*secure", "")).toList())));
        }
    }

    /** The number of this caller's session with the house; opens one where there is none. */
    public String session() {
        return cookies.getCookieStore().get(URI.create(address)).stream().filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue).findFirst().orElseGet(() -> {
                    get("/oauth2/authorization/house");
                    get("/login");
                    return session();
                });
    }

    /** Somebody else who shows this number. */
    public Caller withSession(String number) {
        Caller other = new Caller(address);
        HttpCookie cookie = new HttpCookie("JSESSIONID", number);
        cookie.setPath("/");
        cookie.setVersion(0);
        other.cookies.getCookieStore().add(URI.create(address), cookie);
        return other;
    }

    /** Takes the token of a page's form, as a visitor does who opened it. */
    public void learnTokenFrom(String path) {
        learnToken(get(path).body());
    }

    private void learnToken(String page) {
        for (Pattern place : List.of(META, FIELD)) {
            Matcher found = place.matcher(page);
            if (found.find()) {
                token = found.group(1) != null ? found.group(1) : found.group(2);
                return;
            }
        }
    }

    /** What came back. */
    public record Reply(int status, String body, Map<String, List<String>> headers) {

        /** Of a refusal in JSON: the fields it names, in order. */
        public List<String> fields() {
            return reasons("field");
        }

        public List<String> rules() {
            return reasons("rule");
        }

        private List<String> reasons(String part) {
            try {
                JsonNode reasons = JSON.readTree(body).path("reasons");
                return reasons.findValues(part).stream().map(JsonNode::asText).toList();
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException(status + " is no JSON: " + body.substring(0, Math.min(400, body.length())), notJson);
            }
        }
    }

    public Reply get(String path) {
        return send(request(path).header("Accept", "text/html,*/*;q=0.8").GET());
    }

    /** A download. */
    public byte[] bytes(String path) {
        return load(path).content();
    }

    /** What came back as it came, for files. */
    public record Loaded(int status, String type, byte[] content, Map<String, List<String>> headers) {

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    public Loaded load(String path) {
        return load(request(path).header("Accept", "text/html,*/*;q=0.8"));
    }

    private Loaded load(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Loaded(answer.statusCode(), answer.headers().firstValue("content-type").orElse(""), answer.body(), answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Reply getJson(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    /** From now on without the token of any page, as a form of somebody else's site would send. */
    public Caller forgetToken() {
        token = "";
        return this;
    }

    /** As a page's form would. */
    public Reply form(String path, Map<String, String> fields) {
        String body = "_csrf=" + encoded(token) + fields.entrySet().stream()
                .map(f -> "&" + encoded(f.getKey()) + "=" + encoded(f.getValue())).collect(Collectors.joining());
        return send(request(path).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** As an island of a page would. @param headers name, value, name, value … */
    public Reply json(String method, String path, Object body, String... headers) {
        try {
            String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            HttpRequest.Builder request = request(path).header("Accept", "application/json").header("Content-Type", "application/json")
                    .header("X-CSRF-TOKEN", token).method(method, BodyPublishers.ofString(text));
            return send(headers.length == 0 ? request : request.headers(headers));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the token of a page, but of a kind no page sends. */
    public Reply sends(String method, String path, String type, byte[] body) {
        return send(request(path).header("Accept", "application/json").header("Content-Type", type).header("X-CSRF-TOKEN", token)
                .method(method, BodyPublishers.ofByteArray(body)));
    }

    /** As a program with a token would. @param token null for none; @param body null for nothing; @param headers name, value, name, value … */
    public Reply machine(String method, String path, String token, String body, String... headers) {
        return machineSends(method, path, token, body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with any bytes. */
    public Reply machineSends(String method, String path, String token, byte[] body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A download by a program. */
    public Loaded machineLoads(String path, String token) {
        return load(request(path).header("Authorization", "Bearer " + token));
    }

    /** Answers a piece of work as its page would. */
    public Reply answer(String item, Map<String, ?> values) {
        return json("POST", "/desk/" + item, Map.of("values", values));
    }

    /** Uploads a file under the part name {@code file}. */
    public Reply upload(String path, Map<String, String> fields, String filename, byte[] content) {
        return upload(path, fields, "file", filename, content);
    }

    public Reply upload(String path, Map<String, String> fields, String part, String filename, byte[] content) {
        String boundary = "----part-of-a-test";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + filename.replace("\"", "%22")
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        write(body, "\r\n--" + boundary + "--\r\n");
        return send(request(path).header("Accept", "application/json").header("X-CSRF-TOKEN", token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(answer.statusCode(), answer.body(), answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream().map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
