package org.huimin.publicity;

/** What an upheld objection leads to; whoever decides the objection decides this too. */
public enum Remedy {
    /** It is judged anew who may be considered. */
    ELIGIBILITY("重新审查资格"),
    /** Those who may be considered are judged anew. */
    REVIEW("重新评审"),
    /** Whom the objection hits is left out, and the next in order comes up. */
    NEXT("依次递补"),
    /** What was publicised is given up, and nothing takes its place. */
    END("终止遴选");

    private final String words;

    Remedy(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
