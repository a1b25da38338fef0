package org.huimin.portal.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.selection.Applying;
import org.huimin.supervision.Supervising;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its content: who is signed in, where one is, and on a demonstration its clock. */
@Component
@ControllerAdvice
@ConditionalOnWebApplication
public class Frame {

    private final Clock clock;
    private final boolean demonstration;
    private final Supervising supervising;

    Frame(Clock clock, @Value("${huimin.demonstration:false}") boolean demonstration, Supervising supervising) {
        this.clock = clock;
        this.demonstration = demonstration;
        this.supervising = supervising;
    }

    /**
     * @param actor     null where nobody signed in
     * @param query     what was asked for besides language and view, ready to be added to; empty or ending in {@code &}
     * @param now       by the clock of the house
     * @param inspector whether the pages of supervision are open to them
     * @param administrator whether they keep the house running and do no business work
     * @param elder     whether larger type and stronger contrast were asked for
     */
    public record View(Actor actor, String path, String query, boolean demonstration, Instant now, boolean inspector, boolean administrator, boolean elder) {

        /** The same page, in another language or view. */
        public String with(String name, String value) {
            return "?" + query + name + "=" + value;
        }

        /** Whether they apply for an enterprise and have no office's desk. */
        public boolean applicant() {
            return actor != null && Applying.applies(actor);
        }

        public boolean at(String area) {
            return path.equals(area) || path.startsWith(area + "/");
        }
    }

    @ModelAttribute("frame")
    public View view(HttpServletRequest request, Actor actor) {
        return new View(actor, request.getRequestURI().substring(request.getContextPath().length()), query(request.getQueryString()),
                demonstration, clock.instant(), actor != null && supervising.inspectsAny(actor), Administration.of(actor).isPresent(), ReadingView.elder(request));
    }

    private static String query(String asked) {
        String rest = asked == null ? "" : Stream.of(asked.split("&")).filter(p -> !p.isEmpty() && !p.matches("(lang|view)(=.*)?"))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : rest + "&";
    }
}
