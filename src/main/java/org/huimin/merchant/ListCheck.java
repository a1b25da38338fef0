package org.huimin.merchant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.programme.ProgrammeSpec;

/** Judges a source's list line by line, so that one answer names everything there is to correct. */
final class ListCheck {

    private static final int LONGEST_LIST = 2000;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,30}");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}");

    private final Map<String, String> codes = new HashMap<>();
    private final List<String> mayRecommend;
    private final String industries;
    private final Map<String, Shop> delivered;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Reason> faults = new ArrayList<>();
    private final List<Reason> doubts = new ArrayList<>();

    /** @param delivered shops this source has delivered before and that were not rejected, by {@link SameShop#key} */
    ListCheck(ProgrammeSpec spec, ProgrammeSpec.Source source, Map<String, Shop> delivered) {
        spec.industries().forEach(i -> {
            codes.put(i.code(), i.code());
            codes.put(i.name(), i.code());
        });
        this.mayRecommend = source.industries();
        this.industries = spec.industries().stream().filter(i -> mayRecommend.contains(i.code()))
                .map(ProgrammeSpec.Industry::name).collect(Collectors.joining("、"));
        this.delivered = delivered;
    }

    /** @throws Refused with every fault of every line */
    ListCheck judge(List<ShopEntry> entries) {
        if (entries.isEmpty()) {
            throw Refused.invalid("merchant.empty-list", "商户名单", "", "名单中没有商户，请至少填写一家。");
        }
        if (entries.size() > LONGEST_LIST) {
            throw Refused.invalid("merchant.list-too-long", "商户名单", entries.size(),
                    "名单共" + entries.size() + "家，超过一次报送上限" + LONGEST_LIST + "家，请核对。");
        }
        entries.forEach(this::line);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return this;
    }

    List<Reason> doubts() {
        return List.copyOf(doubts);
    }

    String industry(ShopEntry entry) {
        return codes.get(entry.industry());
    }

    static boolean doubtful(ShopEntry entry) {
        return !new CreditCode(entry.creditCode()).checkDigitHolds();
    }

    private void line(ShopEntry e) {
        text(e, "名称", e.name(), 100);
        text(e, "地址", e.address(), 200);
        creditCode(e);
        industry(e, codes.get(e.industry()));
        if (!e.phone().isEmpty() && !PHONE.matcher(e.phone()).matches()) {
            fault(e, "merchant.phone", "联系电话", "", "联系电话只能有5至30位数字、加号、括号、横线和空格，请核对；也可以不填");
        }
        twice(e);
    }

    private void text(ShopEntry e, String field, String text, int most) {
        if (text.isEmpty()) {
            fault(e, "merchant.required", field, "", field + "没有填写");
        } else if (text.length() > most) {
            fault(e, "merchant.too-long", field, text.length(), field + "共" + text.length() + "个字符，超过上限" + most + "个");
        } else if (INVISIBLE.matcher(text).find()) {
            fault(e, "merchant.invisible", field, "", field + "中含有不可见的控制字符，请删除后重新填写");
        }
    }

    private void creditCode(ShopEntry e) {
        List<Reason> wrong = CreditCode.form(e.creditCode()).reasons();
        wrong.forEach(r -> faults.add(new Reason(r.rule(), place(e, r.field()), r.value(), "第" + e.line() + "行：" + r.message())));
        if (wrong.isEmpty() && doubtful(e)) {
            doubts.add(new Reason("merchant.credit-code-check-digit", place(e, "统一社会信用代码"), e.creditCode(), "第" + e.line()
                    + "行：“" + e.name() + "”的统一社会信用代码“" + e.creditCode() + "”校验位不符，请核对，无误的请上传营业执照照片。"));
        }
    }

    private void industry(ShopEntry e, String code) {
        if (code == null) {
            fault(e, "merchant.industry-unknown", "行业", e.industry(), "行业“" + e.industry() + "”不在本次活动范围内，可填：" + industries);
        } else if (!mayRecommend.contains(code)) {
            fault(e, "merchant.industry-of-source", "行业", e.industry(), "行业“" + e.industry() + "”不由本单位推荐，可填：" + industries);
        }
    }

    private void twice(ShopEntry e) {
        String key = SameShop.key(e.creditCode(), e.name(), e.address());
        Integer before = lines.putIfAbsent(key, e.line());
        if (before != null) {
            fault(e, "merchant.twice-in-list", "名称", e.name(), "“" + e.name() + "”与第" + before + "行重复（代码、名称、地址都相同），请删去一行");
        }
        Shop earlier = delivered.get(key);
        if (earlier != null) {
            fault(e, "merchant.delivered-before", "名称", e.name(),
                    "“" + e.name() + "”已在第" + earlier.round() + "批报送（编号" + earlier.storeId() + "），不用重复推荐，请删去此行");
        }
    }

    private void fault(ShopEntry e, String rule, String field, Object value, String what) {
        faults.add(new Reason(rule, place(e, field), value.toString(), "第" + e.line() + "行：" + what + "。"));
    }

    private static String place(ShopEntry e, String field) {
        return "第" + e.line() + "行·" + field;
    }
}
