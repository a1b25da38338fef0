package org.huimin.publicity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;

/** A notice on its way: whoever asks for a step out of turn, or a second hand in the same step, is refused here. */
record Notice(NoticeId id, CaseRef about, NoticeType type, NoticeState state, String title, NoticeBody body, List<String> attachments,
              String draftedBy, String checkedBy, String signedBy, String returnReason, NoticeId corrects, String number,
              Instant publishedAt, NoticeView.TrailMark trail) {

    static Notice drafted(Actor actor, CaseRef about, NoticeType type, String title, NoticeBody body, NoticeId corrects) {
        NoticeState state = isSystem(actor) ? NoticeState.PREPARED : NoticeState.DRAFTED;
        return new Notice(null, about, type, state, NoticeText.title(title), NoticeText.body(body), List.of(), actor.account(), null,
                null, null, corrects, null, null, null);
    }

    Notice revised(Actor actor, String newTitle, NoticeBody newBody, List<String> enclosed) {
        if (state != NoticeState.PREPARED && state != NoticeState.DRAFTED && state != NoticeState.RETURNED) {
            throw notNow("修改");
        }
        return new Notice(id, about, type, isSystem(actor) ? state : NoticeState.DRAFTED, NoticeText.title(newTitle),
                NoticeText.body(newBody), NoticeText.attachments(enclosed), actor.account(), null, null, null, corrects, null, null, null);
    }

    Notice returned(String reason) {
        if (state != NoticeState.DRAFTED && state != NoticeState.CHECKED) {
            throw notNow("退回");
        }
        return new Notice(id, about, type, NoticeState.RETURNED, title, body, attachments, draftedBy, null, null,
                FreeText.required("退回原因", reason, 600), corrects, null, null, null);
    }

    Notice checked(Actor actor) {
        if (state != NoticeState.DRAFTED) {
            throw notNow("核稿");
        }
        apart(actor, draftedBy, "拟稿", "核稿");
        return new Notice(id, about, type, NoticeState.CHECKED, title, body, attachments, draftedBy, actor.account(), null, null, corrects,
                null, null, null);
    }

    Notice signed(Actor actor) {
        if (state != NoticeState.CHECKED) {
            throw notNow("签发");
        }
        apart(actor, draftedBy, "拟稿", "签发");
        apart(actor, checkedBy, "核稿", "签发");
        return new Notice(id, about, type, NoticeState.SIGNED, title, body, attachments, draftedBy, checkedBy, actor.account(), null, corrects,
                null, null, null);
    }

    /** Ends a correction that was begun by mistake. What nobody has drafted yet may be dropped by whoever could draft it. */
    void mayBeDropped(Actor actor) {
        if (type != NoticeType.CORRECTION) {
            throw Refused.invalid("notice.drops-correction", "公告", title, "“" + title + "”不是更正公告，不能撤销；需要修改的，请退回修改。");
        }
        if (state == NoticeState.SIGNED || state == NoticeState.PUBLISHED || state == NoticeState.DROPPED) {
            throw notNow("撤销");
        }
        if (state != NoticeState.PREPARED && !actor.account().equals(draftedBy)) {
            throw Refused.forbidden("notice.drops-drafter", "“" + title + "”由其他人员拟稿，只能由拟稿人撤销；不同意的，请退回修改。");
        }
    }

    void mayBePublished() {
        if (state != NoticeState.SIGNED) {
            throw notNow("发布");
        }
    }

    Notice published(String newNumber, Instant at, NoticeView.TrailMark mark) {
        return new Notice(id, about, type, NoticeState.PUBLISHED, title, body, attachments, draftedBy, checkedBy, signedBy, null, corrects,
                newNumber, at, mark);
    }

    private void apart(Actor actor, String other, String done, String now) {
        if (isSystem(actor)) {
            throw Refused.forbidden("notice.by-a-person", "“" + title + "”须由工作人员" + now + "，不能由系统自动" + now + "。");
        }
        if (Objects.equals(actor.account(), other)) {
            throw Refused.forbidden("notice.three-people", "“" + title + "”由您" + done + "，拟稿、核稿、签发不能是同一人，请由其他人员" + now + "。");
        }
    }

    private Refused notNow(String step) {
        return Refused.conflict("notice.state", "“" + title + "”目前为“" + word(state) + "”，不能" + step + "。");
    }

    private static boolean isSystem(Actor actor) {
        return Actor.SYSTEM.account().equals(actor.account());
    }

    private static String word(NoticeState state) {
        return switch (state) {
            case PREPARED -> "待拟稿";
            case DRAFTED -> "待核稿";
            case RETURNED -> "已退回修改";
            case CHECKED -> "待签发";
            case SIGNED -> "待发布";
            case PUBLISHED -> "已发布";
            case DROPPED -> "已撤销";
        };
    }
}
