package org.huimin.portal.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.huimin.identity.CurrentActor;
import org.huimin.kernel.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Says no in a sentence and with the right status: 422 faulty, 409 too late, 403 not this person, 404 nothing here. */
@ControllerAdvice
@ConditionalOnWebApplication
class Refusals {

    private final Frame frame;

    Refusals(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request) {
        HttpStatus status = status(refused.kind());
        if (wantsJson(request)) {
            return ResponseEntity.status(status).body(Map.of("kind", refused.kind().name(), "reasons", refused.reasons()));
        }
        return page(status, refused.reasons(), request);
    }

    private ModelAndView page(HttpStatus status, List<Refused.Reason> reasons, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("layout/refused", Map.of("status", status.value(), "reasons", reasons,
                "frame", frame.view(request, CurrentActor.of(new ServletWebRequest(request)))));
        page.setStatus(status);
        return page;
    }

    static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.startsWith("application/json");
    }

    static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case CONFLICT -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
        };
    }
}
