package org.huimin.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the house runs the engine: its own rules for diagrams, its own list of work, and one index the engine lacks. */
@Configuration
class EngineConfiguration {

    @Bean
    ProcessEnginePlugin houseRules(DiagramRules rules, WorkListener work, DataSource dataSource) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners() == null ? new ArrayList<>()
                        : new ArrayList<>(engine.getCustomPostBPMNParseListeners());
                listeners.add(rules);
                listeners.add(new WorkParseListener(work));
                engine.setCustomPostBPMNParseListeners(listeners);
                engine.setCustomHistoryLevels(List.of(new ElementHistory()));
                engine.setEnableExpressionsInAdhocQueries(false);
                engine.setEnableExpressionsInStoredQueries(false);
                engine.setQueryMaxResultsLimit(10_000);
            }

            /** A variable that is more than text, number, date or yes and no is refused: none is ever kept as a Java object. */
            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                engine.getVariableSerializers().removeSerializer(engine.getVariableSerializers().getSerializerByName(JavaObjectSerializer.NAME));
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                Flyway.configure().dataSource(dataSource).locations("classpath:db/engine").table("flyway_engine_history")
                        .baselineOnMigrate(true).baselineVersion("0").load().migrate();
            }
        };
    }
}
