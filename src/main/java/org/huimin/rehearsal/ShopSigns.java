package org.huimin.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CreditCode;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Industry;

/** What hangs over and in a shop: a name without anybody's surname, the licence's code, the address, a telephone nobody has. */
final class ShopSigns {

    private static final List<String> FIRST = List.of("福", "和", "瑞", "祥", "顺", "盛", "丰", "嘉", "新", "聚", "鸿", "泰", "春", "惠", "乐", "康",
            "百", "万", "永", "荣");
    private static final List<String> SECOND = List.of("满", "源", "隆", "家", "乐", "佳", "汇", "客", "来", "兴", "丰", "美", "盈", "达", "宜", "享");
    private static final List<String> STREETS = List.of("人民路", "建设路", "振兴路", "文化街", "兴隆街", "幸福路", "迎宾大道", "中心街", "和平路", "新华街");

    /** Word in an industry's name → what its shops call themselves. */
    private static final Map<String, List<String>> TRADES = new LinkedHashMap<>();

    static {
        TRADES.put("超", List.of("超市", "生活超市", "便利店", "购物中心", "百货店", "量贩店"));
        TRADES.put("餐", List.of("饭店", "面馆", "餐馆", "小吃店", "羊肉汤馆", "家常菜馆", "火锅店"));
        TRADES.put("油", List.of("加油站"));
        TRADES.put("电", List.of("家电商场", "电器行", "家电专卖店"));
        TRADES.put("住", List.of("宾馆", "酒店", "客栈"));
        TRADES.put("宿", List.of("宾馆", "酒店", "客栈"));
        TRADES.put("文", List.of("书店", "文化用品店", "影城"));
        TRADES.put("体", List.of("体育用品店", "健身馆"));
        TRADES.put("车", List.of("汽车销售服务店"));
    }

    private final ProgrammeSpec spec;
    private final String place;
    private final int base;
    private final Dice dice;
    private int sequence;

    ShopSigns(ProgrammeSpec spec, String unit, int round, Dice dice) {
        this.spec = spec;
        this.dice = dice;
        List<String> sources = spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit).toList();
        ProgrammeSpec.Unit source = spec.unit(unit);
        boolean local = source.kind().equals("TOWNSHIP") || source.kind().equals("SUBDISTRICT");
        this.place = local ? source.name() : spec.region().name();
        this.base = round * 100_000 + sources.indexOf(unit) * 1000;
    }

    String name(Industry industry) {
        List<String> trades = TRADES.entrySet().stream().filter(trade -> industry.name().contains(trade.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(List.of(industry.name() + "店"));
        return place.replaceAll("（.*?）", "") + dice.of(FIRST) + dice.of(SECOND) + dice.of(trades);
    }

    /** Registered with market supervision in the programme's county, as an enterprise or a sole trader. */
    String creditCode(boolean enterprise) {
        String body = "%08d".formatted(Math.floorMod(Dice.mix(base + ++sequence), 90_000_000L) + 10_000_000L);
        return CreditCode.complete("9" + (enterprise ? "1" : "2") + spec.region().code() + body + organisationCheck(body)).value();
    }

    /** The organisation code inside has a check character of its own (GB 11714). */
    private static char organisationCheck(String body) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += weights[i] * Character.digit(body.charAt(i), 10);
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    String address() {
        return place + dice.of(STREETS) + (1 + base % 100_000 / 1000 * 3 + sequence + dice.below(2) * 200) + "号" + (dice.chance(0.2) ? "附1号" : "");
    }

    String phone() {
        return "1990000%04d".formatted(dice.below(10_000));
    }

    static String ordinal(int number) {
        return "一二三四五六七八九".substring(number - 1, number);
    }
}
