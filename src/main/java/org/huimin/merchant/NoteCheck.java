package org.huimin.merchant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;

/** Judges what a desk notes: little while it works, everything before it submits. */
final class NoteCheck {

    private static final int LONGEST_REASON = 600;
    private static final int NAMED = 5;

    private NoteCheck() { }

    /** What may be kept although it is unfinished. @throws Refused with every fault */
    static void mayKeep(List<Judging.Change> changes, Set<String> judgeable, List<String> criteria) {
        List<Reason> faults = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Judging.Change c : changes) {
            if (!judgeable.contains(c.storeId())) {
                faults.add(fault("merchant.not-in-delivery", c.storeId(), "商户编号", c.storeId(), "不在本批待研判名单中，请核对编号"));
            } else if (!named.add(c.storeId())) {
                faults.add(fault("merchant.judged-twice", c.storeId(), "商户编号", c.storeId(), "列了两次，请只保留一次"));
            }
            reason(c.storeId(), c.reason(), faults);
            c.criteria().stream().filter(k -> !criteria.contains(k)).sorted().forEach(k -> faults.add(fault("merchant.criterion",
                    c.storeId(), "研判内容", k, "研判内容“" + k + "”不在实施方案中，可选：" + String.join("、", criteria))));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    /** Silence is no verdict, and a refusal without its reason is none either. @throws Refused with every fault */
    static void complete(List<String> judgeable, Map<String, VerdictNote> notes) {
        List<Reason> faults = new ArrayList<>();
        List<String> silent = judgeable.stream().filter(id -> !notes.containsKey(id) || notes.get(id).agreed() == null).toList();
        if (!silent.isEmpty()) {
            faults.add(new Reason("merchant.not-judged", "", String.valueOf(silent.size()), "还有" + silent.size() + "家商户没有研判："
                    + silent.stream().limit(NAMED).collect(Collectors.joining("、")) + (silent.size() > NAMED ? "等" : "")
                    + "。每家都有结论后才能提交。"));
        }
        judgeable.stream().map(notes::get).filter(n -> n != null && Boolean.FALSE.equals(n.agreed()) && n.reason().isEmpty())
                .forEach(n -> faults.add(fault("merchant.refusal-reason", n.storeId(), "理由", "", "不同意但没有填写理由，请补充")));
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    static void reason(String storeId, String reason, Collection<Reason> faults) {
        if (reason.length() > LONGEST_REASON) {
            faults.add(fault("merchant.reason-too-long", storeId, "理由", reason.length(),
                    "理由共" + reason.length() + "个字符，超过上限" + LONGEST_REASON + "个"));
        } else {
            faults.addAll(Invisible.judge("text.invisible", storeId + "·理由", "商户" + storeId + "的理由", reason).reasons());
        }
    }

    private static Reason fault(String rule, String storeId, String field, Object value, String what) {
        return new Reason(rule, storeId + "·" + field, value.toString(), "商户" + storeId + what + "。");
    }
}
