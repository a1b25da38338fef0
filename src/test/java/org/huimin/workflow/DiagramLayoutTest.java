package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.huimin.workflow.Diagrams.Diagram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees: everything drawn, nothing on top of anything else, no lines that cross. */
class DiagramLayoutTest {

    private static final Map<Diagram, Map<String, Rectangle2D>> BOXES = new IdentityHashMap<>();

    private record Line(SequenceFlow flow, List<Line2D> parts) { }

    static List<Diagram> diagrams() {
        return Diagrams.all();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void drawsEveryStepAndEveryLine(Diagram diagram) {
        Set<String> drawn = new TreeSet<>();
        diagram.all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        diagram.all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement().getId()));
        Set<String> present = new TreeSet<>();
        diagram.all(FlowNode.class).forEach(node -> present.add(node.getId()));
        diagram.all(SequenceFlow.class).forEach(flow -> present.add(flow.getId()));

        assertThat(drawn).isEqualTo(present);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void startsAndEndsEveryLineAtTheEdgeOfItsStep(Diagram diagram) {
        for (Line line : lines(diagram)) {
            assertThat(touches(box(diagram, line.flow().getSource()), line.parts().get(0).getP1())).as(line.flow().getId()).isTrue();
            assertThat(touches(box(diagram, line.flow().getTarget()), line.parts().get(line.parts().size() - 1).getP2()))
                    .as(line.flow().getId()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void crossesNoLines(Diagram diagram) {
        List<Line> lines = lines(diagram);
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                Line one = lines.get(i);
                Line other = lines.get(j);
                assertThat(one.parts()).as(one.flow().getId() + " and " + other.flow().getId())
                        .noneMatch(a -> other.parts().stream().anyMatch(a::intersectsLine));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void leadsNoLineThroughAStrangersStep(Diagram diagram) {
        for (Line line : lines(diagram)) {
            for (FlowNode node : diagram.all(FlowNode.class)) {
                boolean itsOwn = node.equals(line.flow().getSource()) || node.equals(line.flow().getTarget())
                        || contains(node, line.flow()) || line.flow().getSource() instanceof BoundaryEvent b && b.getAttachedTo().equals(node);
                assertThat(!itsOwn && line.parts().stream().anyMatch(p -> p.intersects(box(diagram, node))))
                        .as(line.flow().getId() + " through " + node.getId()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void putsNoStepAndNoWordsOnTopOfAnother(Diagram diagram) {
        List<FlowNode> nodes = new ArrayList<>(diagram.all(FlowNode.class));
        List<Rectangle2D> labels = labels(diagram);
        for (FlowNode one : nodes) {
            for (FlowNode other : nodes) {
                boolean nested = contains(one, other) || contains(other, one);
                boolean attached = one instanceof BoundaryEvent || other instanceof BoundaryEvent;
                assertThat(!one.equals(other) && !nested && !attached && box(diagram, one).intersects(box(diagram, other)))
                        .as(one.getId() + " and " + other.getId()).isFalse();
            }
            if (!(one instanceof SubProcess)) {
                assertThat(labels).as("words on " + one.getId()).noneMatch(label -> label.intersects(shrunk(box(diagram, one))));
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                assertThat(labels.get(i).intersects(labels.get(j))).as("words over words at " + labels.get(i)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void keepsLinesOutOfTheWords(Diagram diagram) {
        List<Line> lines = lines(diagram);
        assertThat(labels(diagram)).allSatisfy(label -> assertThat(lines)
                .noneMatch(line -> line.parts().stream().anyMatch(part -> part.intersects(shrunk(label)))));
    }

    private static List<Line> lines(Diagram diagram) {
        return diagram.all(BpmnEdge.class).stream().map(edge -> {
            List<Line2D> parts = new ArrayList<>();
            Point2D last = null;
            for (var point : edge.getWaypoints()) {
                Point2D here = new Point2D.Double(point.getX(), point.getY());
                if (last != null) {
                    parts.add(new Line2D.Double(last, here));
                }
                last = here;
            }
            return new Line((SequenceFlow) edge.getBpmnElement(), parts);
        }).toList();
    }

    private static List<Rectangle2D> labels(Diagram diagram) {
        List<Rectangle2D> labels = diagram.all(BpmnShape.class).stream().filter(s -> s.getBpmnLabel() != null)
                .map(s -> rectangle(s.getBpmnLabel().getBounds())).collect(Collectors.toCollection(ArrayList::new));
        diagram.all(BpmnEdge.class).stream().filter(e -> e.getBpmnLabel() != null)
                .map(e -> rectangle(e.getBpmnLabel().getBounds())).forEach(labels::add);
        return labels;
    }

    private static Rectangle2D box(Diagram diagram, FlowNode node) {
        return BOXES.computeIfAbsent(diagram, drawn -> drawn.all(BpmnShape.class).stream()
                .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), shape -> rectangle(shape.getBounds()))))
                .get(node.getId());
    }

    private static Rectangle2D rectangle(Bounds b) {
        return new Rectangle2D.Double(b.getX(), b.getY(), b.getWidth(), b.getHeight());
    }

    private static Rectangle2D shrunk(Rectangle2D r) {
        return new Rectangle2D.Double(r.getX() + 2, r.getY() + 2, r.getWidth() - 4, r.getHeight() - 4);
    }

    private static boolean touches(Rectangle2D box, Point2D point) {
        Rectangle2D outer = new Rectangle2D.Double(box.getX() - 1, box.getY() - 1, box.getWidth() + 2, box.getHeight() + 2);
        Rectangle2D inner = new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
        return outer.contains(point) && !inner.contains(point);
    }

    private static boolean contains(FlowNode outer, BaseElement inner) {
        for (var parent = inner.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
