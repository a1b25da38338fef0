package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.docx4j.TextUtils;
import org.docx4j.TraversalUtil;
import org.docx4j.finders.ClassFinder;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.wml.P;
import org.huimin.document.OfficeAtHand;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.rehearsal.Demonstration;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Every paper that a page offers, taken by its link and read: the Word file as it is, the PDF beside it letter by letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PapersThroughPagesTest {

    private static final Pattern OFFERED = Pattern.compile("href=\"(/[^\"]+[?&;]kind=(?:docx|pdf))\"");
    private static final int PDF_AN_HOUR = 3;
    private static final int MOST_ROUNDS = 30;
    /** A full stop at the end of a full line hangs over by half a character. */
    private static final double STOP = 3;

    @TempDir
    private Path folder;
    private WholeHouse house;
    private CaseRef finished;
    private CaseRef running;

    /** Until the letters lie on a desk, a programme finished beside it. */
    @BeforeAll
    void start() {
        house = WholeHouse.openForAStranger("huimin.public-wishes-per-hour=" + PDF_AN_HOUR);
        finished = house.get(ProgrammeRegister.class).find("qinghe-2023-autumn").orElseThrow();
        running = house.get(ProgrammeRegister.class).find("lushan-2023").orElseThrow();
        Demonstration demonstration = house.get(Demonstration.class);
        Actor officer = house.get(People.class).find("t02-officer").orElseThrow().actor();
        for (int round = 0; round < MOST_ROUNDS && letters() == null; round++) {
            demonstration.others(officer);
            if (letters() == null) {
                demonstration.forward();
            }
        }
        demonstration.stop();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    @Order(1)
    @Tag("S3.1")
    void everyNoticeSaysOnPaperWhatItSaysOnItsPage() throws Exception {
        Caller visitor = Caller.at(house);
        for (NoticeView notice : notices(finished)) {
            String text = text(taken(visitor, "/notices/" + address(notice), "docx"));

            assertThat(text).contains(squeezed(notice.title()), notice.number(), squeezed(spec(finished).unit(spec(finished).sponsor()).name()));
            for (NoticeBody.Block block : notice.body().blocks()) {
                if (block instanceof NoticeBody.Paragraph paragraph) {
                    assertThat(text).contains(squeezed(paragraph.text()));
                } else if (block instanceof NoticeBody.Table table) {
                    assertThat(text).contains(squeezed(String.join("", table.heading())));
                    table.rows().forEach(row -> assertThat(text).contains(squeezed(String.join("", row))));
                }
            }
        }
    }

    @Test
    @Order(1)
    @Tag("S3.3")
    void thePlanGivesMoneyVouchersDutiesAndItsNumber() throws Exception {
        ProgrammeSpec spec = spec(running);
        String text = text(taken(Caller.at(house).signIn("commerce-officer"), "/cases/" + running, "docx"));

        assertThat(text).contains(squeezed(spec.document().title() == null ? spec.name() : spec.document().title()), spec.budget().grouped(),
                squeezed(house.get(ProgrammeRegister.class).planOf(running).documentNumber()));
        spec.voucherTypes().forEach(type -> assertThat(text).contains(squeezed(type.name())));
        spec.units().stream().filter(unit -> unit.task() != null).forEach(unit -> assertThat(text).contains(squeezed(unit.name() + unit.task())));
    }

    @Test
    @Order(1)
    @Tag("S3.24")
    void theReportGivesTheSumsThatWereSettled() throws Exception {
        StatementView settled = house.get(SettlementRegister.class).statement(finished).orElseThrow();
        for (String page : List.of("/cases/" + finished, "/cases/" + finished + "/money")) {
            Map<String, byte[]> papers = offered(Caller.at(house).signIn("qhfinance-officer"), page);
            String text = text(papers.entrySet().stream().filter(p -> p.getKey().contains("report") && p.getKey().endsWith("docx")).findFirst().orElseThrow().getValue());

            assertThat(text).as(page).contains("实际支付补贴" + settled.paid().grouped(), "应退回" + settled.returned().grouped(), "以上各项平衡，账目相符");
        }
    }

    @Test
    @Order(1)
    void theApprovalSheetGivesWhatEachDeskSaid() throws Exception {
        WorkItem decided = decided();
        byte[] sheet = Caller.at(house).signIn(decided.doneBy()).bytes("/desk/" + decided.id() + "/sheet?kind=docx");

        assertThat(text(sheet)).contains("呈批单", squeezed(decided.name()), squeezed(decided.unitName()), squeezed(spec(running).name()));
    }

    @Test
    @Order(1)
    @Tag("S3.19")
    void theLettersGiveEachShopItsOwn() throws Exception {
        WorkItem item = letters();
        byte[] letters = Caller.at(house).signIn(item.context("unit") + "-officer").bytes("/desk/" + item.id() + "/commitments/letters?kind=docx");
        String text = text(letters);

        assertThat(text).contains("诚信承诺书");
        spec(running).merchants().commitments().forEach(clause -> assertThat(text).contains(squeezed(clause)));
        assertThat(text.split("诚信承诺书", -1)).hasSizeGreaterThan(5);
    }

    @Test
    @Order(1)
    @Tag("S2.17")
    void thePackageOfReceiptsListsWhatItHolds() throws Exception {
        Map<String, byte[]> files = unzipped(Caller.at(house).signIn("qhfinance-officer").bytes("/cases/" + finished + "/reimbursement.zip"));
        String index = text(files.get("00-报账材料目录.docx"));

        assertThat(files).hasSizeGreaterThan(3);
        files.keySet().stream().filter(name -> !name.startsWith("00-"))
                .forEach(name -> assertThat(index).contains(squeezed(name.replace("附件/", "").replaceFirst("^\\d+-", ""))));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".docx")) {
                assertThat(text(file.getValue())).as(file.getKey()).isNotBlank();
            }
        }
    }

    @Test
    @Order(1)
    @Tag("S3.25")
    void thePlanSaysOnPaperWhoLeadsAndWhoBelongsToIt() throws Exception {
        String text = text(Caller.at(house).signIn("commerce-officer").bytes("/cases/" + running + "/papers/plan?kind=docx"));

        assertThat(text).contains("由鲁山县冬日送暖消费券发放工作领导小组领导本次活动，组长由分管商务的副县长担任，成员单位为",
                "鲁山县融媒体中心、鲁山县电子商务协会", "支付宝发放平台", "01号街道", "，办公室设在鲁山县商务局。");
    }

    @Test
    @Order(2)
    @Tag("check-37")
    @EnabledIf("org.huimin.document.OfficeAtHand#isThere")
    void inPdfEveryLetterIsThereEmbeddedAndInsideTheTextBlock() throws Exception {
        Caller visitor = Caller.at(house);
        Caller commerce = Caller.at(house).signIn("commerce-officer");
        Caller finance = Caller.at(house).signIn("qhfinance-officer");
        WorkItem item = letters();
        NoticeView vouchers = notices(finished).stream().filter(n -> n.type() == NoticeType.PLAN).findFirst().orElseThrow();

        compare("notice", visitor, "/notices/" + address(vouchers) + "/paper?");
        compare("plan", commerce, "/cases/" + running + "/papers/plan?");
        compare("report", finance, "/cases/" + finished + "/papers/report?");
        compare("sheet", Caller.at(house).signIn(decided().doneBy()), "/desk/" + decided().id() + "/sheet?");
        compare("letter", Caller.at(house).signIn(item.context("unit") + "-officer"), "/desk/" + item.id() + "/commitments/letters?");
    }

    @Test
    @Order(3)
    @Tag("check-40")
    @EnabledIf("org.huimin.document.OfficeAtHand#isThere")
    void oneAddressMayHaveSoManyPapersTurnedIntoPdfAnHour() {
        List<String> papers = notices(finished).stream().map(n -> "/notices/" + address(n) + "/paper?kind=pdf").toList();
        Caller visitor = Caller.at(house);
        List<Integer> answers = papers.stream().map(paper -> visitor.load(paper).status()).toList();

        assertThat(answers.stream().filter(a -> a == 200).count()).isEqualTo(PDF_AN_HOUR);
        String first = papers.get(answers.indexOf(200));
        String refused = papers.get(answers.lastIndexOf(429));
        assertThat(Integer.parseInt(visitor.load(refused).headers().get("retry-after").get(0))).isBetween(1, 3600);
        assertThat(visitor.get(refused).body()).contains("每小时最多生成" + PDF_AN_HOUR + "份 PDF");
        assertThat(visitor.load(first).status()).as("what lies ready costs nothing").isEqualTo(200);
        assertThat(visitor.load(refused.replace("pdf", "docx")).status()).isEqualTo(200);
        assertThat(Caller.at(house).signIn("commerce-officer").load(refused).status()).as("whoever is signed in").isEqualTo(200);
    }

    /** The PDF of an address beside its Word file: every paragraph, every typeface, and nothing outside the text block. */
    private void compare(String name, Caller reader, String address) throws Exception {
        List<String> written = paragraphs(reader.bytes(address + "kind=docx"));
        String file = Files.write(folder.resolve(name + ".pdf"), reader.bytes(address + "kind=pdf")).toString();
        List<String> pages = OfficeAtHand.pages(file);
        String printed = String.join("", pages).replaceAll("—\\d+—", "");

        assertThat(written).as(name).isNotEmpty().allSatisfy(paragraph -> assertThat(printed).contains(paragraph));
        assertThat(OfficeAtHand.missingFonts(file)).as(name).isEmpty();
        for (int page = 1; page <= Math.min(6, pages.size()); page++) {
            assertThat(pages.get(page - 1)).as(name).contains("—" + page + "—");
            double[] ink = OfficeAtHand.ink(file, page, 0, 265, false);
            assertThat(ink[0]).as(name + " left edge of page " + page).isGreaterThan(27.5);
            assertThat(ink[1]).as(name + " right edge of page " + page).isLessThan(184.5 + STOP);
            assertThat(ink[2]).as(name + " upper edge of page " + page).isGreaterThan(36);
            assertThat(ink[3]).as(name + " lower edge of page " + page).isLessThan(263.5);
        }
    }

    private byte[] taken(Caller reader, String page, String kind) {
        return offered(reader, page).entrySet().stream().filter(p -> p.getKey().endsWith("kind=" + kind)).findFirst().orElseThrow().getValue();
    }

    /** Address → content of each Word file that a page offers. */
    private Map<String, byte[]> offered(Caller reader, String page) {
        List<String> links = OFFERED.matcher(reader.get(page).body()).results().map(link -> link.group(1).replace("&amp;", "&")).toList();
        assertThat(links).as(page).anyMatch(link -> link.endsWith("docx"));
        assertThat(links.stream().anyMatch(link -> link.endsWith("pdf"))).as("PDF on " + page).isEqualTo(OfficeAtHand.isThere());
        Map<String, byte[]> papers = new TreeMap<>();
        links.stream().filter(link -> link.endsWith("docx")).forEach(link -> {
            Caller.Loaded paper = reader.load(link);
            assertThat(paper.status()).as(link).isEqualTo(200);
            assertThat(paper.headers().get("content-disposition").get(0)).startsWith("attachment").contains(".docx");
            papers.put(link, paper.content());
        });
        return papers;
    }

    private static String text(byte[] docx) throws Exception {
        return String.join("", paragraphs(docx));
    }

    private static List<String> paragraphs(byte[] docx) throws Exception {
        WordprocessingMLPackage document = WordprocessingMLPackage.load(new ByteArrayInputStream(docx));
        ClassFinder found = new ClassFinder(P.class);
        new TraversalUtil(document.getMainDocumentPart().getContent(), found);
        List<String> lines = new ArrayList<>();
        for (Object paragraph : found.results) {
            String line = squeezed(TextUtils.getText(paragraph));
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u3000]", "");
    }

    private static Map<String, byte[]> unzipped(byte[] zipped) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private List<NoticeView> notices(CaseRef programme) {
        NoticeBoard board = house.get(NoticeBoard.class);
        return board.all(programme).stream().map(line -> board.get(line.id()).orElseThrow()).toList();
    }

    private static String address(NoticeView notice) {
        return new NoticeAddress(notice.about(), notice.number()).toString();
    }

    private ProgrammeSpec spec(CaseRef programme) {
        return house.get(ProgrammeRegister.class).spec(programme);
    }

    /** A step of the plan's approval. */
    private WorkItem decided() {
        Map<String, Object> done = house.sql().queryForMap("select id, done_by from work_item where root_ref = ? and process = 'plan' and state = 'DONE'"
                + " order by done_at desc limit 1", running.value());
        return house.get(Inbox.class).get(house.get(People.class).find(done.get("done_by").toString()).orElseThrow().actor(), done.get("id").toString());
    }

    private WorkItem letters() {
        return house.get(Inbox.class).open(running).stream().filter(i -> i.task().equals("register-commitments")).findFirst().orElse(null);
    }
}
