package org.huimin.selection.seal;

import org.huimin.kernel.Refused;

/** The sentences that stop an opening. */
final class Broken {

    private Broken() { }

    static Refused seal(String what) {
        return Refused.conflict("seal.broken", what + "与封存时不一致，可能已被改动或者不属于这里，开启停止。请保全现场并报告纪检监督人员。");
    }

    static Refused missing(String what) {
        return Refused.conflict("seal.missing", what + "不见了，开启停止。请保全现场并报告纪检监督人员。");
    }
}
