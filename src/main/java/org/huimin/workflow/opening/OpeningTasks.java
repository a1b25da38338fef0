package org.huimin.workflow.opening;

import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.selection.SealCeremony;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What the holders answer where applications are opened. */
@Component
class OpeningTasks implements Answering {

    private final SealCeremony ceremony;

    OpeningTasks(SealCeremony ceremony) {
        this.ceremony = ceremony;
    }

    @Override
    public String process() {
        return "opening";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("open-applications", work -> {
            CaseRef tender = CaseRef.of(work.context("tender"));
            if (!ceremony.hasOpened(work.actor(), tender)) {
                throw Refused.conflict("seal.not-opened", "您还没有输入开启口令，请先在上方输入，再提交。");
            }
            return Map.of("opened", ceremony.opened(tender));
        });
    }
}
