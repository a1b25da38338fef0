package org.huimin.campaign;

import java.util.List;

/** What the launch check came to: ready, or who is not and why. */
public record LaunchOutcome(boolean ready, int round, List<NotReady> notReady) {

    public record NotReady(String unit, String reason) { }
}
