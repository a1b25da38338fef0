package org.huimin.workflow.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.campaign.OutreachReporting;
import org.huimin.campaign.OutreachReporting.Entry;
import org.huimin.document.Attachments;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.springframework.stereotype.Component;

/** What the units answer about the channels through which they tell people of the programme. */
@Component
class OutreachTasks implements Answering {

    private static final String DONE = "DONE";

    private final OutreachReporting reporting;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;

    OutreachTasks(OutreachReporting reporting, ProgrammeRegister programmes, Attachments attachments) {
        this.reporting = reporting;
        this.programmes = programmes;
        this.attachments = attachments;
    }

    @Override
    public String process() {
        return "outreach";
    }

    @Override
    public Map<String, Handler> handlers() {
        Handler report = work -> {
            reporting.report(work.actor(), work.programme(), work.item().unit(),
                    channels(work.item()).stream().map(channel -> entry(work, channel.code())).toList());
            return Map.of();
        };
        return Map.of(
                "run-outreach", report,
                "announce-online", report,
                "close-outreach", work -> {
                    reporting.close(work.actor(), work.programme(), work.text("remark"));
                    return Map.of();
                });
    }

    /** The form's one group of fields, once for each channel of the unit. */
    @Override
    public String form(WorkItem item, String form) {
        return item.task().equals("close-outreach") ? form : FittedForm.of(form)
                .chapters("channel", channels(item).stream().map(c -> new Chapter(c.name(), List.of(new Copy(c.code(), c.name())))).toList()).json();
    }

    private Entry entry(Work work, String channel) {
        boolean done = work.text(FittedForm.key("state", channel)).equals(DONE);
        String day = work.text(FittedForm.key("doneOn", channel));
        return new Entry(channel, done, day.isEmpty() ? null : LocalDate.parse(day), text(work, "summary", channel), text(work, "place", channel),
                text(work, "reason", channel), evidence(work, channel));
    }

    /** Only what was uploaded for this work is evidence of it. */
    private List<String> evidence(Work work, String channel) {
        List<String> ids = Files.in(work.answer(), FittedForm.key("evidence", channel));
        if (attachments.all(ids).stream().filter(file -> file.caseRef().equals(work.item().caseRef())).count() < ids.size()) {
            throw Refused.invalid("outreach.foreign-evidence", FittedForm.key("evidence", channel), "", "佐证材料须在办理本事项时上传，请重新上传。");
        }
        return ids;
    }

    private List<ProgrammeSpec.Channel> channels(WorkItem item) {
        return programmes.spec(item.root()).channelsOf(item.unit());
    }

    private static String text(Work work, String field, String channel) {
        String text = work.text(FittedForm.key(field, channel)).strip();
        return text.isEmpty() ? null : text;
    }
}
