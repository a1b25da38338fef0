package org.huimin.merchant;

/**
 * Who judges a delivery: the supervising authority, or one platform.
 *
 * @param platform the platform's code; empty for the supervising authority
 */
public record ReviewDesk(String platform) {

    /** Market supervision, duty {@code review-merchants}. */
    public static final ReviewDesk SUPERVISION = new ReviewDesk("");

    /** A platform, duty {@code verify-merchants}. */
    public static ReviewDesk platform(String code) {
        return new ReviewDesk(code);
    }

    public boolean isPlatform() {
        return !platform.isEmpty();
    }

    /** {@code supervision} or {@code platform:alipay}, as it is stored and said in facts. */
    public String code() {
        return isPlatform() ? "platform:" + platform : "supervision";
    }
}
