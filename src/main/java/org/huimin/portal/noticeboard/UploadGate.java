package org.huimin.portal.noticeboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends back what nobody will read before a byte of it is: somebody who has not signed in may hand in so many files of so
 * much, and whatever says it is larger, or does not say how large it is, comes no further.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
@ConditionalOnWebApplication
class UploadGate extends OncePerRequestFilter {

    private static final Pattern OBJECTION = Pattern.compile("/notices/[^/]+/(?:objection|query)|/complaints/[^/]+");
    private static final long TEXTS = 1L << 20;

    private final MessageSource texts;
    private final long most;

    UploadGate(MessageSource texts, @Value("${huimin.public-upload-limit}") DataSize largest) {
        this.texts = texts;
        this.most = FilingDesk.MOST_FILES * largest.toBytes() + TEXTS;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !OBJECTION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length >= 0 && length <= most) {
            chain.doFilter(request, response);
            return;
        }
        // an error page would ask for the form's token and so read the whole body
        response.setStatus(length < 0 ? HttpStatus.LENGTH_REQUIRED.value() : HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType("text/plain;charset=UTF-8");
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            response.getWriter().println(texts.getMessage("reason.upload.too-large", null, language));
        }
        response.flushBuffer();
    }
}
