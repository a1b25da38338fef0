package org.huimin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;

/** A sum in capitals says one sum and no other, as a voucher must. */
@Tag("S2.17")
class CapitalsTest {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    @Example
    void writesSumsAsVouchersCarryThem() {
        assertThat(capitals("1000000.00")).isEqualTo("人民币壹佰万元整");
        assertThat(capitals("1409.50")).isEqualTo("人民币壹仟肆佰零玖元伍角整");
        assertThat(capitals("6007.14")).isEqualTo("人民币陆仟零柒元壹角肆分");
        assertThat(capitals("107000.53")).isEqualTo("人民币壹拾万柒仟元伍角叁分");
        assertThat(capitals("16409.02")).isEqualTo("人民币壹万陆仟肆佰零玖元零贰分");
        assertThat(capitals("100000001.00")).isEqualTo("人民币壹亿零壹元整");
        assertThat(capitals("100010.00")).isEqualTo("人民币壹拾万零壹拾元整");
        assertThat(capitals("0.05")).isEqualTo("人民币伍分");
        assertThat(capitals("0.50")).isEqualTo("人民币伍角整");
        assertThat(capitals("0.00")).isEqualTo("人民币零元整");
        assertThat(capitals("-20.10")).isEqualTo("人民币负贰拾元壹角整");
        assertThatThrownBy(() -> capitals("1000000000000.00")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 2000)
    void canBeReadBackToTheFen(@ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long fen) {
        assertThat(read(Capitals.of(Money.ofFen(fen)))).isEqualTo(fen);
    }

    /** Round sums have the zeros in which mistakes hide. */
    @Property(tries = 2000)
    void canBeReadBackWithManyZeros(@ForAll @LongRange(min = 1, max = 9) long digit, @ForAll @LongRange(min = 0, max = 13) long place,
                                    @ForAll @LongRange(min = 0, max = 9) long other, @ForAll @LongRange(min = 0, max = 13) long elsewhere) {
        long fen = digit * power(place) + (place == elsewhere ? 0 : other * power(elsewhere));

        assertThat(read(Capitals.of(Money.ofFen(fen)))).isEqualTo(fen);
    }

    @Property(tries = 2000)
    void saysZeroWhereItBelongsAndNowhereElse(@ForAll @LongRange(min = 1, max = 99_999_999_999_999L) long fen) {
        String words = Capitals.of(Money.ofFen(fen));

        assertThat(words).doesNotContain("零零", "零元", "零万", "零亿", "零角", "零分", "零整", "亿万");
        assertThat(words.endsWith("分")).isEqualTo(fen % 10 > 0);
        assertThat(words.endsWith("整")).isEqualTo(fen % 10 == 0);
    }

    private static long power(long place) {
        return (long) Math.pow(10, place);
    }

    private static String capitals(String yuan) {
        return Capitals.of(Money.of(yuan));
    }

    /** Reads capitals as a cashier does. */
    private static long read(String words) {
        String text = words.replace("人民币", "").replace("整", "");
        int yuan = text.indexOf('元');
        long whole = yuan < 0 ? 0 : whole(text.substring(0, yuan));
        String rest = text.substring(yuan + 1).replace("零", "");
        long fen = whole * 100;
        if (rest.contains("角")) {
            fen += DIGITS.indexOf(rest.charAt(0)) * 10L;
            rest = rest.substring(2);
        }
        return rest.isEmpty() ? fen : fen + DIGITS.indexOf(rest.charAt(0));
    }

    private static long whole(String words) {
        long all = 0;
        long four = 0;
        long digit = 0;
        for (char word : words.toCharArray()) {
            int at = DIGITS.indexOf(word);
            switch (word) {
                case '亿', '万' -> {
                    all += (four + digit) * (word == '亿' ? 100_000_000L : 10_000L);
                    four = 0;
                    digit = 0;
                }
                case '仟', '佰', '拾' -> {
                    four += digit * (word == '仟' ? 1000 : word == '佰' ? 100 : 10);
                    digit = 0;
                }
                default -> digit = at;
            }
        }
        return all + four + digit;
    }
}
