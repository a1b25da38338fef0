package org.huimin.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the Keycloak realm of a programme. */
@Command(name = "realm", description = "按活动文件生成Keycloak的realm配置（JSON）：单位、岗位、平台接口；不含任何口令", mixinStandardHelpOptions = true)
final class WriteRealm implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME-OR-FILE", description = "活动文件的名称或路径")
    private String programme;

    @Option(names = "--address", paramLabel = "URL", required = true, description = "本系统的访问地址，如 https://huimin.example.gov.cn")
    private String address;

    @Option(names = "--accounts", description = "为每个岗位各建一个账号，首次登录前由管理员设置口令")
    private boolean accounts;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            out.println(RealmOf.write(RealmOf.of(ProgrammeFile.read(programme), address.replaceFirst("/+$", ""), accounts)));
            return 0;
        } catch (Refused no) {
            no.reasons().forEach(r -> System.err.println(r.message()));
            return 2;
        }
    }
}
