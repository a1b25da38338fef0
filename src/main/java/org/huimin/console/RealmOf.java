package org.huimin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huimin.identity.Administration;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.programme.ProgrammeSpec;

/**
 * The Keycloak realm of a programme: our template with the programme's units as groups, its roles, a client for each of
 * its platforms' machines, and on request an account for every post. It holds no secret and no password: Keycloak makes
 * the clients' secrets when it takes the file in.
 */
public final class RealmOf {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "/docker/realm.json";

    private RealmOf() { }

    /**
     * @param address  where the house is for browsers, e.g. {@code https://huimin.example.gov.cn}
     * @param accounts whether to add one account for every post, barred until an administrator gives it a password
     */
    public static ObjectNode of(ProgrammeSpec spec, String address, boolean accounts) {
        ObjectNode realm = template();
        ObjectNode web = (ObjectNode) StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(c -> c.get("clientId").asText().equals("huimin-web")).findFirst().orElseThrow();
        web.putArray("redirectUris").add(address + "/login/oauth2/code/house");
        web.put("baseUrl", address + "/");
        ((ObjectNode) web.get("attributes")).put("post.logout.redirect.uris", address + "/").put("backchannel.logout.url", address + "/logout/back-channel");
        Map<String, String> roles = roles(spec);
        roles.forEach((role, label) -> ((ArrayNode) realm.get("roles").get("realm")).addObject().put("name", role).put("description", label));
        ArrayNode units = ((ArrayNode) realm.get("groups")).addObject().put("name", "units").putArray("subGroups");
        spec.units().stream().sorted(Comparator.comparing(ProgrammeSpec.Unit::code))
                .forEach(u -> units.addObject().put("name", u.code()).put("description", u.name()));
        units.addObject().put("name", Administration.UNIT).put("description", "系统、安全、审计三个管理岗位，一人一岗");
        spec.platforms().forEach(platform -> ((ArrayNode) realm.get("clients")).add(machine(spec, platform)));
        if (accounts) {
            accounts(spec, (ArrayNode) realm.get("users"), roles);
        }
        return realm;
    }

    static String write(JsonNode realm) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode template() {
        try (InputStream in = RealmOf.class.getResourceAsStream(TEMPLATE)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Role → its words, in the order of duties. */
    private static Map<String, String> roles(ProgrammeSpec spec) {
        Map<String, String> roles = new LinkedHashMap<>();
        spec.duties().values().forEach(holder -> roles.putIfAbsent(holder.role(), holder.label()));
        return roles;
    }

    /** What the programme's own rooms say a machine's token must carry: whom it is for, which programme, which platform. */
    private static ObjectNode machine(ProgrammeSpec spec, Platform platform) {
        ObjectNode client = JSON.createObjectNode().put("clientId", "machine-" + spec.code() + "-" + platform.code())
                .put("name", platform.name() + "数据接口（" + spec.code() + "）").put("enabled", true).put("protocol", "openid-connect")
                .put("publicClient", false).put("clientAuthenticatorType", "client-secret").put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false).put("serviceAccountsEnabled", true).put("fullScopeAllowed", false);
        client.putArray("defaultClientScopes").add("basic");
        client.putArray("optionalClientScopes");
        client.putObject("attributes").put("access.token.lifespan", "300").put("use.refresh.tokens", "false");
        ArrayNode mappers = client.putArray("protocolMappers");
        mapper(mappers, "audience", "oidc-audience-mapper", Map.of("included.custom.audience", "huimin-api"));
        mapper(mappers, "programme", "oidc-hardcoded-claim-mapper", claim("programme", spec.code()));
        mapper(mappers, "platform", "oidc-hardcoded-claim-mapper", claim("platform", platform.code()));
        return client;
    }

    private static Map<String, String> claim(String name, String value) {
        return Map.of("claim.name", name, "claim.value", value, "jsonType.label", "String");
    }

    private static void mapper(ArrayNode mappers, String name, String kind, Map<String, String> config) {
        ObjectNode mapper = mappers.addObject().put("name", name).put("protocol", "openid-connect").put("protocolMapper", kind);
        ObjectNode settings = mapper.putObject("config").put("access.token.claim", "true").put("id.token.claim", "false");
        config.forEach(settings::put);
    }

    private static void accounts(ProgrammeSpec spec, ArrayNode users, Map<String, String> roles) {
        for (Administration office : Administration.values()) {
            account(users, office.role(), office.words(), Administration.UNIT, office.role());
        }
        spec.posts().forEach((group, count) -> {
            ProgrammeSpec.Unit unit = spec.units().stream().filter(u -> group.startsWith(u.code() + "-") && roles.containsKey(group.substring(u.code().length() + 1)))
                    .findFirst().orElse(null);
            for (int n = 1; unit != null && n <= count; n++) {
                String role = group.substring(unit.code().length() + 1);
                account(users, group + (n == 1 ? "" : "-" + n), unit.shortName() + roles.get(role) + (count == 1 ? "" : String.valueOf(n)), unit.code(), role);
            }
        });
    }

    private static void account(ArrayNode users, String account, String name, String unit, String role) {
        ObjectNode user = users.addObject().put("username", account).put("enabled", true).put("firstName", name);
        user.putArray("groups").add("/units/" + unit);
        user.putArray("realmRoles").add(role);
        List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP").forEach(user.withArray("requiredActions")::add);
    }
}
