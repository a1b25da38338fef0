package org.huimin.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What analysts drew is accepted by the bare engine, in one deployment as on the real one. */
class DiagramsDeployTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void deploysEverythingTogether() throws IOException {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("diagrams");
        configuration.setJdbcUrl("jdbc:h2:mem:diagrams;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        configuration.setJobExecutorActivate(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine = configuration.buildProcessEngine();

        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (Path file : filesUnder("processes", ".bpmn")) {
            deployment.addString(file.toString().replace('\\', '/'), Files.readString(file));
        }
        for (Path file : filesUnder("forms", ".form")) {
            deployment.addString(file.toString().replace('\\', '/'), Files.readString(file));
        }
        deployment.deploy();
    }

    @AfterAll
    static void closesEngine() {
        engine.close();
    }

    @Test
    void deploysOneProcessPerFileNamedLikeIt() throws IOException {
        List<String> keys = engine.getRepositoryService().createProcessDefinitionQuery().list().stream()
                .map(ProcessDefinition::getKey).toList();

        assertThat(keys).containsExactlyInAnyOrderElementsOf(filesUnder("processes", ".bpmn").stream()
                .map(file -> file.getFileName().toString().replace(".bpmn", "")).toList());
    }

    @Test
    void keepsHistoryForFifteenYears() {
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list())
                .allSatisfy(process -> assertThat(process.getHistoryTimeToLive()).isEqualTo(5479));
    }

    private static List<Path> filesUnder(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
