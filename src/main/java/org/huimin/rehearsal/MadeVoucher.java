package org.huimin.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** A voucher from an accepted claim. */
final class MadeVoucher {

    final String id;
    final VoucherType type;
    final int phase;
    final long person;
    final long claimedAt;
    /** The moment it dies, not inside. */
    final long diesAt;
    /** Accepted redemptions, in order of time. */
    final List<MadeRedemption> redemptions = new ArrayList<>(1);

    MadeVoucher(String id, VoucherType type, int phase, long person, long claimedAt, long diesAt) {
        this.id = id;
        this.type = type;
        this.phase = phase;
        this.person = person;
        this.claimedAt = claimedAt;
        this.diesAt = diesAt;
    }

    MadeRedemption last() {
        return redemptions.get(redemptions.size() - 1);
    }
}
