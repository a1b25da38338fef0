package org.huimin.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;

/** Reads a daily table and says of every value that cannot be read where it stands. */
final class DailyReading {

    private static final int SHOWN = 50;

    private final List<Refused.Reason> faults = new ArrayList<>();
    private final List<DailyTable.Row> rows = new ArrayList<>();
    private final Set<String> industries = new HashSet<>();
    private LocalDate day;
    private DeliveredFile file;

    DailyReading(FileSource source, LocalDate expected) {
        this.day = expected;
        try (DeliveredFile open = DeliveredFile.open(FileKind.DAILY, source, Set.of())) {
            file = open;
            while (file.next()) {
                if (file.sound()) {
                    row();
                } else {
                    fault("", "", "不是完整的一行（列数不符、引号不配对或不是UTF-8）");
                }
            }
        }
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(new Refused.Reason("daily.empty", "daily", "", "数据表“" + source.name() + "”没有数据行，请核对后重新报送。"));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults.subList(0, Math.min(SHOWN, faults.size())));
        }
    }

    DailyTable table() {
        return new DailyTable(day, rows);
    }

    private void row() {
        day();
        String industry = file.text("industry");
        if (industry.isEmpty()) {
            fault("industry", "", "缺少行业（全部行业填 ALL）");
        } else if (!industries.add(industry)) {
            fault("industry", industry, "重复填报了行业“" + industry + "”");
        }
        rows.add(new DailyTable.Row(industry, count("claimed_count"), money("claimed_amount"), count("claiming_users"), count("redeeming_users"),
                count("redemption_count"), money("redeemed_amount"), ratio("redemption_rate"), money("platform_discount"),
                money("merchant_discount"), ratio("leverage"), money("refunded_amount"), count("merchants"), count("merchants_large"),
                count("merchants_medium"), count("merchants_small"), count("merchants_micro"),
                file.text("released_count").isEmpty() ? null : count("released_count"),
                file.text("released_amount").isEmpty() ? null : money("released_amount")));
    }

    private void day() {
        String text = file.text("day");
        LocalDate given = Grammar.day(text);
        if (given == null) {
            fault("day", text, "的日期“" + text + "”应写作 YYYY-MM-DD");
        } else if (day == null) {
            day = given;
        } else if (!given.equals(day)) {
            fault("day", text, "的日期为 " + given + "，本表应只含 " + day + " 一天的数据");
        }
    }

    private long count(String column) {
        Long count = Grammar.count(file.text(column));
        if (count == null) {
            fault(column, file.text(column), "的" + column + "为“" + file.text(column) + "”，应为不带小数的数");
        }
        return count == null ? 0 : count;
    }

    private Money money(String column) {
        byte[] text = file.text(column).getBytes(StandardCharsets.UTF_8);
        long fen = Grammar.amount(text, 0, text.length);
        if (fen == Grammar.NO) {
            fault(column, file.text(column), "的" + column + "为“" + file.text(column) + "”，应为金额（元，最多两位小数）");
        }
        return fen == Grammar.NO ? Money.ZERO : Money.ofFen(fen);
    }

    private BigDecimal ratio(String column) {
        String text = file.text(column);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal ratio = Grammar.ratio(text);
        if (ratio == null) {
            fault(column, text, "的" + column + "为“" + text + "”，应为数，分母为零时留空");
        }
        return ratio;
    }

    private void fault(String column, String value, String words) {
        faults.add(new Refused.Reason("daily.grammar", column, value, "第" + file.line() + "行" + words + "。"));
    }
}
