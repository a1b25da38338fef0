package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of a programme file and its shape. */
class ProgrammeShapeTest {

    private final ProgrammeFaults lushan = ProgrammeFaults.in("lushan-2023");

    @Test
    void malformedYamlIsRefusedWithLineAndColumn() {
        ProgrammeFaults broken = lushan.with("regime: [profile", "regime:\n  profile");

        assertThat(broken.only("programme.yaml")).contains("第 ").contains(" 行第 ").contains("列").contains("不是合格的 YAML").doesNotContain("parsing");
    }

    @Test
    void refusesAValueWrittenTwice() {
        assertThat(lushan.also("\nbudget: 2000000\n").only("programme.yaml-twice")).contains("“budget”写了两次");
    }

    @Test
    void refusesAliasesWhichWouldBeReadAsPlainText() {
        assertThat(lushan.with("name: &n 支付宝\n    unit: *n", "name: 支付宝\n    unit: alipay").only("programme.yaml-alias")).contains("*n");
    }

    @Test
    void refusesASecondDocumentAnEmptyFileAndALongOne() {
        assertThat(lushan.also("\n---\ncode: other\n").only("programme.yaml")).contains("不是合格的 YAML");
        assertRefused("programme.yaml", "");
        assertRefused("programme.yaml", "# 只有注释\n");
        assertRefused("programme.yaml", "- 1\n- 2\n");
        assertRefused("programme.yaml", "code: \"a\u0001\"");
        assertRefused("programme.too-long", "#".repeat(1_000_001));
    }

    @Test
    void refusesUnknownKeysAndNamesTheKnownOnes() {
        ProgrammeFaults misspelt = lushan.with("bugdet: 700000}", "budget: 700000}");

        assertThat(misspelt.reason("programme.schema-additionalProperties").message())
                .contains("phases[0].bugdet").contains("“bugdet”").contains("number、name、first、days、budget");
        assertThat(misspelt.reason("programme.schema-required").message()).contains("“budget”（本期资金）");
    }

    @Test
    void namesTheLineOfEveryFault() {
        ProgrammeFaults spoilt = lushan.with("first: 2023-02-30", "first: 2023-12-11").with("kind: FIXD", "kind: FIXED").with("budget: -1", "budget: 1000000");

        List<Refused.Reason> reasons = spoilt.reasons();

        assertThat(reasons).extracting(Refused.Reason::field).containsExactly("budget", "phases[0].first", "voucherTypes[0].kind");
        assertThat(reasons.get(0).message()).startsWith("第 " + spoilt.lineOf("budget: -1") + " 行 budget：“资金总额”为 -1，应大于 0。");
        assertThat(reasons.get(1).message()).startsWith("第 " + spoilt.lineOf("  - {number: 1, name: 第一期") + " 行 ").contains("2023-02-30").contains("日期");
        assertThat(reasons.get(2).message()).contains("“FIXD”").contains("FIXED、CAPPED");
    }

    @Test
    void refusesWrongTypesFormsAndFractionsOfACent() {
        assertThat(lushan.with("budget: 一百万", "budget: 1000000").only("programme.schema-type")).contains("应为数字，现为文字“一百万”");
        assertThat(lushan.with("budget: 1000000.005", "budget: 1000000").only("programme.schema-multipleOf")).contains("1000000.005").contains("两位小数");
        assertThat(lushan.with("code: 410423", "code: \"410423\"").only("programme.schema-type")).contains("410423").contains("文字");
        assertThat(lushan.with("phone:", "phone: 以当地公布为准").only("programme.schema-type")).contains("空值");
        assertThat(lushan.with("at: \"25:00\"", "at: \"10:00\"").only("programme.schema-pattern")).contains("25:00");
        assertThat(lushan.with("code: Lushan 2023", "code: lushan-2023").only("programme.schema-pattern")).contains("Lushan 2023");
        assertThat(lushan.with("days: 0", "days: 7").only("programme.schema-minimum")).contains("“天数”为 0，不能小于 1");
        assertThat(lushan.with("redeemShare: 1.5", "redeemShare: 0.85").only("programme.schema-maximum")).contains("1.5");
        assertThat(lushan.with("name: \"\"", "name: 鲁山县“冬日送暖”消费券发放活动").only("programme.schema-minLength")).contains("没有填写");
        assertThat(lushan.with("places: [\"410423\", \"410423\"]", "places: [\"410423\"]").only("programme.schema-uniqueItems")).contains("重复");
        assertThat(lushan.with("NOTICE: {term: WD1, days: 3}", "NOTICE: {term: WD1, note: 原文未写明；为保证各环节衔接由本系统设定}").only("programme.schema-oneOf"))
                .contains("at、term、days");
        assertThat(lushan.with("NOTICE: {note", "NOTICE: {term: WD1, note").only("programme.schema-oneOf")).contains("schedule.NOTICE").contains("at、term、days");
        assertThat(lushan.with("at: \"2023-13-04T18:00:00\"", "at: \"2023-12-04T18:00:00\"").only("programme.value")).contains("schedule.TOWNSHIP_LISTS.at");
        assertThat(lushan.with("budget: .nan", "budget: 1000000").reasons()).isNotEmpty();
    }

    @Test
    void everyPlaceOfTheSchemaHasAWord() {
        assertThat(SchemaCheck.placesWithoutWords()).isEmpty();
    }

    @Test
    void refusesFilesThatAreNotThereOrNotText(@TempDir Path folder) throws IOException {
        Path gbk = Files.write(folder.resolve("gbk.yaml"), "name: 鲁山县".getBytes(Charset.forName("GBK")));

        assertThatThrownBy(() -> ProgrammeFile.read("no-such-programme")).isInstanceOf(Refused.class).hasMessageContaining("no-such-programme");
        assertThatThrownBy(() -> ProgrammeFile.read(folder.resolve("none.yaml").toString())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ProgrammeFile.read("a\0b")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ProgrammeFile.read(gbk.toString())).isInstanceOf(Refused.class).hasMessageContaining("UTF-8");
    }

    @Test
    void readsAFileByItsPath(@TempDir Path folder) throws IOException {
        ProgrammeSpec spec = ProgrammeFile.read("lanwan-2025");

        Path file = Files.writeString(folder.resolve("mine.yaml"), ProgrammeFile.write(spec));

        assertThat(ProgrammeFile.read(file.toString())).isEqualTo(spec);
    }

    private static void assertRefused(String rule, String text) {
        assertThatThrownBy(() -> ProgrammeFile.parse(text)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reasons()).extracting(Refused.Reason::rule).containsExactly(rule));
    }
}
