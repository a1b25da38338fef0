package org.huimin.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;

/** The files that a simulated platform would hand in, for a test that sends them by a way of its own. */
public final class PlatformFiles {

    private PlatformFiles() { }

    /** Field → its first file. */
    public static Map<String, byte[]> of(WholeHouse house, Rehearsing.Play play, WorkItem item, Actor actor) {
        Map<String, byte[]> files = new TreeMap<>();
        play.answers().to(item, actor).forEach((field, value) -> {
            if (value instanceof List<?> ids && !ids.isEmpty()) {
                try (InputStream content = house.get(Attachments.class).open(ids.get(0).toString())) {
                    files.put(field, content.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        return files;
    }
}
