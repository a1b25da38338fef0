package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session belongs to whoever signed in, to this house's own pages, and to half an hour. */
@Tag("check-38")
class SessionTest {

    private static WholeHouse house;

    @BeforeAll
    static void open() {
        house = WholeHouse.openOnH2();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void getsANewNumberWhenSomebodySignsIn() {
        Caller person = Caller.at(house);
        person.get("/login");
        String before = person.session();
        person.signIn("commerce-officer");

        assertThat(person.session()).isNotEqualTo(before);
        assertThat(person.get("/desk").status()).isEqualTo(200);
        assertThat(person.withSession(before).get("/desk").status()).as("whoever planted the number beforehand").isEqualTo(302);
        assertThat(person.withSession(person.session()).get("/desk").status()).as("the number is what opens the desk").isEqualTo(200);
    }

    @Test
    void leadsNobodyToAnotherSite() {
        for (String path : List.of("/desk?continue=https://evil.example/", "/login?redirect=https://evil.example/&continue=//evil.example", "/desk//evil.example",
                "//evil.example/desk", "/logout?url=https://evil.example/", "/desk/x/read?back=https://evil.example/")) {
            Caller person = Caller.at(house);
            person.get(path);
            person.learnTokenFrom("/login");
            Reply signedIn = person.form("/login", Map.of("account", "commerce-officer", "continue", "https://evil.example/", "redirect", "//evil.example"));
            assertThat(signedIn.headers().getOrDefault("location", List.of())).as(path).singleElement().asString().startsWith(house.address() + "/");
            assertThat(person.get(path).headers().getOrDefault("location", List.of())).as(path)
                    .noneMatch(location -> location.matches("(https?:)?//evil.*"));
        }
    }

    @Test
    void isShownInNobodysFrame() {
        Caller person = Caller.at(house).signIn("commerce-officer");
        for (String path : List.of("/", "/notices", "/login", "/desk", "/desk/absence", "/objections", "/no-such-page")) {
            Map<String, List<String>> headers = person.get(path).headers();
            assertThat(headers.get("x-frame-options")).as(path).containsExactly("DENY");
            assertThat(headers.get("content-security-policy")).as(path).singleElement().asString().contains("frame-ancestors 'none'");
        }
    }

    @Test
    void endsAfterHalfAnHourInWhichNothingHappens() {
        assertThat(house.get(ServletContext.class).getSessionTimeout()).isEqualTo(30);
    }
}
