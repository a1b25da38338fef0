package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.kernel.Verdict;
import org.huimin.tasks.FormSchema.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form that ships, field by field: whatever is missing, too long, of another kind, hidden or not asked for is refused by its name. */
@Tag("check-4")
@Tag("check-5")
class EveryFormTest {

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(f -> f.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void refusesEveryFaultByItsField(Path file) throws IOException {
        FormSchema form = FormSchema.parse(Files.readString(file));
        Map<String, Object> right = right(form);
        assertThat(FormCheck.judge(form, Answer.of(right)).reasons()).as("a right answer").isEmpty();

        refused(form, right, "approved", true);
        refused(form, right, "assignee", "commerce-officer");
        for (Field field : form.fields().values()) {
            if (hidden(field, right)) {
                refused(form, right, field.key(), sample(field));
                continue;
            }
            if (field.required()) {
                refused(form, right, field.key(), null);
                refused(form, right, field.key(), "   ");
            }
            for (Object wrong : wrong(field)) {
                refused(form, right, field.key(), wrong);
            }
        }
    }

    private static void refused(FormSchema form, Map<String, Object> right, String key, Object wrong) {
        Map<String, Object> values = new HashMap<>(right);
        values.put(key, wrong);
        Verdict verdict = FormCheck.judge(form, Answer.of(values));
        assertThat(verdict.reasons()).as(key + " = " + (wrong instanceof String s && s.length() > 40 ? s.length() + " characters" : wrong)).isNotEmpty()
                .allSatisfy(reason -> {
                    assertThat(reason.field()).isNotEmpty();
                    assertThat(reason.message()).matches("(?s).*\\p{IsHan}.*[。]");
                });
        assertThat(verdict.reasons()).extracting(r -> r.field()).contains(key);
    }

    private static List<Object> wrong(Field field) {
        Map<String, Object> nested = Map.of("a", "b");
        return switch (field.type()) {
            case "textfield", "textarea", "figures" -> List.of("长".repeat((field.maxLength() == null ? 200_000 : field.maxLength()) + 1), 7, true, List.of("字"), nested,
                    "好\u0000", "好\u001b[2J");
            case "number" -> List.of("NaN", "Infinity", "1e309", "一百", true, List.of("1"), nested, "0x10", "1e-999999999");
            case "checkbox" -> List.of("yes", 1, "true", List.of(true), nested);
            case "radio", "select" -> List.of("NO_SUCH_OPTION", true, 0, List.of(field.options().keySet().iterator().next()), nested);
            case "datetime" -> List.of("2023-02-30", "2023-13-01", "明天", "20231128", 20231128, "2023-11-28T00:00:00Z", true, nested);
            case "filepicker" -> List.of("text", List.of("../../etc/passwd"), List.of("a b"), List.of(7), nested);
            default -> List.of("NO_SUCH_OPTION", 7, nested, List.of("NO_SUCH_OPTION"));
        };
    }

    /** An answer with every visible field filled. */
    private static Map<String, Object> right(FormSchema form) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : form.fields().values()) {
            if (!hidden(field, values)) {
                values.put(field.key(), sample(field));
            }
        }
        return values;
    }

    private static boolean hidden(Field field, Map<String, Object> values) {
        return field.hiddenWhen() != null && field.hiddenWhen().holds(values);
    }

    private static Object sample(Field field) {
        return switch (field.type()) {
            case "textfield", "textarea", "figures" -> field.pattern() == null ? "文".repeat(Math.max(1, field.minLength() == null ? 1 : field.minLength())) : matching(field);
            case "number" -> field.min() == null ? "1" : field.min().toPlainString();
            case "checkbox" -> true;
            case "radio", "select" -> field.options().keySet().iterator().next();
            case "datetime" -> "2023-11-28";
            case "filepicker" -> List.of("00000000-0000-4000-8000-000000000000");
            default -> List.of(field.options().keySet().iterator().next());
        };
    }

    private static String matching(Field field) {
        return Stream.of("1", "12", "123456", "1234567890123456", "A1", "某政〔2023〕1号", "2023-11-28", "a", "1234 5678 9012 3456", "2025-06-24 18:00:00").filter(t -> field.pattern().matcher(t).find())
                .findFirst().orElseThrow(() -> new AssertionError("no sample matches " + field.pattern()));
    }
}
