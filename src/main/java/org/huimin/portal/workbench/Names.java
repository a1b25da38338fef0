package org.huimin.portal.workbench;

import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.programme.ProgrammeSpec;

/** Codes of a programme → what people call them. */
final class Names {

    private Names() { }

    static Map<String, String> units(ProgrammeSpec spec) {
        return spec.units().stream().collect(Collectors.toMap(ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName));
    }

    static Map<String, String> industries(ProgrammeSpec spec) {
        return spec.industries().stream().collect(Collectors.toMap(ProgrammeSpec.Industry::code, ProgrammeSpec.Industry::name));
    }

    static Map<String, String> platforms(ProgrammeSpec spec) {
        return spec.platforms().stream().collect(Collectors.toMap(ProgrammeSpec.Platform::code, ProgrammeSpec.Platform::name));
    }

    static Map<String, String> vouchers(ProgrammeSpec spec) {
        return spec.voucherTypes().stream().collect(Collectors.toMap(ProgrammeSpec.VoucherType::code, ProgrammeSpec.VoucherType::name));
    }

    static Map<Integer, String> phases(ProgrammeSpec spec) {
        return spec.phases().stream().collect(Collectors.toMap(ProgrammeSpec.Phase::number, ProgrammeSpec.Phase::name));
    }
}
