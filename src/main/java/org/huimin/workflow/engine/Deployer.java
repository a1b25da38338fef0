package org.huimin.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys diagrams, decision tables and forms at start, named by their place on the class path, so that forms with one
 * file name stay apart and a restart from a jar deploys nothing anew.
 */
@Component
class Deployer implements InitializingBean {

    private static final String[] PATTERNS = {"processes/*.bpmn", "processes/*.dmn", "forms/**/*.form"};

    private final RepositoryService repository;

    Deployer(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterPropertiesSet() {
        var deployment = repository.createDeployment().name("huimin").source("huimin").enableDuplicateFiltering(false);
        resources().forEach((name, resource) -> {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        deployment.deploy();
    }

    static Map<String, Resource> resources() {
        Map<String, Resource> found = new TreeMap<>();
        for (String pattern : PATTERNS) {
            try {
                for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                    String url = resource.getURL().toString();
                    found.put(url.substring(url.lastIndexOf(pattern.substring(0, pattern.indexOf('/') + 1))), resource);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
