package org.huimin.rehearsal;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.ledger.StoreInterval;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.FundingKind;
import org.huimin.settlement.SettlementRegister;

/** The made-up books of every platform of one rehearsal, written phase by phase as the programme goes on. */
class PlatformBooks {

    private static final LocalTime DELIVERY = LocalTime.of(10, 0);

    private final CaseRef programme;
    private final ProgrammeRegister programmes;
    private final MerchantDirectory directory;
    private final SettlementRegister settlements;
    private final long seed;
    private final Supplier<List<Closure>> closures;
    private final Map<String, SyntheticLedger> ledgers = new HashMap<>();
    private final Map<String, SyntheticDelivery> deliveries = new LinkedHashMap<>();

    /** @param closures shops that leave the directory, also those that have yet to */
    PlatformBooks(CaseRef programme, ProgrammeRegister programmes, MerchantDirectory directory, SettlementRegister settlements, long seed,
                  Supplier<List<Closure>> closures) {
        this.programme = programme;
        this.programmes = programmes;
        this.directory = directory;
        this.settlements = settlements;
        this.seed = seed;
        this.closures = closures;
    }

    /** When the platform hands a phase's files in: the morning after its last day. */
    static Instant deliveredAt(ProgrammeSpec spec, int phase) {
        return spec.lastValidDay(phase).plusDays(1).atTime(DELIVERY).atZone(Period.ZONE).toInstant();
    }

    SyntheticDelivery phase(String platform, int phase) {
        String key = platform + "/" + phase;
        SyntheticDelivery known = deliveries.get(key);
        if (known == null) {
            ProgrammeSpec spec = programmes.spec(programme);
            known = ledger(platform).phase(spec, phase, stores(platform), deliveredAt(spec, phase), past(platform, spec, phase));
            deliveries.put(key, known);
        }
        return known;
    }

    SyntheticDelivery closing(String platform, Instant deliveredAt) {
        ProgrammeSpec spec = programmes.spec(programme);
        int last = spec.phases().get(spec.phases().size() - 1).number();
        return deliveries.computeIfAbsent(platform + "/closing",
                k -> ledger(platform).closing(spec, deliveredAt, phase(platform, last).past(), receipts(platform, spec)));
    }

    private List<SyntheticBank.Receipt> receipts(String platform, ProgrammeSpec spec) {
        return spec.funding().kind() != FundingKind.REIMBURSE ? List.of() : settlements.drawdowns(programme).stream()
                .flatMap(d -> d.payees().stream()).filter(p -> p.platform().equals(platform) && p.paid())
                .map(p -> new SyntheticBank.Receipt(p.paidOn(), p.amount())).toList();
    }

    /** Every delivery made so far, in the order in which they were made. */
    Collection<SyntheticDelivery> deliveries() {
        return deliveries.values();
    }

    private SyntheticPast past(String platform, ProgrammeSpec spec, int phase) {
        SyntheticPast past = SyntheticPast.NONE;
        for (ProgrammeSpec.Phase p : spec.phases()) {
            if (p.number() < phase) {
                past = phase(platform, p.number()).past();
            }
        }
        return past;
    }

    private SyntheticLedger ledger(String platform) {
        return ledgers.computeIfAbsent(platform, p -> SyntheticLedger.of(p, seed));
    }

    private List<StoreInterval> stores(String platform) {
        return Closure.foreseen(directory.stores(programme, platform).stream()
                .map(s -> new StoreInterval(s.storeId(), s.industry(), s.admittedAt(), s.removedAt())).toList(), closures.get());
    }
}
