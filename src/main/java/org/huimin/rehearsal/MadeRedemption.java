package org.huimin.rehearsal;

/** An accepted redemption; amounts in fen. */
final class MadeRedemption {

    final String id;
    final MadeVoucher voucher;
    final String store;
    final long at;
    final long order;
    final long amount;
    /** What its accepted refunds have given back so far. */
    long refunded;
    /** When it was wholly given back with the voucher; {@link Long#MAX_VALUE} while it is not. */
    long freedAt = Long.MAX_VALUE;

    MadeRedemption(String id, MadeVoucher voucher, String store, long at, long order, long amount) {
        this.id = id;
        this.voucher = voucher;
        this.store = store;
        this.at = at;
        this.order = order;
        this.amount = amount;
    }
}
