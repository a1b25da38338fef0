package org.huimin.workflow.recorded;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.document.Attachments;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.selection.RecordedSelection;
import org.huimin.selection.RecordedSelection.Bidder;
import org.huimin.selection.Recording;
import org.huimin.selection.Tendering;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What people answer where another system has run the selection. */
@Component
class RecordedTasks implements Answering {

    private final Recording recording;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;

    RecordedTasks(Recording recording, ProgrammeRegister programmes, Attachments attachments) {
        this.recording = recording;
        this.programmes = programmes;
        this.attachments = attachments;
    }

    @Override
    public String process() {
        return "recorded";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "record-selection", work -> {
                    recording.record(work.actor(), work.item().caseRef(), result(work));
                    return Map.of();
                },
                "approve-record", work -> {
                    recording.decide(work.actor(), work.item().caseRef(), work.answer().decision().equals("APPROVED"), work.text("opinion"));
                    return work.routing();
                });
    }

    /** The form's groups, once for each lot and each place. */
    @Override
    public String form(WorkItem item, String form) {
        if (!item.task().equals("record-selection")) {
            return form;
        }
        List<Lot> lots = programmes.spec(item.root()).selection().lots();
        return FittedForm.of(form)
                .chapters("lots", List.of(new Chapter(null, lots.stream().map(lot -> new Copy(lot.code(), lot.name())).toList())))
                .chapters("places", List.of(new Chapter(null, lots.stream().flatMap(lot -> lot.places().stream().map(place -> new Copy(place, lot.name()))).toList())))
                .json();
    }

    private RecordedSelection result(Work work) {
        Map<String, Integer> received = new HashMap<>();
        Map<String, Integer> eligible = new HashMap<>();
        Map<String, Bidder> winners = new HashMap<>();
        for (Lot lot : programmes.spec(work.programme()).selection().lots()) {
            received.put(lot.code(), number(work, "received", lot.code()));
            eligible.put(lot.code(), number(work, "eligible", lot.code()));
            lot.places().forEach(place -> winners.put(place, new Bidder(work.text(FittedForm.key("enterprise", place)).strip(), work.text(FittedForm.key("creditCode", place)).strip())));
        }
        List<String> papers = Files.in(work.answer(), "paper");
        if (papers.isEmpty() || !attachments.get(papers.get(0)).caseRef().equals(work.item().caseRef())) {
            throw Refused.invalid("recorded.paper", "paper", "", "请上传省级系统公布的结果公告。");
        }
        return new RecordedSelection(work.text("systemName").strip(), work.text("project").strip(), LocalDate.parse(work.text("announcedOn")),
                Tendering.deadline(work.text("deadline")), LocalDate.parse(work.text("resultOn")), papers.get(0), received, eligible, winners, bidders(work.text("bidders")));
    }

    /** One a line: the name, then the code. */
    private static List<Bidder> bidders(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).map(line -> {
            String[] parts = line.split("[\\s,，、\t]+(?=\\S*$)", 2);
            return new Bidder(parts[0], parts.length < 2 ? "" : parts[1]);
        }).toList();
    }

    private static int number(Work work, String field, String of) {
        return new BigDecimal(work.text(FittedForm.key(field, of))).intValueExact();
    }
}
