package org.huimin.merchant;

import org.huimin.testing.MySql;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rules on the production database. */
@EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
class ChangingStandingOnMySqlTest extends ChangingStandingTest {

    @Override
    County county() {
        return County.onMySql();
    }
}
