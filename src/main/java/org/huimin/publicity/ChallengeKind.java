package org.huimin.publicity;

/** How a result may be challenged where the law says more than that somebody may object. */
public enum ChallengeKind {
    /** 质疑: put to the purchaser, who answers it. */
    QUERY("质疑", "QRY", "ZY"),
    /** 投诉: brought before finance, which supervises purchasing and decides it. */
    COMPLAINT("投诉", "CPL", "TS");

    private final String words;
    private final String segment;
    private final String prefix;

    ChallengeKind(String words, String segment, String prefix) {
        this.words = words;
        this.segment = segment;
        this.prefix = prefix;
    }

    public String words() {
        return words;
    }

    String segment() {
        return segment;
    }

    String prefix() {
        return prefix;
    }
}
