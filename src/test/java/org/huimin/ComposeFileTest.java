package org.huimin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the containers without running them: that they name what the house and its neighbours really read. */
class ComposeFileTest {

    private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");
    private static final Pattern READ = Pattern.compile("\\$\\{(HUIMIN_[A-Z_]+)");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET).*");

    private static Map<String, Map<String, Object>> services;
    private static Map<String, Object> compose;
    private static String text;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        text = Files.readString(Path.of("docker/compose.yaml"));
        compose = new Yaml().load(text);
        services = (Map<String, Map<String, Object>>) compose.get("services");
    }

    @Test
    void givesTheHouseTheSettingsItReadsAndNoOthers() throws IOException {
        Set<String> known = READ.matcher(Files.readString(Path.of("src/main/resources/application-production.yaml"))).results()
                .map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = new TreeSet<>(environment("app").keySet());

        assertThat(given.remove("SPRING_PROFILES_ACTIVE")).isTrue();
        assertThat(environment("app")).containsEntry("SPRING_PROFILES_ACTIVE", "production");
        assertThat(known).containsAll(given);
        assertThat(given).contains("HUIMIN_DATABASE_URL", "HUIMIN_DATABASE_USER", "HUIMIN_DATABASE_PASSWORD", "HUIMIN_KEYCLOAK_REALM",
                "HUIMIN_KEYCLOAK_CLIENT_SECRET");
        assertThat(environment("app").get("HUIMIN_DATABASE_URL")).startsWith("jdbc:mysql://mysql:3306/" + environment("mysql").get("MYSQL_DATABASE"))
                .contains("nullDatabaseMeansCurrent=true", "rewriteBatchedStatements=true", "connectionTimeZone=UTC");
        assertThat(environment("app")).containsEntry("HUIMIN_DATABASE_USER", environment("mysql").get("MYSQL_USER"));
        assertThat(environment("mysql").get("MYSQL_PASSWORD")).isEqualTo(environment("app").get("HUIMIN_DATABASE_PASSWORD"));
    }

    @Test
    void holdsNoSecretAndNoDefaultOfOne() throws IOException {
        services.keySet().forEach(service -> environment(service).forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                assertThat(value).as(service + " " + name).matches(ASKED);
            }
        }));
        Set<String> asked = ASKED.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
        List<String> lines = Files.readAllLines(Path.of("docker/env.example")).stream().filter(line -> !line.startsWith("#")).toList();
        assertThat(lines).allMatch(line -> line.endsWith("=")).extracting(line -> line.replace("=", "")).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(Files.readString(Path.of(".gitignore"))).contains("docker/.env\n");
    }

    @Test
    void pinsEveryVersionToTheOneThatIsTested() throws IOException {
        String keycloak = Files.readAllLines(Path.of(".ci/keycloak")).stream().filter(line -> line.startsWith("version=")).findFirst().orElseThrow().substring(8);

        assertThat(services.get("keycloak").get("image").toString()).endsWith(":" + keycloak);
        services.forEach((name, service) -> assertThat(service.get("image").toString()).as(name).matches("[a-z./]+:\\d+\\.\\d+\\.\\d+"));
        assertThat(Files.readString(Path.of("docker/Dockerfile"))).containsPattern("FROM debian:\\d+\\.\\d+-slim");
    }

    @Test
    void letsKeycloakTakeInTheRealmAndAnswerAtItsAddress() {
        assertThat(services.get("keycloak").get("command").toString()).isEqualTo("start --import-realm");
        assertThat(volumes("keycloak")).containsExactly("./realm:/opt/keycloak/data/import:ro");
        assertThat(environment("app").get("HUIMIN_KEYCLOAK_REALM")).isEqualTo(environment("keycloak").get("KC_HOSTNAME") + "/realms/huimin");
    }

    @Test
    void looksAfterEachAndKeepsWhatMustBeKept() throws IOException {
        services.forEach((name, service) -> assertThat(service).as(name).containsKey("healthcheck").containsEntry("restart", "unless-stopped"));
        assertThat(((Map<?, ?>) compose.get("volumes")).keySet().stream().map(Object::toString)).containsExactlyInAnyOrder("mysql", "files");
        assertThat(volumes("app")).containsExactly("files:" + environment("app").get("HUIMIN_STORAGE"));
        services.values().stream().filter(s -> s.containsKey("ports")).flatMap(s -> ((List<?>) s.get("ports")).stream())
                .forEach(port -> assertThat(port.toString()).as("open to the machine alone; the reverse proxy stands before it").startsWith("127.0.0.1:"));
        assertThat(services.get("mysql")).as("no door of its own").doesNotContainKey("ports");
        for (String volume : List.of("keycloak-database.sh")) {
            assertThat(volumes("mysql")).anyMatch(v -> v.startsWith("./" + volume + ":"));
            assertThat(Path.of("docker", volume)).exists();
        }
    }

    /** CI installs the same packages and makes papers with them. */
    @Test
    void putsIntoTheImageWhatPapersAreMadeWith() throws IOException {
        String image = Files.readString(Path.of("docker/Dockerfile"));
        String tested = Files.readString(Path.of(".ci/run"));

        for (String thing : List.of("libreoffice-writer-nogui", "fonts-noto-cjk", "fonts-arphic-gkai00mp", "fonts-symbola")) {
            assertThat(image).contains(thing);
            assertThat(tested).contains(thing);
        }
        assertThat(image).contains("COPY target/huimin.jar", "USER huimin");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> environment(String service) {
        return (Map<String, String>) services.get(service).get("environment");
    }

    private static List<String> volumes(String service) {
        return ((List<?>) services.get(service).get("volumes")).stream().map(Object::toString).toList();
    }
}
