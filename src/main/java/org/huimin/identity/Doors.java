package org.huimin.identity;

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
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SignIn signIn, People people) throws Exception {
        return http
                .authenticationProvider(signIn)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/desk/**", "/cases/**", "/supervision/**", "/messages/**").authenticated()
                        .anyRequest().permitAll())
                .formLogin(form -> form.loginPage("/login").usernameParameter("account").defaultSuccessUrl("/desk"))
                .logout(out -> out.logoutSuccessUrl("/"))
                .exceptionHandling(refusals -> refusals.accessDeniedPage("/refused"))
                .addFilterBefore(new ActorAtTheDoor(people), AuthorizationFilter.class)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }
}
