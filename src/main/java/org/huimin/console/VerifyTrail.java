package org.huimin.console;

import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.oversight.TrailFile;
import org.huimin.oversight.TrailHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes a published trail from the file alone and names the first thing that does not hold. */
@Command(name = "verify-trail", mixinStandardHelpOptions = true,
        description = "结果核验：按公布的办理记录逐条重新计算，不需要数据库")
final class VerifyTrail implements Callable<Integer> {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;
    private static final Pattern ADDRESS = Pattern.compile("(https?|file)://.*|file:/.*");
    private static final Pattern HEAD = Pattern.compile("([A-Z0-9-]+)[#:/](\\d{1,18})[#:/]([0-9a-f]{64})");

    @Parameters(index = "0", paramLabel = "FILE-OR-URL", description = "公布的办理记录文件或其网址")
    private String source;

    @Option(names = "--head", paramLabel = "CHAIN:NUMBER:HASH", description = "公告上印的记录编号和校验值，文件须包含这一条")
    private String head;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        TrailHead expected = null;
        if (head != null) {
            Matcher parts = HEAD.matcher(head);
            if (!parts.matches()) {
                err.println("“--head”应写成 活动编号:序号:校验值，例如 VP-2023-001:12:" + "0".repeat(64) + "，而不是“" + head + "”。");
                return UNUSABLE;
            }
            expected = new TrailHead(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3));
        }
        try {
            return tell(ADDRESS.matcher(source).matches() ? TrailFile.verify(address(), expected)
                    : TrailFile.verify(Path.of(source), expected), out, err);
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println("无法读取“" + source + "”：" + unreadable.getMessage());
            return UNUSABLE;
        }
    }

    private URL address() throws MalformedURLException {
        return URI.create(source).toURL();
    }

    private static int tell(TrailFile.Result result, PrintStream out, PrintStream err) {
        boolean noTrailAtAll = result.lines() == 0 || result.head() == null && result.fault() != null
                && result.fault().kind() == TrailFile.Kind.UNREADABLE;
        if (noTrailAtAll) {
            err.println(result.lines() == 0 ? "文件中没有办理记录。" : "这不是公布的办理记录。" + result.fault().message());
            return UNUSABLE;
        }
        if (!result.holds()) {
            out.println(result.fault().message());
            out.println("结论：不成立。" + (result.head() == null ? "" : "此前 " + result.head().seq() + " 条成立。"));
            return BROKEN;
        }
        out.println(result.head().chain() + " 共 " + result.head().seq() + " 条记录，逐条核验成立。");
        out.println("最后一条：" + result.head().seq() + "，" + result.head().hash());
        return HOLDS;
    }
}
