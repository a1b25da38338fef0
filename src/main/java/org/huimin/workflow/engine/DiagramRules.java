package org.huimin.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * What a diagram may say. An expression in a diagram is code, so only four shapes are allowed, and neither scripts nor
 * classes nor connectors nor listeners of the diagram's own; anything else is refused when it is deployed.
 */
@Component
class DiagramRules extends AbstractBpmnParseListener {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");
    private static final Pattern ALLOWED = Pattern.compile(
            "\\$\\{(\\w+\\.\\w+\\(execution(, '[A-Za-z0-9_-]+')?\\)|!?\\w+|\\w+ == '[A-Z_]+')}");
    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of("scriptTask", "script", "connector", "taskListener",
            "executionListener", "timeCycle", "timeDuration");
    /** By their name alone, whatever namespace they come in. */
    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of("class", "delegateExpression", "scriptFormat", "language", "resource",
            "variableMappingClass", "variableMappingDelegateExpression", "formHandlerClass", "topic", "decisionRefVersionTag");
    /** Work the engine would do by itself, outside the house: a shell command, mail, somebody else's worker. */
    private static final String OUTSIDE = "http://camunda.org/schema/1.0/bpmn:type";

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        walk(root, "");
    }

    /** @param within id of the nearest element that has one: a listener or a condition has none of its own */
    private void walk(Element element, String within) {
        String id = element.attribute("id", within);
        if (FORBIDDEN_ELEMENTS.contains(element.getTagName())) {
            throw refused(element, id, "a diagram may not hold a " + element.getTagName());
        }
        for (String name : element.attributes()) {
            if (name.equals(OUTSIDE) || FORBIDDEN_ATTRIBUTES.contains(name.substring(name.lastIndexOf(':') + 1))) {
                throw refused(element, id, element.getTagName() + " may not say " + name.substring(name.lastIndexOf(':') + 1));
            }
            check(element, id, element.attribute(name));
        }
        check(element, id, element.getText());
        element.elements().forEach(inner -> walk(inner, id));
    }

    private static void check(Element element, String id, String text) {
        if (text == null) {
            return;
        }
        Matcher m = EXPRESSION.matcher(text);
        while (m.find()) {
            if (!ALLOWED.matcher(m.group()).matches()) {
                throw refused(element, id, "the expression " + m.group() + " is not allowed in " + element.getTagName());
            }
        }
    }

    private static ProcessEngineException refused(Element element, String id, String why) {
        return new ProcessEngineException("line " + element.getLine() + ", element '" + id + "': " + why);
    }
}
