package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.document.OfficeAtHand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Where everything must run, a missing part is a failure and not a test that was skipped in silence. */
@EnabledIfEnvironmentVariable(named = "HUIMIN_TEST_COMPLETE", matches = "true")
class CompletenessTest {

    @Test
    void aRealMySqlIsThere() {
        assertThat(System.getenv(MySql.VARIABLE)).as("address of a MySQL in " + MySql.VARIABLE).isNotBlank();
    }

    @Test
    void aRealKeycloakIsThere() {
        assertThat(System.getenv(Keycloak.VARIABLE)).as("address of a Keycloak in " + Keycloak.VARIABLE).isNotBlank();
    }

    @Test
    void aRealBrowserIsThere() {
        assertThat(Files.isExecutable(Path.of("/usr/bin/chromium"))).as("Chromium at /usr/bin/chromium").isTrue();
    }

    @Test
    void aRealOfficeProgramIsThere() {
        for (String tool : new String[] {"soffice", "pdftotext", "pdffonts", "pdftoppm"}) {
            assertThat(Files.isExecutable(Path.of("/usr/bin/" + tool))).as(tool + ", to print papers and measure them").isTrue();
        }
        assertThat(OfficeAtHand.opensTables()).as("the part of it that opens tables").isTrue();
    }
}
