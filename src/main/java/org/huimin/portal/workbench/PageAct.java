package org.huimin.portal.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody does on a page of a case that is no work item: what was typed is read, the act carried out, and the page comes back. */
final class PageAct {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private PageAct() { }

    /**
     * Back to the page with what was done, or with what stands against it and what was typed. Who may not even ask hears so there and then.
     *
     * @param told null where the page itself shows what was done
     */
    static String then(String address, RedirectAttributes back, String told, Map<String, String> typed, Runnable act) {
        try {
            act.run();
            if (told != null) {
                back.addFlashAttribute("told", told);
            }
        } catch (Refused no) {
            if (no.kind() == Refused.Kind.FORBIDDEN || no.kind() == Refused.Kind.ABSENT) {
                throw no;
            }
            back.addFlashAttribute("refusedReasons", no.reasons());
            if (!typed.isEmpty()) {
                back.addFlashAttribute("typed", typed);
            }
        }
        return "redirect:" + address;
    }

    /** As a browser's field for date and time has it. */
    static String minute(Clock clock) {
        return MINUTE.format(clock.instant().atZone(Period.ZONE));
    }

    /** Empty where nobody can tell what was typed. The minute that is running means now. */
    static Optional<Instant> minute(String typed, Clock clock) {
        try {
            Instant at = LocalDateTime.parse(typed).atZone(Period.ZONE).toInstant();
            Instant now = clock.instant();
            return Optional.of(at.equals(now.truncatedTo(ChronoUnit.MINUTES)) ? now : at);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean given(MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    /** @return the attachment's id */
    static String keep(Attachments attachments, Actor actor, CaseRef of, MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return attachments.store(actor, of, file.getOriginalFilename(), content).id();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
