package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.ledger.ColumnMappings;
import org.huimin.ledger.SavedMapping;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Test;

/** A platform's people say on one page which of their columns is which, and lose nothing of what they typed when it is refused. */
class MappingPageTest {

    private static final String SAMPLE = "券编号,券种,期,用户,时间\n`V-1,商超券,第一期,`0123456789abcdef,2023/12/11 9:00:00\n合计,,,,\n";

    @Test
    void savesAMappingThatWasShownBefore() {
        try (WholeHouse house = WholeHouse.openOnH2()) {
            CaseRef programme = house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef();
            String base = "/cases/" + programme.value() + "/platforms/alipay/mappings";
            Caller platform = Caller.at(house).signIn("alipay-operator");
            String page = platform.upload(base, Map.of("kind", "claims"), "领取.csv", SAMPLE.getBytes(Charset.forName("GBK"))).headers().get("location").get(0)
                    .replaceAll("^https?://[^/]+", "");
            Map<String, String> fields = new LinkedHashMap<>(Map.of("from.voucher_id", ":券编号", "from.voucher_type", ":券种", "values.voucher_type", "商超券=market-10",
                    "from.phase", ":期", "values.phase", "第一期=1", "from.consumer", ":用户", "from.claimed_at", ":时间"));
            fields.putAll(Map.of("backtick", "true", "totals", "合计", "name", "领取<日报>", "offset", "+08:00"));

            assertThat(platform.get(page).body()).contains("券编号", "第一期=1", "商超10元券（满50元）=market-10");
            Reply unfinished = platform.form(page, with(fields, "save"));
            assertThat(unfinished.status()).isEqualTo(422);
            assertThat(unfinished.body()).contains("规范要求的“place”还没有对应", "领取&lt;日报&gt;", "商超券=market-10");
            fields.putAll(Map.of("from.place", "=", "constant.place", "410423"));
            Reply shown = platform.form(page, with(fields, "show"));
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body()).contains("2023-12-11T09:00:00+08:00", "看了样例的前 1 行，其中 0 行不符合规范；跳过合计 1 行");
            assertThat(platform.form(page, with(fields, "save")).status()).isEqualTo(302);

            assertThat(house.get(ColumnMappings.class).of(programme, "alipay")).singleElement().extracting(SavedMapping::name, SavedMapping::version)
                    .containsExactly("领取<日报>", 1);
            assertThat(platform.get(base).body()).contains("领取&lt;日报&gt;", "领取流水");
        }
    }

    private static Map<String, String> with(Map<String, String> fields, String button) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(button, "true");
        return all;
    }
}
