package org.huimin.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.huimin.tasks.Answer;

/** The attachments a person put into one field of a form. */
public final class Files {

    private Files() { }

    /** Ids, in the order in which they were chosen; empty where nothing was. */
    public static List<String> in(Answer answer, String field) {
        List<String> ids = new ArrayList<>();
        if (answer.values().get(field) instanceof Collection<?> chosen) {
            chosen.forEach(id -> ids.add(id.toString()));
        }
        return ids;
    }
}
