package org.huimin.workflow.notice;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.huimin.document.Attachments;
import org.huimin.kernel.Refused;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeDrafts;
import org.huimin.publicity.NoticeId;
import org.huimin.publicity.NoticeState;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.Publishing;
import org.huimin.tasks.WorkItem;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.springframework.stereotype.Component;

/** What people answer on a notice's way to the board. */
@Component
class NoticeTasks implements Answering {

    private final Publishing publishing;
    private final NoticeDrafts drafts;
    private final Attachments attachments;

    NoticeTasks(Publishing publishing, NoticeDrafts drafts, Attachments attachments) {
        this.publishing = publishing;
        this.drafts = drafts;
        this.attachments = attachments;
    }

    @Override
    public String process() {
        return "notice";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "draft-notice", work -> {
                    publishing.revise(work.actor(), notice(work), work.text("title"), NoticeBody.parse(work.text("body")), enclosed(work));
                    return Map.of();
                },
                "check-notice", work -> {
                    if (approved(work)) {
                        publishing.check(work.actor(), notice(work));
                    } else {
                        publishing.giveBack(work.actor(), notice(work), work.text("opinion"));
                    }
                    return work.routing();
                },
                "sign-notice", work -> {
                    if (approved(work)) {
                        publishing.sign(work.actor(), notice(work));
                    } else {
                        publishing.giveBack(work.actor(), notice(work), work.text("opinion"));
                    }
                    return work.routing();
                });
    }

    @Override
    public Map<String, Object> prefill(WorkItem item) {
        if (!item.task().equals("draft-notice")) {
            return Map.of();
        }
        NoticeView notice = drafts.get(NoticeId.of(item.context("notice")));
        List<String> enclosed = notice.state() == NoticeState.PREPARED && notice.corrects() != null ? published(notice) : notice.attachments();
        return Map.of("title", notice.title(), "body", notice.body().text(), "attachments", enclosed);
    }

    @Override
    public Map<String, Consumer<Work>> takenBack() {
        return Map.of("draft-notice", work -> publishing.giveBack(work.actor(), notice(work), work.text("opinion")));
    }

    /** What the corrected notice carries is public already. */
    private List<String> published(NoticeView correction) {
        return drafts.get(correction.corrects().id()).attachments();
    }

    /** Only what was uploaded for this notice, or is public, goes out with it: a number from elsewhere might name somebody's evidence. */
    private List<String> enclosed(Work work) {
        List<String> ids = Files.in(work.answer(), "attachments");
        NoticeView notice = drafts.get(notice(work));
        List<String> own = ids.stream().filter(id -> notice.corrects() == null || !published(notice).contains(id)).toList();
        if (attachments.all(own).stream().filter(file -> file.caseRef().equals(work.item().caseRef())).count() < own.size()) {
            throw Refused.invalid("notice.foreign-attachment", "attachments", "", "附件须在办理本公告时上传，请重新上传附件。");
        }
        return ids;
    }

    private static boolean approved(Work work) {
        return work.answer().decision().equals("APPROVED");
    }

    private static NoticeId notice(Work work) {
        return NoticeId.of(work.context("notice"));
    }
}
