package org.huimin.merchant;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The columns of a source's list: the keys programs know them by, the titles people read, and other titles found in real sheets. */
public enum ShopColumn {

    NAME("name", 100, "名称", "商户名称", "店名", "门店名称", "店铺名称", "企业名称", "单位名称", "商户"),
    CREDIT_CODE("creditCode", 18, "统一社会信用代码", "社会信用代码", "信用代码", "营业执照号", "营业执照号码"),
    INDUSTRY("industry", 40, "行业", "所属行业", "行业类别", "类别", "经营类别"),
    ADDRESS("address", 200, "地址", "经营地址", "门店地址", "详细地址", "经营场所"),
    ABOVE_THRESHOLD("aboveThreshold", 10, "是否四上", "四上", "四上企业", "是否四上企业", "是否为四上企业"),
    PHONE("phone", 30, "联系电话", "电话", "手机", "手机号", "手机号码", "联系方式");

    private static final Pattern BRACKETS = Pattern.compile("\\(.*?\\)");
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}*\"“”'‘’:]");

    private final String key;
    private final int longest;
    private final List<String> titles;

    ShopColumn(String key, int longest, String... titles) {
        this.key = key;
        this.longest = longest;
        this.titles = List.of(titles);
    }

    /** As JSON names the cell. */
    public String key() {
        return key;
    }

    /** As people read it. */
    public String title() {
        return titles.get(0);
    }

    /** What sheets call it, the first as we do. */
    public List<String> titles() {
        return titles;
    }

    /** Most characters a right value has. */
    public int longest() {
        return longest;
    }

    /** Whether a shop can be listed without it. */
    public boolean optional() {
        return this == ABOVE_THRESHOLD || this == PHONE;
    }

    /** The column a sheet's heading means. */
    static Optional<ShopColumn> of(String heading) {
        String title = plain(heading);
        for (ShopColumn column : values()) {
            if (column.titles.contains(title)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Without blanks, quotation marks, stars and what stands in brackets. */
    static String plain(String text) {
        return ORNAMENT.matcher(BRACKETS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("")).replaceAll("");
    }
}
