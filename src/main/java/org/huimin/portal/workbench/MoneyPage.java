package org.huimin.portal.workbench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huimin.campaign.CampaignRegister;
import org.huimin.document.CsvSheet;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.MoneyBook;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ledger of fund use (资金台账) of a programme: to read, to print, to take away as a table and as papers for reimbursement. */
@Controller
class MoneyPage {

    /** From here on the ledger's columns are money. */
    private static final int FIRST_AMOUNT = 6;

    private final CaseAccess access;
    private final ProgrammeRegister programmes;
    private final SettlementRegister settlement;
    private final LedgerRegister ledger;
    private final CampaignRegister campaign;
    private final CaseReading reading;
    private final MoneyPapers papers;
    private final MessageSource texts;
    private final SheetWriter writer;

    MoneyPage(CaseAccess access, ProgrammeRegister programmes, SettlementRegister settlement, LedgerRegister ledger,
              CampaignRegister campaign, CaseReading reading, MoneyPapers papers, MessageSource texts, SheetWriter writer) {
        this.access = access;
        this.programmes = programmes;
        this.settlement = settlement;
        this.ledger = ledger;
        this.campaign = campaign;
        this.reading = reading;
        this.papers = papers;
        this.texts = texts;
        this.writer = writer;
    }

    @GetMapping("/cases/{ref}/money")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.money(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        StatementView statement = settlement.statement(programme).orElse(null);
        Map<String, String> platforms = Names.platforms(spec);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("spec", spec);
        model.addAttribute("book", settlement.book(programme));
        model.addAttribute("phases", settlement.phases(programme));
        model.addAttribute("statement", statement);
        model.addAttribute("differences", statement == null ? List.of()
                : DifferenceRow.of(statement.variances(), platforms, Names.vouchers(spec), Names.phases(spec)));
        model.addAttribute("drawdowns", settlement.drawdowns(programme));
        model.addAttribute("days", days(programme, spec));
        model.addAttribute("judgedPlatforms", spec.platforms().stream().map(ProgrammeSpec.Platform::code).filter(p -> ledger.latest(programme, p).isPresent()).toList());
        model.addAttribute("differenceTasks", reading.open(actor, programme).stream()
                .filter(i -> List.of("explain-difference", "check-daily").contains(i.task())).toList());
        model.addAttribute("crossings", BudgetYear.crossings(spec));
        model.addAttribute("platformNames", platforms);
        model.addAttribute("phaseNames", Names.phases(spec));
        return "workbench/moneybook";
    }

    private List<DayRow> days(CaseRef programme, ProgrammeSpec spec) {
        List<DayRow> rows = new ArrayList<>();
        for (ProgrammeSpec.Platform platform : spec.platforms()) {
            ledger.latest(programme, platform.code()).ifPresent(judged ->
                    rows.addAll(DayRow.of(spec, platform, judged.figures().days(), reported(programme, spec, platform.code()))));
        }
        return rows;
    }

    /** Day → what the platform's last statement of it says. */
    private Map<LocalDate, DayRow.Said> reported(CaseRef programme, ProgrammeSpec spec, String platform) {
        Map<LocalDate, DayRow.Said> reported = new HashMap<>();
        spec.phases().stream().flatMap(phase -> campaign.days(programme, phase.number()).stream()).filter(r -> r.platform().equals(platform))
                .forEach(r -> campaign.figures(r).stream().filter(row -> row.industry().equals(Judgement.OfDay.ALL)).findFirst()
                        .ifPresent(row -> reported.put(r.day(), new DayRow.Said(row.redeemedAmount(), row.refundedAmount()))));
        return reported;
    }

    @GetMapping("/cases/{ref}/money.csv")
    ResponseEntity<byte[]> csv(Actor actor, @PathVariable String ref, Locale locale) {
        CaseRef programme = access.money(actor, ref);
        return file(CsvSheet.bytes(rows(programme, locale)), MediaType.parseMediaType("text/csv;charset=UTF-8"), "money-" + programme.value() + ".csv");
    }

    @GetMapping("/cases/{ref}/money.xlsx")
    ResponseEntity<byte[]> workbook(Actor actor, @PathVariable String ref, Locale locale) {
        CaseRef programme = access.money(actor, ref);
        List<List<String>> rows = rows(programme, locale);
        List<SheetWriter.Column> columns = new ArrayList<>();
        for (String title : rows.get(0)) {
            boolean amount = columns.size() >= FIRST_AMOUNT;
            columns.add(new SheetWriter.Column(title, amount ? 16 : 20, List.of(), amount));
        }
        String title = texts.getMessage("case.money", null, locale);
        return Workbooks.file("money-" + programme.value() + ".xlsx", writer.write(new SheetWriter.Table(title, title + "（" + programmes.spec(programme).name() + "）",
                "huimin-money-1 " + programme, columns, null, rows.subList(1, rows.size()).stream().map(r -> new SheetWriter.Line(r, null)).toList())));
    }

    private List<List<String>> rows(CaseRef programme, Locale locale) {
        ProgrammeSpec spec = programmes.spec(programme);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("account", "day", "phase", "kind", "other", "document", "in", "out", "balance").stream()
                .map(key -> texts.getMessage("book." + key, null, locale)).toList());
        MoneyBook book = settlement.book(programme);
        book.treasury().forEach(l -> rows.add(row(spec, texts.getMessage("book.treasury", null, locale), l, locale)));
        book.platforms().forEach(p -> p.lines().forEach(l -> rows.add(row(spec, Names.platforms(spec).get(p.platform()), l, locale))));
        return rows;
    }

    private List<String> row(ProgrammeSpec spec, String account, MoneyBook.Line l, Locale locale) {
        return List.of(account, l.day().toString(), l.phase() == 0 ? "" : spec.phase(l.phase()).name(),
                texts.getMessage("book.kind." + l.kind(), null, locale), l.platform() == null ? "" : Names.platforms(spec).get(l.platform()),
                l.document(), l.in().toString(), l.out().toString(), l.balance().toString());
    }

    @GetMapping("/cases/{ref}/reimbursement.zip")
    ResponseEntity<byte[]> reimbursement(Actor actor, @PathVariable String ref, Locale locale) {
        CaseRef programme = access.money(actor, ref);
        byte[] zip = papers.zip(programme, CsvSheet.bytes(rows(programme, locale)));
        return file(zip, MediaType.parseMediaType("application/zip"), "reimbursement-" + programme.value() + ".zip");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
