package org.huimin.tasks;

import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;

class SeparationRaceOnMySqlTest extends SeparationRaceTest {

    @Override
    WholeHouse open() {
        MySql.needed();
        return WholeHouse.onMysql("huimin_race");
    }
}
