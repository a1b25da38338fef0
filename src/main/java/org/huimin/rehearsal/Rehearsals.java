package org.huimin.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** The rehearsal as a command: plays, reports, and says whether everything that must hold holds. */
@Service
public class Rehearsals {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(SerializationFeature.INDENT_OUTPUT);

    private final Rehearsing rehearsing;
    private final ProgrammeRegister programmes;
    private final Reporter reporter;
    private final RehearsalFiles files;
    private final Clock clock;

    Rehearsals(Rehearsing rehearsing, ProgrammeRegister programmes, Reporter reporter, RehearsalFiles files, Clock clock) {
        this.rehearsing = rehearsing;
        this.programmes = programmes;
        this.reporter = reporter;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Plays from the beginning to the end, and concludes.
     *
     * @param progress told in a line whatever happens, and the report at the end
     * @return as {@link #conclude}
     */
    public boolean play(ProgrammeSpec spec, long seed, Path json, Path target, Consumer<String> progress) {
        long began = System.nanoTime();
        Rehearsing.Play play = rehearsing.begin(spec, seed);
        play.toTheEnd(progress);
        return conclude(play, Duration.ofNanos(System.nanoTime() - began), json, target, progress);
    }

    /**
     * Reports on a programme that has been played.
     *
     * @param json   where the report is written; null for nowhere
     * @param target where ledgers, directory, programme and papers are written; null for nowhere
     * @return whether the programme came to its end, the money balances and the trail holds
     */
    public boolean conclude(Rehearsing.Play play, Duration took, Path json, Path target, Consumer<String> told) {
        ProgrammeSpec spec = programmes.spec(play.programme());
        Instant from = spec.rehearsal().start().atZone(Period.ZONE).toInstant();
        RehearsalReport report = reporter.report(play.programme(), from, clock.instant(), took);
        if (target != null) {
            files.write(play.programme(), play.answers().books(), target);
        }
        write(report, json);
        tell(spec, report, told);
        return report.holds();
    }

    private static void write(RehearsalReport report, Path json) {
        if (json == null) {
            return;
        }
        try {
            if (json.toAbsolutePath().getParent() != null) {
                Files.createDirectories(json.toAbsolutePath().getParent());
            }
            JSON.writeValue(json.toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(RehearsalReport.Table table) {
        return table.rows() - table.accepted();
    }

    private static void tell(ProgrammeSpec spec, RehearsalReport r, Consumer<String> out) {
        out.accept("");
        out.accept("全流程演练（演练数据）：" + spec.name());
        out.accept("  方案    资金 " + r.plan().budget() + " 元，" + r.plan().vouchers() + " 张券，面值合计 " + r.plan().value() + " 元");
        out.accept("  商户    推荐 " + r.merchants().recommended() + "，核准 " + r.merchants().admitted() + "，不予核准 " + r.merchants().rejected()
                + "，名单 " + r.merchants().directory() + " 家");
        if (r.selection() != null) {
            r.selection().lots().forEach(l -> out.accept("  遴选    " + l.code() + "：报名 " + l.received() + " 家，逾期 " + l.late() + " 家，合格 " + l.eligible() + " 家；"
                    + (l.ranking().isEmpty() ? "" : "名次 " + l.ranking().stream().map(k -> k.applicant() + (k.score() == null ? "" : " " + k.score()))
                            .collect(Collectors.joining("、")) + "；")
                    + l.awards().stream().map(w -> w.applicant() + " " + w.amount() + " 元").collect(Collectors.joining("，"))));
        }
        r.phases().forEach(p -> out.accept("  第" + p.number() + "期   " + p.opened() + " 至 " + p.closed() + "，资金 " + p.pool() + "，领取 " + p.claimed()
                + "，核销 " + p.redeemed() + "，退款 " + p.refunded() + "，核减 " + p.refusedRows() + " 行，叠加到下一期 " + p.carriedOver()
                + "，不足一张券 " + p.unallocated()));
        if (r.settlement() != null) {
            out.accept("  清算    实际支付 " + r.settlement().paid() + "，退回 " + r.settlement().returned() + "（其中逾期退款 "
                    + r.settlement().lateRefunds() + "），" + (r.settlement().balanced() ? "账目相符" : "差额待查"));
        }
        r.ledgers().forEach(l -> out.accept("  明细    " + l.platform() + "：领券 " + l.claims().rows() + " 笔、核减 " + sum(l.claims()) + "；核销 "
                + l.redemptions().rows() + " 笔、核减 " + sum(l.redemptions()) + "；退款 " + l.refunds().rows() + " 笔、核减 " + sum(l.refunds())
                + "；净核销 " + l.net()));
        r.notices().forEach(n -> out.accept("  公告    " + n.publishedOn() + "  " + n.number() + "  " + n.type()));
        out.accept("  情况    逾期未反馈意见 " + r.incidents().silentUnits() + " 个单位，错过推荐期限 " + r.incidents().missedLists() + " 个单位，退回推荐名单 "
                + r.incidents().returnedLists() + " 份，会签提出整改 " + r.incidents().launchDoubts() + " 次，迟报每日数据 " + r.incidents().lateReports()
                + " 份，中止后恢复商户 " + r.incidents().suspendedShops() + " 家，取消资格 " + r.incidents().removedShops() + " 家");
        out.accept("  办理    " + r.tasks().completed() + " 项；异议 " + r.objections().received() + " 件，成立 " + r.objections().upheld() + " 件");
        out.accept("  记录    " + r.trail().entries() + " 条，" + (r.trail().verified() ? "核验通过" : "核验不通过") + "，" + r.trail().head());
        out.accept("  历时    模拟 " + r.elapsed().simulatedDays() + " 天，实际 " + r.elapsed().seconds() + " 秒");
        out.accept(r.holds() ? "结论：全部成立。" : "结论：有不成立的事项，请查看上面各行。");
    }
}
