package org.huimin.portal.layout;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.huimin.document.Attachment;

/**
 * A file that a notice carries.
 *
 * @param place from 1, its place in the notice and in its address
 * @param kind  ending of its name in capitals, e.g. PDF
 * @param size  in bytes
 */
public record NoticeFile(int place, String id, String name, String kind, long size) {

    /** @param attachments in the notice's order */
    public static List<NoticeFile> of(List<Attachment> attachments) {
        return IntStream.range(0, attachments.size()).mapToObj(i -> of(i + 1, attachments.get(i))).toList();
    }

    private static NoticeFile of(int place, Attachment file) {
        int dot = file.name().lastIndexOf('.');
        return new NoticeFile(place, file.id(), file.name(), dot < 0 ? "" : file.name().substring(dot + 1).toUpperCase(Locale.ROOT), file.size());
    }
}
