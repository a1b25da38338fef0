package org.huimin.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Lets demonstration accounts in without a password, on demonstration systems only and only where no realm is connected.
 * Everywhere else nobody gets in this way.
 */
@Component
@ConditionalOnWebApplication
public class SignIn implements AuthenticationProvider, SignInWay {

    private final People people;
    private final boolean demonstration;

    private final Realm realm;
    private final Visits visits;
    private final Access access;

    SignIn(People people, Realm realm, Visits visits, Access access, @Value("${huimin.demonstration:false}") boolean demonstration) {
        this.people = people;
        this.realm = realm;
        this.visits = visits;
        this.access = access;
        this.demonstration = demonstration && !realm.isConnected();
    }

    /** Whether the sign-in page may offer the accounts. */
    public boolean demonstration() {
        return demonstration;
    }

    /** Where people go to sign in at the county's realm; empty where none is connected. */
    public Optional<String> elsewhere() {
        return realm.isConnected() ? Optional.of("/oauth2/authorization/" + Realm.NAME) : Optional.empty();
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        http.authenticationProvider(this)
                .formLogin(form -> form.loginPage("/login").usernameParameter("account").successHandler(arriving()))
                .logout(out -> out.addLogoutHandler(new Departure(access)).logoutSuccessUrl("/"));
    }

    private AuthenticationSuccessHandler arriving() {
        SavedRequestAwareAuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setDefaultTargetUrl("/desk");
        return (request, response, person) -> {
            visits.begin(request.getSession(), person.getName(), null, null, null);
            access.signedIn(person.getName());
            onwards.onAuthenticationSuccess(request, response, person);
        };
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
