package org.huimin.kernel;

/**
 * Amounts in Chinese capitals, as vouchers and settlement papers must carry them (《支付结算办法》附一). Amounts in
 * capitals cannot be changed by adding a stroke.
 */
public final class Capitals {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final long LIMIT = 1_000_000_000_000L;

    private Capitals() { }

    /** {@code 人民币壹佰万元整}. @throws IllegalArgumentException from 1,000,000,000,000 yuan on */
    public static String of(Money amount) {
        boolean negative = amount.isNegative();
        long fen = Math.abs(amount.fen());
        long yuan = fen / 100;
        if (yuan >= LIMIT) {
            throw new IllegalArgumentException("too large to be written in capitals: " + amount);
        }
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        StringBuilder words = new StringBuilder("人民币").append(negative ? "负" : "");
        if (yuan > 0 || fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (rest > 0 && yuan > 0) {
            words.append('零');
        }
        return rest > 0 ? words.append(DIGITS.charAt(rest)).append('分').toString() : words.append('整').toString();
    }

    private static String whole(long yuan) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
            if (four == 0) {
                gap = words.length() > 0;
            } else {
                if (words.length() > 0 && (gap || four < 1000)) {
                    words.append('零');
                }
                words.append(four(four)).append(GROUPS[group]);
                gap = false;
            }
        }
        return words.toString();
    }

    private static String four(int four) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = four / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = words.length() > 0;
            } else {
                words.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return words.toString();
    }
}
