package org.huimin.portal.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.huimin.kernel.Actor;
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

    /** @param actor null where nobody signed in; @param now by the clock of the house; @param inspector whether the pages of supervision are open to them */
    public record View(Actor actor, String path, boolean demonstration, Instant now, boolean inspector) {

        public boolean at(String area) {
            return path.equals(area) || path.startsWith(area + "/");
        }
    }

    @ModelAttribute("frame")
    public View view(HttpServletRequest request, Actor actor) {
        return new View(actor, request.getRequestURI().substring(request.getContextPath().length()), demonstration, clock.instant(),
                actor != null && supervising.inspectsAny(actor));
    }
}
