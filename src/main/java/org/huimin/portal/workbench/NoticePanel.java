package org.huimin.portal.workbench;

import org.huimin.document.Attachments;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeState;
import org.huimin.publicity.NoticeView;
import org.huimin.portal.layout.NoticeFile;
import org.huimin.portal.layout.NoticeText;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The notice as it will stand on the board, for those who check and sign it; for the drafter, why it came back. */
@Component
class NoticePanel implements Panel {

    private final NoticeDrafts drafts;
    private final Attachments attachments;

    NoticePanel(NoticeDrafts drafts, Attachments attachments) {
        this.drafts = drafts;
        this.attachments = attachments;
    }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("notice") && item.context().containsKey("notice");
    }

    @Override
    public String template() {
        return "notice";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        NoticeView notice = drafts.get(NoticeId.of(item.context("notice")));
        model.addAttribute("notice", notice);
        model.addAttribute("returned", notice.state() == NoticeState.RETURNED);
        model.addAttribute("blocks", item.task().equals("draft-notice") ? null : NoticeText.of(notice.body()));
        model.addAttribute("enclosed", NoticeFile.of(attachments.all(notice.attachments())));
    }
}
