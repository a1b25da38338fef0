package org.huimin.portal.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.huimin.portal.layout.ScriptTexts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a page hands to a grid it holds: JSON for one attribute, and the texts in the reader's language. */
@Component
class Island {

    private final ScriptTexts texts;
    private final ObjectMapper json;

    Island(ScriptTexts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    Map<String, String> texts() {
        return texts.in(LocaleContextHolder.getLocale());
    }

    String write(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
