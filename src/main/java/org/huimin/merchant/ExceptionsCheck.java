package org.huimin.merchant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;

/** Judges the exceptions a desk names before any verdict is kept. */
final class ExceptionsCheck {

    private static final int LONGEST_REASON = 600;

    private ExceptionsCheck() { }

    /** @throws Refused with every fault */
    static void judge(List<ShopVerdict> exceptions, Set<String> judgeable, List<String> criteria) {
        List<Reason> faults = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (ShopVerdict v : exceptions) {
            if (!judgeable.contains(v.storeId())) {
                faults.add(fault("merchant.not-in-delivery", v, "商户编号", v.storeId(), "不在本批待研判名单中，请核对编号"));
            } else if (!named.add(v.storeId())) {
                faults.add(fault("merchant.judged-twice", v, "商户编号", v.storeId(), "列了两次，请只保留一次"));
            }
            if (!v.agreed() && v.reason().isEmpty()) {
                faults.add(fault("merchant.refusal-reason", v, "理由", "", "不同意但没有填写理由，请补充"));
            }
            if (v.reason().length() > LONGEST_REASON) {
                faults.add(fault("merchant.reason-too-long", v, "理由", v.reason().length(),
                        "理由共" + v.reason().length() + "个字符，超过上限" + LONGEST_REASON + "个"));
            }
            v.criteria().stream().filter(c -> !criteria.contains(c)).sorted().forEach(c -> faults.add(
                    fault("merchant.criterion", v, "研判内容", c, "研判内容“" + c + "”不在实施方案中，可选：" + String.join("、", criteria))));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    private static Reason fault(String rule, ShopVerdict v, String field, Object value, String what) {
        return new Reason(rule, v.storeId() + "·" + field, value.toString(), "商户" + v.storeId() + what + "。");
    }
}
