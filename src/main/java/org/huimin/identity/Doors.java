package org.huimin.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Which pages are open to everybody and which need a sign-in; what browsers may load. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Doors {

    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, Realm realm, ObjectProvider<RealmSignIn> realmSignIn, SignIn signIn, People people) throws Exception {
        SignInWay way = realm.isConnected() ? realmSignIn.getObject() : signIn;
        way.open(http);
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/desk/**", "/score/**", "/cases/**", "/supervision/**", "/messages/**", "/administration/**", "/apply/**").authenticated()
                        .anyRequest().permitAll())
                .exceptionHandling(refusals -> refusals.accessDeniedPage("/refused"))
                .addFilterBefore(new ActorAtTheDoor(people), AuthorizationFilter.class)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurity(realm)))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    /** The form that signs somebody out leads on to the realm. */
    private static String contentSecurity(Realm realm) {
        return CONTENT_SECURITY.formatted(realm.isConnected() ? " " + realm.origin() : "");
    }
}
