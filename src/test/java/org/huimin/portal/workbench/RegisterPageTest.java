package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Demonstration;
import org.huimin.testing.Browser;
import org.huimin.testing.Caller;
import org.huimin.testing.Stored;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sponsor's officer hands a new programme's file in; whatever is wrong with it is said, and nothing of it stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterPageTest {

    private static final String LUSHAN = ProgrammeFile.write(ProgrammeFile.read("lushan-2023"));
    private static final String NEXT = LUSHAN.replace("lushan-2023", "lushan-2024");

    private WholeHouse house;
    private Browser browser;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openOnH2();
        house.get(Demonstration.class).stop();
        browser = Browser.before(house);
    }

    @AfterAll
    void close() {
        browser.close();
        house.close();
    }

    @Test
    @Tag("check-4")
    void saysEveryFaultAndKeepsNothingOfTheFile() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("不是 UTF-8", NEXT.getBytes(Charset.forName("GBK")));
        files.put("方案文件是空的", bytes(""));
        files.put("第", bytes("code: [lushan\n"));
        files.put("没有名为“colour”的项", bytes(NEXT + "colour: red\n"));
        files.put("缺少必填项“budget”", bytes(NEXT.replaceFirst("(?m)^budget:.*\n", "")));
        files.put("1000000", bytes(NEXT.replaceFirst("(?m)^budget: .*$", "budget: 1000001")));
        files.put("不能重复登记", bytes(LUSHAN));
        files.put("不是您的单位", bytes(NEXT.replaceFirst("(?m)^sponsor: .*$", "sponsor: finance")));
        files.put("请核对是否拿错了文件", bytes(NEXT.replace("410423", "410422")));
        files.put("不应超过500KB", bytes(NEXT + "# " + "长".repeat(200_000)));
        Caller officer = Caller.at(house).signIn("commerce-officer");
        Stored before = Stored.in(house);
        SoftAssertions all = new SoftAssertions();
        files.forEach((said, file) -> {
            Caller.Reply reply = officer.upload("/desk/programmes/check", Map.of(), "方案.yaml", file);
            all.assertThat(reply.body()).as(said).contains("没有登记", said).doesNotContain("id=\"register\"");
        });
        Caller.Reply taken = officer.form("/desk/programmes", Map.of("text", NEXT.replace("县财政局", "某财政所")));
        all.assertThat(taken.body()).contains("单位代码").contains("没有登记");
        all.assertAll();
        assertThat(Stored.in(house)).isEqualTo(before);
    }

    @Test
    void isForTheSponsorsRegistrarAlone() {
        for (String account : new String[] {"t01-officer", "finance-officer", "commerce-head", "discipline-officer"}) {
            Caller caller = Caller.at(house).signIn(account);
            assertThat(caller.get("/desk/programmes").status()).as(account).isEqualTo(403);
            assertThat(caller.form("/desk/programmes", Map.of("text", NEXT)).status()).as(account).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Browser.WIDE, Browser.PHONE})
    void previewsThePlanRegistersItAndLaysTheDraftOnTheDesk(int width) {
        String code = "lushan-2024-" + width;
        try (Browser.Visit officer = browser.signIn("commerce-officer", width)) {
            Page page = officer.page();
            page.locator("a[href$='/desk/programmes']").click();
            officer.looksRight("register");
            page.locator("#file").setInputFiles(new FilePayload("方案.yaml", "application/yaml", bytes(LUSHAN.replaceFirst("(?m)^budget: .*$", "budget: 999999"))));
            page.locator("#check").click();
            PlaywrightAssertions.assertThat(page.locator("[role=alert]")).containsText("999999.00");
            officer.looksRight("register-faults");
            page.locator("#file").setInputFiles(new FilePayload("方案.yaml", "application/yaml", bytes(LUSHAN.replace("lushan-2023", code))));
            page.locator("#check").click();
            PlaywrightAssertions.assertThat(page.locator(".voucher-table tfoot")).containsText("1,000,000");
            officer.looksRight("register-preview");
            assertThat(house.get(ProgrammeRegister.class).list(null, 50)).noneMatch(p -> p.code().equals(code));

            page.locator("#register").click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("编制实施方案");
            officer.quiet();
        }
        assertThat(house.get(ProgrammeRegister.class).list(null, 50)).anyMatch(p -> p.code().equals(code));
        assertThat(Caller.at(house).signIn("commerce-officer").upload("/desk/programmes/check", Map.of(), "方案.yaml",
                bytes(LUSHAN.replace("lushan-2023", code))).body()).contains("不能重复登记");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
