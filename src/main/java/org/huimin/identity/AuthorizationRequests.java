package org.huimin.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** How a browser is sent to the realm: with PKCE always, and after a refused attempt so that somebody else may sign in. */
final class AuthorizationRequests implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver usual;

    AuthorizationRequests(ClientRegistrationRepository registrations) {
        usual = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
        usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return afresh(usual.resolve(request), request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return afresh(usual.resolve(request, registration), request);
    }

    private static OAuth2AuthorizationRequest afresh(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        return asked == null || request.getParameter("afresh") == null ? asked
                : OAuth2AuthorizationRequest.from(asked).additionalParameters(more -> more.put("prompt", "login")).build();
    }
}
