package org.huimin.identity;

import java.util.List;
import org.huimin.kernel.Refused;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/**
 * People sign in at the county's Keycloak: code flow with PKCE, tokens stay on the server, and a browser holds nothing but
 * its session's cookie. Signing out here signs out there, and the other way round.
 */
@Component
@ConditionalOnRealm
class RealmSignIn implements SignInWay {

    private static final String ACCOUNT = "preferred_username";
    private static final String OUT_FROM_THERE = "/logout/back-channel";

    private final Realm realm;
    private final ClientRegistrationRepository registrations;
    private final OAuth2AuthorizedClientRepository clients;
    private final Staffing staffing;
    private final Visits visits;
    private final VisitRows rows;
    private final Access access;

    RealmSignIn(Realm realm, ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository clients, Staffing staffing, Visits visits,
                VisitRows rows, Access access) {
        this.realm = realm;
        this.registrations = registrations;
        this.clients = clients;
        this.staffing = staffing;
        this.visits = visits;
        this.rows = rows;
        this.access = access;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        OidcClientInitiatedLogoutSuccessHandler leaving = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        leaving.setPostLogoutRedirectUri("{baseUrl}/");
        http.oauth2Login(login -> login.loginPage("/login").authorizedClientRepository(clients)
                        .authorizationEndpoint(start -> start.authorizationRequestResolver(new AuthorizationRequests(registrations)))
                        .userInfoEndpoint(info -> info.oidcUserService(this::admit))
                        .successHandler(new Arrival(visits, clients, access))
                        .failureHandler((request, response, refused) -> new SimpleUrlAuthenticationFailureHandler("/login?error" + why(refused))
                                .onAuthenticationFailure(request, response, refused)))
                .logout(out -> out.addLogoutHandler(new Departure(access)).logoutSuccessHandler(leaving))
                .addFilterBefore(new BackChannelLogout(OUT_FROM_THERE, LogoutTokens.of(realm, number -> rows.take(number, Visits.now())), visits), CsrfFilter.class);
    }

    private OidcUser admit(OidcUserRequest request) {
        TokenBearer bearer = TokenBearer.of(request.getIdToken().getClaims());
        try {
            staffing.follow(bearer);
        } catch (Refused no) {
            access.refused(bearer.account(), no);
            throw new OAuth2AuthenticationException(new OAuth2Error(no.reasons().get(0).rule()), no.getMessage(), no);
        }
        return new DefaultOidcUser(List.of(), request.getIdToken(), ACCOUNT);
    }

    /** The rule that stood against it, where it was one of ours. */
    private static String why(Exception refused) {
        return refused.getCause() instanceof Refused no ? "=" + no.reasons().get(0).rule() : "";
    }
}
