package org.huimin.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who is in: every session begun at the realm, with what it takes to ask after it and to end it. Kept where the sessions are, in memory. */
@Component
class Visits {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private final Set<Visit> open = ConcurrentHashMap.newKeySet();

    /** One session of one person; it leaves the list with its session, however that ends. */
    final class Visit implements HttpSessionBindingListener {

        private final HttpSession session;
        private final String account;
        private final String subject;
        private final String sid;
        private volatile String refreshToken;

        private Visit(HttpSession session, String account, String subject, String sid, String refreshToken) {
            this.session = session;
            this.account = account;
            this.subject = subject;
            this.sid = sid;
            this.refreshToken = refreshToken;
        }

        String account() {
            return account;
        }

        String subject() {
            return subject;
        }

        String refreshToken() {
            return refreshToken;
        }

        void renew(String token) {
            refreshToken = token;
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException over) {
                LOG.debug("a session was over already");
            }
            open.remove(this);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent gone) {
            open.remove(this);
        }
    }

    void begin(HttpSession session, String account, String subject, String sid, String refreshToken) {
        Visit visit = new Visit(session, account, subject, sid, refreshToken);
        open.add(visit);
        session.setAttribute(Visit.class.getName(), visit);
    }

    List<Visit> open() {
        return List.copyOf(open);
    }

    /** Every session of one account. */
    void endOf(String account) {
        end(visit -> visit.account.equals(account));
    }

    /** @param sid the realm's session; null for all of the person's */
    void end(String subject, String sid) {
        end(visit -> sid != null ? sid.equals(visit.sid) : visit.subject.equals(subject));
    }

    private void end(Predicate<Visit> whose) {
        open.stream().filter(whose).forEach(Visit::end);
    }
}
