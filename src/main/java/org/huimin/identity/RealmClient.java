package org.huimin.identity;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** The house as the realm knows it: one confidential client. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRealm
class RealmClient {

    /** Addresses are put together and not asked for, so that the house opens while the realm is away. */
    @Bean
    ClientRegistrationRepository clientRegistrations(Realm realm) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(Realm.NAME)
                .clientId(realm.client()).clientSecret(realm.secret()).scope("openid")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .issuerUri(realm.issuer()).authorizationUri(realm.endpoint("auth")).tokenUri(realm.endpoint("token"))
                .jwkSetUri(realm.endpoint("certs")).userNameAttributeName("preferred_username")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", realm.endpoint("logout"))).build());
    }

    /** With the session and no longer than it. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }
}
