package org.huimin.programme;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.huimin.kernel.Fact;
import org.huimin.testing.TurnedClock;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The programme module on a database of its own, with a clock the test turns and the facts it heard. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@DataJpaTest(showSql = false, properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ContextConfiguration(classes = ProgrammeSlice.Surroundings.class)
@interface ProgrammeSlice {

    @EntityScan(basePackageClasses = Programme.class)
    @EnableJpaRepositories(basePackageClasses = Programme.class)
    @Import({Registering.class, Planning.class, Appointing.class, Changing.class, ProgrammeRegister.class, SpecShelf.class})
    class Surroundings {

        @Bean
        TurnedClock clock() {
            return new TurnedClock("2023-11-13T09:00:00");
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
}
