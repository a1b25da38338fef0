package org.huimin.portal.machine;

import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;

class DailyDoorOnMySqlTest extends DailyDoorTest {

    @Override
    WholeHouse open(String... settings) {
        MySql.needed();
        return WholeHouse.openAt(MySql.migrated("huimin_machine"), MySql.user(), MySql.password(), settings);
    }
}
