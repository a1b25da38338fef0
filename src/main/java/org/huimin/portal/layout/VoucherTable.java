package org.huimin.portal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.huimin.kernel.Money;
import org.huimin.programme.ProgrammeSpec;

/**
 * The vouchers of a programme with quantity and amount per phase and their totals, all platforms together.
 *
 * @param phases names of the phases
 */
public record VoucherTable(List<String> phases, List<Row> rows, List<Cell> totals, Cell total) {

    /** @param value what the vouchers are worth at most */
    public record Cell(long quantity, Money value) {
        Cell plus(Cell other) {
            return new Cell(quantity + other.quantity, value.plus(other.value));
        }
    }

    public record Row(String industry, String name, ProgrammeSpec.Kind kind, Money face, Money threshold, List<Cell> cells, Cell total) { }

    private static final Cell NOTHING = new Cell(0, Money.ZERO);

    public static VoucherTable of(ProgrammeSpec spec) {
        List<Row> rows = new ArrayList<>();
        for (ProgrammeSpec.Industry industry : spec.industries()) {
            spec.voucherTypes().stream().filter(t -> t.industry().equals(industry.code())).forEach(type -> {
                List<Cell> cells = spec.phases().stream().map(p -> cell(spec, type, p.number())).toList();
                rows.add(new Row(industry.name(), type.name(), type.kind(), type.face(), type.threshold(), cells, sum(cells)));
            });
        }
        List<Cell> totals = IntStream.range(0, spec.phases().size())
                .mapToObj(i -> sum(rows.stream().map(r -> r.cells().get(i)).toList())).toList();
        return new VoucherTable(spec.phases().stream().map(ProgrammeSpec.Phase::name).toList(), List.copyOf(rows), totals, sum(totals));
    }

    private static Cell cell(ProgrammeSpec spec, ProgrammeSpec.VoucherType type, int phase) {
        long quantity = spec.platforms().stream().mapToLong(p -> spec.quantity(p.code(), type.code(), phase)).sum();
        return new Cell(quantity, type.face().times(quantity));
    }

    private static Cell sum(List<Cell> cells) {
        return cells.stream().reduce(NOTHING, Cell::plus);
    }
}
