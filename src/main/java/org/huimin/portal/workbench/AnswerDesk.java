package org.huimin.portal.workbench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.time.Clock;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.Words;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the form island sends: drafts while somebody types, and the answer. */
@RestController
class AnswerDesk {

    private static final Pattern SUBMIT_KEY = Pattern.compile("[0-9A-Za-z-]{8,64}");

    private final Desk desk;
    private final Inbox inbox;
    private final Attachments attachments;
    private final Clock clock;
    private final Words words;

    AnswerDesk(Desk desk, Inbox inbox, Attachments attachments, Clock clock, Words words) {
        this.desk = desk;
        this.inbox = inbox;
        this.attachments = attachments;
        this.clock = clock;
        this.words = words;
    }

    /** @param offline null unless a decision taken on paper is recorded */
    record Sent(Map<String, Object> values, SentOffline offline) { }

    record SentOffline(String decidedBy, String decidedOn, String document, String attachment) { }

    record Next(String next) { }

    record Saved(String at) { }

    /** @param submitKey the browser's number for this submission, so that a second click or a repeated request does no harm */
    @PostMapping(path = "/desk/{id}", consumes = "application/json")
    Next answer(Actor actor, @PathVariable String id, @RequestBody Sent sent,
                @RequestHeader(name = "Idempotency-Key", required = false) String submitKey) {
        if (submitKey != null && !SUBMIT_KEY.matcher(submitKey).matches()) {
            throw Refused.invalid("answer.key", "", "", "提交编号无法识别，没有办理。请刷新页面后再试。");
        }
        desk.complete(actor, id, new Answer(filled(sent.values()), offline(actor, id, sent.offline())), submitKey);
        return new Next("/desk/" + id);
    }

    @PutMapping(path = "/desk/{id}/draft", consumes = "application/json")
    Saved draft(Actor actor, @PathVariable String id, @RequestBody Sent sent) {
        desk.saveDraft(actor, id, filled(sent.values()));
        return new Saved(words.hour(Instant.now(clock)));
    }

    /** A field left empty is not an answer. */
    private static Map<String, Object> filled(Map<String, Object> sent) {
        Map<String, Object> filled = new LinkedHashMap<>();
        if (sent != null) {
            sent.forEach((key, value) -> {
                if (value != null && !"".equals(value)) {
                    filled.put(key, value);
                }
            });
        }
        return filled;
    }

    private Answer.OfflineSignOff offline(Actor actor, String id, SentOffline sent) {
        if (sent == null) {
            return null;
        }
        String decidedBy = required(sent.decidedBy(), "offline.decidedBy", "请填写签批人或会议名称。");
        String document = required(sent.document(), "offline.document", "请填写文号或会议编号。");
        String attachment = required(sent.attachment(), "offline.attachment", "请上传签批件扫描件。");
        LocalDate decidedOn = day(sent.decidedOn());
        if (decidedOn.isAfter(LocalDate.now(clock))) {
            throw Refused.invalid("offline.date", "offline.decidedOn", decidedOn, "签批日期不能晚于今天，现为" + Period.words(decidedOn) + "。");
        }
        scanOfThisWork(actor, id, attachment);
        return new Answer.OfflineSignOff(decidedBy, decidedOn, document, attachment);
    }

    /** The scan was uploaded for this work by the same person, and is not some other file of the house. */
    private void scanOfThisWork(Actor actor, String id, String attachment) {
        WorkItem item = inbox.get(actor, id);
        boolean its = attachments.ofCase(item.caseRef()).stream()
                .anyMatch(file -> file.id().equals(attachment) && file.storedBy().equals(actor.account()));
        if (!its) {
            throw Refused.invalid("offline.attachment", "offline.attachment", attachment, "请上传这一项的签批件扫描件。");
        }
    }

    private static String required(String value, String field, String sentence) {
        if (value == null || value.isBlank()) {
            throw Refused.invalid("offline.required", field, "", sentence);
        }
        if (value.length() > 80) {
            throw Refused.invalid("offline.too-long", field, value, "这一项最多80字，现为" + value.length() + "字。");
        }
        return value.strip();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw Refused.invalid("offline.date", "offline.decidedOn", text, "请填写签批日期，例如2023年11月28日。");
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, Object> unreadable(HttpMessageNotReadableException e) {
        return Map.of("kind", "INVALID", "reasons", java.util.List.of(
                new Refused.Reason("answer.unreadable", "", "", "提交的内容无法识别，没有办理。请刷新页面后再试。")));
    }
}
