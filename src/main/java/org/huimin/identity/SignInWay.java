package org.huimin.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** How people sign in and out; there is one of them. */
@FunctionalInterface
interface SignInWay {

    void open(HttpSecurity http) throws Exception;
}
