package org.huimin.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.huimin.kernel.Refused;
import org.huimin.ledger.FileSource;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerFiles;
import org.huimin.ledger.LedgerJudge;
import org.huimin.ledger.LedgerRules;
import org.huimin.ledger.StoreFile;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges and settles delivered files without engine or database. */
@Command(name = "reconcile", mixinStandardHelpOptions = true, sortOptions = false,
        description = "核销对账：按方案逐笔核对领券、核销、退款明细，不需要数据库")
final class Reconcile implements Callable<Integer> {

    @Option(names = "--programme", required = true, paramLabel = "NAME-OR-FILE", description = "活动文件的名称或路径")
    private String programme;

    @Option(names = "--stores", required = true, paramLabel = "FILE", description = "参与商户名单")
    private Path stores;

    @Option(names = "--claims", required = true, arity = "1..*", paramLabel = "FILE", description = "领券明细，可以有多个")
    private List<Path> claims;

    @Option(names = "--redemptions", required = true, arity = "1..*", paramLabel = "FILE", description = "核销明细，可以有多个")
    private List<Path> redemptions;

    @Option(names = "--refunds", arity = "1..*", paramLabel = "FILE", description = "退款明细，可以有多个")
    private List<Path> refunds = List.of();

    @Option(names = "--bank", arity = "1..*", paramLabel = "FILE", description = "专户流水")
    private List<Path> bank = List.of();

    @Option(names = "--platform", paramLabel = "CODE", description = "发放平台代码；方案只有一个平台时可以不写")
    private String platform;

    @Option(names = "--refused", paramLabel = "OUT.csv", description = "把核减记录写成CSV")
    private Path refused;

    @Option(names = "--json", paramLabel = "OUT", description = "把结果写成JSON")
    private Path json;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            LedgerRules rules = rules();
            LedgerFiles files = new LedgerFiles(sources(claims), sources(redemptions), sources(refunds), sources(bank));
            try (LedgerJudge judge = LedgerJudge.open(); RefusedFile rows = new RefusedFile(refused)) {
                long start = System.nanoTime();
                Judgement judgement = judge.judge(rules, StoreFile.read(FileSource.of(stores)), files, rows);
                double seconds = (System.nanoTime() - start) / 1e9;
                ReconcileReport report = new ReconcileReport(rules, judgement, seconds);
                report.print(out);
                if (json != null) {
                    OutFile.write(json, report.json());
                }
                rows.keep();
                return report.holds() ? 0 : 1;
            }
        } catch (Refused no) {
            no.reasons().forEach(r -> err.println(r.message()));
            return 2;
        } catch (IOException | UncheckedIOException e) {
            err.println("无法写出结果：" + e.getMessage());
            return 2;
        }
    }

    private LedgerRules rules() {
        ProgrammeSpec spec = ProgrammeFile.read(programme);
        if (platform == null && spec.platforms().size() != 1) {
            throw Refused.invalid("reconcile.platform", "platform", "", "方案有多个发放平台，请用 --platform 指明一个："
                    + String.join("、", spec.platforms().stream().map(ProgrammeSpec.Platform::code).toList()) + "。");
        }
        return LedgerRules.of(spec, platform == null ? spec.platforms().get(0).code() : platform);
    }

    private static List<FileSource> sources(List<Path> paths) {
        List<FileSource> sources = new ArrayList<>();
        for (Path path : paths) {
            sources.add(FileSource.of(path));
        }
        return sources;
    }
}
