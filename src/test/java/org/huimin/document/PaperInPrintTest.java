package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of the printer: papers turned to PDF and measured. Millimetres are those of GB/T 9704-2012. */
@EnabledIf("org.huimin.document.OfficeAtHand#isThere")
@Tag("check-37")
class PaperInPrintTest {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String OPINION = Printed.words().collect(Collectors.joining());

    @TempDir
    private static Path folder;
    private static Printed printed;
    private static String file;
    private static List<String> pages;
    /** Each page in the order in which it was written, cell by cell, without blanks. */
    private static List<String> cells;

    @BeforeAll
    static void print() throws IOException {
        List<Paper> papers = new ArrayList<>();
        papers.add(new Paper("某县人民政府文件", "某政〔2023〕12号", "关于印发实施方案的通知", "各乡镇人民政府", Paper.paragraphs("现印发给你们。"), List.of("实施方案"),
                "某县人民政府", LocalDate.of(2023, 11, 28), new Paper.Imprint("某县委办公室", "某县人民政府办公室", LocalDate.of(2023, 11, 28))));
        papers.add(paper("满页公告", Paper.paragraphs(IntStream.range(0, 28 * 60).mapToObj(i -> DIGITS.substring(i % 10, i % 10 + 1)).collect(Collectors.joining()))));
        for (int rows : new int[] {1, 22, 23, 400}) {
            papers.add(paper(rows + "行名单", List.of(new Paper.Table("", List.of("序号", "甲" + rows, "地址"), IntStream.rangeClosed(1, rows)
                    .mapToObj(i -> List.of(String.valueOf(i), "店" + rows + "之" + i, "起" + rows + "之" + i + "某镇某街很长的地址需要折行才能放下的时候也不能断在两页上面因此整行移到下一页"
                            + i + "号止" + rows + "之" + i + "完")).toList()))));
        }
        papers.add(paper("金额表", List.of(new Paper.Table("", List.of("行业", "券种", "门槛（元）", "第一期（张）", "第二期（张）", "金额（元）"), List.of(
                List.of("商超", "商超10元券（满50元）", "50.00", "3500", "1500", "50000.00"), List.of("合计", "", "", "32400", "13600", "1000000.00"))))));
        papers.add(paper("呈批单", List.of(new Paper.Table("", List.of("环节", "意见", "办理人"), List.of(List.of("审核", OPINION, "某局"), List.of("签发", Printed.HOSTILE, "某县"))))));
        for (int above = 16; above <= 21; above++) {
            String many = IntStream.range(0, above).mapToObj(i -> "占一行。").collect(Collectors.joining("\n"));
            papers.add(paper("标题在页末", Paper.paragraphs(many + "\n一、题" + above + "甲\n（一）题" + above + "乙\n题" + above + "丙。")));
            List<Paper.Part> before = new ArrayList<>(Paper.paragraphs(many + "\n一、表" + above + "甲"));
            before.add(new Paper.Table("表" + above + "乙", List.of("表" + above + "丙"), List.of(List.of("表" + above + "丁"))));
            papers.add(paper("表题在页末", before));
        }
        printed = Printed.of(folder, papers);
        file = printed.file();
        pages = printed.pages();
        cells = printed.cells();
    }

    @Test
    void fillsAPageWithTwentyTwoLinesOfTwentyEightCharacters() throws IOException {
        int page = page("满页公告") + 1;

        List<String> lines = pages.get(page).lines().map(String::strip).filter(line -> line.matches("[" + DIGITS + "]+")).toList();
        double[] ink = ink(page + 1, false);

        assertThat(lines).hasSize(22).allSatisfy(line -> assertThat(line).hasSize(28));
        assertThat(ink[0]).as("left edge").isBetween(27.5, 30.0);
        assertThat(ink[1]).as("right edge").isBetween(181.0, 184.5);
        assertThat(ink[2]).as("upper edge").isBetween(37.0, 42.0);
    }

    @Test
    void setsTheRedHeadSeventyTwoMillimetresFromTheTopAndItsLineAcrossTheText() throws IOException {
        double[] red = ink(page("现印发给你们") + 1, true);

        assertThat(red[0]).as("left end of the line").isBetween(27.5, 28.5);
        assertThat(red[1]).as("right end of the line").isBetween(183.5, 184.5);
        assertThat(red[2]).as("upper edge of the head").isBetween(70.0, 74.5);
    }

    /** Seen, not read: lines at their pitch in a block of 225 mm, characters at theirs across 156 mm, every cell of both filled. */
    @Test
    void printsTwentyTwoLinesOfTwentyEightCharactersDotByDot() throws IOException {
        OfficeAtHand.Picture picture = OfficeAtHand.picture(file, page("满页公告") + 2);
        List<double[]> lines = picture.lines(0, 264);

        assertThat(lines).hasSize(22);
        double pitch = (lines.get(21)[1] - lines.get(0)[1]) / 21;
        assertThat(pitch).as("579 twips").isBetween(10.16, 10.27);
        for (int i = 0; i < 22; i++) {
            assertThat(lines.get(i)[1] - lines.get(0)[1]).as("line " + (i + 1) + " on its grid").isBetween(i * pitch - 0.4, i * pitch + 0.4);
            List<double[]> characters = picture.columns(lines.get(i)[0], lines.get(i)[1]);
            double from = characters.get(0)[0];
            double cell = (characters.get(characters.size() - 1)[1] - from) / 28;
            assertThat(cell).as("16 pt less a quarter, line " + (i + 1)).isBetween(5.45, 5.65);
            for (int n = 0; n < 28; n++) {
                double middle = 28 + (n + 0.5) * 156.0 / 28;
                assertThat(characters).as("character " + (n + 1) + " of line " + (i + 1)).anyMatch(c -> c[0] <= middle + 1.5 && c[1] >= middle - 1.5);
            }
        }
        assertThat(lines.get(0)[0]).as("head margin").isBetween(37.0, 42.0);
        assertThat(lines.get(21)[1]).as("the last line stands in the block").isBetween(256.0, 262.5);
    }

    /** The line runs without a gap, once, over the whole block, 4 mm below the number and far above the title. */
    @Test
    void rulesTheHeadOffFromTheTextInRed() throws IOException {
        int page = page("现印发给你们") + 1;
        OfficeAtHand.Picture picture = OfficeAtHand.picture(file, page);
        List<double[]> rules = picture.redRules(155);

        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule[1] - rule[0]).as("breadth").isBetween(0.3, 0.9);
            double number = picture.lines(0, 264).stream().filter(line -> line[1] <= rule[0]).mapToDouble(line -> line[1]).max().orElseThrow();
            double title = picture.lines(0, 264).stream().filter(line -> line[0] >= rule[1]).mapToDouble(line -> line[0]).min().orElseThrow();
            assertThat(rule[0] - number).as("below the number").isBetween(3.7, 4.4);
            assertThat(title - rule[1]).as("two blank lines above the title").isBetween(20.0, 27.0);
            assertThat(picture.redness(28, rule[1], 184, 264)).as("nothing red below it").isZero();
        });
    }

    @Test
    void endsWithTheEditionNoteAtTheFoot() throws IOException {
        int page = page("现印发给你们") + 1;
        String boxes = OfficeAtHand.text("pdftotext", "-bbox", "-f", String.valueOf(page), "-l", String.valueOf(page), file, "-");

        assertThat(raw(pages.get(page - 1))).contains("抄送：某县委办公室。", "2023年11月28日印发");
        double bottom = Pattern.compile("yMax=\"([\\d.]+)\">[^<]*印发<").matcher(boxes).results().map(MatchResult::group)
                .mapToDouble(box -> Double.parseDouble(box.replaceAll("yMax=\"([\\d.]+)\".*", "$1"))).max().orElseThrow() / 72 * 25.4;
        assertThat(bottom).as("foot of the text block").isBetween(255.0, 264.0);
    }

    @Test
    void numbersEveryPage() {
        for (int i = 0; i < pages.size(); i++) {
            if (!pages.get(i).isBlank()) {
                assertThat(pages.get(i).replace(" ", "")).contains("—" + (i + 1) + "—");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 23, 400})
    void repeatsATablesHeadOnEachPageAndCutsNoRow(int rows) {
        List<String> own = cells.stream().filter(page -> page.contains("店" + rows + "之")).toList();

        assertThat(own).isNotEmpty().allSatisfy(page -> assertThat(page).contains("甲" + rows));
        for (int i = 1; i <= rows; i++) {
            String begin = "起" + rows + "之" + i + "某";
            String end = "止" + rows + "之" + i + "完";
            List<String> with = own.stream().filter(page -> page.contains(begin)).toList();
            assertThat(with).as(begin).hasSize(1);
            assertThat(with.get(0)).as(end).contains(end);
        }
    }

    @Test
    void leavesNoHeadingAloneAtTheFootOfAPage() {
        for (int above = 16; above <= 21; above++) {
            String heading = "题" + above + "甲";
            assertThat(cells.stream().filter(page -> page.contains(heading))).as(heading).singleElement().asString().contains("题" + above + "乙", "题" + above + "丙");
            String caption = "表" + above + "甲";
            assertThat(cells.stream().filter(page -> page.contains(caption))).as(caption).singleElement().asString()
                    .contains("表" + above + "乙", "表" + above + "丙", "表" + above + "丁");
        }
    }

    @Test
    void breaksNoSumInTwo() {
        assertThat(pages.get(page("金额表"))).contains("1000000.00", "50000.00", "32400", "13600");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 23, 400})
    void drawsTablesWithinTheTextBlock(int rows) throws IOException {
        for (int page = 0; page < cells.size(); page++) {
            if (cells.get(page).contains("甲" + rows)) {
                double[] ink = ink(page + 1, false);
                assertThat(ink[0]).as("left edge of page " + (page + 1)).isBetween(27.5, 28.5);
                assertThat(ink[1]).as("right edge of page " + (page + 1)).isBetween(183.5, 184.5);
                assertThat(ink[3]).as("lower edge of page " + (page + 1)).isLessThan(263.5);
            }
        }
    }

    @Test
    void setsThePageNumberBelowTheTextOutsideAtTheRightOfOddPagesAndAtTheLeftOfEvenOnes() throws IOException {
        for (int page = 1; page <= 4; page++) {
            double[] number = OfficeAtHand.ink(file, page, 265, 297, false);

            assertThat(number[2]).as("7 mm below the text block, page " + page).isBetween(266.0, 274.0);
            assertThat(page % 2 == 1 ? 184 - number[1] : number[0] - 28).as("one character in, page " + page).isBetween(4.0, 8.0);
            assertThat(number[1] - number[0]).as("breadth of the number, page " + page).isLessThan(25);
        }
    }

    @Test
    void showsEveryCharacterOfALongOpinionInOrder() throws IOException {
        String said = OfficeAtHand.text("pdftotext", "-raw", file, "-").replaceAll("—\\s*\\d+\\s*—|环节\\s*意见\\s*办理人|\\s|\f", "");

        assertThat(OPINION).hasSize(4000);
        assertThat(Printed.words()).allSatisfy(word -> assertThat(said).contains(word));
    }

    @Test
    @Tag("check-36")
    void showsMarkupAndRareCharactersAsTheyWereTyped() throws IOException {
        assertThat(printed.said()).contains(Printed.HOSTILE.replace(" ", ""));
    }

    @Test
    void embedsEveryTypeface() throws IOException {
        List<String> fonts = OfficeAtHand.text("pdffonts", file).lines().skip(2).toList();

        assertThat(fonts).hasSizeGreaterThan(2);
        assertThat(OfficeAtHand.missingFonts(file)).isEmpty();
        assertThat(fonts.toString()).contains("NotoSerifCJK", "NotoSansCJK", "Kai");
    }

    private static Paper paper(String title, List<Paper.Part> parts) {
        List<Paper.Part> all = new ArrayList<>(parts);
        all.add(new Paper.Paragraph(2, "（一）楷体"));
        return new Paper("", "", title, "", all, List.of(), "", null);
    }

    private static String raw(String page) {
        return page.replaceAll("\\s", "");
    }

    private static int page(String text) {
        return printed.page(text);
    }

    private static double[] ink(int page, boolean red) throws IOException {
        return OfficeAtHand.ink(file, page, 0, 264, red);
    }
}
