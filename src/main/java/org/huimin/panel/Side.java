package org.huimin.panel;

import org.huimin.kernel.CaseRef;

/** The two who put chance into a draw; neither can know the result alone. */
public enum Side {
    OPERATOR("operator", "组织抽取方"), WITNESS("witness", "监督方");

    private final String code;
    private final String words;

    Side(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * What this side hands over before either nonce is known. It names case, attempt, side and pool, so that it can be
     * neither copied by the other side nor used for another pool.
     *
     * @param nonce 32 random bytes in hexadecimal
     */
    public String commitment(CaseRef in, int attempt, String poolHash, String nonce) {
        return Digests.ofText("huimin-draw-nonce-1\n" + in + "\n" + attempt + "\n" + code + "\n" + poolHash + "\n" + nonce);
    }
}
