package org.huimin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.FixedProgrammes;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;

/** A platform hands in its own layout; the judge sees the contract's columns, and of every file stays what it was and what was made of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnMappingsTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Actor OPERATOR = new Actor("alipay-operator", "支付宝经办人", "alipay", Set.of("alipay-operator"));
    private static final Actor TOWNSHIP = new Actor("t01-officer", "乡镇经办人", "t01", Set.of("t01-officer"));
    private static final String CLAIMS = """
            消费券领取明细,,,,,
            券编号,券种名称,期,用户,领取时间,区县
            `V-1,商超10元券,第一期,`0123456789abcdef,2023/12/11 10:00:01,410423
            `V-2,餐饮10元券,第一期,`0123456789abcdef,2023/12/11 10:00:02,410423
            `V-3,商超10元券,第一期,`fedcba9876543210,2023/13/11 10:00:03,410423
            合计：3笔,,,,,
            """;

    private final Iterator<CaseRef> fresh;
    private final ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");
    private final Map<CaseRef, ProgrammeSpec> programmes = new HashMap<>();
    private ModuleSlice slice;
    private ColumnMappings mappings;
    private Ledgers ledgers;
    private Attachments attachments;
    private CaseRef programme;

    ColumnMappingsTest() {
        for (int i = 0; i < 20; i++) {
            programmes.put(ModuleSlice.freshProgramme(), spec);
        }
        fresh = List.copyOf(programmes.keySet()).iterator();
    }

    ModuleSlice open(TurnedClock clock, Object... collaborators) {
        return ModuleSlice.onH2("org.huimin.ledger", clock, collaborators);
    }

    @BeforeAll
    void open() {
        MerchantDirectory directory = Mockito.mock(MerchantDirectory.class);
        Mockito.when(directory.stores(ArgumentMatchers.any(), ArgumentMatchers.anyString())).thenReturn(List.of(new MerchantDirectory.StoreInterval("S-1",
                "91410423MA00000001", "惠民超市", "MARKET", "t01", Instant.parse("2023-12-08T00:00:00Z"), null, "", "A1")));
        slice = open(new TurnedClock("2023-12-18T10:00:00"), new FixedProgrammes(programmes), directory, Attachments.class, new SheetReader());
        mappings = slice.get(ColumnMappings.class);
        ledgers = slice.get(Ledgers.class);
        attachments = slice.get(Attachments.class);
    }

    @AfterAll
    void close() {
        slice.close();
    }

    @BeforeEach
    void begin() {
        programme = fresh.next();
    }

    @Test
    void judgesTheRowsOfAPlatformsOwnLayout() throws IOException {
        Attachment file = store("领取.csv", CLAIMS.getBytes(GBK));
        assertThat(mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), file)).isEqualTo(1);

        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, file.id());
        Judgement judged = ledgers.judge(programme, "alipay").figures();

        assertThat(judged.claims().rows()).isEqualTo(3);
        assertThat(judged.claims().accepted()).isEqualTo(2);
        assertThat(judged.claims().refused()).containsEntry("MALFORMED", 1L);
        TranslatedFile made = mappings.translations(programme, "alipay").get(file.id());
        assertThat(made.rows()).isEqualTo(3);
        assertThat(made.skipped()).isEqualTo(1);
        assertThat(made.faulty()).isEqualTo(1);
        assertThat(made.version()).isEqualTo(1);
        assertThat(text(made.translated())).isEqualTo("""
                voucher_id,voucher_type,phase,consumer,claimed_at,place,channel,source
                V-1,market-10,1,0123456789abcdef,2023-12-11T10:00:01+08:00,410423,APP,3
                V-2,dining-10,1,0123456789abcdef,2023-12-11T10:00:02+08:00,410423,APP,4
                V-3,market-10,1,fedcba9876543210,2023/13/11 10:00:03,410423,APP,5,claimed_at：“2023/13/11 10:00:03”无法识别。
                """);
        assertThat(Files.readAllBytes(attachments.path(file.id()))).as("as it came").isEqualTo(CLAIMS.getBytes(GBK));
        assertThat(slice.facts(programme, LedgerFact.FileTranslated.class)).singleElement().satisfies(fact -> {
            assertThat(fact.original()).isEqualTo(file.sha256());
            assertThat(fact.translated()).isEqualTo(attachments.get(made.translated()).sha256());
            assertThat(fact.version()).isEqualTo(1);
        });
        ledgers.judge(programme, "alipay");
        assertThat(slice.facts(programme, LedgerFact.FileTranslated.class)).as("translated once").hasSize(1);
    }

    @Test
    void readsSeveralTablesOutOfOneZipWithChineseNames() throws IOException {
        byte[] zip = zip(GBK, "领取/12月11日.csv", CLAIMS, "领取/12月12日.csv", CLAIMS.replace("V-", "W-").replace("`0123456789abcdef", "`aaaabbbbccccdddd"));
        Attachment file = store("领取.zip", zip);
        mappings.save(OPERATOR, programme, "alipay", "压缩", claims(), file);

        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, file.id());

        assertThat(ledgers.judge(programme, "alipay").figures().claims().accepted()).isEqualTo(4);
        assertThat(text(mappings.translations(programme, "alipay").get(file.id()).translated())).contains(",领取/12月12日.csv:3\n");
    }

    @Test
    void readsAWorkbooksOwnDatesAndNumbers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("流水");
            List<String> header = List.of("流水号", "时间", "收支", "金额", "用途", "对方");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, 20231208001L);
            sheet.value(1, 1, LocalDateTime.of(2023, 12, 8, 9, 30, 15));
            sheet.style(1, 1).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(1, 2, "收入");
            sheet.value(1, 3, 1000.5);
            sheet.value(1, 4, "拨款");
            sheet.value(1, 5, "财政局");
            sheet.value(2, 0, "总计");
            sheet.value(2, 3, 1000.5);
        }
        Attachment file = store("银行.xlsx", out.toByteArray());
        ColumnMapping mapping = new ColumnMapping(FileKind.BANK, List.of(from("entry_id", "流水号"), from("booked_at", "时间"),
                from("direction", "收支", Map.of("收入", "IN", "支出", "OUT")), from("amount", "金额"), from("purpose", "用途", Map.of("拨款", "DRAWDOWN")),
                from("counterparty", "对方")), false, List.of("总计"), false, "+08:00");
        mappings.save(OPERATOR, programme, "alipay", "银行", mapping, file);
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.BANK, file.id());

        assertThat(ledgers.judge(programme, "alipay").figures().bank().drawdown()).isEqualTo(Money.of("1000.50"));
        assertThat(text(mappings.translations(programme, "alipay").get(file.id()).translated()))
                .contains("20231208001,2023-12-08T09:30:15+08:00,IN,1000.50,DRAWDOWN,财政局,2\n");
    }

    @Test
    void keepsToTheVersionThatHeldWhenAFileCameIn() {
        Attachment file = store("领取.csv", CLAIMS.getBytes(GBK));
        mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), file);
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, file.id());
        assertThat(mappings.save(OPERATOR, programme, "alipay", "领取日报", with(claims(), "Z"), file)).isEqualTo(2);

        ledgers.judge(programme, "alipay");

        assertThat(mappings.translations(programme, "alipay").get(file.id()).version()).isEqualTo(1);
        assertThat(mappings.of(programme, "alipay")).singleElement().extracting(SavedMapping::version).isEqualTo(2);
    }

    @Test
    void translatesNothingByARetiredMappingAndNothingOfAnotherPlatform() {
        Attachment file = store("领取.csv", CLAIMS.getBytes(GBK));
        mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), file);
        mappings.retire(OPERATOR, programme, "alipay", mappings.of(programme, "alipay").get(0).id());

        assertThatThrownBy(() -> ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, file.id())).isInstanceOf(Refused.class)
                .hasMessageContaining("第一行不是可读的表头");
        assertThatThrownBy(() -> mappings.save(TOWNSHIP, programme, "alipay", "外单位", claims(), file)).hasMessageContaining("只能由该平台人员办理");
        assertThatThrownBy(() -> mappings.retire(TOWNSHIP, programme, "alipay", mappings.of(programme, "alipay").get(0).id()))
                .hasMessageContaining("只能由该平台人员办理");
    }

    @Test
    void takesTheContractsOwnFileAsItIs() {
        mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), store("领取.csv", CLAIMS.getBytes(GBK)));
        Attachment plain = store("claims.csv", "voucher_id,voucher_type,phase,consumer,claimed_at,place\nV-9,market-10,1,0123456789abcdef,2023-12-11T10:00:01+08:00,410423\n"
                .getBytes(StandardCharsets.UTF_8));

        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, plain.id());

        assertThat(mappings.translations(programme, "alipay")).isEmpty();
        assertThat(ledgers.judge(programme, "alipay").figures().claims().accepted()).isEqualTo(1);
    }

    /** A platform that was sent back corrects one file: the former no longer counts, and what is as it was may come again. */
    @Test
    void takesAPhaseStatedAnewForTheFormer() {
        Attachment wrong = contract("V-1,market-10", "V-2,no-such-type");
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, wrong.id());
        assertThat(ledgers.judge(programme, "alipay").figures().claims().accepted()).isEqualTo(1);

        ledgers.restate(OPERATOR, programme, "alipay", 1);
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, contract("V-1,market-10", "V-2,market-10").id());
        Judgement corrected = ledgers.judge(programme, "alipay").figures();
        assertThat(corrected.claims().rows()).isEqualTo(2);
        assertThat(corrected.claims().accepted()).isEqualTo(2);
        assertThatThrownBy(() -> ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.BANK, wrong.id())).hasMessageContaining("内容完全相同");

        ledgers.restate(OPERATOR, programme, "alipay", 1);
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, contract("V-1,market-10", "V-2,no-such-type").id());
        assertThat(ledgers.judge(programme, "alipay").figures().claims().accepted()).as("the first once more").isEqualTo(1);
        assertThat(slice.facts(programme, LedgerFact.FilesSetAside.class)).extracting(LedgerFact.FilesSetAside::files).containsExactly(1, 1);

        ledgers.freeze(programme, "alipay", 1);
        assertThatThrownBy(() -> ledgers.restate(OPERATOR, programme, "alipay", 1)).hasMessageContaining("已经锁定，不能重新报送");
    }

    private Attachment contract(String... vouchers) {
        return store("claims.csv", ("voucher_id,voucher_type,phase,consumer,claimed_at,place\n" + Arrays.stream(vouchers)
                .map(v -> v + ",1,0123456789abcde" + v.charAt(2) + ",2023-12-11T10:00:01+08:00,410423\n").collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Tag("check-18")
    void refusesTheSameBytesAgain() {
        Attachment file = store("领取.csv", CLAIMS.getBytes(GBK));
        mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), file);
        ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, file.id());

        Attachment again = store("改名.csv", CLAIMS.getBytes(GBK));

        assertThatThrownBy(() -> ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, again.id())).hasMessageContaining("内容完全相同");
    }

    @Test
    void refusesAMappingThatLeavesOutWhatTheProgrammeAsksFor() {
        Attachment file = store("领取.csv", CLAIMS.getBytes(GBK));
        List<MappedColumn> few = claims().columns().stream().filter(c -> !Set.of("place", "consumer").contains(c.column())).toList();

        assertThatThrownBy(() -> mappings.save(OPERATOR, programme, "alipay", " ", new ColumnMapping(FileKind.CLAIMS, few, true, List.of(), false, "东八区"), file))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::field)
                        .containsExactly("name", "offset", "consumer", "place"));
        List<MappedColumn> strange = new ArrayList<>(claims().columns());
        strange.set(0, from("voucher_id", "没有的列"));
        strange.set(4, new MappedColumn("claimed_at", "", "昨天", false, Map.of()));
        assertThatThrownBy(() -> mappings.save(OPERATOR, programme, "alipay", "a", new ColumnMapping(FileKind.CLAIMS, strange, true, List.of(), false, "+08:00"), file))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::field).containsExactly("voucher_id", "claimed_at"));
        assertThatThrownBy(() -> mappings.save(OPERATOR, programme, "alipay", "a", new ColumnMapping(FileKind.CLAIMS, claims().columns(), false, List.of(), false, "+08:00"), file))
                .as("with the backticks every digest is none").hasMessageContaining("没有一行符合规范");
        assertThat(mappings.of(programme, "alipay")).isEmpty();
    }

    @Test
    void showsWhatIsWrongWithWhichRow() {
        ColumnMappings.Preview preview = mappings.preview(claims(), store("领取.csv", CLAIMS.getBytes(GBK)), 10);

        assertThat(preview.columns()).startsWith("voucher_id", "voucher_type");
        assertThat(preview.looked()).isEqualTo(3);
        assertThat(preview.faulty()).isEqualTo(1);
        assertThat(preview.skipped()).isEqualTo(1);
        assertThat(preview.rows().get(2).faults()).containsExactly("claimed_at：“2023/13/11 10:00:03”无法识别。");
    }

    @Test
    void neverTakesFenForYuan() {
        Attachment file = store("退款.csv", "退款号,核销号,订单退款,退回,时间,退券\nR-1,X-1,1000,1000,2023-12-12 08:00:00,是\nR-2,X-1,10.00,10.00,2023-12-12 08:00:00,否\n"
                .getBytes(StandardCharsets.UTF_8));
        ColumnMapping mapping = new ColumnMapping(FileKind.REFUNDS, List.of(from("refund_id", "退款号"), from("redemption_id", "核销号"),
                new MappedColumn("order_refund_amount", "订单退款", "", true, Map.of()), new MappedColumn("refund_amount", "退回", "", true, Map.of()),
                from("refunded_at", "时间"), from("voucher_returned", "退券", Map.of("是", "true", "否", "false"))), false, List.of(), false, "+08:00");

        ColumnMappings.Preview preview = mappings.preview(mapping, file, 10);

        assertThat(preview.rows().get(0).values()).containsExactly("R-1", "X-1", "10.00", "10.00", "2023-12-12T08:00:00+08:00", "true");
        assertThat(preview.rows().get(1).faults()).hasSize(2).first().asString().contains("order_refund_amount", "10.00");
    }

    @Test
    void refusesAFileWithoutTheMappedHeadings() {
        Attachment other = store("别的.csv", "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8));
        mappings.save(OPERATOR, programme, "alipay", "领取日报", claims(), store("领取.csv", CLAIMS.getBytes(GBK)));

        assertThatThrownBy(() -> ledgers.receive(OPERATOR, programme, "alipay", 1, FileKind.CLAIMS, other.id())).hasMessageContaining("缺少必需的列");
        assertThatThrownBy(() -> mappings.preview(claims(), other, 10)).hasMessageContaining("没有找到表头");
    }

    @Test
    void readsADaysTableInThePlatformsLayout() {
        StringBuilder table = new StringBuilder("日期,行业,领取,领取额,领券人,核销人,核销,核销额,核销率\n");
        for (String industry : List.of("全部", "商超", "餐饮", "加油")) {
            table.append("20231211,").append(industry).append(",\"1,000\",10000,900,5,5,50,0.5%\n");
        }
        Attachment file = store("日报.csv", table.toString().getBytes(GBK));
        List<MappedColumn> columns = new ArrayList<>(List.of(from("day", "日期"), from("industry", "行业", Map.of("全部", "ALL", "商超", "MARKET", "餐饮", "DINING", "加油", "FUEL")),
                from("claimed_count", "领取"), from("claimed_amount", "领取额"), from("claiming_users", "领券人"), from("redeeming_users", "核销人"),
                from("redemption_count", "核销"), from("redeemed_amount", "核销额"), from("redemption_rate", "核销率")));
        FileKind.DAILY.required().stream().skip(9).forEach(c -> columns.add(new MappedColumn(c, "", c.equals("leverage") ? "" : "0", false, Map.of())));
        mappings.save(OPERATOR, programme, "alipay", "日报", new ColumnMapping(FileKind.DAILY, columns, false, List.of(), false, "+08:00"), file);

        DailyTable read = DailyTable.parse(mappings.daily(programme, "alipay", file.id()), LocalDate.of(2023, 12, 11));

        assertThat(read.rows()).hasSize(4).first().satisfies(row -> {
            assertThat(row.industry()).isEqualTo("ALL");
            assertThat(row.claimedCount()).isEqualTo(1000);
            assertThat(row.redemptionRate()).isEqualByComparingTo("0.005");
        });
        assertThat(mappings.translations(programme, "alipay")).containsKey(file.id());
    }

    private ColumnMapping claims() {
        return new ColumnMapping(FileKind.CLAIMS, List.of(from("voucher_id", "券编号"),
                from("voucher_type", "券种名称", Map.of("商超10元券", "market-10", "餐饮10元券", "dining-10")), from("phase", "期", Map.of("第一期", "1")),
                from("consumer", "用户"), from("claimed_at", "领取时间"), from("place", "区县"), new MappedColumn("channel", "", "APP", false, Map.of())),
                true, List.of("合计"), false, "+08:00");
    }

    private static ColumnMapping with(ColumnMapping mapping, String offset) {
        return new ColumnMapping(mapping.kind(), mapping.columns(), mapping.backtick(), mapping.totals(), mapping.totalsToEnd(), offset);
    }

    private static MappedColumn from(String column, String heading) {
        return from(column, heading, Map.of());
    }

    private static MappedColumn from(String column, String heading, Map<String, String> values) {
        return new MappedColumn(column, heading, "", false, values);
    }

    private Attachment store(String name, byte[] content) {
        return attachments.store(OPERATOR, programme, name, new ByteArrayInputStream(content));
    }

    private String text(String attachment) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(attachments.open(attachment))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zip(Charset charset, String... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, charset)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(charset));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
