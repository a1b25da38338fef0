package org.huimin.publicity;

import org.huimin.testing.ModuleSlice;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rules on the production database. */
@EnabledIfEnvironmentVariable(named = "HUIMIN_TEST_MYSQL_URL", matches = ".+")
class PublishingOnMysqlTest extends PublishingTest {

    @Override
    ModuleSlice slice() {
        return ModuleSlice.onMysql("org.huimin.publicity", clock);
    }
}
