package org.huimin.portal.workbench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.time.Clock;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.Words;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the form island sends: drafts while somebody types, and the answer. */
@RestController
class AnswerDesk {

    private final Desk desk;
    private final Clock clock;
    private final Words words;

    AnswerDesk(Desk desk, Clock clock, Words words) {
        this.desk = desk;
        this.clock = clock;
        this.words = words;
    }

    /** @param offline null unless a decision taken on paper is recorded */
    record Sent(Map<String, Object> values, SentOffline offline) { }

    record SentOffline(String decidedBy, String decidedOn, String document, String attachment) { }

    record Next(String next) { }

    record Saved(String at) { }

    @PostMapping(path = "/desk/{id}", consumes = "application/json")
    Next answer(Actor actor, @PathVariable String id, @RequestBody Sent sent) {
        desk.complete(actor, id, new Answer(filled(sent.values()), offline(sent.offline())));
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

    private static Answer.OfflineSignOff offline(SentOffline sent) {
        if (sent == null) {
            return null;
        }
        String decidedBy = required(sent.decidedBy(), "offline.decidedBy", "请填写签批人或会议名称。");
        String document = required(sent.document(), "offline.document", "请填写文号或会议编号。");
        String attachment = required(sent.attachment(), "offline.attachment", "请上传签批件扫描件。");
        return new Answer.OfflineSignOff(decidedBy, day(sent.decidedOn()), document, attachment);
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
            throw Refused.invalid("offline.date", "offline.decidedOn", text, "请填写签批日期，例如2023-11-28。");
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Map<String, Object> unreadable(HttpMessageNotReadableException e) {
        return Map.of("kind", "INVALID", "reasons", java.util.List.of(
                new Refused.Reason("answer.unreadable", "", "", "提交的内容无法识别，没有办理。请刷新页面后再试。")));
    }
}
