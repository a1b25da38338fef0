package org.huimin.tasks;

import static org.huimin.tasks.WorkRow.marks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.kernel.CaseRef;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who has performed which duty in a programme, for whatever is to be kept apart. */
@Repository
class Performances {

    /** The ways in which somebody performs a duty, each up to the account's column. */
    private static final List<String> PERFORMED = List.of("work_item where root_ref = ? and done_by",
            "work_item where done_at is not null and root_ref = ? and acting_for", "work_help where state = 'ANSWERED' and root_ref = ? and helper",
            "work_item w join work_correction c on c.work_item = w.id where c.state <> 'REFUSED' and c.root_ref = ? and c.account");

    private final JdbcTemplate sql;

    Performances(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * Which of these duties the person has performed in the programme: answered, let a deputy answer, contributed to,
     * co-signed or corrected. One row is read for each, however many there are.
     */
    List<String> performed(CaseRef root, String account, Collection<String> duties) {
        List<String> arguments = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (String duty : duties) {
            for (String way : PERFORMED) {
                branches.add("(select duty from " + way + " = ? and duty = ? limit 1)");
                arguments.addAll(List.of(root.value(), account, duty));
            }
        }
        return sql.queryForList(String.join(" union all ", branches), String.class, arguments.toArray()).stream().distinct().toList();
    }

    /** Everybody who has performed one of these duties in the programme, in whichever way. */
    Set<String> performers(CaseRef root, Collection<String> duties) {
        List<String> arguments = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        for (String way : PERFORMED) {
            String account = way.substring(way.lastIndexOf(' ') + 1);
            branches.add("(select distinct " + account + " from " + way + " is not null and duty in (" + marks(duties.size()) + "))");
            arguments.add(root.value());
            arguments.addAll(duties);
        }
        return new TreeSet<>(sql.queryForList(String.join(" union ", branches), String.class, arguments.toArray()));
    }

    /** What the programme calls the work of a duty; the duty itself where it was never asked for. */
    String nameOf(CaseRef root, String duty) {
        return sql.queryForList("select name from work_item where root_ref = ? and duty = ? order by done_at, id limit 1", String.class,
                root.value(), duty).stream().findFirst().orElse(duty);
    }

    Optional<String> lastPerformer(CaseRef root, String duty) {
        return sql.queryForList("select done_by from work_item where root_ref = ? and duty = ? and state = 'DONE'"
                + " order by done_at desc, id limit 1", String.class, root.value(), duty).stream().findFirst();
    }
}
