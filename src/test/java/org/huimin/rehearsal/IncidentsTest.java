package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huimin.ledger.StoreInterval;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final Instant ADMITTED = Instant.parse("2023-12-08T07:00:00Z");

    private final ProgrammeSpec lushan = ProgrammeFile.read("lushan-2023");
    private final List<MerchantDirectory.StoreInterval> directory = Stream.of("MARKET", "DINING", "FUEL")
            .flatMap(industry -> IntStream.range(0, 20).mapToObj(i -> shop(industry.charAt(0) + "-" + i, industry))).toList();

    private static MerchantDirectory.StoreInterval shop(String id, String industry) {
        return new MerchantDirectory.StoreInterval(id, "", id, industry, "t01", ADMITTED, null, "", "");
    }

    private ProgrammeSpec with(String incidents) {
        return ProgrammeFile.parse(ProgrammeFile.write(lushan).replace("badRowsPerReason: 2", "badRowsPerReason: 2\n  incidents: " + incidents));
    }

    @Test
    void fallTheSameWayForTheSameSeed() {
        assertThat(Incidents.of(lushan, 7).closures(directory)).isEqualTo(Incidents.of(lushan, 7).closures(directory))
                .isNotEqualTo(Incidents.of(lushan, 8).closures(directory));
    }

    @Test
    void happenOnceWhereTheFileIsSilentAndAsOftenAsItSays() {
        assertThat(Incidents.of(lushan, 1).closures(directory)).hasSize(2);
        assertThat(Incidents.of(with("{suspendedShops: 3, removedShops: 0}"), 1).closures(directory)).hasSize(3).allMatch(c -> c.until() != null);
        assertThat(Incidents.none(lushan).closures(directory)).isEmpty();
    }

    @Test
    void letEachDoubtBeVoicedOnce() {
        Incidents incidents = Incidents.of(with("{launchDoubts: 2}"), 3);
        List<String> units = lushan.unitsHolding("check-launch");

        assertThat(units.stream().filter(incidents::doubts)).hasSize(2);
        assertThat(units.stream().filter(incidents::doubts)).isEmpty();
    }

    @Test
    void leaveNoIndustryWithoutShops() {
        List<MerchantDirectory.StoreInterval> few = directory.stream().filter(s -> !s.industry().equals("FUEL") || s.storeId().equals("F-0")).toList();

        assertThat(Incidents.of(with("{removedShops: 60}"), 5).closures(few)).noneMatch(c -> c.store().equals("F-0"));
    }

    @Test
    void areForeseenInTheDirectoryAndNotCountedTwiceOnceTheyCameAbout() {
        Closure closure = new Closure("M-1", Instant.parse("2023-12-12T07:00:00Z"), Instant.parse("2023-12-14T07:00:00Z"));
        StoreInterval other = new StoreInterval("M-2", "MARKET", ADMITTED, null);
        List<StoreInterval> before = List.of(new StoreInterval("M-1", "MARKET", ADMITTED, null), other);
        List<StoreInterval> during = List.of(new StoreInterval("M-1", "MARKET", ADMITTED, closure.from()), other);
        List<StoreInterval> after = List.of(new StoreInterval("M-1", "MARKET", ADMITTED, closure.from()),
                new StoreInterval("M-1", "MARKET", closure.until(), null), other);

        for (List<StoreInterval> directory : List.of(before, during, after)) {
            assertThat(Closure.foreseen(directory, List.of(closure))).containsExactlyInAnyOrderElementsOf(after);
        }
        assertThat(Closure.foreseen(before, List.of(new Closure("M-1", closure.from(), null)))).containsExactlyInAnyOrderElementsOf(during);
    }

    @Test
    void needAProgrammeFileThatKnowsThem() {
        assertThat(ProgrammeFile.parse(ProgrammeFile.write(with("{lateReports: 2}"))).rehearsal().incidents()).isEqualTo(Map.of("lateReports", 2));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> with("{earthquakes: 1}")).hasMessageContaining("earthquakes");
    }
}
