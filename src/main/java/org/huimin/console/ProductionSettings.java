package org.huimin.console;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * What must be set right before a county's own system may open: asked of the database itself before anybody uses it, all
 * faults at once, each with what to change.
 */
@Component
@Profile("production")
class ProductionSettings implements BeanPostProcessor {

    /** RFC 9106, second recommended option. */
    private static final DataSize SEAL_AT_LEAST = DataSize.ofMegabytes(64);
    /** The first version with the collation of our tables. */
    private static final int[] OLDEST = {8, 0, 17};
    private static final Map<String, String> IN_ADDRESS = Map.of(
            "nullDatabaseMeansCurrent", "否则流程引擎会把同一服务器上别的库当成自己的",
            "rewriteBatchedStatements", "否则成批写入会慢数倍");
    private static final Set<String> WELL_KNOWN = Set.of("", "huimin", "root", "sa", "admin", "password", "secret", "changeit", "changeme",
            "change-me", "123456", "mysql", "keycloak", "test");

    private final ConfigurableEnvironment environment;

    ProductionSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            List<String> faults = faults(pool);
            if (!faults.isEmpty()) {
                throw new WrongSettings(faults);
            }
        }
        return bean;
    }

    /** A sentence for each setting that is wrong; empty where the house may open. */
    List<String> faults(HikariDataSource pool) {
        List<String> faults = new ArrayList<>();
        house(faults);
        if (!pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
            faults.add("数据库地址是 " + plain(pool.getJdbcUrl()) + "：正式运行须使用MySQL，请把 spring.datasource.url 设为 jdbc:mysql://…");
            return faults;
        }
        address(pool, faults);
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            server(connection, statement, faults);
        } catch (SQLException away) {
            faults.add("连不上数据库 " + plain(pool.getJdbcUrl()) + "：" + cause(away) + "。请检查地址、账号、口令和网络。");
        }
        return faults;
    }

    private void house(List<String> faults) {
        if (environment.getProperty("huimin.demonstration", Boolean.class, false)) {
            faults.add("演示登录是打开的：任何人不用口令就能以任何岗位进入，请把 huimin.demonstration 设为 false。");
        }
        String realm = environment.getProperty("huimin.keycloak.realm", "");
        if (!realm.matches("https://[^/]+(/[^/]+)*/realms/[^/]+/?")) {
            faults.add("统一身份认证的地址 huimin.keycloak.realm " + (realm.isEmpty() ? "没有设置" : "是 " + plain(realm))
                    + "：工作人员须经Keycloak登录，请设为 https://…/realms/… 。");
        }
        mailbox(faults);
        DataSize seal = DataSize.parse(environment.getProperty("huimin.seal-memory", SEAL_AT_LEAST.toString()));
        if (seal.compareTo(SEAL_AT_LEAST) < 0) {
            faults.add("保管人口令的校验内存 huimin.seal-memory 是 " + seal.toKilobytes() + "KB：口令会容易被猜出，请设为 " + SEAL_AT_LEAST.toMegabytes() + "MB 或者更多。");
        }
        for (String secret : secrets()) {
            String value = environment.getProperty(secret, "");
            if (WELL_KNOWN.contains(value.toLowerCase(Locale.ROOT))) {
                faults.add("口令 " + secret + (value.isEmpty() ? " 是空的" : " 是众所周知的默认值") + "，请换成只有本单位知道的口令。");
            }
        }
    }

    private void mailbox(List<String> faults) {
        String mailbox = environment.getProperty("huimin.mailbox.address", "");
        if (mailbox.isEmpty()) {
            return;
        }
        if (!mailbox.matches("imaps://[^/@:]+(:\\d+)?/?")) {
            faults.add("报名邮箱的地址 huimin.mailbox.address 是 " + plain(mailbox) + "：报名材料不能在网络上明文传送，请设为 imaps://… 。");
        }
        if (environment.getProperty("spring.mail.host", "").isEmpty()) {
            faults.add("设置了报名邮箱 huimin.mailbox.address，却没有发信服务器：收到报名要发回执，请设置 spring.mail.host。");
        }
        if (!environment.getProperty("spring.mail.host", "").isEmpty() && !environment.getProperty("spring.mail.properties.mail.smtp.starttls.required", Boolean.class, false)
                && !environment.getProperty("spring.mail.properties.mail.smtp.ssl.enable", Boolean.class, false)) {
            faults.add("回执经发信服务器明文发送：请把 spring.mail.properties.mail.smtp.starttls.required 或者 …smtp.ssl.enable 设为 true。");
        }
    }

    private Set<String> secrets() {
        Set<String> names = new TreeSet<>(List.of("spring.datasource.password", "huimin.keycloak.client-secret"));
        environment.getPropertySources().stream().filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                .filter(key -> (key.startsWith("spring.") || key.startsWith("huimin.")) && (key.endsWith("password") || key.endsWith("secret")))
                .forEach(names::add);
        if (environment.getProperty("huimin.mailbox.address", "").isEmpty()) {
            names.remove("huimin.mailbox.password");
        }
        return names;
    }

    private static void address(HikariDataSource pool, List<String> faults) {
        Properties more = pool.getDataSourceProperties();
        IN_ADDRESS.forEach((name, why) -> {
            if (!pool.getJdbcUrl().contains(name + "=true") && !"true".equals(more.getProperty(name))) {
                faults.add("数据库地址缺少 " + name + "=true，" + why + "：请在 spring.datasource.url 末尾加上。");
            }
        });
        if (!pool.getJdbcUrl().matches(".*connectionTimeZone=(UTC|%2B00:00).*") && !"UTC".equals(more.getProperty("connectionTimeZone"))) {
            faults.add("数据库地址缺少 connectionTimeZone=UTC，否则所有时间会按服务器所在时区错位：请在 spring.datasource.url 末尾加上。");
        }
    }

    private static void server(Connection connection, Statement statement, List<String> faults) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        if (version.toLowerCase(Locale.ROOT).contains("mariadb") || !recent(version)) {
            faults.add("数据库版本是 " + version + "：须为MySQL 8.0.17或更新，其他产品没有试验过。");
            return;
        }
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            faults.add("事务隔离级别是 " + value(statement, "@@transaction_isolation")
                    + "，须为 READ-COMMITTED，否则流程引擎不能启动：请把 spring.datasource.hikari.transaction-isolation 设为 TRANSACTION_READ_COMMITTED。");
        }
        for (String variable : List.of("character_set_connection", "character_set_database")) {
            String charset = value(statement, "@@" + variable);
            if (!charset.equals("utf8mb4")) {
                faults.add("字符集 " + variable + " 是 " + charset + "，须为 utf8mb4，否则生僻字（如𠮷）存不进去："
                        + (variable.endsWith("connection") ? "请去掉数据库地址里的 characterEncoding。" : "请执行 alter database … character set utf8mb4。"));
            }
        }
        if (!value(statement, "@@sql_mode").contains("STRICT_TRANS_TABLES")) {
            faults.add("sql_mode 没有 STRICT_TRANS_TABLES：过长的内容会被悄悄截断，请在MySQL配置中恢复默认的 sql_mode。");
        }
        if (!value(statement, "@@innodb_flush_log_at_trx_commit").equals("1")) {
            faults.add("innodb_flush_log_at_trx_commit 不是 1：断电时已答复“办理成功”的事项可能丢失，请在MySQL配置中设为 1。");
        }
    }

    static boolean recent(String version) {
        String[] parts = version.split("[^0-9]+");
        for (int i = 0; i < OLDEST.length; i++) {
            int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
            if (part != OLDEST[i]) {
                return part > OLDEST[i];
            }
        }
        return true;
    }

    private static String value(Statement statement, String expression) throws SQLException {
        try (ResultSet found = statement.executeQuery("select " + expression)) {
            found.next();
            return String.valueOf(found.getString(1));
        }
    }

    private static String cause(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage();
    }

    /** Without what follows the question mark, where a password may stand. */
    private static String plain(String address) {
        return address.replaceAll("[?;].*", "");
    }
}
