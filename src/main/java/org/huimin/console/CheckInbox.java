package org.huimin.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huimin.tasks.InboxProof.Difference;
import org.huimin.tasks.InboxProof.Kind;
import org.huimin.workflow.InboxCheck;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the inbox against the engine, in the house's own database: with the settings and the profile the house runs with. */
@Command(name = "check-inbox", mixinStandardHelpOptions = true,
        description = "待办核对：逐项比对待办列表与流程引擎，并核对各列表的件数")
final class CheckInbox implements Callable<Integer> {

    private static final Map<Kind, String> WORDS = Map.of(Kind.MISSING, "流程在等，待办里没有", Kind.SURPLUS, "待办里有，流程不等",
            Kind.OTHER, "两边不是同一项工作", Kind.COUNT, "件数不符（记录 / 实有）");

    @Option(names = "--rebuild", description = "按流程引擎补齐待办并重新计数；请先停止系统")
    private boolean rebuild;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Rehearse.application())
                .web(WebApplicationType.NONE).run("--camunda.bpm.job-execution.enabled=false", "--spring.main.banner-mode=off", "--logging.level.root=WARN")) {
            InboxCheck check = context.getBean(InboxCheck.class);
            List<Difference> found = check.differences();
            found.forEach(d -> out.println(WORDS.get(d.kind()) + "：" + d.what() + "　" + d.detail()));
            if (rebuild && !found.isEmpty()) {
                check.mend(found);
                check.recount();
                found = check.differences();
                out.println("已重建，剩余差异 " + found.size() + " 处。");
            }
            out.println(found.isEmpty() ? "待办列表与流程引擎一致。" : "有 " + found.size() + " 处差异。");
            return found.isEmpty() ? 0 : 1;
        }
    }
}
