package org.huimin.merchant;

/**
 * How far a shop has come. Expired: its list was late and goes to the supplement. Withdrawn: admitted, but it did not
 * sign the commitment. Removed: as a sanction. Left: at its own wish.
 */
public enum ShopState {
    RECOMMENDED, EXPIRED, DELIVERED, DUPLICATE, REJECTED, ADMITTED, WITHDRAWN, LISTED, SUSPENDED, REMOVED, LEFT;

    /** Both desks agreed once, whatever became of it. */
    boolean passed() {
        return compareTo(ADMITTED) >= 0;
    }

    boolean takesPart() {
        return passed() && this != WITHDRAWN && this != REMOVED && this != LEFT;
    }
}
