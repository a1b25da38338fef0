package org.huimin.portal.layout;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huimin.document.Attachments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever watches the machines whether database and files are there: 200, or 503 with what is away, and nothing else. */
@RestController
@ConditionalOnWebApplication
class HealthDoor {

    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final JdbcTemplate sql;
    private final Attachments files;
    private Health last;
    private long asked;

    HealthDoor(JdbcTemplate sql, Attachments files) {
        this.sql = sql;
        this.files = files;
    }

    private record Health(boolean database, boolean storage) { }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        Health now = now();
        return ResponseEntity.status(now.database() && now.storage() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore()).body(Map.of("database", word(now.database()), "storage", word(now.storage())));
    }

    private static String word(boolean there) {
        return there ? "up" : "away";
    }

    /** Anybody may ask; the parts are asked once in two seconds. */
    private synchronized Health now() {
        if (last == null || System.nanoTime() - asked > HOLDS_NANOS) {
            last = new Health(isAnswering(), files.isKeeping());
            asked = System.nanoTime();
        }
        return last;
    }

    private boolean isAnswering() {
        try {
            return sql.queryForObject("select 1", Integer.class) == 1;
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }
}
