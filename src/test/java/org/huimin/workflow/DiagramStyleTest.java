package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.huimin.workflow.Diagrams.Diagram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a diagram of this house is written: what it may hold, what it must say and in which words. */
class DiagramStyleTest {

    /** Legal bases that are no rule of the regime; {@code src/docs/diagrams.md} says what each means. */
    private static final Set<String> OTHER_BASES = Set.of("programme-file", "duty", "separation", "official-documents");
    private static final Pattern REGIME_RULE = Pattern.compile("regime:[A-Z][A-Z_]*");
    private static final List<Pattern> ALLOWED = List.of(
            Pattern.compile("\\$\\{\\w+\\.\\w+\\(execution(, '[A-Za-z][A-Za-z0-9_-]*')?\\)}"),
            Pattern.compile("\\$\\{!?\\w+}"),
            Pattern.compile("\\$\\{\\w+ == '[A-Z_]+'}"));
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}、]+");
    /** Places, units and numbers of days belong to the programme file. */
    private static final Pattern COUNTY_MATTER = Pattern.compile("[0-9县局]|商务|支付宝");

    static List<Diagram> diagrams() {
        return Diagrams.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isOneProcessNamedLikeItsFileAndKeptFifteenYears(Diagram diagram) {
        assertThat(diagram.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(diagram.name());
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P5479D");
            assertThat(process.getDocumentations()).as("what the process is for").isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void usesAllowedExpressionsOnly(Diagram diagram) {
        assertThat(diagram.expressions()).allMatch(e -> ALLOWED.stream().anyMatch(p -> p.matcher(e).matches()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void holdsNoCodeOfItsOwn(Diagram diagram) {
        for (Class<? extends ModelElementInstance> forbidden : List.of(CamundaTaskListener.class, CamundaExecutionListener.class,
                CamundaScript.class, CamundaConnector.class, ScriptTask.class, TimeCycle.class, TimeDuration.class)) {
            assertThat(diagram.all(forbidden)).as(forbidden.getSimpleName()).isEmpty();
        }
        assertThat(diagram.all(ServiceTask.class)).allSatisfy(task -> {
            assertThat(Diagrams.Call.of(task.getCamundaExpression())).as(task.getId()).isNotNull();
            assertThat(task.getCamundaClass()).isNull();
            assertThat(task.getCamundaDelegateExpression()).isNull();
            assertThat(task.getCamundaResultVariable()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void readsEveryTimerFromItsDeadline(Diagram diagram) {
        assertThat(diagram.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            String key = deadlineOf(timer.getTimeDate());
            assertThat(Diagrams.property((BaseElement) timer.getParentElement(), "legalBasis")).isEqualTo("regime:" + key);
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void givesEveryTaskItsGroupFormBasisRequirementAndAdvice(Diagram diagram) {
        assertThat(diagram.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroups()).isEqualTo("${duties.group(execution, '" + task.getId() + "')}");
            assertThat(task.getCamundaFormRef()).as(task.getId()).isIn(formsOf(diagram, task));
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(task.getDocumentations()).as(task.getId()).singleElement()
                    .satisfies(advice -> assertThat(advice.getTextContent()).endsWith("。"));
            assertThat(Diagrams.property(task, "requirement")).as(task.getId()).matches("S\\d\\.\\d+");
            assertThat(basisOf(task)).as(task.getId()).isTrue();
            String deadline = Diagrams.property(task, "deadline");
            if (!deadline.isEmpty() && Diagrams.property(task, "legalBasis").startsWith("regime:")) {
                assertThat(Diagrams.property(task, "legalBasis")).isEqualTo("regime:" + deadline);
            }
        });
    }

    /** A task's own form, or one that several processes share and that therefore lies beside their folders. */
    private static List<String> formsOf(Diagram diagram, UserTask task) {
        return Files.exists(Path.of("forms", task.getCamundaFormRef() + ".form"))
                ? List.of(task.getCamundaFormRef()) : List.of(diagram.name() + "-" + task.getId());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void asksAtEveryGatewayWithABasisAndADefault(Diagram diagram) {
        assertThat(diagram.all(ExclusiveGateway.class).stream().filter(gateway -> !joins(gateway))).allSatisfy(gateway -> {
            assertThat(gateway.getName()).as(gateway.getId()).contains("是否");
            assertThat(basisOf(gateway)).as(gateway.getId()).isTrue();
            assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            Collection<SequenceFlow> flows = gateway.getOutgoing();
            assertThat(flows).as(gateway.getId()).hasSizeGreaterThan(1)
                    .allSatisfy(flow -> assertThat(flow.getName()).isIn("是", "否", "退回修改"))
                    .allSatisfy(flow -> assertThat(flow.getConditionExpression() == null).isEqualTo(flow.equals(gateway.getDefault())));
        });
    }

    /** A decision that nobody foresaw never counts as consent. */
    @ParameterizedTest
    @MethodSource("diagrams")
    void returnsUnlessSomebodyApproved(Diagram diagram) {
        assertThat(diagram.all(SequenceFlow.class).stream().filter(flow -> "退回修改".equals(flow.getName())))
                .allSatisfy(flow -> assertThat(((ExclusiveGateway) flow.getSource()).getDefault()).isEqualTo(flow));
        assertThat(diagram.all(ConditionExpression.class).stream().map(ModelElementInstance::getTextContent))
                .doesNotContain("${decision == 'RETURNED'}");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void callsTheProcessDeployedWithItUnderAKeyOfItsOwn(Diagram diagram) {
        List<String> names = Diagrams.all().stream().map(Diagram::name).toList();
        assertThat(diagram.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCalledElement()).isIn(names);
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(call.getExtensionElements().getDomElement().getChildElements())
                    .as(call.getId()).anyMatch(in -> in.hasAttribute("businessKey")
                            && in.getAttribute("businessKey").matches("\\$\\{cases\\.child\\(execution, '[A-Z]+'\\)}"));
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void leavesTheTransactionOnlyBeforeJudgingFiles(Diagram diagram) {
        assertThat(diagram.all(FlowNode.class).stream().filter(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())
                .map(node -> diagram.name() + "/" + node.getId()))
                .allMatch(Set.of("settlement/judge-ledger", "closing/judge-refunds")::contains);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void speaksTheClerksWordsAndNamesNoCounty(Diagram diagram) {
        assertThat(diagram.all(FlowElement.class).stream()
                .filter(e -> e instanceof Activity || e instanceof Event || e instanceof ExclusiveGateway gateway && !joins(gateway)))
                .allSatisfy(e -> assertThat(e.getName()).as(e.getId()).matches(CHINESE).hasSizeLessThanOrEqualTo(10));
        assertThat(diagram.all(FlowElement.class).stream().filter(e -> e.getName() != null))
                .allSatisfy(e -> assertThat(e.getName()).doesNotContainPattern(COUNTY_MATTER));
        assertThat(diagram.all(UserTask.class)).allSatisfy(task -> assertThat(task.getDocumentations().iterator().next().getTextContent())
                .doesNotContainPattern(COUNTY_MATTER));
    }

    /** Brings ways together and asks nothing. */
    private static boolean joins(ExclusiveGateway gateway) {
        return gateway.getIncoming().size() > 1 && gateway.getOutgoing().size() == 1;
    }

    private static boolean basisOf(BaseElement element) {
        String basis = Diagrams.property(element, "legalBasis");
        return OTHER_BASES.contains(basis) || REGIME_RULE.matcher(basis).matches();
    }

    private static String deadlineOf(TimeDate date) {
        Diagrams.Call call = Diagrams.Call.of(date.getTextContent().strip());
        assertThat(call).isNotNull();
        assertThat(call.bean() + "." + call.method()).isEqualTo("deadlines.at");
        return call.literal();
    }
}
