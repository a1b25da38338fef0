package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.huimin.tasks.FormSchema.Field;
import org.huimin.testing.Browser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every form that ships, in the browser with the pages' own script and on the server, given the same: what the page sends
 * the server takes, what the page refuses the server refuses at the same field, and what the server takes the page lets
 * through as it is. Values come as a draft brings them and as hands type them.
 */
@Tag("check-5")
class FormsInTheBrowserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPT = Path.of("target/classes/static/assets/form.js");
    private static final Set<String> TYPED = Set.of("textfield", "textarea", "number");
    private static final String FILE = "00000000-0000-4000-8000-000000000000";
    private static final List<String> FITTING = List.of("1", "12", "123456", "1234567890123456", "A1", "某政〔2023〕1号", "1234 5678 9012 3456", "2025-06-24 18:00:00");
    private static final Set<String> ESSENTIAL = Set.of(shown(new Absent()), shown("   "), shown("1"), shown("0.1"), shown("-1"), shown(true), shown(false), shown("2023-11-28"), shown(List.of(FILE)));
    /** Of longer texts only what is too long is tried; they take their time. */
    private static final int LONG = 2000;
    /** @see #ask */
    private static final String ASK = """
            async ({schema, kept, typed, agreeing}) => {
              let posted = null, refused = null, broken = null, left = 3000;
              window.fetch = async (url, request) => {
                posted = request.method === 'POST' ? JSON.parse(request.body).values : posted;
                return new Response('{"reasons": []}', { status: 422, headers: { 'Content-Type': 'application/json' } });
              };
              const heard = e => { refused = e.detail; };
              document.addEventListener('huimin:refused', heard);
              document.body.innerHTML = `<main><div id="errors"><h3></h3><ul></ul></div><div id="form-contents"><ol></ol></div><div id="figures-of"></div><div id="task-form"></div>
                <p id="save-state"></p><button id="submit" disabled></button></main>`;
              document.getElementById('figures-of').dataset.table = '{"platforms": [], "types": [], "phases": []}';
              Object.assign(document.getElementById('task-form').dataset,
                { schema, values: kept, texts: '{}', files: '{}', item: 'x', readonly: 'false', check: 'false', agreeing, saved: '' });
              const submit = document.getElementById('submit');
              window.onerror = message => { broken = message; };
              window.onunhandledrejection = e => { broken = String(e.reason); };
              const turn = () => new Promise((go, stop) => {
                if (broken !== null || --left < 0) stop(new Error(broken ?? 'waits for ever'));
                const c = new MessageChannel(); c.port1.onmessage = go; c.port2.postMessage(0); });
              window.ourForm();
              while (submit.disabled) await turn();
              for (const [id, text] of Object.entries(typed)) {
                const input = document.querySelector(`#task-form [id$="-${id}"]:is(input, textarea)`);
                if (input) {
                  input.value = text;
                  input.dispatchEvent(new Event('input', { bubbles: true }));
                }
              }
              await turn();
              submit.click();
              while (refused === null) await turn();
              document.removeEventListener('huimin:refused', heard);
              return JSON.stringify({ posted, refused: refused.map(r => r.field) });
            }""";

    private final Set<String> tried = new HashSet<>();
    private final SoftAssertions all = new SoftAssertions();
    private Page page;

    @Test
    void judgesAsTheServerDoes() throws IOException {
        try (Browser browser = Browser.alone(); Stream<Path> files = Files.walk(Path.of("forms"))) {
            page = browser.blank();
            page.setContent("<html><head><meta name='csrf' content='x' data-header='X-CSRF-TOKEN'></head><body></body></html>");
            page.evaluate("script => { window.ourForm = new Function(script); }", Files.readString(SCRIPT));
            for (Path file : files.filter(f -> f.toString().endsWith(".form")).sorted(Comparator.comparing(FormsInTheBrowserTest::length).reversed()).toList()) {
                compare(file);
            }
        }
        all.assertAll();
    }

    /** Long forms come first: with many fields there is much to try at once. */
    private static long length(Path form) {
        return form.toFile().length();
    }

    private void compare(Path file) throws IOException {
        String schema = Files.readString(file);
        FormSchema form = FormSchema.parse(schema);
        boolean news = true;
        for (int round = 0; news; round++) {
            Map<String, Object> input = new LinkedHashMap<>();
            news = false;
            boolean hands = false;
            boolean figures = false;
            for (Field field : form.fields().values()) {
                List<Object> candidates = candidates(field);
                Object next = candidates.stream().filter(c -> !tried.contains(where(file, field, c) + shown(c))).findFirst().orElse(null);
                if (next == null || hidden(field, input)) {
                    next = candidates.get(round % Math.min(4, candidates.size()));
                } else {
                    tried.add(where(file, field, next) + shown(next));
                    news = true;
                    hands |= TYPED.contains(field.type()) && next instanceof String;
                    figures |= field.type().equals("number");
                }
                input.put(field.key(), next instanceof Absent ? null : next);
            }
            compare(file, schema, form, input, hands);
            if (figures && hands) {
                compare(file, schema, form, input, false);
            }
        }
    }

    /** A choice is made in each form; what is essential is tried with each kind of question, and the rest with each kind of field. */
    private static String where(Path file, Field field, Object candidate) {
        return field.options().containsKey(candidate) ? file + field.key()
                : ESSENTIAL.contains(shown(candidate)) ? field.type() + field.required() + (field.hiddenWhen() != null) + field.several() + field.decimals() + field.pattern()
                : field.type() + (field.pattern() != null);
    }

    private static final class Absent { }

    private void compare(Path file, String schema, FormSchema form, Map<String, Object> input, boolean byHand) {
        Map<String, Object> given = new LinkedHashMap<>(input);
        Set<String> wrong = new TreeSet<>();
        while (true) {
            Said page = ask(schema, form, given, byHand);
            Set<String> server = refused(form, given);
            String what = file + (byHand ? " typed " : " kept ") + shown(given);
            if (page.posted() != null) {
                Verdict verdict = FormCheck.judge(form, Answer.of(page.posted()));
                all.assertThat(verdict.reasons()).as(what + " is sent as " + shown(page.posted())).isEmpty();
                if (server.isEmpty()) {
                    all.assertThat(plain(page.posted())).as(what).isEqualTo(plain(given));
                }
                return;
            }
            all.assertThat(server).as(what + " is refused by the page").containsAll(page.refused());
            if (!wrong.addAll(page.refused())) {
                all.fail(what + " is refused again: " + page.refused());
                return;
            }
            page.refused().forEach(key -> given.put(key, right(form.fields().get(key))));
        }
    }

    private record Said(Map<String, Object> posted, Set<String> refused) { }

    /** @param byHand texts and numbers are typed; otherwise they are there from a draft */
    private Said ask(String schema, FormSchema form, Map<String, Object> given, boolean byHand) {
        Map<String, Object> kept = new LinkedHashMap<>(given);
        Map<String, String> typed = new LinkedHashMap<>();
        if (byHand) {
            form.fields().values().stream().filter(f -> TYPED.contains(f.type()) && !f.readonly() && given.get(f.key()) instanceof String).forEach(f -> {
                kept.remove(f.key());
                typed.put(id(schema, f.key()), (String) given.get(f.key()));
            });
        }
        try {
            String said = (String) page.evaluate(ASK, Map.of("schema", schema, "kept", JSON.writeValueAsString(kept), "typed", typed, "agreeing", String.join(" ", FormCheck.AGREEING)));
            return JSON.readValue(said, Said.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (com.microsoft.playwright.PlaywrightException e) {
            throw new IllegalStateException(shown(given) + e.getMessage(), e);
        }
    }

    private static String id(String schema, String key) {
        try {
            return JSON.readTree(schema).findParents("key").stream().filter(c -> c.path("key").asText().equals(key)).findFirst().orElseThrow().path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> refused(FormSchema form, Map<String, Object> given) {
        Set<String> fields = new TreeSet<>();
        FormCheck.judge(form, Answer.of(given)).reasons().stream().map(Refused.Reason::field).forEach(fields::add);
        return fields;
    }

    private static boolean hidden(Field field, Map<String, Object> values) {
        return field.hiddenWhen() != null && field.hiddenWhen().holds(values);
    }

    private static Object right(Field field) {
        return candidates(field).get(0);
    }

    /** The first is right. */
    private static List<Object> candidates(Field field) {
        List<Object> candidates = new ArrayList<>();
        Map<String, String> nested = Map.of("a", "b");
        switch (field.type()) {
            case "textfield", "textarea", "figures" -> {
                int most = Math.min(field.maxLength(), LONG);
                candidates.addAll(FITTING.stream().filter(t -> field.pattern() == null ? t.length() >= 6 : field.pattern().matcher(t).find()).toList());
                String fits = (String) candidates.get(0);
                candidates.addAll(List.of(new Absent(), "", "   ", "\u3000", fits + "\n", " " + fits, fits + " ", fits + "\u3000", fits.replace('1', '１'), fits.replace('1', '١'),
                        "文".repeat(most), "文".repeat(field.maxLength() + 1), "𠮷".repeat(most), "文".repeat(most) + " ", " ".repeat(most) + "文", "文", "好\n好", "\t好",
                        "好\u0000", "好\u001b[2J", "好\u007f", "好\u0085", "\ud840", "好\ufffe", "好\ue000", "𠮷好𠮷好", "\u00a0", "\u200b", 7, true, List.of("字"), nested, "<script>alert(1)</script>"));
                candidates.addAll(List.of("1\u3000234567", "𠮷".repeat(most + 1)));
            }
            case "number" -> {
                BigDecimal least = field.min();
                candidates.add(least.max(BigDecimal.ONE).toPlainString());
                candidates.addAll(List.of(new Absent(), "", " ", least.toPlainString(), least.subtract(new BigDecimal("0.01")).toPlainString(), "-1", "-0", "0.1", "0.001", "1.10", "1.000",
                        "1e2", "1E+17", "1e309", "1e-7", "1e-999999999", "0x10", "0b1", "0o7", "1,5", "１２", "٣", "NaN", "Infinity", "-", "+5", "1.", ".5", "00012", " 5 ", "1 000", "1_0", "5d", "一百",
                        "9007199254740993", "123456789012345678901", 7, 7.5, true, List.of("1"), nested));
                if (field.max() != null) {
                    candidates.addAll(List.of(field.max().toPlainString(), field.max().add(new BigDecimal("0.01")).toPlainString(), field.max().add(BigDecimal.ONE).toPlainString()));
                }
            }
            case "checkbox" -> candidates.addAll(List.of(true, new Absent(), false, "yes", "true", "", 1, 0, List.of(true), nested));
            case "radio", "select" -> {
                candidates.addAll(field.options().keySet());
                candidates.addAll(List.of(new Absent(), "", "NO_SUCH_OPTION", true, 0, candidates.get(0) + " ", List.of(candidates.get(0)), nested));
            }
            case "datetime" -> candidates.addAll(List.of("2023-11-28", new Absent(), "", "2023-02-30", "2023-13-01", "明天", "20231128", 20231128, "2023-11-28T00:00:00Z", "2023-11-28 ",
                    "２０２３-11-28", "0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31", "+12023-01-01", "-2023-01-01", true, nested));
            case "filepicker" -> candidates.addAll(List.of(List.of(FILE), new Absent(), List.of(), List.of(FILE, FILE.replace('0', '1')), FILE, "text", List.of("../../etc/passwd"), List.of("a b"), List.of(7), nested));
            default -> throw new IllegalArgumentException(field.type());
        }
        return candidates;
    }

    /** What is said, without what is not, numbers as numbers. */
    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((key, value) -> {
            if (value != null && !value.equals(false) && !(value instanceof String text && Invisible.all(text)) && !(value instanceof Collection<?> c && c.isEmpty())) {
                plain.put(key, value instanceof Number n ? n.toString() : value);
            }
        });
        return plain;
    }

    private static String shown(Object value) {
        if (value instanceof Map<?, ?> map) {
            StringBuilder shown = new StringBuilder();
            map.forEach((k, v) -> shown.append(k).append('=').append(shown(v)).append(' '));
            return shown.toString();
        }
        String text = value instanceof Absent ? "absent" : value == null ? "null" : value.getClass().getSimpleName().charAt(0) + ":" + value;
        return text.length() > 60 ? text.length() + "×" + text.substring(0, 10) + "…" + text.substring(text.length() - 3) : text;
    }
}
