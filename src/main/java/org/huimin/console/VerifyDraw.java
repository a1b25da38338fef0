package org.huimin.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.huimin.panel.Call;
import org.huimin.panel.DrawCertificate;
import org.huimin.panel.DrawFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes the draw of a review panel from its published certificate alone and names the first thing that does not hold. */
@Command(name = "verify-draw", mixinStandardHelpOptions = true,
        description = "抽取核验：按公布的抽取证书重新计算评审专家的抽取，不需要数据库")
final class VerifyDraw implements Callable<Integer> {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;
    /** No certificate is larger, or it is none. */
    private static final long MOST_BYTES = 16L << 20;

    @Parameters(index = "0", paramLabel = "FILE", description = "公布的抽取证书（JSON）")
    private Path file;

    @Option(names = "--digest", paramLabel = "HASH", description = "公告上印的证书校验值，文件须与之相同")
    private String digest;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (digest != null && !digest.matches("[0-9a-f]{64}")) {
            err.println("“--digest”应是公告上印的 64 位十六进制校验值，而不是“" + digest + "”。");
            return UNUSABLE;
        }
        DrawFile.Result result;
        try {
            if (Files.size(file) > MOST_BYTES) {
                err.println("“" + file + "”太大，不是抽取证书。");
                return UNUSABLE;
            }
            result = DrawFile.verify(Files.readAllBytes(file), digest);
        } catch (IOException unreadable) {
            err.println("无法读取“" + file + "”：" + unreadable.getMessage());
            return UNUSABLE;
        }
        if (!result.readable()) {
            err.println(result.fault());
            return UNUSABLE;
        }
        if (!result.holds()) {
            out.println(result.fault());
            out.println("结论：不成立。");
            return BROKEN;
        }
        tell(result.certificate(), out);
        return HOLDS;
    }

    private static void tell(DrawCertificate c, PrintStream out) {
        out.println(c.about() + " 第 " + c.attempt() + " 次抽取，专家库 " + c.pool().size() + " 人，名额 " + c.seats().size() + " 个，逐项核验成立。");
        c.calls().forEach(call -> out.println("名额 " + call.seat() + "：" + call.code() + " " + call.outcome().words()));
        long seated = c.calls().stream().filter(call -> call.outcome() == Call.Outcome.SEATED).count();
        out.println("到场 " + seated + " 人。证书校验值：" + c.digest());
    }
}
