package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form that ships can be checked on the server: it says nothing the house does not understand. */
class ShippedFormsTest {

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void understandsEveryFieldAndCondition(Path form) throws IOException {
        FormSchema schema = FormSchema.parse(Files.readString(form));

        assertThat(schema.fields()).isNotEmpty();
        assertThat(schema.fields().values()).filteredOn(field -> field.hiddenWhen() != null)
                .allSatisfy(field -> assertThat(schema.fields()).containsKeys(field.hiddenWhen().keys().toArray(String[]::new)));
    }

    /** A reason with its star stands nowhere before the choice that asks for it. */
    @ParameterizedTest
    @MethodSource("forms")
    void asksForNothingThatHangsOnAChoiceNotYetMade(Path form) throws IOException {
        assertThat(FormSchema.parse(Files.readString(form)).fields().values()).filteredOn(field -> field.hiddenWhen() != null)
                .allMatch(field -> field.hiddenWhen().holds(Map.of()));
    }
}
