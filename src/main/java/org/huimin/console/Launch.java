package org.huimin.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.workflow.Launching;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a programme into the house's own database: with the settings and the profile the house runs with. */
@Command(name = "launch", description = "登记一次活动：单位、岗位入册，方案起草到达主办单位的待办", mixinStandardHelpOptions = true)
final class Launch implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME-OR-FILE", description = "活动文件的名称或路径")
    private String programme;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Rehearse.application())
                .web(WebApplicationType.NONE).run("--camunda.bpm.job-execution.enabled=false", "--spring.main.banner-mode=off", "--logging.level.root=WARN")) {
            out.println("已登记：" + context.getBean(Launching.class).launch(Actor.SYSTEM, ProgrammeFile.read(programme)));
            return 0;
        } catch (Refused no) {
            no.reasons().forEach(r -> System.err.println(r.message()));
            return 2;
        }
    }
}
