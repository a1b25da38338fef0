package org.huimin.notify;

/** Who has something to tell from time to time; asked again and again, so it must tell each thing under a stable id. */
@FunctionalInterface
public interface Rounds {

    void round();
}
