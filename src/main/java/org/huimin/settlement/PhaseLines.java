package org.huimin.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Money;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.programme.ProgrammeSpec.VoucherType;

/** Sets a phase's money beside what the judged rows say of it, one line per platform and voucher type. */
final class PhaseLines {

    private PhaseLines() { }

    /** @param carried what the phase before was found to leave to this one */
    static List<SettlementLine> of(ProgrammeSpec spec, int phase, List<PhaseFigures> figures, List<Allotment> carried) {
        List<SettlementLine> lines = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            PhaseFigures given = ofPlatform(figures, platform.code(), phase);
            refuseUnknownTypes(spec, given);
            for (VoucherType type : spec.voucherTypes()) {
                line(spec, phase, platform, type, given, carried).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static PhaseFigures ofPlatform(List<PhaseFigures> figures, String platform, int phase) {
        return figures.stream().filter(f -> f.platform().equals(platform) && f.phase() == phase).findFirst()
                .orElseThrow(() -> Refused.conflict("settlement.figures-missing",
                        "平台“" + platform + "”第" + phase + "期的数据尚未报送，不能清算。"));
    }

    private static void refuseUnknownTypes(ProgrammeSpec spec, PhaseFigures given) {
        given.byType().stream().filter(t -> spec.voucherType(t.type()).isEmpty()).findFirst().ifPresent(t -> {
            throw Refused.invalid("settlement.unknown-type", "type", t.type(), "方案中没有券种“" + t.type() + "”，请核对数据。");
        });
    }

    private static Optional<SettlementLine> line(ProgrammeSpec spec, int phase, Platform platform, VoucherType type, PhaseFigures given,
                                                 List<Allotment> carried) {
        int carriedIn = carried.stream().filter(a -> a.platform().equals(platform.code()) && a.phase() == phase
                && a.voucherType().equals(type.code())).mapToInt(Allotment::quantity).sum();
        int own = spec.quantity(platform.code(), type.code(), phase) - carriedIn;
        Optional<PhaseFigures.OfType> figure = given.byType().stream().filter(t -> t.type().equals(type.code())).findFirst();
        if (own == 0 && carriedIn == 0 && figure.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SettlementLine(platform.code(), type.code(), type.face().times(own), type.face().times(carriedIn),
                figure.map(PhaseFigures.OfType::redeemed).orElse(Money.ZERO), figure.map(PhaseFigures.OfType::refunded).orElse(Money.ZERO)));
    }
}
