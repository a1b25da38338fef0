package org.huimin.publicity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every number the board has given in a programme beside the notice that bears it. A number is given in the transaction that
 * publishes and in no other, so none is ever void; a number without a notice would mean that somebody has reached into the
 * database, and stands here for all to see.
 */
@Service
@Transactional(readOnly = true)
public class NumberRegister {

    private final Notices notices;
    private final Sequences sequences;

    NumberRegister(Notices notices, Sequences sequences) {
        this.notices = notices;
        this.sequences = sequences;
    }

    /** @param notice null where no notice bears the number */
    public record Line(String number, NoticeLine notice) { }

    /** Year by year, in the order of numbers. */
    public List<Line> of(CaseRef programme) {
        Map<String, NoticeLine> published = notices.all(programme.root()).stream().collect(Collectors.toMap(NoticeLine::number, Function.identity()));
        List<Line> lines = new ArrayList<>();
        sequences.given(programme.root(), Publishing.NUMBERS).forEach((kind, last) -> {
            int year = Integer.parseInt(kind.substring(Publishing.NUMBERS.length()));
            for (int n = 1; n <= last; n++) {
                String number = Publishing.number(year, n);
                lines.add(new Line(number, published.get(number)));
            }
        });
        return lines;
    }
}
