package org.huimin.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.huimin.HuiminApplication;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application on a database of its own, with or without its pages, and with every SQL statement overheard. */
public final class WholeHouse implements AutoCloseable {

    private static final List<String> OPEN = List.of("server.port=0", "huimin.storage=target/test-files-" + System.getProperty("test.process", "0"),
            "spring.main.banner-mode=off", "logging.level.root=WARN", "huimin.demonstration-moment=");

    private final ConfigurableApplicationContext context;
    private final Ear ear;

    private WholeHouse(ConfigurableApplicationContext context, Ear ear) {
        this.context = context;
        this.ear = ear;
    }

    public static WholeHouse onH2() {
        return on(h2(), "sa", "");
    }

    /** @param name of the database, made anew */
    public static WholeHouse onMysql(String name) {
        return on(MySql.migrated(name), MySql.user(), MySql.password());
    }

    /** With its pages on a port of its own and the demonstration's programme on its clock, the plan waiting to be drafted. */
    public static WholeHouse openOnH2() {
        return start(new SpringApplicationBuilder(HuiminApplication.class), OPEN, h2(), "sa", "");
    }

    /** As a stranger finds it who starts the product for the first time: everything in the middle of its life. @param more further settings */
    public static WholeHouse openForAStranger(String... more) {
        return start(new SpringApplicationBuilder(HuiminApplication.class), Stream.concat(Stream.of(more),
                OPEN.stream().filter(setting -> !setting.startsWith("huimin.demonstration-moment"))).toList(), h2(), "sa", "");
    }

    /** As {@link #openOnH2}. @param name of the database, made anew */
    public static WholeHouse openOnMysql(String name) {
        return start(new SpringApplicationBuilder(HuiminApplication.class), OPEN, MySql.migrated(name), MySql.user(), MySql.password());
    }

    /** As {@link #openOnH2}, at this address. @param more further settings, {@code name=value} */
    public static WholeHouse openAt(String url, String user, String password, String... more) {
        List<String> settings = new ArrayList<>(OPEN);
        settings.removeIf(earlier -> Stream.of(more).anyMatch(setting -> name(setting).equals(name(earlier))));
        settings.addAll(List.of(more));
        return start(new SpringApplicationBuilder(HuiminApplication.class), settings, url, user, password);
    }

    /**
     * As a county runs it, on its database, with a realm that does not answer. The test server's password is one that
     * everybody knows and the house refuses; so the house is told another, and its pool the real one.
     *
     * @param more further settings, {@code name=value}
     */
    public static WholeHouse inProduction(String url, String... more) {
        return start(new SpringApplicationBuilder(HuiminApplication.class).profiles("production").initializers((GenericApplicationContext c) ->
                c.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessBeforeInitialization(Object bean, String name) {
                        if (bean instanceof HikariDataSource pool) {
                            pool.setPassword(MySql.password());
                        }
                        return bean;
                    }
                })), Stream.of(OPEN.stream().filter(setting -> !setting.contains("demonstration")), Stream.of(more), Stream.of(
                "huimin.keycloak.realm=https://127.0.0.1:1/realms/huimin", "huimin.keycloak.client-secret=a-long-one-of-this-county",
                "huimin.seal-memory=64MB", "camunda.bpm.database.schema-update=true")).flatMap(settings -> settings).toList(), url, MySql.user(), "a-long-one-of-this-county");
    }

    /** @param more further settings, {@code name=value} */
    public static WholeHouse on(String url, String user, String password, String... more) {
        return start(new SpringApplicationBuilder(HuiminApplication.class).web(WebApplicationType.NONE).profiles("command"),
                List.of(more), url, user, password);
    }

    /** As {@link #on}, but nobody listens to its statements: for measuring. */
    public static WholeHouse deaf(String url, String user, String password, String... more) {
        return start(new SpringApplicationBuilder(HuiminApplication.class).web(WebApplicationType.NONE).profiles("command"),
                List.of(more), url, user, password, null);
    }

    private static WholeHouse start(SpringApplicationBuilder application, List<String> more, String url, String user, String password) {
        return start(application, more, url, user, password, new Ear());
    }

    private static WholeHouse start(SpringApplicationBuilder application, List<String> more, String url, String user, String password, Ear ear) {
        List<String> settings = new ArrayList<>(List.of("spring.datasource.url=" + url, "spring.datasource.username=" + user,
                "spring.datasource.password=" + password));
        settings.addAll(more);
        ConfigurableApplicationContext context = application.initializers((GenericApplicationContext c) -> {
            if (ear != null) {
                c.getBeanFactory().addBeanPostProcessor(ear);
            }
            c.getBeanFactory().registerSingleton("productOnly", new ProductOnly());
        }).run(settings.stream().map(s -> "--" + s).toArray(String[]::new));
        return new WholeHouse(context, ear);
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    private static String h2() {
        return H2.fresh() + ";DB_CLOSE_DELAY=-1";
    }

    /** Where the pages are. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public <T> List<T> beans(Class<T> kind) {
        return List.copyOf(context.getBeansOfType(kind).values());
    }

    public JdbcTemplate sql() {
        return get(JdbcTemplate.class);
    }

    /** The statements the act sends, in order; a batch is one, with how often it was sent. */
    public List<String> statements(Runnable act) {
        ear.heard.clear();
        ear.open = true;
        try {
            act.run();
        } finally {
            ear.open = false;
        }
        return List.copyOf(ear.heard);
    }

    /** Closes the house; others go on with its database. */
    public void leave() {
        context.close();
    }

    /** Closes the house and gives the memory of its embedded database back. */
    @Override
    public void close() {
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        context.close();
        if (url.startsWith(H2.IN_MEMORY)) {
            H2.drop(url);
        }
    }

    /** Keeps the wiring of other tests out. */
    private static final class ProductOnly extends TypeExcludeFilter {

        private static final String PRODUCT = HuiminApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return !type.getResource().getURL().getPath().contains(PRODUCT);
        }
    }

    private static final class Ear implements BeanPostProcessor, QueryExecutionListener {

        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean open;

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database ? ProxyDataSourceBuilder.create(database).listener(this).build() : bean;
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) { }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            if (!open || Thread.currentThread().getName().equals("visits")) {
                return;
            }
            String sql = queries.get(0).getQuery().replaceAll("\\s+", " ").strip();
            heard.add(execution.isBatch() ? sql + "  × " + Math.max(queries.size(), queries.get(0).getParametersList().size()) : sql);
        }
    }
}
