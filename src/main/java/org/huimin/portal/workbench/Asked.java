package org.huimin.portal.workbench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.huimin.tasks.Filter;

/** What somebody narrows the inbox to, as it stands in the address: a link or a reload leads to the same list. */
record Asked(String programme, String task, String q, boolean overdue) {

    private static final int LONGEST = 60;

    Asked {
        q = q.strip();
        q = q.substring(0, Math.min(q.length(), LONGEST));
    }

    Filter filter(Instant now) {
        return new Filter(programme, task, overdue ? now : null, q);
    }

    public boolean isNarrowed() {
        return overdue || !programme.isEmpty() || !task.isEmpty() || !q.isEmpty();
    }

    /** @param after where the page begins; empty for the first */
    public String address(InboxPage.Tray tray, String after) {
        return "/desk?tray=" + tray + part("programme", programme) + part("task", task) + part("q", q) + (overdue ? "&overdue=true" : "")
                + part("after", after);
    }

    private static String part(String name, String content) {
        return content.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(content, StandardCharsets.UTF_8);
    }
}
