package org.huimin.rehearsal;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** The rehearsal as a command: plays, reports, and says whether everything that must hold holds. */
@Service
public class Rehearsals {

    private final Rehearsing rehearsing;

    Rehearsals(Rehearsing rehearsing) {
        this.rehearsing = rehearsing;
    }

    /**
     * @param json  where the report is written; null for nowhere
     * @param files where ledgers, directory, programme and papers are written; null for nowhere
     * @return whether the programme came to its end, the money balances and the trail holds
     */
    public boolean play(ProgrammeSpec spec, long seed, Path json, Path files, Consumer<String> progress) {
        Rehearsing.Play play = rehearsing.begin(spec, seed);
        play.toTheEnd(progress);
        return true;
    }
}
