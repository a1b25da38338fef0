package org.huimin.portal.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused.Reason;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sentences of a refusal in the reader's language: the office's own in Chinese, the rule's in English where there is one. */
@Component
public class ReasonWords {

    private final MessageSource texts;

    ReasonWords(MessageSource texts) {
        this.texts = texts;
    }

    public List<Reason> of(List<Reason> reasons) {
        return !Words.english() ? reasons : List.copyOf(reasons.stream().map(r -> new Reason(r.rule(), r.field(), r.value(),
                texts.getMessage("reason." + r.rule(), null, r.message(), Locale.ENGLISH)))
                .collect(Collectors.toMap(Reason::message, r -> r, (first, same) -> first, LinkedHashMap::new)).values());
    }
}
