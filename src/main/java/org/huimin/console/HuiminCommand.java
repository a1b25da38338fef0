package org.huimin.console;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the house: {@code java -jar huimin.jar …}. */
@Command(name = "huimin", mixinStandardHelpOptions = true, subcommands = {Rehearse.class, Reconcile.class, VerifyTrail.class, VerifyDraw.class, CheckInbox.class,
        Launch.class, WriteRealm.class})
public final class HuiminCommand {

    /** Runs one command without starting the application. @return the exit code */
    public static int run(String[] args) {
        return new CommandLine(new HuiminCommand()).execute(args);
    }
}
