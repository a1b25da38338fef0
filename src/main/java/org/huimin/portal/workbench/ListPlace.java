package org.huimin.portal.workbench;

import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.tasks.WorkItem;

/** Which working list a work item is about. */
record ListPlace(CaseRef programme, String unit, int round, WorkItem item) {

    /** @throws Refused (absent) where the work has no list */
    static ListPlace of(WorkItem item) {
        if (!item.process().equals("township")) {
            throw Refused.absent("这项待办没有商户名单。");
        }
        return new ListPlace(item.root(), item.context("unit"), Integer.parseInt(item.context("round")), item);
    }

    /** Only whoever claimed the officer's work writes. */
    boolean editableBy(Actor actor) {
        return makesList() && item.state() == WorkItem.State.CLAIMED && actor.account().equals(item.assignee());
    }

    boolean makesList() {
        return item.task().equals("recommend-merchants");
    }
}
