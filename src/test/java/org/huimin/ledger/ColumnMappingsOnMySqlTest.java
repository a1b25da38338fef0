package org.huimin.ledger;

import org.huimin.testing.ModuleSlice;
import org.huimin.testing.MySql;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = MySql.VARIABLE, matches = ".+")
class ColumnMappingsOnMySqlTest extends ColumnMappingsTest {

    @Override
    ModuleSlice open(TurnedClock clock, Object... collaborators) {
        return ModuleSlice.onMySql("org.huimin.ledger", clock, collaborators);
    }
}
