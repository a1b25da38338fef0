package org.huimin.programme;

import org.huimin.kernel.Verdict;

/** Whether a panel of this make-up may review: judged when the file is read, and again before anybody scores. */
public final class PanelSize {

    private PanelSize() { }

    /**
     * @param own     whether the sponsor's own group takes the panel's place
     * @param experts how many of the members are experts
     * @param field   what the answer names
     * @param basis   the text the row rests on, as a refusal cites it; empty where none is at hand
     */
    public static Verdict judge(RegimeProfile.PanelRow row, int size, boolean own, int experts, String field, String basis) {
        String cited = basis.isEmpty() ? "。" : "（" + basis + "）。";
        Verdict verdict = Verdict.yes();
        if (own && !row.ownGroup()) {
            verdict = verdict.and(Verdict.no("panel.own", field, size, "评审小组不能由主办单位自行组成，须从专家库随机抽取专家" + cited));
        }
        if (size < row.least()) {
            verdict = verdict.and(Verdict.no("panel.least", field, size, "评审小组 " + size + " 人，预算达到 " + row.from().toPlainString() + " 元的不少于 "
                    + row.least() + " 人" + cited));
        }
        if (row.odd() && size % 2 == 0) {
            verdict = verdict.and(Verdict.no("panel.odd", field, size, "评审小组 " + size + " 人，须为单数" + cited));
        }
        if (!own && row.experts() != null) {
            String[] part = row.experts().split("/");
            if ((long) experts * Integer.parseInt(part[1]) < (long) size * Integer.parseInt(part[0])) {
                verdict = verdict.and(Verdict.no("panel.experts", field, experts, "评审小组 " + size + " 人中评审专家 " + experts + " 人，不足 " + row.experts() + cited));
            }
        }
        return verdict;
    }
}
