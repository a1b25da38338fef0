package org.huimin.portal.machine;

import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;

class WorkDoorOnMySqlTest extends WorkDoorTest {

    @Override
    WholeHouse open(String... settings) {
        MySql.needed();
        return WholeHouse.openAt(MySql.migrated("huimin_work_door"), MySql.user(), MySql.password(), settings);
    }
}
