package org.huimin.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Judges and settles delivered files without engine or database. */
@Command(name = "reconcile")
final class Reconcile implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UnsupportedOperationException();
    }
}
