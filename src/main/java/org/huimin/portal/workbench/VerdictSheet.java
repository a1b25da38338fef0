package org.huimin.portal.workbench;

import org.huimin.document.Attachment;
import org.huimin.kernel.Actor;
import org.huimin.merchant.SheetCheck;
import org.huimin.merchant.VerdictSheets;
import org.huimin.tasks.Desk;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** A delivery before a reviewing desk: everybody of the desk may bring a sheet, as they may work in the grid. */
@Component
class VerdictSheet implements FilledSheet {

    private final VerdictSheets sheets;
    private final Desk desk;

    VerdictSheet(VerdictSheets sheets, Desk desk) {
        this.sheets = sheets;
        this.desk = desk;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("review");
    }

    @Override
    public String name(WorkItem item) {
        return "商户研判表.xlsx";
    }

    @Override
    public byte[] out(Actor actor, WorkItem item) {
        return sheets.out(DeliveryPanel.delivery(item), DeliveryPanel.desk(item));
    }

    @Override
    public WorkItem writable(Actor actor, String id) {
        return desk.shared(actor, id);
    }

    @Override
    public SheetCheck check(Actor actor, WorkItem item, Attachment file) {
        return sheets.check(DeliveryPanel.delivery(item), DeliveryPanel.desk(item), file);
    }

    @Override
    public byte[] marked(WorkItem item, Attachment file) {
        return sheets.marked(DeliveryPanel.delivery(item), DeliveryPanel.desk(item), file);
    }

    @Override
    public int take(Actor actor, WorkItem item, Attachment file, boolean rest, long seen) {
        return sheets.take(actor, DeliveryPanel.delivery(item), DeliveryPanel.desk(item), file, rest, seen);
    }
}
