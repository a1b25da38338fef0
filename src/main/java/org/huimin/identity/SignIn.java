package org.huimin.identity;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Lets demonstration accounts in without a password, on demonstration systems only. Everywhere else nobody gets in this
 * way: there the county's own sign-in is to be connected.
 */
@Component
@ConditionalOnWebApplication
public class SignIn implements AuthenticationProvider {

    private final People people;
    private final boolean demonstration;

    SignIn(People people, @Value("${huimin.demonstration:false}") boolean demonstration) {
        this.people = people;
        this.demonstration = demonstration;
    }

    /** Whether the sign-in page may offer the accounts. */
    public boolean demonstration() {
        return demonstration;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (!demonstration) {
            throw new DisabledException("no sign-in is connected");
        }
        Person person = people.find(attempt.getName()).orElseThrow(() -> new BadCredentialsException("unknown account"));
        return UsernamePasswordAuthenticationToken.authenticated(person.account(), null, List.of());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
