package org.huimin.merchant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.CreditCode;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.merchant.ShopFinding.Weight;
import org.huimin.programme.ProgrammeSpec;

/** Judges a source's list line by line, so that one answer names everything there is to correct. */
final class ListCheck {

    static final int LONGEST_LIST = 100_000;
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,30}");

    private final Map<String, String> codes = new HashMap<>();
    private final List<String> mayRecommend;
    private final String industries;
    private final Map<String, Shop> delivered;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<ShopFinding> findings = new ArrayList<>();
    private int shops;
    private int faulty;

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

    /** Lines in their order; blank ones are passed over. */
    ListCheck judge(List<WorkingList.Line> list) {
        list.forEach(l -> judge(l.id(), l.line(), l.cells(), l.licence()));
        return this;
    }

    /** @return whether the line may be sent as far as it is known; a later line may yet turn out to be the same shop */
    boolean judge(int row, int line, ShopCells cells, String licence) {
        if (cells.blank()) {
            return true;
        }
        int before = findings.size();
        ShopEntry entry = cells.entry(line);
        new Line(row, line, entry, cells, licence).judge();
        shops++;
        boolean wrong = false;
        for (int i = before; i < findings.size(); i++) {
            wrong |= findings.get(i).weight() == Weight.FAULT;
        }
        faulty += wrong ? 1 : 0;
        return !wrong;
    }

    /** @throws Refused with every fault of every line */
    void orRefuse() {
        if (shops == 0) {
            throw Refused.invalid("merchant.empty-list", "商户名单", "", "名单中没有商户，请至少填写一家。");
        }
        if (shops > LONGEST_LIST) {
            throw tooLong(shops);
        }
        List<Reason> faults = reasons(Weight.FAULT);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    static Refused tooLong(int shops) {
        return Refused.invalid("merchant.list-too-long", "商户名单", shops, "名单共" + shops + "家，超过一次报送上限" + LONGEST_LIST + "家，请核对。");
    }

    List<Reason> doubts() {
        return reasons(Weight.DOUBT);
    }

    List<ShopFinding> findings() {
        return findings;
    }

    /** Lines that are not blank. */
    int shops() {
        return shops;
    }

    int faulty() {
        return faulty;
    }

    String industry(ShopEntry entry) {
        return codes.get(entry.industry());
    }

    static boolean doubtful(ShopEntry entry) {
        return !new CreditCode(entry.creditCode()).checkDigitHolds();
    }

    private List<Reason> reasons(Weight weight) {
        return findings.stream().filter(f -> f.weight() == weight).map(f -> new Reason(f.rule(), place(f), f.value(), f.sentence())).toList();
    }

    private static String place(ShopFinding f) {
        return "第" + f.line() + "行·" + f.field().title();
    }

    private final class Line {

        private final int row;
        private final int line;
        private final ShopEntry e;
        private final ShopCells cells;
        private final String licence;

        private Line(int row, int line, ShopEntry entry, ShopCells cells, String licence) {
            this.row = row;
            this.line = line;
            this.e = entry;
            this.cells = cells;
            this.licence = licence;
        }

        private void judge() {
            text(ShopColumn.NAME, e.name());
            text(ShopColumn.ADDRESS, e.address());
            creditCode();
            industry(codes.get(e.industry()));
            if (!cells.markReadable()) {
                find(ShopColumn.ABOVE_THRESHOLD, "merchant.above-threshold", cells.aboveThreshold(),
                        "“是否四上”填的是“" + cells.aboveThreshold() + "”，请填“是”或“否”。", Weight.FAULT);
            }
            if (!e.phone().isEmpty() && !PHONE.matcher(e.phone()).matches()) {
                fault(ShopColumn.PHONE, "merchant.phone", "", "联系电话只能有5至30位数字、加号、括号、横线和空格，请核对；也可以不填");
            }
            twice();
        }

        private void text(ShopColumn field, String text) {
            if (text.isEmpty()) {
                fault(field, "merchant.required", "", field.title() + "没有填写");
            } else if (text.length() > field.longest()) {
                fault(field, "merchant.too-long", text.length(), field.title() + "共" + text.length() + "个字符，超过上限" + field.longest() + "个");
            } else {
                Invisible.judgeLine("merchant.invisible", field.title(), field.title(), text).reasons()
                        .forEach(no -> find(field, no.rule(), no.value(), no.message(), Weight.FAULT));
            }
        }

        private void creditCode() {
            if (!CreditCode.wellFormed(e.creditCode())) {
                Reason no = CreditCode.form(e.creditCode()).reasons().get(0);
                find(ShopColumn.CREDIT_CODE, no.rule(), no.value(), no.message(), Weight.FAULT);
            } else if (doubtful(e) && licence == null) {
                find(ShopColumn.CREDIT_CODE, "merchant.credit-code-check-digit", e.creditCode(), "“" + e.name() + "”的统一社会信用代码“"
                        + e.creditCode() + "”校验位不符，请核对，无误的请上传营业执照照片。", Weight.DOUBT);
            }
        }

        private void industry(String code) {
            if (code == null) {
                fault(ShopColumn.INDUSTRY, "merchant.industry-unknown", e.industry(), "行业“" + e.industry() + "”不在本次活动范围内，可填：" + industries);
            } else if (!mayRecommend.contains(code)) {
                fault(ShopColumn.INDUSTRY, "merchant.industry-of-source", e.industry(), "行业“" + e.industry() + "”不由本单位推荐，可填：" + industries);
            }
        }

        private void twice() {
            String key = SameShop.key(e.creditCode(), e.name(), e.address());
            Integer before = lines.putIfAbsent(key, line);
            if (before != null) {
                fault(ShopColumn.NAME, "merchant.twice-in-list", e.name(),
                        "“" + e.name() + "”与第" + before + "行重复（代码、名称、地址都相同），请删去一行");
            }
            Shop earlier = delivered.get(key);
            if (earlier != null) {
                fault(ShopColumn.NAME, "merchant.delivered-before", e.name(),
                        "“" + e.name() + "”已在" + Round.words(earlier.round()) + "时报送（编号" + earlier.storeId() + "），不用重复推荐，请删去此行");
            }
        }

        private void fault(ShopColumn field, String rule, Object value, String what) {
            find(field, rule, value.toString(), what + "。", Weight.FAULT);
        }

        private void find(ShopColumn field, String rule, String value, String message, Weight weight) {
            findings.add(new ShopFinding(row, line, field, rule, value, message, weight));
        }
    }
}
