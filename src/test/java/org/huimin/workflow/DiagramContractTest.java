package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.RegimeProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Component;

/** Diagrams, forms, code, duties and deadlines say the same; nothing is missing on either side and nothing unused. */
class DiagramContractTest {

    private static final Path CODE = Path.of("src/main/java/org/huimin/workflow");
    /** What the code reads instead of TOWNSHIP_LISTS once shops turned out too few. */
    private static final String IN_SUPPLEMENT_ROUNDS = "SUPPLEMENT_LISTS";
    private static final Set<String> SELECTION = Set.of("selection", "tender", "opening", "eligibility", "evaluation", "recorded", "award", "agreement", "panel");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static boolean codeIsThere() {
        return Files.isDirectory(CODE);
    }

    static List<String> programmes() {
        return Diagrams.filesUnder("src/main/resources/programmes", ".yaml").stream()
                .map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
    }

    static List<String> regimes() {
        return Diagrams.filesUnder("src/main/resources/regimes", ".yaml").stream().filter(file -> file.getParent().endsWith("regimes"))
                .map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
    }

    @Test
    void findsEveryFormAndUsesEveryForm() throws IOException {
        Map<String, String> forms = new HashMap<>();
        for (Path file : Diagrams.filesUnder("forms", ".form")) {
            JsonNode form = JSON.readTree(file.toFile());
            String id = form.path("id").asText();
            assertThat(Path.of("forms").relativize(file).toString().replace(".form", "").replace('/', '-').replace('\\', '-'))
                    .as(file.toString()).isEqualTo(id);
            assertThat(forms.put(id, file.toString())).as("a second form with the id " + id).isNull();
        }
        Set<String> used = tasks().map(UserTask::getCamundaFormRef).collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isEqualTo(new TreeSet<>(forms.keySet()));
    }

    @Test
    void asksInChineseForNamedFields() throws IOException {
        for (Path file : Diagrams.filesUnder("forms", ".form")) {
            assertThat(JSON.readTree(file.toFile()).path("components")).as(file.toString()).isNotEmpty()
                    .filteredOn(field -> !field.path("type").asText().equals("text")).allSatisfy(field -> {
                assertThat(field.path("key").asText()).matches("[a-z][a-zA-Z]*");
                assertThat(field.path("label").asText(field.path("dateLabel").asText())).matches("[\\p{IsHan}、]+");
                assertThat(field.path("description").asText()).doesNotContainPattern("[县局]|商务|支付宝|\\d+ ?(个)?(工作日|天|日内)");
                JsonNode rules = field.path("validate");
                if (rules.has("pattern")) {
                    Pattern.compile(rules.path("pattern").asText());
                    assertThat(rules.path("patternErrorMessage").asText()).containsPattern("\\p{IsHan}");
                }
                if (Set.of("textfield", "textarea").contains(field.path("type").asText())) {
                    assertThat(rules.path("maxLength").asInt()).isPositive();
                }
            });
        }
    }

    @Test
    @EnabledIf("codeIsThere")
    void findsEveryStepThatIsDrawn() {
        assertThat(Diagrams.calls().distinct()).allSatisfy(call -> {
            Class<?> bean = beans().get(call.bean());
            assertThat(bean).as("no public class in org.huimin.workflow for the bean " + call.bean()).isNotNull();
            Class<?>[] parameters = call.literal() == null ? new Class<?>[] {DelegateExecution.class}
                    : new Class<?>[] {DelegateExecution.class, String.class};
            Method method = bean.getMethod(call.method(), parameters);
            assertThat(Modifier.isPublic(bean.getModifiers()) && Modifier.isPublic(method.getModifiers())).isTrue();
        });
    }

    @Test
    @EnabledIf("codeIsThere")
    void usesEveryStepThatIsWritten() {
        Set<String> written = beans().entrySet().stream().filter(bean -> bean.getKey().endsWith("Steps"))
                .flatMap(bean -> Arrays.stream(bean.getValue().getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                        .map(m -> bean.getKey() + "." + m.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = Diagrams.calls().filter(call -> call.bean().endsWith("Steps"))
                .map(call -> call.bean() + "." + call.method()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(written).isEqualTo(drawn);
    }

    @Test
    void callsTheStepsOfItsOwnProcessOnly() {
        assertThat(Diagrams.all()).allSatisfy(diagram -> assertThat(diagram.expressions().stream().map(Diagrams.Call::of)
                .filter(call -> call != null && call.bean().endsWith("Steps")))
                .allMatch(call -> call.bean().equals(diagram.name() + "Steps")));
    }

    @ParameterizedTest
    @MethodSource("programmes")
    void knowsWhoPerformsEachTaskAndHasATaskForEachDuty(String programme) {
        Set<String> duties = tasks().map(UserTask::getId).collect(Collectors.toCollection(TreeSet::new));

        assertThat(Arrays.stream(Duty.values()).map(Duty::code)).containsExactlyInAnyOrderElementsOf(duties);
        ProgrammeSpec spec = ProgrammeFile.read(programme);
        assertThat(spec.duties().keySet()).containsExactlyInAnyOrderElementsOf(Arrays.stream(Duty.values())
                .filter(duty -> duty.occurs(spec.selects())).map(Duty::code).toList());
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void readsEveryDeadlineOfTheRegimeAndNoOther(String regime) {
        Set<String> laid = RegimeProfile.shipped(regime).orElseThrow().schedule().keySet().stream()
                .map(key -> key.replaceFirst(":.*", "")).collect(Collectors.toCollection(TreeSet::new));
        List<Diagrams.Diagram> walked = walkedUnder(regime);
        Set<String> read = Diagrams.calls(walked).filter(call -> call.bean().equals("deadlines")).map(Diagrams.Call::literal)
                .collect(Collectors.toCollection(TreeSet::new));
        read.addAll(Diagrams.properties(walked, "deadline"));
        read.add(IN_SUPPLEMENT_ROUNDS);
        read.addAll(counted(regime));

        assertThat(laid).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void restsOnRulesTheRegimeHas(String regime) {
        Set<String> rules = new TreeSet<>(RegimeProfile.shipped(regime).orElseThrow().schedule().keySet());
        rules.add("FAIR_COMPETITION");

        assertThat(Diagrams.properties(walkedUnder(regime), "legalBasis").stream().filter(basis -> basis.startsWith("regime:"))
                .map(basis -> basis.substring("regime:".length()))).isSubsetOf(rules);
    }

    @Test
    @EnabledIf("codeIsThere")
    void throwsAndCatchesTheSameErrors() {
        Set<String> declared = Diagrams.all().stream().flatMap(d -> d.all(Error.class).stream()).map(Error::getErrorCode)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> caught = Diagrams.all().stream().flatMap(d -> d.all(ErrorEventDefinition.class).stream())
                .map(e -> e.getError().getErrorCode()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).isEqualTo(caught).isEqualTo(words("\"(E_[A-Z_]+)\""));
    }

    @Test
    @EnabledIf("codeIsThere")
    void sendsAndReceivesTheSameMessages() {
        Set<String> declared = Diagrams.all().stream().flatMap(d -> d.all(Message.class).stream()).map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> received = Diagrams.all().stream().flatMap(d -> d.all(MessageEventDefinition.class).stream())
                .map(e -> e.getMessage().getName()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(declared).isEqualTo(received);
        assertThat(words("\"([A-Z_]+)\"")).containsAll(declared);
        assertThat(declared).containsAll(words("(?:MESSAGE\\w* = |createMessageCorrelation\\(|messageEventReceived\\()\"([A-Z_]+)\""));
    }

    @Test
    void callsEveryProcessButTheFirst() {
        Set<String> called = Diagrams.all().stream().flatMap(d -> d.all(CallActivity.class).stream())
                .map(CallActivity::getCalledElement).collect(Collectors.toCollection(TreeSet::new));
        called.add("programme");
        // begun by what discipline inspection writes
        called.add("supervision");
        // begun by whoever asks for a change of a shop's standing
        called.addAll(Set.of("standing", "replacement"));
        // begun by whoever proposes to hand a shop's case to an authority
        called.add("referral");
        // begun by whoever challenges a result
        called.addAll(Set.of("query", "complaint"));

        assertThat(called).isEqualTo(Diagrams.all().stream().map(Diagrams.Diagram::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Where platforms are designated, nobody is asked to apply; queries and complaints are some regimes' only. */
    private static List<Diagrams.Diagram> walkedUnder(String regime) {
        boolean selects = RegimeProfile.shipped(regime).orElseThrow().rules().get("platform-choice").value().equals("SELECTED");
        return Diagrams.all().stream().filter(diagram -> selects || !SELECTION.contains(diagram.name()))
                .filter(diagram -> !diagram.name().equals("query") || challenges(regime).contains("QUERY"))
                .filter(diagram -> !diagram.name().equals("complaint") || challenges(regime).contains("COMPLAINT")).toList();
    }

    /** What the code counts by these terms before a diagram begins, or besides. */
    private static Set<String> counted(String regime) {
        Set<String> counted = new TreeSet<>();
        counted.add("REPLACEMENTS");
        if (challenges(regime).contains("QUERY")) {
            counted.add("QUERY_END");
        }
        if (challenges(regime).contains("COMPLAINT")) {
            counted.addAll(Set.of("COMPLAINT_END", "SUSPENSION"));
        }
        return counted;
    }

    private static String challenges(String regime) {
        RegimeProfile.Rule rule = RegimeProfile.shipped(regime).orElseThrow().rules().get("challenges");
        return rule == null ? "" : rule.value();
    }

    private static Stream<UserTask> tasks() {
        return Diagrams.all().stream().flatMap(d -> d.all(UserTask.class).stream());
    }

    /** Bean name → class, for every class of the module. */
    private static Map<String, Class<?>> beans() {
        Map<String, Class<?>> beans = new HashMap<>();
        for (Path file : Diagrams.filesUnder(CODE.toString(), ".java")) {
            String name = Path.of("src/main/java").relativize(file).toString().replace(".java", "").replace('/', '.').replace('\\', '.');
            String simple = name.substring(name.lastIndexOf('.') + 1);
            if (!simple.equals("package-info")) {
                Class<?> type = load(name);
                Component named = type.getAnnotation(Component.class);
                beans.put(named != null && !named.value().isEmpty() ? named.value()
                        : Character.toLowerCase(simple.charAt(0)) + simple.substring(1), type);
            }
        }
        return beans;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, DiagramContractTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> words(String pattern) {
        Pattern word = Pattern.compile(pattern);
        return Diagrams.filesUnder(CODE.toString(), ".java").stream().flatMap(file -> word.matcher(Diagrams.read(file)).results())
                .map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
