package org.huimin.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.huimin.tasks.TaskForms;
import org.huimin.testing.MySql;
import org.huimin.testing.PlanWalk;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A programme finishes by the diagrams and forms with which it began, whatever is deployed meanwhile; the next begins with the new. */
@Tag("check-24")
class RedeploymentTest {

    private static final String ADDED = "field-added";
    private static final String FIELD = "{\"type\": \"textfield\", \"id\": \"" + ADDED + "\", \"key\": \"added\", \"label\": \"新增事项\","
            + " \"validate\": {\"required\": true}},";

    @Test
    void finishesWithTheOldFormsAfterARedeploymentOnH2() throws IOException {
        try (WholeHouse house = WholeHouse.onH2()) {
            redeploy(house);
        }
    }

    @Test
    void finishesWithTheOldFormsAfterARedeploymentOnMySql() throws IOException {
        MySql.needed();
        try (WholeHouse house = WholeHouse.onMysql("huimin_story_redeployed")) {
            redeploy(house);
        }
    }

    private static void redeploy(WholeHouse house) throws IOException {
        PlanWalk old = PlanWalk.begin(house, "lushan-2023");
        old.next().orElseThrow().complete();
        deployWithAFieldMoreOnEveryForm(house);

        Set<String> finished = new HashSet<>();
        for (Optional<PlanWalk.Step> step = old.next(); step.isPresent(); step = old.next()) {
            assertThat(form(house, step.get())).as(step.get().item().task()).doesNotContain(ADDED);
            step.get().complete();
            finished.add(step.get().item().task());
        }
        assertThat(finished).as("tasks of a process that was called only afterwards among them").contains("issue-plan", "sign-notice");

        assertThat(form(house, PlanWalk.begin(house, "lushan-2024").next().orElseThrow())).contains(ADDED);
    }

    private static String form(WholeHouse house, PlanWalk.Step step) {
        return house.get(TaskForms.class).schema(step.item());
    }

    private static void deployWithAFieldMoreOnEveryForm(WholeHouse house) throws IOException {
        var deployment = house.get(RepositoryService.class).createDeployment().name("huimin").source("huimin").enableDuplicateFiltering(false);
        for (var resource : Deployer.resources().entrySet()) {
            try (InputStream content = resource.getValue().getInputStream()) {
                String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                deployment.addString(resource.getKey(), resource.getKey().endsWith(".form")
                        ? text.replaceFirst("\"components\": \\[", "\"components\": [" + FIELD) : text);
            }
        }
        deployment.deploy();
    }
}
