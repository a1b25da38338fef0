package org.huimin.programme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Fact;
import org.huimin.kernel.Period;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The programme module on a database of its own, with a clock the test turns and the facts it heard. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@DataJpaTest(showSql = false, properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({Registering.class, Planning.class, Appointing.class, Changing.class, ProgrammeRegister.class, SpecShelf.class,
        ProgrammeSlice.Surroundings.class})
@interface ProgrammeSlice {

    @TestConfiguration
    class Surroundings {

        @Bean
        TurnedClock clock() {
            return new TurnedClock();
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    class Heard {

        final List<Fact> facts = new ArrayList<>();

        @EventListener
        void hear(Fact fact) {
            facts.add(fact);
        }
    }

    class TurnedClock extends Clock {

        Instant now = Instant.parse("2023-11-13T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return Period.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
