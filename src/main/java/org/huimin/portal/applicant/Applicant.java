package org.huimin.portal.applicant;

import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.selection.Applying;

/** Who these pages are for, and how a tender stands in their addresses. To others they do not exist. */
final class Applicant {

    private Applicant() { }

    static void orRefuse(Actor actor) {
        if (actor == null || !Applying.applies(actor)) {
            throw absent();
        }
    }

    /** {@code VP-2025-001.SEL-1} for {@code VP-2025-001/SEL-1}. */
    static String address(CaseRef tender) {
        return tender.value().replace('/', '.');
    }

    /** @throws Refused absent where it stands for nothing */
    static CaseRef tender(String address) {
        try {
            return CaseRef.of(address.replace('.', '/'));
        } catch (IllegalArgumentException none) {
            throw absent();
        }
    }

    static Refused absent() {
        return Refused.absent("没有这个页面。报名页面供报名企业使用，只显示本企业的报名；需要报名账号的，请与公告中的联系人联系。");
    }
}
