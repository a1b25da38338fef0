package org.huimin.portal.layout;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The texts that scripts show, from the same message files as the pages: every key that begins with {@code js.}. */
@Component
public class ScriptTexts {

    private static final String PREFIX = "js.";
    private static final ResourceBundle.Control ONLY_ASKED = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Key without the prefix → text. */
    public Map<String, String> in(Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle("messages/portal", locale, ONLY_ASKED);
        Map<String, String> found = new TreeMap<>();
        texts.keySet().stream().filter(key -> key.startsWith(PREFIX))
                .forEach(key -> found.put(key.substring(PREFIX.length()), texts.getString(key)));
        return found;
    }
}
