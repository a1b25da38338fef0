package org.huimin.ledger;

import java.util.List;

/** Everything one platform has delivered. The order of the files never matters. */
public record LedgerFiles(List<FileSource> claims, List<FileSource> redemptions, List<FileSource> refunds, List<FileSource> bank) {

    public LedgerFiles {
        claims = List.copyOf(claims);
        redemptions = List.copyOf(redemptions);
        refunds = List.copyOf(refunds);
        bank = List.copyOf(bank);
    }

    public static LedgerFiles of(List<FileSource> claims, List<FileSource> redemptions, List<FileSource> refunds) {
        return new LedgerFiles(claims, redemptions, refunds, List.of());
    }
}
