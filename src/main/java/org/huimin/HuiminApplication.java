package org.huimin;

import org.huimin.console.HuiminCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, or one command where the first argument names one. */
@SpringBootApplication
public class HuiminApplication {

    public static void main(String[] args) {
        if (args.length > 0 && !args[0].startsWith("--spring.") && !args[0].startsWith("--server.") && !args[0].startsWith("--huimin.")) {
            System.exit(HuiminCommand.run(args));
        }
        SpringApplication.run(HuiminApplication.class, args);
    }
}
