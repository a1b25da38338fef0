package org.huimin.panel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Verdict;

/**
 * What a draw is made from, frozen with the seats and with who is excluded before anybody commits to a nonce.
 *
 * @param attempt 1 for a case's first draw
 * @param seats   the field each seat asks for, in the order in which they are filled; {@link #ANY} for no particular one
 */
public record Pool(CaseRef in, int attempt, List<String> seats, List<Entry> entries) {

    /** A seat for an expert of whatever field. */
    public static final String ANY = "*";

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** @param code stands for the person wherever the pool is published */
    public record Entry(String code, List<String> fields, Exclusion excluded) {
        public Entry {
            fields = fields.stream().sorted().distinct().toList();
        }

        boolean fits(String seat) {
            return seat.equals(ANY) || fields.contains(seat);
        }
    }

    public Pool {
        seats = List.copyOf(seats);
        entries = entries.stream().sorted(Comparator.comparing(Entry::code)).toList();
    }

    static boolean codeIsValid(String code) {
        return CODE.matcher(code).matches();
    }

    static boolean fieldIsValid(String field) {
        return FIELD.matcher(field).matches();
    }

    Verdict judge() {
        if (seats.isEmpty() || !seats.stream().allMatch(seat -> seat.equals(ANY) || fieldIsValid(seat))) {
            return Verdict.no("draw.seats", "seats", String.join(",", seats), "抽取名额须逐个写明专业，没有专业要求的写“" + ANY + "”。");
        }
        Optional<Entry> bad = entries.stream().filter(e -> !codeIsValid(e.code()) || !e.fields().stream().allMatch(Pool::fieldIsValid)).findFirst();
        if (bad.isPresent()) {
            return Verdict.no("draw.code", "pool", bad.get().code(), "专家编号“" + bad.get().code() + "”或者其专业代码的写法不对。");
        }
        return Set.copyOf(entries.stream().map(Entry::code).toList()).size() == entries.size() ? Verdict.yes()
                : Verdict.no("draw.code-twice", "pool", "", "专家库中有重复的编号，请更正后再抽取。");
    }

    /** The digest both nonces are committed on top of: case, attempt, seats, and one line for each entry in byte order. */
    String hash() {
        StringBuilder text = new StringBuilder("huimin-draw-pool-1\n").append(in).append('\n').append(attempt).append('\n')
                .append(String.join(",", seats)).append('\n');
        entries.forEach(e -> text.append(e.code()).append('\t').append(String.join(",", e.fields())).append('\t')
                .append(e.excluded()).append('\n'));
        return Digests.ofText(text.toString());
    }

    List<String> codes() {
        return entries.stream().map(Entry::code).toList();
    }

    Optional<Entry> entry(String code) {
        return entries.stream().filter(e -> e.code().equals(code)).findFirst();
    }
}
