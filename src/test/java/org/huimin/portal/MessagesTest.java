package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.programme.Duty;
import org.huimin.programme.RegimeProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** No text is forgotten in one of the two languages, none is left over, none is missing. */
class MessagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern USED = Pattern.compile("#\\{([A-Za-z][\\w.-]*)[(}]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private final Properties chinese = load("/messages/portal.properties");
    private final Properties english = load("/messages/portal_en.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "portal_en"})
    void noTextStandsTwiceWhereTheLaterWouldHideTheEarlier(String file) throws IOException {
        List<String> keys = Files.readAllLines(Path.of("src/main/resources/messages/" + file + ".properties")).stream()
                .filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('='))).toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        chinese.stringPropertyNames().forEach(key ->
                assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(chinese.getProperty(key))));
    }

    /** Staff read the office's own sentences, with their figures, in the language of the office. */
    @Test
    void whateverSomebodyWhoHasNotSignedInMayBeRefusedIsSaidInEnglishToo() throws IOException {
        Path code = Path.of("src/main/java/org/huimin");
        Pattern rule = Pattern.compile("(?:invalid|conflict|forbidden|no|Reason)\\(\\s*\"([a-z]+(?:\\.[a-z-]+)?)\"");
        Set<String> rules = new TreeSet<>();
        for (String source : List.of("portal/noticeboard/ObjectionPage", "portal/noticeboard/CommitmentPage", "portal/layout/Refusals",
                "portal/layout/RefusedPage", "merchant/LinkSigning", "document/FileJudge", "document/Attachments", "document/ZipGuard",
                "document/PaperPdf", "document/LibreOffice")) {
            rule.matcher(Files.readString(code.resolve(source + ".java"))).results().map(r -> "reason." + r.group(1)).forEach(rules::add);
        }

        assertThat(rules).hasSizeGreaterThan(15);
        assertThat(english.stringPropertyNames()).containsAll(rules);
    }

    /** A programme's page lists what was said to its plan by the name of the step. */
    @Test
    void everyStepOfWhichAProgrammeKeepsARecordHasAName() throws IOException {
        Set<String> steps = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/huimin/programme"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                String code = Files.readString(source);
                if (code.contains("new ProgrammeStep(")) {
                    Pattern.compile("Duty\\.([A-Z_]+)").matcher(code).results().forEach(step -> steps.add("duty." + Duty.valueOf(step.group(1)).code()));
                }
            }
        }

        assertThat(steps).hasSizeGreaterThan(5).contains("duty.reason-designation");
        assertThat(chinese.stringPropertyNames()).containsAll(steps);
    }

    @Test
    void everyStatusWithWhichTheHouseSaysNoHasItsWords() throws IOException {
        Set<Integer> statuses = Pattern.compile("HttpStatus\\.([A-Z_]+)").matcher(Files.readString(
                Path.of("src/main/java/org/huimin/portal/layout/Refusals.java"))).results()
                .map(status -> HttpStatus.valueOf(status.group(1)).value()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(statuses).contains(403, 404, 409, 422, 429, 503).allSatisfy(status ->
                assertThat(chinese).containsKeys("refused.heading." + status, "refused.next." + status));
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        assertThat(chinese.stringPropertyNames()).containsAll(usedInTemplates());
    }

    /** A case lists its deadlines by name, whatever regime they come from. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E"})
    void everyDeadlineOfARegimeHasAName(String regime) {
        assertThat(RegimeProfile.shipped(regime).orElseThrow().schedule().keySet()).isNotEmpty()
                .allSatisfy(key -> assertThat(chinese).containsKey("deadline." + key.replaceFirst(":.*", "")));
    }

    @Test
    void noChinesePageTextStandsInATemplateWithoutAMessage() throws IOException {
        Pattern bare = Pattern.compile(">[^<]*\\p{IsHan}[^<]*<");
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    boolean shown = bare.matcher(line).find() && !line.contains("th:text") && !line.contains("brand-mark")
                            && !line.contains("hreflang") && !line.contains("th:block th:if");
                    assertThat(shown).as(file + ": " + line.strip()).isFalse();
                }
            }
        }
    }

    private static Set<String> usedInTemplates() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                Matcher m = USED.matcher(Files.readString(file));
                while (m.find()) {
                    used.add(m.group(1));
                }
            }
        }
        return used;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    }

    private static Properties load(String name) {
        try (Reader reader = new InputStreamReader(MessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
