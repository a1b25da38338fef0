package org.huimin.workflow.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huimin.programme.ProgrammeSpec.Channel;
import org.junit.jupiter.api.Test;

class ChannelFormTest {

    @Test
    void asksForEachChannelUnderItsName() throws IOException {
        String file = Files.readString(Path.of("forms/outreach/run-outreach.form"));

        JsonNode form = new ObjectMapper().readTree(ChannelForm.of(file, List.of(channel("POSTER", "海报"), channel("WX_2", "微信群"))));

        assertThat(form.findValuesAsText("text")).containsExactly("### 海报", "### 微信群");
        assertThat(form.findValuesAsText("key")).contains("state_POSTER", "evidence_WX_2", "doneOn_WX_2").doesNotHaveDuplicates();
        assertThat(form.findValuesAsText("id")).doesNotHaveDuplicates();
        JsonNode reason = form.path("components").get(13);
        assertThat(reason.path("label").asText()).isEqualTo("微信群：没有开展的原因");
        assertThat(reason.path("conditional").path("hide").asText()).isEqualTo("=state_WX_2 != \"NOT_DONE\"");
    }

    private static Channel channel(String code, String name) {
        return new Channel(code, name, "宣传", List.of(), List.of());
    }
}
