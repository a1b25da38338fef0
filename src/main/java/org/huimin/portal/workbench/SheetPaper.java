package org.huimin.portal.workbench;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.Words;
import org.huimin.programme.PlanView;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.Answer;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** The approval sheet of a matter (呈批单): every opinion with office, name and time, and room for whoever has still to sign. */
@Component
class SheetPaper {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日\nHH:mm").withZone(Period.ZONE);
    private static final String ROOM_TO_SIGN = "\n\n\n";

    private final Timeline timeline;
    private final ProgrammeRegister programmes;
    private final CaseReading reading;
    private final Words words;

    SheetPaper(Timeline timeline, ProgrammeRegister programmes, CaseReading reading, Words words) {
        this.timeline = timeline;
        this.programmes = programmes;
        this.reading = reading;
        this.words = words;
    }

    Paper of(WorkItem item) {
        ProgrammeSpec spec = programmes.spec(item.caseRef());
        String matter = reading.process(item.caseRef()).orElse(item.name());
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(text("活动：" + spec.name()));
        parts.add(text("事项：" + matter + (item.subject() == null || item.subject().isEmpty() ? "" : "（" + item.subject() + "）")));
        parts.add(text("案号：" + item.caseRef().value()));
        if (item.process().equals("plan")) {
            PlanView plan = programmes.planOf(item.caseRef());
            parts.add(text("文号：" + (plan.documentNumber() == null ? "未编号" : plan.documentNumber())));
        }
        List<List<String>> rows = new ArrayList<>();
        List<Timeline.Line> lines = timeline.of(item.caseRef());
        lines.stream().filter(l -> l.item().state() == WorkItem.State.DONE).forEach(l -> rows.add(done(l)));
        lines.stream().filter(SheetPaper::silent).forEach(l -> rows.add(List.of(l.item().name(), "逾期未反馈视作无意见", l.item().unitName(),
                MOMENT.format(l.item().doneAt()))));
        lines.stream().filter(l -> l.item().isOpen()).forEach(l -> rows.add(List.of(l.item().name(), ROOM_TO_SIGN, l.item().unitName(), "")));
        parts.add(new Paper.Table("", List.of("环节", "意见", "办理单位和人员", "时间"), rows));
        return new Paper("", "", "呈批单", "", parts, List.of(), "", null);
    }

    private List<String> done(Timeline.Line line) {
        List<String> said = new ArrayList<>();
        if (line.item().decision() != null && !line.item().decision().isEmpty()) {
            said.add(words.decision(line.item().decision()));
        }
        if (line.choice() != null) {
            said.add(line.choice());
        }
        if (line.opinion() != null && !line.opinion().isBlank()) {
            said.add(line.opinion());
        }
        Answer.OfflineSignOff offline = line.offline();
        if (offline != null) {
            said.add("线下签批：" + offline.decidedBy() + "，" + Period.words(offline.decidedOn()) + "，" + offline.document());
        }
        return List.of(line.item().name(), String.join("\n", said), line.item().unitName() + "\n" + line.item().doneByName(), MOMENT.format(line.item().doneAt()));
    }

    /** Whoever was consulted and did not answer until the consultation was closed. */
    private static boolean silent(Timeline.Line line) {
        return line.item().state() == WorkItem.State.ENDED && line.item().task().equals("give-opinion");
    }

    private static Paper.Part text(String text) {
        return new Paper.Paragraph(0, text);
    }
}
