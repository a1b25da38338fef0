package org.huimin.portal.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.hibernate.TransactionException;
import org.huimin.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Says in a sentence that the database is away, whoever met it first: sign-in, page or step. What was not answered as done
 * was not done, and nothing needs to be restarted once it is back.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    static final String RETRY_SECONDS = "30";
    private static final String CONNECTION_STATES = "08";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageSource messages;
    private final LocaleResolver locales;

    DatabaseAway(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException broken) {
            if (!isAway(broken) || response.isCommitted()) {
                throw broken;
            }
            LOG.warn("database away during {} {}: {}", request.getMethod(), request.getRequestURI(), broken.getMessage());
            say(request, response);
        }
    }

    static boolean isAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof TransactionException // not even a rollback gets through, and it hides what came first
                    || cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION_STATES)) {
                return true;
            }
        }
        return false;
    }

    private void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setHeader("Retry-After", RETRY_SECONDS);
        if (!Refusals.wantsJson(request)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String sentence = messages.getMessage("error.away.text", null, locales.resolveLocale(request));
        JSON.writeValue(response.getWriter(), Map.of("kind", "AWAY",
                "reasons", List.of(new Refused.Reason("database.away", "", "", sentence))));
    }
}
