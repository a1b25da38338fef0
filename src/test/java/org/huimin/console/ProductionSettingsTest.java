package org.huimin.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.testing.MySql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each wrong setting is named in a sentence that says what to change; asked of the real server. */
class ProductionSettingsTest {

    private static final String SECRET = "a-long-one-of-this-county";

    private final Map<String, Object> settings = new HashMap<>(Map.of("huimin.demonstration", "false", "huimin.seal-memory", "64MB", "spring.datasource.password", SECRET,
            "huimin.keycloak.realm", "https://id.example.gov.cn/realms/huimin", "huimin.keycloak.client-secret", SECRET));
    private HikariDataSource pool;
    private String database;

    @BeforeEach
    void aDatabaseSetUpAsItShouldBe() {
        MySql.needed();
        pool = new HikariDataSource();
        pool.setJdbcUrl(MySql.fresh("huimin_speed_settings"));
        database = pool.getJdbcUrl().replaceFirst(".*/([^?]+)\\?.*", "$1");
        pool.setUsername(MySql.user());
        pool.setPassword(MySql.password());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionTimeout(2000);
        pool.setMaximumPoolSize(1);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void findsNothingWhereEverythingIsRight() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesADemonstrationSignIn() {
        settings.put("huimin.demonstration", "true");

        assertThat(only()).contains("演示登录", "huimin.demonstration 设为 false");
    }

    @ParameterizedTest
    @CsvSource({"spring.datasource.password,huimin", "spring.datasource.password,''",
        "huimin.keycloak.client-secret,ChangeMe", "huimin.keycloak.client-secret,''", "huimin.some-other.secret,admin"})
    void namesASecretThatEverybodyKnows(String setting, String value) {
        settings.put(setting, value);

        assertThat(only()).contains(setting).doesNotContain("ChangeMe");
    }

    @ParameterizedTest
    @CsvSource({"''", "http://id.example.gov.cn/realms/huimin", "https://id.example.gov.cn"})
    void namesASignInThatIsMissingOrOpenToListeners(String realm) {
        settings.put("huimin.keycloak.realm", realm);

        assertThat(only()).contains("huimin.keycloak.realm", "https://");
    }

    @ParameterizedTest
    @CsvSource({"imap://mail.example.gov.cn", "pop3s://mail.example.gov.cn", "imaps://user@mail.example.gov.cn"})
    void namesAMailboxThatIsReadInTheClear(String address) {
        mailbox(address);

        assertThat(only()).contains("huimin.mailbox.address", "明文传送");
    }

    @Test
    void namesAMailboxWithoutAWayToAnswerOrASecretOfItsOwn() {
        mailbox("imaps://mail.example.gov.cn:993");
        assertThat(faults()).isEmpty();

        settings.put("spring.mail.properties.mail.smtp.starttls.required", "false");
        assertThat(only()).contains("明文发送", "starttls.required");
        settings.remove("spring.mail.host");
        assertThat(only()).contains("spring.mail.host");
        settings.put("spring.mail.host", "mail.example.gov.cn");
        settings.put("spring.mail.properties.mail.smtp.ssl.enable", "true");
        settings.put("huimin.mailbox.password", "");
        assertThat(only()).contains("huimin.mailbox.password");
    }

    @Test
    void namesASealThatIsCheaplyGuessed() {
        settings.put("huimin.seal-memory", "65535KB");
        assertThat(only()).contains("huimin.seal-memory", "65535KB", "64MB");
        settings.put("huimin.seal-memory", "65536KB");
        assertThat(faults()).isEmpty();
    }

    private void mailbox(String address) {
        settings.put("huimin.mailbox.address", address);
        settings.put("huimin.mailbox.password", SECRET);
        settings.put("spring.mail.host", "mail.example.gov.cn");
        settings.put("spring.mail.properties.mail.smtp.starttls.required", "true");
    }

    @Test
    void namesADatabaseThatIsNoMySql() {
        pool.setJdbcUrl("jdbc:h2:mem:no;PASSWORD=x");

        assertThat(only()).contains("jdbc:h2:mem:no", "MySQL").doesNotContain("PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({"nullDatabaseMeansCurrent=true", "rewriteBatchedStatements=true", "connectionTimeZone=UTC"})
    void namesWhatIsMissingInTheAddress(String setting) {
        pool.setJdbcUrl(pool.getJdbcUrl().replaceAll("[?&]" + setting + "(?=&|$)", "&").replaceFirst("/" + database + "[?&]+", "/" + database + "?"));

        assertThat(only()).contains(setting);
    }

    @Test
    void namesTheWrongIsolation() {
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");

        assertThat(only()).contains("REPEATABLE-READ", "READ-COMMITTED");
    }

    @Test
    void namesAConnectionThatCannotCarryRareCharacters() {
        pool.setJdbcUrl(pool.getJdbcUrl() + "&characterEncoding=latin1");

        assertThat(only()).contains("character_set_connection 是 latin1", "utf8mb4");
    }

    @Test
    void namesADatabaseThatCannotKeepRareCharacters() {
        new JdbcTemplate(pool).execute("alter database " + database + " character set utf8mb3");

        assertThat(only()).contains("character_set_database 是 utf8mb3", "alter database");
    }

    @Test
    void namesAServerThatCutsInSilence() {
        pool.setJdbcUrl(pool.getJdbcUrl() + "&sessionVariables=sql_mode=''&jdbcCompliantTruncation=false");

        assertThat(only()).contains("STRICT_TRANS_TABLES");
    }

    @Test
    void namesAServerThatMayForgetWhatItConfirmed() {
        JdbcTemplate sql = new JdbcTemplate(pool);
        sql.execute("set global innodb_flush_log_at_trx_commit = 2");
        try {
            assertThat(only()).contains("innodb_flush_log_at_trx_commit");
        } finally {
            sql.execute("set global innodb_flush_log_at_trx_commit = 1");
        }
    }

    @Test
    void namesADatabaseThatDoesNotAnswer() {
        pool.setJdbcUrl(pool.getJdbcUrl().replaceFirst(":\\d+/", ":1/"));

        assertThat(only()).contains("连不上数据库", ":1/" + database).doesNotContain("nullDatabaseMeansCurrent");
    }

    @ParameterizedTest
    @CsvSource({"9.7.4,true", "8.4.6,true", "8.0.17,true", "8.0.36-0ubuntu0.22.04.1,true", "8.0.16,false", "5.7.44-log,false", "8,false"})
    void knowsWhichVersionsWillDo(String version, boolean recent) {
        assertThat(ProductionSettings.recent(version)).isEqualTo(recent);
    }

    @Test
    void namesAllFaultsAtOnceAndDoesNotOpen() {
        SpringApplication house = new SpringApplication(org.huimin.HuiminApplication.class);
        house.setAdditionalProfiles("production");
        WrongSettings[] said = new WrongSettings[1];
        try {
            house.run("--spring.datasource.url=" + pool.getJdbcUrl() + "&characterEncoding=latin1", "--spring.datasource.username=" + MySql.user(),
                    "--spring.datasource.password=" + MySql.password(), "--huimin.demonstration=true", "--spring.main.web-application-type=none",
                    "--spring.main.banner-mode=off", "--logging.level.root=OFF").close();
        } catch (RuntimeException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                said[0] = cause instanceof WrongSettings wrong ? wrong : said[0];
            }
        }
        FailureAnalysis told = new WrongSettings.Analyzer().analyze(said[0], said[0]);

        assertThat(told.getDescription()).contains("演示登录", "latin1", "spring.datasource.password");
        assertThat(new JdbcTemplate(pool).queryForList("show tables")).as("nothing was touched").isEmpty();
    }

    private String only() {
        List<String> faults = faults();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private List<String> faults() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return new ProductionSettings(environment).faults(pool);
    }
}
