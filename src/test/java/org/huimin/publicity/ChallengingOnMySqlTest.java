package org.huimin.publicity;

import org.huimin.oversight.TrailRegister;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.MySql;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The same rules on the production database. */
@EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
class ChallengingOnMySqlTest extends ChallengingTest {

    @Override
    ModuleSlice slice() {
        return ModuleSlice.onMySql("org.huimin.publicity", clock, TrailRegister.class);
    }
}
