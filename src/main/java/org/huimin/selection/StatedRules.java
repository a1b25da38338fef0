package org.huimin.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.kernel.CreditCode;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Verdict;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;
import org.huimin.programme.SelectionSpec.Material;

/** Whether an application is whole when it is handed in; whether the applicant is eligible is judged after the opening. */
final class StatedRules {

    /** The checklist line of a branch's or an agent's letter of authorisation. */
    static final String AUTHORISATION = "authorisation";

    private static final Pattern PLACE = Pattern.compile("\\d{6}");
    private static final int LONGEST = 120;
    private static final int MOST_CONTROLLERS = 20;

    private StatedRules() { }

    /** @param materials codes of the checklist lines for which there are files */
    static Verdict judge(SelectionSpec terms, Stated s, Set<String> materials) {
        List<Reason> no = new ArrayList<>();
        line(no, "enterprise", "企业名称", s.enterprise());
        line(no, "legalRepresentative", "法定代表人", s.legalRepresentative());
        line(no, "contact", "联系人", s.contact());
        line(no, "phone", "联系电话", s.phone());
        need(no, CreditCode.holds(s.creditCode()), "creditCode", s.creditCode(), "统一社会信用代码“" + shown(s.creditCode())
                + "”应为18位数字和大写字母，末位校验码须相符，请对照营业执照核对。");
        need(no, matches(PLACE, s.registeredIn()), "registeredIn", s.registeredIn(), "注册地“" + shown(s.registeredIn()) + "”应为6位行政区划代码。");
        need(no, s.controllers().size() <= MOST_CONTROLLERS && s.controllers().stream().allMatch(c -> fits(c)), "controllers", "",
                "控股和管理关系最多填写" + MOST_CONTROLLERS + "个，每个不超过" + LONGEST + "字。");
        licence(no, terms, s);
        need(no, s.matchingFunds() == null || money(s.matchingFunds()),
                "matchingFunds", s.matchingFunds(), "配套资金应为不小于零的金额，最多两位小数。");
        need(no, terms.asksOffer() ? s.offer() != null && money(s.offer()) : s.offer() == null, "offer", s.offer(), terms.asksOffer()
                ? "报价须填写，应为不小于零的金额，最多两位小数；不收取费用的填 0。" : "本次遴选不以价格为评分项，不填报价。");
        for (Material material : terms.materials()) {
            need(no, !material.required() || materials.contains(material.code()), "material_" + material.code(), "", "还没有上传“" + material.name() + "”。");
        }
        if (filled(s.headOffice())) {
            line(no, "headOffice", "总公司名称", s.headOffice());
            terms.material(AUTHORISATION).ifPresent(letter -> need(no, materials.contains(AUTHORISATION), "material_" + AUTHORISATION, "",
                    "以总公司“" + s.headOffice() + "”的许可证报名的分支机构，须上传“" + letter.name() + "”。"));
        }
        return new Verdict(no);
    }

    /** Of what stood on paper nothing may be wrong, but something may be missing: whoever wrote it down cannot ask. The name is needed. */
    static List<Reason> judgeWhatIsGiven(SelectionSpec terms, Stated s) {
        Set<String> all = terms.materials().stream().map(Material::code).collect(Collectors.toSet());
        return judge(terms, s, all).reasons().stream().filter(r -> !r.value().isBlank() || r.field().equals("enterprise") || r.field().equals("controllers")).toList();
    }

    /** What may be handed in, but will not do at the review: said to the applicant while it can still be mended. */
    static List<Reason> warnings(TenderView tender, Stated s) {
        LocalDate day = tender.deadline().atZone(Period.ZONE).toLocalDate();
        return s.licenceUntil() == null || !s.licenceUntil().isBefore(day) ? List.of() : List.of(new Reason("apply.licence-expired", "licenceUntil",
                s.licenceUntil().toString(), "许可证有效期至" + Period.words(s.licenceUntil()) + "，早于截止日" + Period.words(day) + "：可以提交，但资格审查时不符合条件，请核对或者换用有效的许可证。"));
    }

    private static void licence(List<Reason> no, SelectionSpec terms, Stated s) {
        List<String> asked = terms.conditions().stream().filter(c -> c.kind() == ConditionKind.LICENCE).map(Condition::names).flatMap(List::stream).toList();
        if (!asked.isEmpty()) {
            need(no, s.licence() != null && asked.contains(s.licence()), "licence", s.licence(), "请选择所持的许可证：" + String.join("、", asked) + "。");
            line(no, "licenceNumber", "许可证编号", s.licenceNumber());
        }
    }

    private static void line(List<Reason> no, String field, String name, String text) {
        need(no, filled(text) && fits(text), field, text, name + "须填写，最多" + LONGEST + "字，一行。");
    }

    private static void need(List<Reason> no, boolean holds, String field, Object value, String message) {
        if (!holds) {
            no.add(new Reason("apply." + field.replaceAll("_.*", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), field,
                    value == null ? "" : value.toString(), message));
        }
    }

    private static boolean money(BigDecimal yuan) {
        return yuan.signum() >= 0 && yuan.scale() <= 2 && yuan.precision() - yuan.scale() <= 13;
    }

    private static boolean matches(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean fits(String text) {
        return text.length() <= LONGEST && !Invisible.inLine(text);
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }
}
