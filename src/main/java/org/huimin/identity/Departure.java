package org.huimin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.transaction.TransactionException;

/** Notes who signs out; nothing keeps anybody from it. */
final class Departure implements LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    private final Access access;

    Departure(Access access) {
        this.access = access;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        try {
            if (person != null) {
                access.signedOut(person.getName());
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("somebody's signing out could not be noted: {}", away.getClass().getSimpleName());
        }
    }
}
