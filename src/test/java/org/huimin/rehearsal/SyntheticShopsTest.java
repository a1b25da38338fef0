package org.huimin.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.CreditCode;
import org.huimin.merchant.ShopCells;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Industry;
import org.huimin.programme.ProgrammeSpec.Source;
import org.huimin.rehearsal.SyntheticShops.Shop;
import org.junit.jupiter.api.Test;

class SyntheticShopsTest {

    private final ProgrammeSpec spec = ProgrammeFile.read("lushan-2023");
    private final SyntheticShops shops = SyntheticShops.of(spec, 7);

    @Test
    void sendsMoreThanTheQuotaOfEverySource() {
        for (Source source : spec.merchants().sources()) {
            List<Shop> sent = shops.firstRound(source.unit());

            assertThat(sent).hasSizeGreaterThan(source.quota());
            assertThat(sent).allMatch(shop -> source.industries().contains(shop.industry()));
            assertThat(sent.stream().map(Shop::industry).collect(Collectors.toSet())).hasSameSizeAs(source.industries());
        }
    }

    @Test
    void leavesATownshipShortOfItsQuotaAndOthersNot() {
        List<String> shortOf = spec.merchants().sources().stream()
                .filter(s -> shops.firstRound(s.unit()).stream().filter(shop -> shop.refusal() == null).count() < s.quota())
                .map(Source::unit).toList();

        assertThat(shortOf).hasSize(1);
        long refused = shops.firstRound().stream().filter(shop -> shop.refusal() != null).count();
        assertThat(refused / (double) shops.firstRound().size()).isBetween(spec.rehearsal().shopRefusal() - 0.02, spec.rehearsal().shopRefusal() + 0.02);
        assertThat(shops.firstRound().stream().filter(s -> s.refusal() != null).map(s -> s.refusal().desk()).distinct()).hasSize(2);
    }

    @Test
    void isTypedAsATownshipWouldTypeIt() {
        Map<String, String> industries = spec.industries().stream().collect(Collectors.toMap(Industry::name, Industry::code));
        for (Source source : spec.merchants().sources()) {
            List<Shop> sent = shops.firstRound(source.unit());

            List<ShopCells> typed = shops.cells(sent);

            assertThat(typed).extracting(c -> industries.get(c.industry())).containsExactlyElementsOf(sent.stream().map(Shop::industry).toList());
            assertThat(typed).extracting(ShopCells::aboveThreshold).containsExactlyElementsOf(
                    sent.stream().map(s -> s.aboveThreshold() ? "是" : "否").toList());
            assertThat(typed).allSatisfy(c -> assertThat(new CreditCode(c.creditCode()).checkDigitHolds()).isTrue());
        }
    }

    @Test
    void knowsChainsAndShopsSentTwice() {
        Map<String, Set<String>> addresses = new HashMap<>();
        Map<String, Set<String>> sources = new HashMap<>();
        for (Shop shop : shops.firstRound()) {
            addresses.computeIfAbsent(shop.creditCode(), c -> new HashSet<>()).add(shop.address());
            sources.computeIfAbsent(shop.creditCode() + shop.address(), c -> new HashSet<>()).add(shop.source());
        }

        assertThat(addresses.values().stream().filter(a -> a.size() > 1).count()).isGreaterThan(3);
        assertThat(sources.values().stream().filter(s -> s.size() > 1).count()).isBetween(2L, 6L);
        assertThat(shops.firstRound()).anyMatch(Shop::aboveThreshold);
    }

    @Test
    void supplementsWithShopsNobodyHasSeen() {
        Set<String> before = shops.firstRound().stream().map(Shop::creditCode).collect(Collectors.toSet());

        List<Shop> second = shops.supplement("t20", 2, 5);
        List<Shop> third = shops.supplement("t20", 3, 3);

        assertThat(second).hasSize(5).allMatch(shop -> shop.refusal() == null).noneMatch(shop -> before.contains(shop.creditCode()));
        assertThat(third).hasSize(3).extracting(Shop::creditCode).doesNotContainAnyElementsOf(second.stream().map(Shop::creditCode).toList());
    }

    @Test
    void makesTheSameShopsForTheSameSeed() {
        assertThat(SyntheticShops.of(spec, 7).firstRound()).isEqualTo(shops.firstRound());
        assertThat(SyntheticShops.of(spec, 8).firstRound()).isNotEqualTo(shops.firstRound());
    }
}
