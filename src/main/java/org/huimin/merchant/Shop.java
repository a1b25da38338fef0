package org.huimin.merchant;

import java.time.Instant;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Moments;
import org.huimin.kernel.Refused;

/** One shop of one programme: the unit of everything, not the legal person behind it. Its telephone number is not here. */
record Shop(CaseRef programme, String storeId, String unit, int round, int line, String name, String creditCode, String industry,
            String address, boolean aboveDeclared, Boolean aboveConfirmed, boolean doubtful, String licence, ShopState state,
            String delivery, String precedence, String duplicateOf, String remark) {

    /** The form of an attachment's id. */
    static final java.util.regex.Pattern ATTACHMENT = java.util.regex.Pattern.compile("[0-9A-Za-z._-]{1,100}");

    static String id(int number) {
        return "S-%04d".formatted(number);
    }

    /** Shops of the statistics library come first where the programme says so; statistics have the last word. */
    static String precedence(String storeId, boolean aboveThreshold) {
        return (aboveThreshold ? "A" : "B") + storeId;
    }

    boolean aboveThreshold() {
        return aboveConfirmed == null ? aboveDeclared : aboveConfirmed;
    }

    CaseRef caseRef() {
        return caseRef(programme, storeId);
    }

    /** The shop's file; its code stands on papers and is what a QR code holds. */
    static CaseRef caseRef(CaseRef programme, String storeId) {
        return programme.child("SHOP", storeId);
    }

    void maySuspend() {
        if (state != ShopState.LISTED) {
            throw notNow("中止其参与资格");
        }
    }

    void mayRestore() {
        if (state != ShopState.SUSPENDED) {
            throw notNow("恢复其参与资格");
        }
    }

    void mayRemove() {
        if (!state.takesPart()) {
            throw notNow("取消其参与资格");
        }
    }

    /** @param change the last change of its intervals, or null */
    void mayChangeAt(Instant at, Instant now, Instant change) {
        if (at.isAfter(now)) {
            throw Refused.invalid("merchant.change-in-future", "时间", Moments.inWords(at),
                    "时间" + Moments.inWords(at) + "晚于现在（" + Moments.inWords(now) + "），请到时再办理。");
        }
        if (change != null && at.isBefore(change)) {
            throw Refused.invalid("merchant.change-before-last", "时间", Moments.inWords(at), "时间" + Moments.inWords(at)
                    + "早于“" + name + "”上一次变动（" + Moments.inWords(change) + "），请核对。");
        }
    }

    private Refused notNow(String step) {
        return Refused.conflict("merchant.shop-state", "“" + name + "”（" + storeId + "）目前为“" + word() + "”，不能" + step + "。");
    }

    private String word() {
        return switch (state) {
            case RECOMMENDED -> "已推荐";
            case EXPIRED -> "逾期转补报";
            case DELIVERED -> "研判中";
            case DUPLICATE -> "重复推荐";
            case REJECTED -> "不予核准";
            case ADMITTED -> "核准";
            case WITHDRAWN -> "未签承诺书";
            case LISTED -> "参与中";
            case SUSPENDED -> "中止参与资格";
            case REMOVED -> "取消参与资格";
            case LEFT -> "主动退出";
        };
    }
}
