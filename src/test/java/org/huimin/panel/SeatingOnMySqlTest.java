package org.huimin.panel;

import org.huimin.testing.ModuleSlice;
import org.huimin.testing.MySql;

/** The same on the production database. */
class SeatingOnMySqlTest extends SeatingTest {

    @Override
    ModuleSlice start() {
        MySql.needed();
        return ModuleSlice.onMySql("org.huimin.panel", clock);
    }
}
