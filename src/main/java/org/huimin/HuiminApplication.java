package org.huimin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class HuiminApplication {

    public static void main(String[] args) {
        SpringApplication.run(HuiminApplication.class, args);
    }
}
