package org.huimin.programme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which duties of one post must lie with different people, and how few people that takes. */
final class Apartness {

    private final int duties;
    private final boolean[][] apart;

    private Apartness(int duties) {
        this.duties = duties;
        this.apart = new boolean[duties][duties];
    }

    static Apartness of(List<ProgrammeSpec.Separation> separations, Collection<String> held) {
        List<String> posts = new ArrayList<>(held);
        posts.removeIf(duty -> separations.stream().noneMatch(s -> s.duties().contains(duty)));
        Apartness apartness = new Apartness(posts.size());
        for (ProgrammeSpec.Separation separation : separations) {
            for (int a = 0; a < posts.size(); a++) {
                for (int b = 0; b < posts.size(); b++) {
                    apartness.apart[a][b] |= a != b && separation.duties().contains(posts.get(a)) && separation.duties().contains(posts.get(b));
                }
            }
        }
        return apartness;
    }

    int peopleNeeded() {
        int people = 1;
        while (!canBeShared(new int[duties], 0, people)) {
            people++;
        }
        return people;
    }

    private boolean canBeShared(int[] given, int next, int people) {
        if (next == duties) {
            return true;
        }
        int used = 0;
        for (int i = 0; i < next; i++) {
            used = Math.max(used, given[i]);
        }
        for (int person = 1; person <= Math.min(people, used + 1); person++) {
            given[next] = person;
            if (isApart(given, next) && canBeShared(given, next + 1, people)) {
                return true;
            }
        }
        return false;
    }

    private boolean isApart(int[] given, int duty) {
        for (int other = 0; other < duty; other++) {
            if (apart[duty][other] && given[duty] == given[other]) {
                return false;
            }
        }
        return true;
    }
}
