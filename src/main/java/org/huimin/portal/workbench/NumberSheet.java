package org.huimin.portal.workbench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.kernel.Actor;
import org.huimin.merchant.NumberSheets;
import org.huimin.merchant.SheetCheck;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Draft;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** The shops a platform is to take on: the numbers of its sheet go into the form of whoever claimed the work. */
@Component
class NumberSheet implements FilledSheet {

    private static final String FIELD = "numbers";

    private final NumberSheets sheets;
    private final Desk desk;
    private final Inbox inbox;

    NumberSheet(NumberSheets sheets, Desk desk, Inbox inbox) {
        this.sheets = sheets;
        this.desk = desk;
        this.inbox = inbox;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.task().equals("onboard-merchants");
    }

    @Override
    public String name(WorkItem item) {
        return "待入驻商户.xlsx";
    }

    @Override
    public byte[] out(Actor actor, WorkItem item) {
        return sheets.out(item.root(), item.context("platform"), kept(actor, item));
    }

    @Override
    public WorkItem writable(Actor actor, String id) {
        return desk.during(actor, id, item -> item);
    }

    @Override
    public SheetCheck check(Actor actor, WorkItem item, Attachment file) {
        return sheets.check(item.root(), item.context("platform"), kept(actor, item), file);
    }

    @Override
    public byte[] marked(WorkItem item, Attachment file) {
        return sheets.marked(item.root(), item.context("platform"), file);
    }

    @Override
    public int take(Actor actor, WorkItem item, Attachment file, boolean rest, long seen) {
        Map<String, Object> draft = new HashMap<>(inbox.draft(actor, item.id()).map(Draft::values).orElse(Map.of()));
        Map<String, String> numbers = sheets.numbers(item.root(), item.context("platform"), kept(actor, item), file);
        draft.put(FIELD, numbers.entrySet().stream().map(n -> n.getKey() + " " + n.getValue()).collect(Collectors.joining("\n")));
        desk.saveDraft(actor, item.id(), draft);
        return numbers.size();
    }

    private Map<String, String> kept(Actor actor, WorkItem item) {
        Map<String, String> kept = new LinkedHashMap<>();
        inbox.draft(actor, item.id()).map(d -> d.values().get(FIELD)).ifPresent(text -> text.toString().lines().forEach(line -> {
            String[] parts = line.strip().split("[\\s,，、:：]+");
            if (parts.length > 1) {
                kept.put(parts[0], parts[1]);
            }
        }));
        return kept;
    }
}
