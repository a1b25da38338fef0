package org.huimin.panel;

/** Why somebody of the pool may not be drawn; fixed with the pool, before anybody knows the seed. */
public enum Exclusion {
    NONE(""),
    /** Employed by, holding of, or otherwise tied to an applicant. */
    TIE("与报名企业有利害关系"),
    /** Opened applications or judged eligibility in this case. */
    TOOK_PART("参加过本次开启或者资格审查"),
    /** Sits on the panel already, from an earlier draw. */
    SEATED("已是评审小组成员"),
    /** Was called in an earlier draw of this case and fell out. */
    FELL_OUT("此前抽中后已退出");

    private final String words;

    Exclusion(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
