package org.huimin.portal.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huimin.kernel.Actor;
import org.huimin.portal.layout.ScriptTexts;
import org.huimin.portal.layout.Words;
import org.huimin.portal.workbench.acts.Acts;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.tasks.Deposit;
import org.huimin.tasks.Depositing;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Draft;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.Receipt;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One piece of work: what it rests on, its form, what happened before, and where it stands in the process. */
@Controller
class TaskPage {

    private final Inbox inbox;
    private final TaskForms forms;
    private final ProgrammeRegister programmes;
    private final Timeline timeline;
    private final CaseReading reading;
    private final List<Panel> panels;
    private final ObjectMapper json;
    private final ScriptTexts texts;
    private final Words words;
    private final Acts acts;
    private final AttachmentDesk attachments;
    private final Desk desk;
    private final Depositing depositing;
    private final CaseAccess access;

    TaskPage(Inbox inbox, TaskForms forms, ProgrammeRegister programmes, Timeline timeline, CaseReading reading,
             List<Panel> panels, ObjectMapper json, ScriptTexts texts, Words words, Acts acts, AttachmentDesk attachments,
             Desk desk, Depositing depositing, CaseAccess access) {
        this.inbox = inbox;
        this.forms = forms;
        this.programmes = programmes;
        this.timeline = timeline;
        this.reading = reading;
        this.panels = panels;
        this.json = json;
        this.texts = texts;
        this.words = words;
        this.acts = acts;
        this.attachments = attachments;
        this.desk = desk;
        this.depositing = depositing;
        this.access = access;
    }

    private static final int MOST_FILES = 100;
    /** Work whose files may come in the platform's own layout. */
    private static final Set<String> OWN_LAYOUT = Set.of("submit-ledger", "submit-refunds", "submit-daily");

    enum Tab { FORM, TIMELINE, DIAGRAM }

    @GetMapping("/desk/{id}")
    String show(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "FORM") Tab tab,
                @RequestParam(defaultValue = "") String after, Locale locale, Model model) {
        WorkItem item = inbox.get(actor, id);
        desk.opened(actor, item);
        model.addAttribute("item", item);
        model.addAttribute("programme", programmes.view(item.caseRef()));
        model.addAttribute("readsCase", access.mayRead(actor, item.root()));
        model.addAttribute("mine", item.state() == WorkItem.State.CLAIMED && actor.account().equals(item.assignee()));
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", Tab.values());
        if (tab == Tab.TIMELINE) {
            timeline.of(actor, item.root(), after, model);
        } else if (!item.isOpen()) {
            timeline.open(actor, item.root(), model);
        }
        if (tab == Tab.DIAGRAM) {
            model.addAttribute("drawings", reading.around(item.caseRef()).stream()
                    .sorted(Comparator.comparing(r -> r.caseRef().equals(item.root()))).toList());
        }
        if (tab == Tab.FORM) {
            panel(item, model);
            model.addAttribute("ownLayout", item.isOpen() && OWN_LAYOUT.contains(item.task()) ? item.context("platform") : null);
            acts.offer(actor, item, model);
            if (item.isOpen()) {
                form(actor, item, locale, model);
            } else {
                model.addAttribute("handled", timeline.handled(item));
                receipt(actor, item, model);
            }
        }
        return "workbench/task";
    }

    private void panel(WorkItem item, Model model) {
        Optional<Panel> panel = panels.stream().filter(p -> p.suits(item)).findFirst();
        panel.ifPresent(p -> p.fill(item, model));
        model.addAttribute("panel", panel.map(p -> "workbench/panels/" + p.template()).orElse(null));
    }

    /** What was answered with its number, and what this person may turn to next. */
    private void receipt(Actor actor, WorkItem item, Model model) {
        Optional<Receipt> receipt = inbox.receipt(actor, item.id());
        model.addAttribute("receipt", receipt.orElse(null));
        model.addAttribute("answers", receipt.map(r -> forms.read(item, r.values())).orElse(List.of()));
        model.addAttribute("files", receipt.map(r -> files(actor, forms.read(item, r.values()))).orElse(Map.of()));
        model.addAttribute("unread", inbox.unread(actor, item));
        model.addAttribute("nextOwn", inbox.nextFor(actor).orElse(null));
    }

    private Map<String, String> files(Actor actor, List<TaskForms.Line> lines) {
        Map<String, String> names = new LinkedHashMap<>();
        lines.stream().flatMap(line -> line.files().stream()).limit(MOST_FILES).forEach(id -> names.put(id, attachments.name(actor, id)));
        return names;
    }

    private void form(Actor actor, WorkItem item, Locale locale, Model model) {
        String schema = forms.schema(item);
        Optional<Draft> draft = inbox.draft(actor, item.id());
        model.addAttribute("schema", schema);
        model.addAttribute("agreeing", String.join(" ", forms.agreeing()));
        model.addAttribute("brought", item.context().containsKey("platform") ? depositing.of(item).stream().map(Deposit::name).toList() : List.of());
        Map<String, Object> values = forms.shown(item, draft.map(Draft::values).orElse(Map.of()));
        model.addAttribute("values", write(values));
        model.addAttribute("fileNames", write(files(actor, forms.read(item, values))));
        model.addAttribute("saved", draft.map(d -> words.hour(d.savedAt())).orElse(""));
        model.addAttribute("decides", forms.takesOffline(item));
        model.addAttribute("checked", CheckedAnswers.suits(item.task()));
        model.addAttribute("texts", write(texts.in(locale)));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
