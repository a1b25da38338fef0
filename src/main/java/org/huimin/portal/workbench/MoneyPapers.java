package org.huimin.portal.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.document.Attachments;
import org.huimin.document.Paper;
import org.huimin.document.Papers;
import org.huimin.kernel.Capitals;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.DrawdownView;
import org.huimin.settlement.DrawingDown;
import org.huimin.settlement.Payee;
import org.huimin.settlement.PlatformReport;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.springframework.stereotype.Component;

/**
 * The papers finance files for a programme's money (报账材料包): index, payment requests, report, ledger and receipts in
 * one archive. Papers are docx, so that an office can put its seal block in; nothing but this application is needed.
 */
@Component
class MoneyPapers {

    private final ProgrammeRegister programmes;
    private final SettlementRegister settlement;
    private final Attachments attachments;
    private final Papers papers;
    private final ReportPaper report;
    private final Clock clock;

    MoneyPapers(ProgrammeRegister programmes, SettlementRegister settlement, Attachments attachments, Papers papers, ReportPaper report,
                Clock clock) {
        this.programmes = programmes;
        this.settlement = settlement;
        this.attachments = attachments;
        this.papers = papers;
        this.report = report;
        this.clock = clock;
    }

    /** @param book the ledger of fund use as a table */
    byte[] zip(CaseRef programme, byte[] book) {
        ProgrammeSpec spec = programmes.spec(programme);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (DrawdownView drawdown : settlement.drawdowns(programme)) {
            files.put("资金拨付申请单-" + drawdown.number() + ".docx", papers.docx(request(spec, drawdown)));
        }
        files.put("活动评价和资金清算报告.docx", papers.docx(report.of(programme)));
        files.put("资金台账.csv", book);
        receipts(programme, files);
        return packed(spec, files);
    }

    private Paper request(ProgrammeSpec spec, DrawdownView drawdown) {
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(text("活动：" + spec.name()));
        parts.add(text("用途：" + (drawdown.phase() == DrawingDown.CLOSING ? "总清算补付" : spec.phase(drawdown.phase()).name() + "消费券资金") + "（"
                + word(spec) + "）"));
        parts.add(text("金额：" + drawdown.amount() + "元（" + Capitals.of(drawdown.amount()) + "）"));
        parts.add(text("预算指标文件：" + drawdown.budgetDocument()));
        parts.add(text("预算科目：" + drawdown.subject()));
        parts.add(text("申请日期：" + LocalDate.ofInstant(drawdown.requestedAt(), Period.ZONE)));
        parts.add(new Paper.Table("收款和拨付情况", List.of("平台", "户名", "开户行", "账号", "金额（元）", "凭证号", "回单号", "拨付日期"),
                drawdown.payees().stream().map(p -> payee(spec, p)).toList()));
        return new Paper("", "", "资金拨付申请单", spec.funding().source(), parts, List.of(), spec.unit(spec.sponsor()).name(), null);
    }

    private static List<String> payee(ProgrammeSpec spec, Payee p) {
        return List.of(Names.platforms(spec).get(p.platform()), or(p.accountName()), or(p.bank()), or(p.maskedNumber()), p.amount().toString(),
                or(p.voucherNumber()), or(p.bankReceipt()), p.paid() ? p.paidOn().toString() : "未拨付");
    }

    private static Paper.Part text(String text) {
        return new Paper.Paragraph(0, text);
    }

    /** Budget documents, bank receipts and the platforms' stamped reports. */
    private void receipts(CaseRef programme, Map<String, byte[]> files) {
        for (DrawdownView drawdown : settlement.drawdowns(programme)) {
            attach(drawdown.budgetPaper(), "预算指标文件-" + drawdown.number(), files);
            drawdown.payees().stream().filter(Payee::paid)
                    .forEach(p -> attach(p.receiptFile(), "银行回单-" + drawdown.number() + "-" + p.platform(), files));
        }
        settlement.statement(programme).map(StatementView::reports).orElse(List.of())
                .forEach((PlatformReport r) -> attach(r.attachment(), "平台结算报告-" + r.platform() + "-" + r.round(), files));
    }

    private void attach(String id, String name, Map<String, byte[]> files) {
        if (id == null) {
            return;
        }
        String stored = attachments.get(id).name();
        try (InputStream in = attachments.open(id)) {
            files.put("附件/" + name + stored.substring(Math.max(0, stored.lastIndexOf('.'))), in.readAllBytes());
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    private byte[] packed(ProgrammeSpec spec, Map<String, byte[]> files) {
        List<List<String>> index = new ArrayList<>();
        for (String name : files.keySet()) {
            index.add(List.of(String.valueOf(index.size() + 1), name));
        }
        Paper contents = new Paper("", "", "报账材料目录", "", List.of(text(spec.name()), new Paper.Table("", List.of("序号", "材料"), index)),
                List.of(), spec.unit(spec.sponsor()).name(), LocalDate.ofInstant(clock.instant(), Period.ZONE));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "00-报账材料目录.docx", papers.docx(contents));
            int number = 0;
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, (file.getKey().startsWith("附件/") ? "附件/%02d-" : "%02d-").formatted(++number) + file.getKey().replace("附件/", ""), file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String word(ProgrammeSpec spec) {
        return switch (spec.funding().kind()) {
            case ADVANCE -> "预拨";
            case INSTALMENTS -> "分期拨付";
            case REIMBURSE -> "先垫后结";
        };
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }
}
