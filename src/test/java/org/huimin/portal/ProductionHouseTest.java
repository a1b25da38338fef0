package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.huimin.testing.Caller;
import org.huimin.testing.Caller.Reply;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a county's own system shows to somebody at its doors. */
class ProductionHouseTest {

    private static WholeHouse house;

    @BeforeAll
    static void open() {
        MySql.needed();
        house = WholeHouse.inProduction(MySql.fresh("huimin_production"), "huimin.site.name=某县商务局", "huimin.site.address=https://sw.example.gov.cn",
                "huimin.site.id-code=4104230001");
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    @Tag("check-26")
    void opensNoDoorThatItsPartsWouldOpen() {
        SoftAssertions all = new SoftAssertions();
        for (String path : EndpointMatrixTest.NOT_OURS) {
            all.assertThat(Caller.at(house).get(path).status()).as(path).isIn(400, 404);
        }
        for (String part : List.of("org.camunda.bpm.engine.rest.impl.CamundaRestResources", "org.camunda.bpm.webapp.impl.engine.ProcessEnginesFilter",
                "org.springframework.boot.actuate.endpoint.annotation.Endpoint", "org.springdoc.core.configuration.SpringDocConfiguration")) {
            all.assertThatThrownBy(() -> Class.forName(part)).as(part).isInstanceOf(ClassNotFoundException.class);
        }
        all.assertAll();
    }

    @Test
    @Tag("check-38")
    void sendsPeopleToTheRealmWithACookieThatOnlyTravelsLocked() {
        Reply way = Caller.at(house).get("/oauth2/authorization/house");

        assertThat(way.headers().get("location").get(0)).startsWith("https://127.0.0.1:1/realms/huimin/protocol/openid-connect/auth?");
        assertThat(way.headers().get("set-cookie")).singleElement().asString().contains("JSESSIONID=", "Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    @Tag("S3.1")
    void isTheSiteThatTheCountyRegistered() {
        assertThat(Caller.at(house).get("/").body()).contains("<meta name=\"SiteName\" content=\"某县商务局\">",
                "<meta name=\"SiteDomain\" content=\"sw.example.gov.cn\">", "<meta name=\"SiteIDCode\" content=\"4104230001\">");
    }

    @Test
    void hasNoDemonstrationInIt() {
        assertThat(Caller.at(house).get("/").status()).isEqualTo(200);
        for (String path : List.of("/desk", "/administration", "/apply/tenders", "/supervision")) {
            assertThat(Caller.at(house).get(path).status()).as(path).isIn(302, 404);
        }
        assertThat(Caller.at(house).get("/tour").body()).doesNotContain("name=\"account\"");
        assertThat(house.sql().queryForObject("select count(*) from programme", Long.class)).isZero();
        assertThat(house.sql().queryForObject("select count(*) from person", Long.class)).isZero();
    }
}
