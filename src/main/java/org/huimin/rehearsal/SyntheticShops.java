package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.merchant.ShopCells;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Industry;
import org.huimin.programme.ProgrammeSpec.Source;

/** Shops that townships recommend in a rehearsal: made up from a seed, valid in every field, some bound to be refused. */
final class SyntheticShops {

    /** The desk that refuses a shop: the supervising authority, or every platform. */
    enum Desk { SUPERVISION, PLATFORM }

    record Refusal(Desk desk, String reason) { }

    /**
     * @param source   unit that recommends it
     * @param industry code of the programme's industry
     * @param refusal  what a desk will say; null where all agree
     */
    record Shop(String source, String name, String creditCode, String industry, String address, boolean aboveThreshold, String phone,
                Refusal refusal) {

        private Shop refused(Refusal reason) {
            return new Shop(source, name, creditCode, industry, address, aboveThreshold, phone, reason);
        }

        private Shop recommendedBy(String unit) {
            return new Shop(unit, name, creditCode, industry, address, aboveThreshold, phone, refusal);
        }
    }

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(Desk.SUPERVISION, "登记状态为列入经营异常名录，尚未移出"),
            new Refusal(Desk.PLATFORM, "收款账户名称与营业执照不一致，商户核验未通过"),
            new Refusal(Desk.SUPERVISION, "营业执照已注销"),
            new Refusal(Desk.SUPERVISION, "一年内因商品质量问题受到行政处罚，整改尚未完成"),
            new Refusal(Desk.PLATFORM, "使用个人收款码经营，不符合入驻条件"),
            new Refusal(Desk.SUPERVISION, "现场核查未在登记地址开展经营"));

    private final ProgrammeSpec spec;
    private final long seed;
    private final Map<String, List<Shop>> first = new LinkedHashMap<>();

    private SyntheticShops(ProgrammeSpec spec, long seed) {
        this.spec = spec;
        this.seed = seed;
    }

    static SyntheticShops of(ProgrammeSpec spec, long seed) {
        SyntheticShops shops = new SyntheticShops(spec, seed);
        for (Source source : spec.merchants().sources()) {
            shops.first.put(source.unit(), shops.made(source, 1, shops.own(source)));
        }
        shops.refuse();
        shops.recommendTwice();
        return shops;
    }

    /** What a source sends in the first round: its quota and something beyond. */
    List<Shop> firstRound(String unit) {
        return List.copyOf(first.getOrDefault(unit, List.of()));
    }

    /** Every shop of the first round. */
    List<Shop> firstRound() {
        return first.values().stream().flatMap(List::stream).toList();
    }

    /** As many further shops of a source as are asked for, nobody's refused; {@code round} counts from 2. */
    List<Shop> supplement(String unit, int round, int count) {
        Source source = spec.merchants().sources().stream().filter(s -> s.unit().equals(unit)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spec.code() + " has no merchant source " + unit));
        return made(source, round, count);
    }

    /** As somebody types them into a working list. */
    List<ShopCells> cells(List<Shop> shops) {
        return shops.stream().map(s -> new ShopCells(s.name(), s.creditCode(), industry(s.industry()).name(), s.address(),
                s.aboveThreshold() ? "是" : "否", s.phone())).toList();
    }

    private Industry industry(String code) {
        return spec.industries().stream().filter(i -> i.code().equals(code)).findFirst().orElseThrow();
    }

    private List<Shop> made(Source source, int round, int count) {
        Dice dice = Dice.of(seed, "shops", source.unit(), round);
        ShopSigns signs = new ShopSigns(spec, source.unit(), round, dice);
        List<Shop> shops = new ArrayList<>();
        while (shops.size() < count) {
            String industry = source.industries().get(shops.size() < source.industries().size() ? shops.size()
                    : dice.below(source.industries().size()));
            boolean large = dice.chance(0.07);
            int branches = dice.chance(0.06) ? Math.min(2 + dice.below(2), count - shops.size()) : 1;
            String name = signs.name(industry(industry));
            String code = signs.creditCode(large || branches > 1);
            for (int branch = 1; branch <= branches; branch++) {
                shops.add(new Shop(source.unit(), branches == 1 ? name : name + "（" + ShopSigns.ordinal(branch) + "店）", code, industry,
                        signs.address(), large, signs.phone(), null));
            }
        }
        return shops;
    }

    /** A few shops on a border are sent by both sides, beyond what each was to send: whoever loses it does not fall short. */
    private void recommendTwice() {
        List<Source> sources = spec.merchants().sources();
        for (int i = 0; i + 1 < sources.size() && i < Math.max(1, sources.size() / 8); i++) {
            Source one = sources.get(i);
            Source other = sources.get(i + 1);
            Shop shop = made(one, 0, 1).get(0);
            if (other.industries().contains(shop.industry())) {
                first.get(one.unit()).add(shop);
                first.get(other.unit()).add(shop.recommendedBy(other.unit()));
            }
        }
    }

    /**
     * The share that is refused: first so many of the last township that it falls short of its quota, then of the others
     * what they sent beyond theirs, and only then more.
     */
    private void refuse() {
        double share = spec.rehearsal().shopRefusal();
        int left = (int) Math.round(firstRound().size() * share);
        if (share <= 0 || first.isEmpty()) {
            return;
        }
        Dice dice = Dice.of(seed, "refusals");
        List<Source> sources = new ArrayList<>(spec.merchants().sources());
        Source shortOf = sources.stream().filter(s -> s.industries().size() > 1).reduce((a, b) -> b).orElse(sources.get(sources.size() - 1));
        left -= refuse(shortOf, own(shortOf) - shortOf.quota() + 2, dice);
        sources.remove(shortOf);
        for (int round = 0; left > 0 && round < 2; round++) {
            for (Source source : sources) {
                int spare = round == 0 ? own(source) - source.quota() : own(source) / 10;
                left -= refuse(source, Math.min(left, spare), dice);
            }
        }
    }

    /** How many a source sends that nobody else does. */
    private int own(Source source) {
        return (int) Math.ceil(source.quota() * (1 + spec.rehearsal().shopSurplus()));
    }

    private int refuse(Source source, int count, Dice dice) {
        List<Shop> shops = first.get(source.unit());
        int done = 0;
        for (int attempt = 0; done < count && attempt < 50 * count; attempt++) {
            int at = dice.below(own(source));
            if (shops.get(at).refusal() == null) {
                shops.set(at, shops.get(at).refused(dice.of(REFUSALS)));
                done++;
            }
        }
        return done;
    }
}
