package org.huimin.selection;

import org.huimin.testing.MySql;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
class AwardingOnMySqlTest extends AwardingTest {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        MySql.use(properties, "huimin_awarding");
    }
}
