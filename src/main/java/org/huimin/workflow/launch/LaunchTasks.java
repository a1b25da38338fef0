package org.huimin.workflow.launch;

import java.util.Map;
import org.huimin.campaign.LaunchChecking;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer before anything is issued. */
@Component
class LaunchTasks implements Answering {

    private final LaunchChecking checking;

    LaunchTasks(LaunchChecking checking) {
        this.checking = checking;
    }

    @Override
    public String process() {
        return "launch";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "submit-rules", work -> {
                    checking.submitRules(work.actor(), work.programme(), work.context("platform"), work.text("rules"),
                            Files.in(work.answer(), "attachment"));
                    return Map.of();
                },
                "check-launch", work -> {
                    checking.check(work.actor(), work.programme(), work.context("unit"), work.answer().decision().equals("READY"), work.text("opinion"));
                    return Map.of();
                },
                "remedy-launch", work -> {
                    checking.remedy(work.actor(), work.programme(), work.text("remedy"));
                    return Map.of();
                });
    }
}
