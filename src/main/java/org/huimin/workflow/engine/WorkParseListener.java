package org.huimin.workflow.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.huimin.workflow.engine.WorkListener.Signpost;

/** Hangs the house's own listener on every user task; built in, so that no way of ending a task goes past it. */
class WorkParseListener extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");
    private static final Pattern DUTY = Pattern.compile("\\$\\{duties\\.group\\(execution, '([a-z-]+)'\\)}");

    private static final Map<String, Duties.Whose> PERSONS = Map.of("${duties.member(execution)}", Duties.Whose.MEMBER,
            "${duties.holder(execution)}", Duties.Whose.HOLDER);

    private final WorkListener work;

    WorkParseListener(WorkListener work) {
        this.work = work;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskListener listener = work.on(signpost(element, activity));
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        // whose desk it is stands in our row; the engine's list of candidates would be written and deleted unread
        task.getCandidateGroupIdExpressions().clear();
        task.setAssigneeExpression(null);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, listener);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, listener);
    }

    private static Signpost signpost(Element element, ActivityImpl activity) {
        String groups = element.attributeNS(CAMUNDA, "candidateGroups");
        Matcher duty = DUTY.matcher(groups == null ? "" : groups);
        String form = element.attributeNS(CAMUNDA, "formRef");
        String person = element.attributeNS(CAMUNDA, "assignee");
        if (!duty.matches() || form == null || person != null && !PERSONS.containsKey(person)) {
            throw new ProcessEngineException("line " + element.getLine() + ", element '" + activity.getId() + "': a user task needs a duty and a form, and may name nobody but a member or a holder");
        }
        return new Signpost(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey(), activity.getId(), element.attribute("name"), duty.group(1), form,
                property(element, "deadline"), person == null ? null : PERSONS.get(person));
    }

    private static String property(Element task, String name) {
        Element extensions = task.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        if (properties != null) {
            for (Element property : properties.elements("property")) {
                if (name.equals(property.attribute("name"))) {
                    return property.attribute("value");
                }
            }
        }
        return "";
    }
}
