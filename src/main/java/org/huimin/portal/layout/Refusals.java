package org.huimin.portal.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.huimin.identity.CurrentActor;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.StorageAway;
import org.huimin.tasks.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Says no in a sentence and with the right status: 422 faulty, 409 too late, 429 too often, 403 not this person, 404 nothing here. */
@ControllerAdvice
@ConditionalOnWebApplication
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Frame frame;
    private final Inbox inbox;
    private final ReasonWords words;

    Refusals(Frame frame, Inbox inbox, ReasonWords words) {
        this.words = words;
        this.frame = frame;
        this.inbox = inbox;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request) {
        HttpStatus status = status(refused.kind());
        return wantsJson(request) ? json(status, refused.kind().name(), refused.reasons(), request) : page(status, refused.reasons(), request);
    }

    @ExceptionHandler
    Object tooMany(TooMany often, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, often.retryAfter());
        return wantsJson(request) ? json(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY", List.of(often.reason()), request)
                : page(HttpStatus.TOO_MANY_REQUESTS, List.of(often.reason()), request);
    }

    /** Machines hear it as problem details (RFC 9457), with what the house's own programs hear added. */
    private static ResponseEntity<Object> json(HttpStatus status, String kind, List<Refused.Reason> reasons, HttpServletRequest request) {
        return isMachine(request) ? ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new Problem(status.getReasonPhrase(), status.value(), reasons.get(0).message(), kind, reasons))
                : ResponseEntity.status(status).body(Map.of("kind", kind, "reasons", reasons));
    }

    /** @param detail the first reason's sentence */
    record Problem(String title, int status, String detail, String kind, List<Refused.Reason> reasons) { }

    private ModelAndView page(HttpStatus status, List<Refused.Reason> reasons, HttpServletRequest request) {
        Actor actor = CurrentActor.of(new ServletWebRequest(request));
        ModelAndView page = new ModelAndView("layout/refused", Map.of("status", status.value(), "reasons", words.of(reasons),
                "frame", frame.view(request, actor), "duties", duties(actor), "back", back(status, request)));
        page.setStatus(status);
        return page;
    }

    /** The page on which something was typed that can be put right; empty where nothing was. */
    private static String back(HttpStatus status, HttpServletRequest request) {
        String from = request.getHeader(HttpHeaders.REFERER);
        boolean typed = request.getMethod().equals("POST") && (status == HttpStatus.UNPROCESSABLE_ENTITY || status == HttpStatus.CONFLICT);
        if (!typed || from == null) {
            return "";
        }
        try {
            String path = URI.create(from).getRawPath();
            return path != null && path.startsWith("/") && !path.startsWith("//") ? path : "";
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** The files' place is full, read-only or gone: what was being done is undone, and nothing needs to be started again. */
    @ExceptionHandler
    Object storageAway(StorageAway outage, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("storage away during {} {}: {}", request.getMethod(), request.getRequestURI(), outage.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_SECONDS);
        List<Refused.Reason> reasons = List.of(new Refused.Reason("storage.away", "file", "",
                "文件暂时无法存取，这次操作没有办理，文件没有保存。请过几分钟再试，或告诉系统管理员检查存储空间；已确认办理的事项不受影响。"));
        return wantsJson(request) ? json(HttpStatus.SERVICE_UNAVAILABLE, "AWAY", reasons, request)
                : page(HttpStatus.SERVICE_UNAVAILABLE, reasons, request);
    }

    /** Two acts met in the database and one had to give way; nothing of it remains. */
    @ExceptionHandler
    Object overtaken(ConcurrencyFailureException e, HttpServletRequest request) {
        return refused(Refused.conflict("overtaken", "刚刚有其他人在办理同一事项，您的这次操作没有办理，请稍后重试。"), request);
    }

    /** A file beyond every limit, a form without the file it must carry, or one that the house could not put down. */
    @ExceptionHandler
    Object notReceived(MultipartException e, HttpServletRequest request, HttpServletResponse response) {
        if (isStorage(e)) {
            return storageAway(new StorageAway((IOException) NestedExceptionUtils.getMostSpecificCause(e)), request, response);
        }
        return refused(e instanceof MaxUploadSizeExceededException
                ? Refused.invalid("upload.too-large", "file", "", "文件超过上限，没有上传。请压缩或拆分后再上传。")
                : Refused.invalid("upload.unreadable", "file", "", "没有收到文件，这次操作没有办理。请刷新页面后再试。"), request);
    }

    /** A disk says no with a plain exception; a sender who stopped, or sent nonsense, with one of a kind of its own. */
    private static boolean isStorage(MultipartException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return false;
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(broken);
        return root.getClass() == IOException.class || root instanceof FileNotFoundException || root instanceof FileSystemException;
    }

    /** What the person's posts are for, so that a page says why it does not show more; the same whatever was asked for. */
    private List<String> duties(Actor actor) {
        return actor == null ? List.of() : inbox.kinds(actor).stream().map(Inbox.Kind::name).distinct().toList();
    }

    static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.startsWith("application/json") || isMachine(request);
    }

    private static boolean isMachine(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
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
