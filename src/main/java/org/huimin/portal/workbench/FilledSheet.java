package org.huimin.portal.workbench;

import org.huimin.document.Attachment;
import org.huimin.kernel.Actor;
import org.huimin.merchant.SheetCheck;
import org.huimin.tasks.WorkItem;

/** Work whose answer may leave as a sheet and come back filled in. */
interface FilledSheet {

    boolean suits(WorkItem item);

    /** As whoever downloads it finds it on the disk. */
    String name(WorkItem item);

    byte[] out(Actor actor, WorkItem item);

    /** Whether the person may bring the sheet back now. @throws org.huimin.kernel.Refused where not */
    WorkItem writable(Actor actor, String id);

    SheetCheck check(Actor actor, WorkItem item, Attachment file);

    byte[] marked(WorkItem item, Attachment file);

    /**
     * @param rest what neither the sheet nor the desk has decided counts as agreed
     * @param seen as the check said
     * @return how many shops it was taken for
     */
    int take(Actor actor, WorkItem item, Attachment file, boolean rest, long seen);
}
