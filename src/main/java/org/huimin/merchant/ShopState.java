package org.huimin.merchant;

/** How far a shop has come. */
public enum ShopState { RECOMMENDED, EXPIRED, DELIVERED, DUPLICATE, ADMITTED, REJECTED, LISTED, SUSPENDED, REMOVED }
