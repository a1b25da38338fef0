package org.huimin.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The shipped diagrams, read as analysts drew them. */
final class Diagrams {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    /** @param name the file's name, which is the process id, the Java package and the form folder too */
    record Diagram(String name, BpmnModelInstance model, String text) {

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }

        List<String> expressions() {
            return EXPRESSION.matcher(text.replace("&#39;", "'").replace("&amp;", "&")).results().map(r -> r.group()).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code ${bean.method(execution, 'LITERAL')}}; the literal may be missing. */
    record Call(String bean, String method, String literal) {

        private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\(execution(?:, '([A-Za-z][A-Za-z0-9_-]*)')?\\)}");

        static Call of(String expression) {
            Matcher m = CALL.matcher(expression);
            return m.matches() ? new Call(m.group(1), m.group(2), m.group(3)) : null;
        }
    }

    private static final List<Diagram> ALL = filesUnder("processes", ".bpmn").stream().map(file -> new Diagram(file.getFileName().toString().replace(".bpmn", ""),
                Bpmn.readModelFromFile(file.toFile()), read(file))).toList();

    static List<Diagram> all() {
        return ALL;
    }

    static Stream<Call> calls() {
        return calls(all());
    }

    static Stream<Call> calls(List<Diagram> diagrams) {
        return diagrams.stream().flatMap(d -> d.expressions().stream()).map(Call::of).filter(c -> c != null);
    }

    /** Every extension property of this name in these diagrams. */
    static Set<String> properties(List<Diagram> diagrams, String name) {
        return diagrams.stream().flatMap(d -> d.all(CamundaProperty.class).stream()).filter(p -> name.equals(p.getCamundaName()))
                .map(CamundaProperty::getCamundaValue).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The element's extension property, or the empty string. */
    static String property(BaseElement element, String name) {
        ExtensionElements extensions = element.getExtensionElements();
        if (extensions == null) {
            return "";
        }
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(p -> p.getCamundaProperties().stream()).filter(p -> name.equals(p.getCamundaName()))
                .map(CamundaProperty::getCamundaValue).findFirst().orElse("");
    }

    static List<Path> filesUnder(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Diagrams() { }
}
