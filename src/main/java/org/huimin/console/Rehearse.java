package org.huimin.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.rehearsal.Rehearsals;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a whole programme on the real engine, in a database of its own that is gone afterwards. */
@Command(name = "rehearse", description = "全流程演练：在一个全新的数据库中演完一次活动", mixinStandardHelpOptions = true)
final class Rehearse implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME-OR-FILE", description = "活动文件的名称或路径")
    private String programme;

    @Option(names = "--seed", description = "随机种子，同一种子结果相同", defaultValue = "2023")
    private long seed;

    @Option(names = "--json", paramLabel = "OUT", description = "把结果写成JSON")
    private Path json;

    @Option(names = "--files", paramLabel = "DIR", description = "写出流水文件、商户名单、活动文件和公文")
    private Path files;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ProgrammeSpec spec;
        try {
            spec = ProgrammeFile.read(programme);
        } catch (Refused no) {
            no.reasons().forEach(r -> System.err.println(r.message()));
            return 2;
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application())
                .web(WebApplicationType.NONE).profiles("command").run()) {
            return context.getBean(Rehearsals.class).play(spec, seed, json, files, out::println) ? 0 : 1;
        }
    }

    /** Named, not referred to: the application stands above every room and none may know it. */
    static Class<?> application() {
        try {
            return Class.forName("org.huimin.HuiminApplication");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
