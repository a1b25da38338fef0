package org.huimin.portal.workbench;

import org.huimin.tasks.WorkItem;
import org.springframework.ui.Model;

/** What a person must have before their eyes to answer certain tasks; shown above the form. */
interface Panel {

    boolean suits(WorkItem item);

    /** Template below {@code workbench/panels/}, holding a fragment {@code panel}. */
    String template();

    void fill(WorkItem item, Model model);
}
