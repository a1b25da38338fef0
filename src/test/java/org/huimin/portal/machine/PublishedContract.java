package org.huimin.portal.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.testing.Caller.Reply;
import org.yaml.snakeyaml.Yaml;

/** What {@code src/docs/openapi.yaml} promises, held against what the door really answers. */
final class PublishedContract {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    PublishedContract() {
        try {
            root = JSON.valueToTree(new Yaml().<Map<String, Object>>load(Files.readString(Path.of("src/docs/openapi.yaml"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each as {@code GET /api/…}. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        root.path("paths").fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
            if (VERBS.contains(verb)) {
                all.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
            }
        }));
        return all;
    }

    /** The answer has a status that is promised, and exactly the promised form. */
    Reply holds(String verb, String address, Reply reply) {
        JsonNode path = path(address.replaceAll("\\?.*", ""));
        JsonNode answer = resolved(path.path(verb.toLowerCase(Locale.ROOT)).path("responses").path(String.valueOf(reply.status())));
        assertThat(answer.isMissingNode()).as(verb + " " + address + " answers " + reply.status() + " " + reply.body()).isFalse();
        String type = answer.path("content").fieldNames().next();
        assertThat(reply.headers().get("content-type").get(0)).as(address).startsWith(type);
        List<String> faults = new ArrayList<>();
        try {
            JsonNode schema = answer.path("content").path(type).path("schema");
            if (!schema.isMissingNode()) {
                judge("", JSON.readTree(reply.body()), resolved(schema), faults);
            }
        } catch (JsonProcessingException e) {
            faults.add(e.getOriginalMessage());
        }
        assertThat(faults).as(verb + " " + address + ": " + reply.body()).isEmpty();
        return reply;
    }

    private JsonNode path(String address) {
        String[] asked = address.split("/");
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            String[] parts = path.getKey().split("/");
            boolean same = parts.length == asked.length;
            for (int i = 0; same && i < parts.length; i++) {
                same = parts[i].startsWith("{") || parts[i].equals(asked[i]);
            }
            if (same) {
                return path.getValue();
            }
        }
        throw new AssertionError("no such path is published: " + address);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void judge(String at, JsonNode value, JsonNode schema, List<String> faults) {
        List<String> types = new ArrayList<>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(t -> types.add(t.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        if (!types.contains(type(value))) {
            faults.add(at + " is " + type(value) + ", not " + types);
        }
        if (schema.has("enum") && !JSON.convertValue(schema.path("enum"), List.class).contains(value.asText())) {
            faults.add(at + " is none of " + schema.path("enum") + ": " + value);
        }
        if (value.isObject()) {
            Set<String> has = new TreeSet<>();
            value.fieldNames().forEachRemaining(has::add);
            schema.path("required").forEach(r -> {
                if (!has.contains(r.asText())) {
                    faults.add(at + "." + r.asText() + " is missing");
                }
            });
            value.properties().forEach(p -> {
                JsonNode of = schema.path("properties").path(p.getKey());
                if (of.isMissingNode()) {
                    faults.add(at + "." + p.getKey() + " is not published");
                } else {
                    judge(at + "." + p.getKey(), p.getValue(), resolved(of), faults);
                }
            });
        }
        value.forEach(element -> {
            if (value.isArray()) {
                judge(at + "[]", element, resolved(schema.path("items")), faults);
            }
        });
    }

    private static String type(JsonNode value) {
        return value.isNull() ? "null" : value.isTextual() ? "string" : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer"
                : value.isNumber() ? "number" : value.isArray() ? "array" : "object";
    }
}
