package org.huimin.merchant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of the sheets that go out to a desk and come back with its answer: the keys grids know them by, the titles
 * people read, and other titles found in real sheets.
 */
public enum AnswerColumn {

    STORE("id", 12, "店铺编号", "商户编号", "编号"),
    NAME("name", 30, "商户", "名称", "商户名称", "店名"),
    CREDIT_CODE("code", 22, "统一社会信用代码"),
    INDUSTRY("industry", 10, "行业"),
    UNIT("unit", 14, "推荐单位"),
    ADDRESS("address", 34, "地址"),
    MARKS("tags", 16, "标记"),
    VERDICT("agreed", 10, "结论", "研判结论", "核验结论"),
    REASON("reason", 34, "理由", "原因", "不予核准的理由", "备注"),
    CRITERIA("criteria", 18, "不符合的内容", "研判内容"),
    SITE_CHECK("siteCheck", 12, "需现场核查", "现场核查"),
    MERCHANT_NUMBER("number", 26, "平台商户号", "商户号", "平台编号");

    static final List<AnswerColumn> OF_VERDICTS = List.of(STORE, NAME, CREDIT_CODE, INDUSTRY, UNIT, ADDRESS, MARKS, VERDICT, REASON, CRITERIA, SITE_CHECK);
    static final List<AnswerColumn> OF_NUMBERS = List.of(STORE, NAME, CREDIT_CODE, INDUSTRY, UNIT, ADDRESS, MERCHANT_NUMBER);

    private final String key;
    private final int width;
    private final List<String> titles;

    AnswerColumn(String key, int width, String... titles) {
        this.key = key;
        this.width = width;
        this.titles = List.of(titles);
    }

    public String title() {
        return titles.get(0);
    }

    /** In characters, as a sheet shows it. */
    int width() {
        return width;
    }

    /** Key → titles of a sheet of verdicts, in its order. */
    public static Map<String, List<String>> verdictHeadings() {
        return headings(OF_VERDICTS);
    }

    /** Key → titles of a sheet of merchant numbers, in its order. */
    public static Map<String, List<String>> numberHeadings() {
        return headings(OF_NUMBERS);
    }

    static Optional<AnswerColumn> of(String heading, List<AnswerColumn> among) {
        String title = ShopColumn.plain(heading);
        return among.stream().filter(c -> c.titles.contains(title)).findFirst();
    }

    private static Map<String, List<String>> headings(List<AnswerColumn> columns) {
        Map<String, List<String>> headings = new LinkedHashMap<>();
        columns.forEach(c -> headings.put(c.key, c.titles));
        return headings;
    }
}
