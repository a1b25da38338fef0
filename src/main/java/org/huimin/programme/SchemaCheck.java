package org.huimin.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

/** Holds a programme file against the published schema; every fault becomes a sentence with its place and value. */
final class SchemaCheck {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(
            SchemaCheck.class.getResourceAsStream("/schemas/programme-1.schema.json"),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    private static final Map<String, String> TYPES = Map.of("string", "文字", "integer", "整数", "number", "数字", "boolean", "true 或 false",
            "object", "“名称: 值”的结构", "array", "列表", "null", "空值");
    private static final Map<String, String> FORMS = Map.of("date", "2023-12-11 这样的日期");

    private SchemaCheck() { }

    static Verdict judge(JsonNode file) {
        return new Verdict(SCHEMA.validate(file).stream()
                .sorted(Comparator.comparing((ValidationMessage m) -> place(m.getInstanceLocation())).thenComparing(ValidationMessage::getMessage))
                .map(fault -> reason(file, fault)).distinct().toList());
    }

    private static Refused.Reason reason(JsonNode file, ValidationMessage fault) {
        String place = place(fault.getInstanceLocation());
        JsonNode given = at(file, fault.getInstanceLocation());
        String words = words(fault.getInstanceLocation());
        String what = words.isEmpty() ? "方案文件" : "“" + words + "”";
        String value = given == null || given.isContainerNode() ? "" : given.asText();
        JsonNode rule = fault.getSchemaNode();
        boolean choice = fault.getEvaluationPath().contains("oneOf");
        String property = choice ? null : fault.getProperty();
        String said = switch (choice ? "oneOf" : fault.getType()) {
            case "required" -> what + "缺少必填项“" + property + "”" + title(titleOf(fault.getInstanceLocation(), property)) + "。";
            case "additionalProperties" -> what + "中没有名为“" + property + "”的项，请核对拼写；可用的有：" + known(fault.getInstanceLocation()) + "。";
            case "propertyNames" -> what + "中的名称“" + (property == null ? "" : property) + "”写法不对。";
            case "type" -> what + "应为" + types(rule) + "，现为" + TYPES.getOrDefault(kind(given), kind(given)) + (value.isEmpty() ? "" : "“" + value + "”") + "。";
            case "enum" -> what + "的值“" + value + "”不在可选范围内：" + list(rule) + "。";
            case "pattern" -> what + "的值“" + value + "”写法不对，应为" + form(fault, rule) + "。";
            case "format" -> what + "的值“" + value + "”不是" + FORMS.getOrDefault(rule.asText(), rule.asText()) + "。";
            case "minLength" -> what + "没有填写。";
            case "maxLength" -> what + "有 " + value.codePointCount(0, value.length()) + " 字，最多 " + rule.asInt() + " 字。";
            case "minimum" -> what + "为 " + value + "，不能小于 " + rule.asText() + "。";
            case "exclusiveMinimum" -> what + "为 " + value + "，应大于 " + rule.asText() + "。";
            case "maximum" -> what + "为 " + value + "，不能大于 " + rule.asText() + "。";
            case "multipleOf" -> what + "为 " + value + "，金额最多两位小数。";
            case "minItems" -> what + "有 " + (given == null ? 0 : given.size()) + " 项，至少 " + rule.asInt() + " 项。";
            case "maxItems" -> what + "有 " + (given == null ? 0 : given.size()) + " 项，最多 " + rule.asInt() + " 项。";
            case "uniqueItems" -> what + "中有重复的项。";
            case "oneOf" -> what + "须且只须写明其中一种：" + choices(schemaAt(fault.getInstanceLocation()).path("oneOf")) + "。";
            default -> what + "不符合要求（" + fault.getType() + "）。";
        };
        return new Refused.Reason("programme.schema-" + (choice ? "oneOf" : fault.getType()), property == null ? place : join(place, property), value, said);
    }

    static String place(JsonNodePath path) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            place.append(element instanceof Integer ? "[" + element + "]" : (place.isEmpty() ? "" : ".") + element);
        }
        return place.toString();
    }

    private static String join(String place, String property) {
        return place.isEmpty() ? property : place + "." + property;
    }

    private static JsonNode at(JsonNode file, JsonNodePath path) {
        JsonNode node = file;
        for (int i = 0; i < path.getNameCount() && node != null; i++) {
            Object element = path.getElement(i);
            node = element instanceof Integer index ? node.get(index) : node.get(element.toString());
        }
        return node;
    }

    /** The schema's own word for the place. */
    private static String words(JsonNodePath path) {
        JsonNode schema = schemaAt(path);
        return path.getNameCount() == 0 || schema == null ? "" : schema.path("title").asText("");
    }

    private static String form(ValidationMessage fault, JsonNode rule) {
        return schemaAt(fault.getInstanceLocation()).path("description").asText(rule.asText());
    }

    private static String titleOf(JsonNodePath path, String property) {
        JsonNode schema = schemaAt(path);
        return schema == null ? "" : resolved(schema.path("properties").path(property == null ? "" : property)).path("title").asText("");
    }

    private static String title(String words) {
        return words.isEmpty() ? "" : "（" + words + "）";
    }

    private static String known(JsonNodePath path) {
        JsonNode schema = schemaAt(path);
        return schema == null ? "" : StreamSupport.stream(((Iterable<String>) () -> schema.path("properties").fieldNames()).spliterator(), false)
                .collect(Collectors.joining("、"));
    }

    private static JsonNode schemaAt(JsonNodePath path) {
        JsonNode schema = SCHEMA.getSchemaNode();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            JsonNode inner = element instanceof Integer ? schema.path("items") : schema.path("properties").path(element.toString());
            schema = resolved(inner.isMissingNode() ? schema.path("additionalProperties") : inner);
        }
        return schema;
    }

    private static JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        return ref.isEmpty() ? schema : SCHEMA.getSchemaNode().at(ref.substring(1));
    }

    private static String kind(JsonNode given) {
        if (given == null || given.isNull()) {
            return "null";
        }
        return given.isIntegralNumber() ? "integer" : given.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String types(JsonNode rule) {
        return TYPES.getOrDefault(rule.asText(), rule.asText());
    }

    private static String list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("、"));
    }

    private static String choices(JsonNode rule) {
        return StreamSupport.stream(rule.spliterator(), false).map(choice -> list(choice.path("required"))).collect(Collectors.joining("、"));
    }

    /** Names the schema's own places, for the test that every one of them has a word. */
    static List<String> placesWithoutWords() {
        List<String> bare = new ArrayList<>();
        collect(SCHEMA.getSchemaNode().path("properties"), "", bare);
        return bare;
    }

    private static void collect(JsonNode properties, String under, List<String> bare) {
        properties.fields().forEachRemaining(property -> {
            JsonNode schema = resolved(property.getValue());
            String place = join(under, property.getKey());
            if (schema.path("title").asText("").isEmpty()) {
                bare.add(place);
            }
            collect(schema.path("properties"), place, bare);
            collect(resolved(schema.path("items")).path("properties"), place + "[]", bare);
        });
    }
}
