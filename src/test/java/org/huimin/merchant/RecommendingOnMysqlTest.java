package org.huimin.merchant;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rules on the production database. */
@EnabledIfEnvironmentVariable(named = "HUIMIN_TEST_MYSQL_URL", matches = ".+")
class RecommendingOnMysqlTest extends RecommendingTest {

    @Override
    County county() {
        return County.onMysql();
    }
}
