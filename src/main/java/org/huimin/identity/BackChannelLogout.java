package org.huimin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where the realm says that somebody signed out, or was signed out, elsewhere: their session ends here too. */
final class BackChannelLogout extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);

    private final String path;
    private final LogoutTokens tokens;
    private final Visits visits;

    BackChannelLogout(String path, LogoutTokens tokens, Visits visits) {
        this.path = path;
        this.tokens = tokens;
        this.visits = visits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !path.equals(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            String token = request.getParameter("logout_token");
            LogoutTokens.Ended ended = tokens.take(token == null ? "" : token);
            visits.end(ended.subject(), ended.sid());
        } catch (JwtException refused) {
            LOG.warn("a logout token was refused: {}", refused.getClass().getSimpleName());
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
