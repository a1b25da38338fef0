package org.huimin.merchant;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rules on the production database. */
@EnabledIfEnvironmentVariable(named = "HUIMIN_TEST_MYSQL_URL", matches = ".+")
class ReviewingOnMysqlTest extends ReviewingTest {

    @Override
    County county() {
        return County.onMysql();
    }
}
