package org.huimin.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Notes who came in, and leads them to the page they wanted, or to their desk. */
final class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Visits visits;
    private final OAuth2AuthorizedClientRepository clients;
    private final Access access;

    Arrival(Visits visits, OAuth2AuthorizedClientRepository clients, Access access) {
        this.visits = visits;
        this.clients = clients;
        this.access = access;
        setDefaultTargetUrl("/desk");
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws ServletException, IOException {
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(Realm.NAME, person, request);
        OidcUser user = (OidcUser) person.getPrincipal();
        visits.begin(request.getSession(), user.getName(), user.getSubject(), user.getClaimAsString("sid"), client.getRefreshToken().getTokenValue());
        access.signedIn(user.getName());
        super.onAuthenticationSuccess(request, response, person);
    }
}
