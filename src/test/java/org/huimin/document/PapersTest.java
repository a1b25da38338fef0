package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.docx4j.TextUtils;
import org.docx4j.XmlUtils;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.FooterPart;
import org.docx4j.wml.P;
import org.docx4j.wml.SectPr;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.Tr;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PapersTest {

    private final Papers papers = new Papers();

    @Test
    void writesEveryPartOfAPaper() throws Exception {
        Paper paper = new Paper("某县商务局文件", "某商字〔2023〕12号", "关于印发消费券活动\n实施方案的通知", "各乡镇人民政府：",
                Paper.paragraphs("为促进消费，制定本方案。\n\n一、总体要求\n（一）基本原则\n1. 公开\n（1）公示\n特此通知。"),
                List.of("消费券活动实施方案", "参与商户名单"), "某县商务局", LocalDate.of(2023, 11, 28));

        WordprocessingMLPackage document = open(paper);

        assertThat(lines(document)).containsExactly("某县商务局文件", "某商字〔2023〕12号", "关于印发消费券活动实施方案的通知", "各乡镇人民政府：",
                "为促进消费，制定本方案。", "一、总体要求", "（一）基本原则", "1. 公开", "（1）公示", "特此通知。",
                "附件：1. 消费券活动实施方案", "2. 参与商户名单", "某县商务局", "2023年11月28日");
    }

    @Test
    void laysThePageOutAsTheStandardSays() throws Exception {
        WordprocessingMLPackage document = open(notice("正文。"));

        SectPr page = document.getMainDocumentPart().getJaxbElement().getBody().getSectPr();
        assertThat(page.getPgSz().getW()).isEqualTo(11906);
        assertThat(page.getPgSz().getH()).isEqualTo(16838);
        assertThat(page.getPgMar().getTop()).isEqualTo(2098);
        assertThat(page.getPgMar().getBottom()).isEqualTo(1984);
        assertThat(page.getPgMar().getLeft()).isEqualTo(1588);
        assertThat(page.getPgMar().getRight()).isEqualTo(1474);
        assertThat(page.getDocGrid().getLinePitch()).isEqualTo(579);
        assertThat(page.getDocGrid().getType().value()).isEqualTo("lines");
        assertThat(OfficialLayout.TEXT_WIDTH).isEqualTo(11906 - 1588 - 1474);
        assertThat(28 * OfficialLayout.CHARACTER).isLessThanOrEqualTo(OfficialLayout.TEXT_WIDTH);
        assertThat(xmlOf(document, "正文。")).contains("仿宋_GB2312", "w:val=\"32\"", "w:spacing w:val=\"-5\"", "w:firstLineChars=\"200\"");
        assertThat(xmlOf(document, "公告标题")).contains("方正小标宋简体", "w:val=\"44\"", "w:val=\"center\"");
    }

    @Test
    void numbersOddPagesAtTheRightAndEvenOnesAtTheLeft() throws Exception {
        WordprocessingMLPackage document = open(notice("正文。"));

        List<String> footers = document.getParts().getParts().values().stream().filter(FooterPart.class::isInstance)
                .map(part -> XmlUtils.marshaltoString(((FooterPart) part).getJaxbElement())).toList();
        assertThat(footers).hasSize(2).allSatisfy(footer -> assertThat(footer).contains(" PAGE ", "— ", " —", "宋体"));
        assertThat(footers).anySatisfy(footer -> assertThat(footer).contains("w:jc w:val=\"right\"", "w:rightChars=\"100\""));
        assertThat(footers).anySatisfy(footer -> assertThat(footer).contains("w:jc w:val=\"left\"", "w:leftChars=\"100\""));
        assertThat(document.getMainDocumentPart().getDocumentSettingsPart().getJaxbElement().getEvenAndOddHeaders().isVal()).isTrue();
    }

    @Test
    void giveEachLevelItsTypeface() throws Exception {
        WordprocessingMLPackage document = open(notice("一、甲\n（二）乙\n3. 丙\n（4）丁"));

        assertThat(xmlOf(document, "一、甲")).contains("黑体");
        assertThat(xmlOf(document, "（二）乙")).contains("楷体_GB2312");
        assertThat(xmlOf(document, "3. 丙")).contains("仿宋_GB2312");
        assertThat(xmlOf(document, "（4）丁")).contains("仿宋_GB2312");
    }

    @ParameterizedTest
    @CsvSource({"一、总则, 1", "十二、附则, 1", "（三）原则, 2", "12. 条目, 3", "（10）子项, 4", "一个乡镇, 0", "2.5 万元, 0", "12.5%, 0", "正文, 0"})
    void seesALevelByItsNumbering(String text, int level) {
        assertThat(Paper.Paragraph.of(text).level()).isEqualTo(level);
    }

    @Test
    void keepsRareCharactersAndMarkup() throws Exception {
        WordprocessingMLPackage document = open(notice("𠮷家小店 <b>&amp; \"引号\" ]]> ${year} 㙓\tTab"));

        assertThat(lines(document)).anySatisfy(line -> assertThat(line).contains("𠮷家小店 <b>&amp; \"引号\" ]]> ${year} 㙓"));
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 400})
    void setsTablesOfAnyLength(int rows) throws Exception {
        List<List<String>> shops = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> List.of(String.valueOf(i), "𠮷野饭店第" + i + "分店", "餐饮", "牯岭镇<一>&二街" + i + "号")).toList();
        List<Paper.Part> parts = new ArrayList<>(Paper.paragraphs("名单如下。"));
        parts.add(new Paper.Table("参与商户名单", List.of("序号", "商户", "行业", "地址"), shops));
        Paper paper = new Paper("", "", "公告标题", "", parts, List.of(), "某县商务局", LocalDate.of(2023, 12, 8));

        byte[] docx = assertTimeout(Duration.ofSeconds(20), () -> papers.docx(paper));

        Tbl table = (Tbl) WordprocessingMLPackage.load(new ByteArrayInputStream(docx)).getMainDocumentPart().getContent().stream()
                .map(XmlUtils::unwrap).filter(Tbl.class::isInstance).findFirst().orElseThrow();
        List<Tr> found = table.getContent().stream().map(XmlUtils::unwrap).map(Tr.class::cast).toList();
        assertThat(found).hasSize(rows + 1);
        assertThat(XmlUtils.marshaltoString(found.get(0))).contains("w:tblHeader", "w:cantSplit");
        assertThat(XmlUtils.marshaltoString(found.get(rows))).contains("w:cantSplit").doesNotContain("w:tblHeader");
        assertThat(TextUtils.getText(found.get(rows))).contains("𠮷野饭店第" + rows + "分店", "牯岭镇<一>&二街" + rows + "号");
        int width = table.getTblGrid().getGridCol().stream().mapToInt(column -> column.getW().intValue()).sum();
        assertThat(width).isEqualTo(OfficialLayout.TEXT_WIDTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x0B, 0x0C, 0x1F, 0xFFFE, 0xD800})
    @Tag("check-37")
    void leavesOutACharacterNoDocumentCanHold(int character) throws Exception {
        assertThat(lines(open(notice("正文" + (char) character + "。")))).contains("正文。");
    }

    @Test
    @Tag("check-37")
    void leavesSuchACharacterOutWhereverItStands() throws Exception {
        List<Paper.Part> parts = List.of(new Paper.Table("表\u0007", List.of("甲\u0007"), List.of(List.of("乙\u0007"))));
        Paper paper = new Paper("文件\u0007", "1号\u0007", "标题\u0007", "各单位\u0007", parts, List.of("附件\u0007"), "某局\u0007", LocalDate.of(2023, 12, 8),
                new Paper.Imprint("某委\u0007", "某办\u0007", LocalDate.of(2023, 12, 8)));

        assertThat(lines(open(paper))).contains("文件", "1号", "标题", "各单位：", "表", "甲乙", "附件：附件", "某局");
    }

    @Test
    void keepsHeadingsWithWhatTheyHead() throws Exception {
        WordprocessingMLPackage document = open(notice("一、甲\n（二）乙\n正文。\n3. " + "很长的一段".repeat(12)));

        assertThat(xmlOf(document, "一、甲")).contains("w:keepNext");
        assertThat(xmlOf(document, "（二）乙")).contains("w:keepNext");
        assertThat(xmlOf(document, "正文。")).doesNotContain("w:keepNext");
        assertThat(xmlOf(document, "3. " + "很长的一段".repeat(12))).doesNotContain("w:keepNext");
    }

    @Test
    void writesAPaperWithNothingButATitle() throws Exception {
        Paper bare = new Paper(null, null, "公告标题", null, List.of(), List.of(), null, null);

        assertThat(lines(open(bare))).containsExactly("公告标题");
    }

    @Test
    void movesTheSignerInWhereTheDateIsLonger() throws Exception {
        Paper paper = new Paper("", "", "公告标题", "", Paper.paragraphs("正文。"), List.of(), "县府", LocalDate.of(2023, 12, 31));

        String signer = xmlOf(open(paper), "县府");
        String date = xmlOf(open(paper), "2023年12月31日");

        assertThat(date).contains("w:rightChars=\"200\"");
        assertThat(signer).contains("w:rightChars=\"900\"");
    }

    @Test
    void keepsTheSignatureOnAPageWithText() throws Exception {
        Paper paper = new Paper("", "", "公告标题", "", Paper.paragraphs("前一段。\n最后一段。"), List.of(), "某县商务局", LocalDate.of(2023, 12, 31));

        WordprocessingMLPackage document = open(paper);

        assertThat(xmlOf(document, "最后一段。")).contains("w:keepNext");
        assertThat(xmlOf(document, "某县商务局")).contains("w:keepNext");
        assertThat(xmlOf(document, "前一段。")).doesNotContain("w:keepNext");
    }

    private static Paper notice(String body) {
        return new Paper("", "", "公告标题", "", Paper.paragraphs(body), List.of(), "", null);
    }

    private WordprocessingMLPackage open(Paper paper) throws Exception {
        return WordprocessingMLPackage.load(new ByteArrayInputStream(papers.docx(paper)));
    }

    private static List<String> lines(WordprocessingMLPackage document) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Object part : document.getMainDocumentPart().getContent()) {
            String text = TextUtils.getText(part);
            if (!text.isEmpty()) {
                lines.add(text);
            }
        }
        return lines;
    }

    private static String xmlOf(WordprocessingMLPackage document, String text) throws Exception {
        for (Object part : document.getMainDocumentPart().getContent()) {
            if (part instanceof P && TextUtils.getText(part).equals(text)) {
                return XmlUtils.marshaltoString(part);
            }
        }
        throw new AssertionError("no paragraph " + text);
    }
}
