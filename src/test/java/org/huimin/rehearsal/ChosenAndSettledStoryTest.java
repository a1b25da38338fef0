package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huimin.programme.ProgrammeFile;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two programmes that choose their platform by a call, as their rehearsal plays them: from the call to the receipt of the refund. */
class ChosenAndSettledStoryTest {

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"guangming-2025", "yunnan-2023"})
    void holdsFromTheCallToTheRefund(String programme) throws IOException {
        Path json = folder.resolve(programme + ".json");
        List<String> told = new ArrayList<>();
        try (WholeHouse house = WholeHouse.onH2()) {
            assertThat(house.get(Rehearsals.class).play(ProgrammeFile.read(programme), 2023, json, null, told::add)).as(String.join("\n", told)).isTrue();
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("selection").path("lots")).isNotEmpty().allMatch(lot -> !lot.path("awards").isEmpty());
        assertThat(report.path("notices").findValuesAsText("type")).contains("AGREEMENT", "SETTLEMENT");
    }
}
