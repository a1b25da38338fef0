package org.huimin.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.huimin.workflow.engine.FittedForm.Chapter;
import org.huimin.workflow.engine.FittedForm.Copy;
import org.junit.jupiter.api.Test;

class FittedFormTest {

    @Test
    void asksForEachChannelUnderItsName() throws IOException {
        JsonNode form = read(FittedForm.of(file("outreach/run-outreach"))
                .chapters("channel", List.of(channel("POSTER", "海报"), channel("WX_2", "微信群"))));

        assertThat(form.path("components")).allMatch(c -> c.path("type").asText().equals("group"));
        assertThat(form.path("components")).extracting(c -> c.path("label").asText()).containsExactly("海报", "微信群");
        assertThat(form.findValuesAsText("key")).contains("state_POSTER", "evidence_WX_2", "doneOn_WX_2").doesNotHaveDuplicates();
        assertThat(form.findValuesAsText("id")).doesNotHaveDuplicates();
        JsonNode reason = field(form, "reason_WX_2");
        assertThat(reason.path("label").asText()).isEqualTo("微信群：没有开展的原因");
        assertThat(reason.path("conditional").path("hide").asText()).isEqualTo("=state_WX_2 != \"NOT_DONE\"");
        assertThat(field(form, "doneOn_POSTER").path("dateLabel").asText()).startsWith("海报：");
    }

    @Test
    void tellsBeforehandWhatIsKnownOfAnApplicantAndNamesAConditionAlone() throws IOException {
        JsonNode form = read(FittedForm.of(file("eligibility/review-eligibility"))
                .chapters("lists", List.of(new Chapter(null, List.of(new Copy("0", "失信被执行人")))))
                .chapters("applications", List.of(new Chapter("某企业", "- 系统核对：许可证过期", List.of(new Copy("AP-1_licence", "许可证"))))));

        assertThat(form.path("components")).extracting(c -> c.path("label").asText()).containsExactly("名单查询", "某企业");
        assertThat(form.path("components").get(1).path("components").get(0).path("text").asText()).isEqualTo("- 系统核对：许可证过期");
        assertThat(field(form, "verdict_AP_1_licence").path("label").asText()).isEqualTo("许可证");
        assertThat(field(form, "reason_AP_1_licence").path("conditional").path("hide").asText())
                .isEqualTo("=verdict_AP_1_licence = null or verdict_AP_1_licence = \"MET\"");
        assertThat(form.findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void offersChoicesOfTheCaseAndLeavesOutWhatItDoesNotAsk() throws IOException {
        JsonNode form = read(FittedForm.of(file("selection/propose-award"))
                .chapters("place", List.of(new Chapter(null, List.of(new Copy("west", "西区")))))
                .choices("place_west", Map.of("AP-1", "某企业")).without("reason"));

        assertThat(form.path("components")).singleElement().satisfies(place -> {
            assertThat(place.path("label").asText()).isEqualTo("西区：入选企业");
            assertThat(place.path("values")).singleElement().returns("某企业", v -> v.path("label").asText());
        });
    }

    @Test
    void leavesOutAFieldOfAGroup() throws IOException {
        JsonNode form = read(FittedForm.of(file("opening/transcribe-applications")).without("offer").chapters("applications", List.of(Chapter.about("AP-1", "某企业"))));

        assertThat(form.findValuesAsText("key")).contains("enterprise_AP_1", "matchingFunds_AP_1").noneMatch(key -> key.startsWith("offer"));
        assertThat(field(form, "enterprise_AP_1").path("label").asText()).isEqualTo("企业名称");
    }

    private static JsonNode field(JsonNode form, String key) {
        return form.findParents("key").stream().filter(c -> c.path("key").asText().equals(key)).findFirst().orElseThrow();
    }

    private static Chapter channel(String code, String name) {
        return new Chapter(name, List.of(new Copy(code, name)));
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("forms", name + ".form"));
    }

    private static JsonNode read(FittedForm form) throws IOException {
        return new ObjectMapper().readTree(form.json());
    }
}
