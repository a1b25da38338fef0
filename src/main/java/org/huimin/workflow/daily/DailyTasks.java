package org.huimin.workflow.daily;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.campaign.Reporting;
import org.huimin.kernel.Refused;
import org.huimin.ledger.ColumnMappings;
import org.huimin.ledger.DailyTable;
import org.huimin.ledger.FileSource;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer about a day's figures. */
@Component
class DailyTasks implements Answering {

    private final Reporting reporting;
    private final ColumnMappings mappings;

    DailyTasks(Reporting reporting, ColumnMappings mappings) {
        this.reporting = reporting;
        this.mappings = mappings;
    }

    @Override
    public String process() {
        return "daily";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "submit-daily", this::submit,
                "chase-daily", work -> Map.of(),
                "check-daily", work -> {
                    if (work.answer().decision().equals("APPROVED")) {
                        reporting.explain(work.actor(), work.programme(), work.phase(), work.context("platform"), day(work), work.text("opinion"));
                    } else {
                        reporting.sendBack(work.actor(), work.programme(), work.phase(), work.context("platform"), day(work), work.text("opinion"));
                    }
                    return work.routing();
                });
    }

    private Map<String, Object> submit(Work work) {
        reporting.submit(work.actor(), work.programme(), work.phase(), work.context("platform"), DailyTable.parse(table(work), day(work)),
                work.text("restatementReason"), work.item().dueAt());
        return Map.of();
    }

    /** The file where one was chosen, else what was pasted. */
    private FileSource table(Work work) {
        List<String> chosen = Files.in(work.answer(), "daily");
        if (chosen.isEmpty() == work.text("rows").isEmpty()) {
            throw Refused.invalid("daily.one-table", "daily", "", chosen.isEmpty() ? "请上传当日数据表，或者把数据粘贴到“数据行”中。"
                    : "数据表和粘贴的数据只能报一份，请删去其中一份。");
        }
        return chosen.isEmpty() ? FileSource.of("rows", work.text("rows").replace('\t', ',').getBytes(StandardCharsets.UTF_8))
                : mappings.daily(work.programme(), work.context("platform"), chosen.get(0));
    }

    private static LocalDate day(Work work) {
        return LocalDate.parse(work.context("day"));
    }
}
