package org.huimin.scoring;

import org.huimin.testing.ModuleSlice;
import org.huimin.testing.MySql;

/** The same on the production database. */
class ScoringOnMySqlTest extends ScoringTest {

    @Override
    ModuleSlice start() {
        MySql.needed();
        return ModuleSlice.onMySql("org.huimin.scoring", clock);
    }
}
