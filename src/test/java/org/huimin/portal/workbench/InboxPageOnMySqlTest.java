package org.huimin.portal.workbench;

import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;

class InboxPageOnMySqlTest extends InboxPageTest {

    @Override
    WholeHouse open() {
        MySql.needed();
        return WholeHouse.openOnMysql("huimin_inbox");
    }
}
