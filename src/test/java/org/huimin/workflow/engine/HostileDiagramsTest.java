package org.huimin.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.huimin.kernel.CaseRef;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram is code; one that says more than the house lets it say is refused when it is deployed, naming element and line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDiagramsTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            %s<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="evil">
              <bpmn:process id="evil" isExecutable="true" camunda:historyTimeToLive="P1D">
            """;
    private static final String TAIL = "</bpmn:process></bpmn:definitions>";

    private static final String DUTY = "camunda:candidateGroups=\"${duties.group(execution, 'draft-plan')}\" camunda:formRef=\"decision\" camunda:formRefBinding=\"deployment\"";

    private WholeHouse house;

    @BeforeAll
    void open() {
        house = WholeHouse.onH2();
    }

    @AfterAll
    void close() {
        house.close();
    }

    static Stream<String> evil() {
        return diagrams().keySet().stream();
    }

    private static Map<String, String> diagrams() {
        Map<String, String> evil = new LinkedHashMap<>();
        evil.put("script task", step("scriptTask", "scriptFormat=\"javascript\"", "<bpmn:script>java.lang.Runtime</bpmn:script>"));
        evil.put("script task without a format", step("scriptTask", "", "<bpmn:script>x</bpmn:script>"));
        evil.put("reflection", step("serviceTask", "camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"", ""));
        evil.put("reflection through the execution", step("serviceTask", "camunda:expression=\"${execution.getClass()}\"", ""));
        evil.put("a bean's other methods", step("serviceTask", "camunda:expression=\"${jdbcTemplate.execute('drop table work_item')}\"", ""));
        evil.put("deferred expression", step("serviceTask", "camunda:expression=\"#{planSteps.draft(execution)}\"", ""));
        evil.put("two expressions in one", step("serviceTask", "camunda:expression=\"${a}${''.getClass()}\"", ""));
        evil.put("class", step("serviceTask", "camunda:class=\"java.lang.Thread\"", ""));
        evil.put("delegate expression", step("serviceTask", "camunda:delegateExpression=\"${dataSource}\"", ""));
        evil.put("shell task", step("serviceTask", "camunda:type=\"shell\"",
                "<bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"id\"/></bpmn:extensionElements>"));
        evil.put("mail task", step("serviceTask", "camunda:type=\"mail\"",
                "<bpmn:extensionElements><camunda:field name=\"to\" stringValue=\"a@b.cn\"/></bpmn:extensionElements>"));
        evil.put("external task", step("serviceTask", "camunda:type=\"external\" camunda:topic=\"out\"", ""));
        evil.put("connector", step("serviceTask", "camunda:expression=\"${planSteps.draft(execution)}\"", "<bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                + "</camunda:connector></bpmn:extensionElements>"));
        evil.put("execution listener", step("serviceTask", "camunda:expression=\"${planSteps.draft(execution)}\"",
                "<bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"java.lang.Thread\"/></bpmn:extensionElements>"));
        evil.put("script in an input", step("serviceTask", "camunda:expression=\"${planSteps.draft(execution)}\"", "<bpmn:extensionElements><camunda:inputOutput>"
                + "<camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>"));
        evil.put("condition in a script language", "<bpmn:startEvent id=\"s\"/><bpmn:exclusiveGateway id=\"t\"/><bpmn:endEvent id=\"e\"/><bpmn:sequenceFlow id=\"f\""
                + " sourceRef=\"s\" targetRef=\"t\"/><bpmn:sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"e\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\""
                + " language=\"javascript\">true</bpmn:conditionExpression></bpmn:sequenceFlow>"
                + "<bpmn:sequenceFlow id=\"h\" sourceRef=\"t\" targetRef=\"e\"/>");
        evil.put("variable mapping of a class", step("callActivity", "calledElement=\"plan\" camunda:variableMappingClass=\"java.lang.Thread\"", ""));
        evil.put("cycle timer", "<bpmn:startEvent id=\"s\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>");
        evil.put("user task without a duty", step("userTask", "camunda:candidateGroups=\"${group}\"", ""));
        evil.put("user task for a person by name", step("userTask", DUTY + " camunda:assignee=\"commerce-officer\"", ""));
        evil.put("user task for a person whom the case names", step("userTask", DUTY + " camunda:assignee=\"${member}\"", ""));
        return evil;
    }

    private static String step(String kind, String attributes, String content) {
        return "<bpmn:startEvent id=\"s\"/><bpmn:sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/><bpmn:" + kind + " id=\"t\" " + attributes + ">" + content
                + "</bpmn:" + kind + "><bpmn:sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"e\"/><bpmn:endEvent id=\"e\"/>";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evil")
    @Tag("check-27")
    void refuses(String name) {
        RepositoryService repository = house.get(RepositoryService.class);
        long before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> repository.createDeployment().addString("evil.bpmn", HEAD.formatted("") + diagrams().get(name) + TAIL).deploy())
                .isInstanceOf(ProcessEngineException.class).message().containsPattern("line \\d+, element '[stg]': |\\| line \\d+ \\|");

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @Tag("check-27")
    @Tag("check-29")
    void refusesADiagramWithADocumentTypeAndReadsNothingForIt() {
        String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n";

        assertThatThrownBy(() -> house.get(RepositoryService.class).createDeployment().addString("evil.bpmn", HEAD.formatted(entity)
                + step("serviceTask", "name=\"&e;\" camunda:expression=\"${planSteps.draft(execution)}\"", "") + TAIL).deploy())
                .isInstanceOf(ProcessEngineException.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void givesATaskToTheMemberWhomTheCaseNamesAndKeepsTheNameOutOfTheEngine() {
        CaseRef tender = PlanWalk.begin(house, "one-member").programme();
        house.sql().update("insert into panel_member (case_ref, code, number, account, display_name, kind, state, asked_at) values (?,'E-7',1,'finance-officer','专家七','EXPERT',"
                + "'ASKED','2023-11-13 00:00:00')", tender.value());
        house.get(RepositoryService.class).createDeployment().addString("one-member.bpmn", HEAD.formatted("")
                + step("userTask", "name=\"独立打分\" " + DUTY + " camunda:assignee=\"${duties.member(execution)}\"", "") + TAIL).deploy();

        String run = house.get(RuntimeService.class).startProcessInstanceByKey("evil", tender.value(), Map.of("tender", tender.value(), "member", "E-7")).getId();

        assertThat(house.get(Inbox.class).openToPlayers(tender).stream().filter(item -> item.task().equals("t"))).singleElement()
                .returns("finance-officer", WorkItem::assignee).returns("专家七", WorkItem::assigneeName).returns(true, WorkItem::personal)
                .returns(WorkItem.State.CLAIMED, WorkItem::state);
        assertThat(house.get(TaskService.class).createTaskQuery().processInstanceId(run).singleResult().getAssignee()).isNull();
        assertThat(house.sql().queryForList("select count(*) from ACT_HI_ACTINST where ASSIGNEE_ is not null", Integer.class)).containsExactly(0);
        house.get(RuntimeService.class).deleteProcessInstance(run, "test");
    }

    @Test
    @Tag("check-27")
    void hasNoScriptLanguageAtHand() {
        assertThat(new ScriptEngineManager().getEngineFactories().stream().flatMap(f -> f.getNames().stream()))
                .doesNotContainAnyElementsOf(Set.of("javascript", "groovy", "python", "ruby", "js"));
    }

    @Test
    @Tag("check-30")
    void keepsNoSerializedObjectInTheEngine() {
        PlanWalk plan = PlanWalk.begin(house, "no-objects");
        plan.upTo("sign-notice");
        RuntimeService engine = house.get(RuntimeService.class);
        String execution = engine.createProcessInstanceQuery().list().get(0).getId();

        for (Object object : List.of(new ArrayList<>(List.of("a")), new TreeMap<>(Map.of("a", 1)), Set.of(1), new StringBuilder())) {
            assertThatThrownBy(() -> engine.setVariable(execution, "planted", object)).as(object.getClass().getName()).isInstanceOf(ProcessEngineException.class);
        }
        assertThat(house.sql().queryForList("select distinct TYPE_ from ACT_RU_VARIABLE", String.class))
                .isSubsetOf("string", "integer", "long", "boolean", "date", "double", "short", "null");
        assertThat(house.sql().queryForList("select BYTES_ from ACT_GE_BYTEARRAY where BYTES_ is not null", byte[].class))
                .noneMatch(bytes -> bytes.length > 3 && (bytes[0] & 0xFF) == 0xAC && (bytes[1] & 0xFF) == 0xED);
    }
}
