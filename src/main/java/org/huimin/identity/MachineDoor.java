package org.huimin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The door for machines, beside that for people and without anything in common: no session, no cookie, a token with every
 * request. Where no realm is connected it stays shut. Whoever declares a {@link Machine} gets the one that came in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MachineDoor implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final String REFUSED = "{\"title\":\"Unauthorized\",\"status\":401,"
            + "\"detail\":\"没有有效的访问令牌：请用本平台的客户端凭证取得令牌后再试。\",\"kind\":\"UNKNOWN\",\"reasons\":[{\"rule\":\"token.refused\",\"field\":\"Authorization\",\"value\":\"\","
            + "\"message\":\"没有有效的访问令牌：请用本平台的客户端凭证取得令牌后再试。\"}]}";

    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, Realm realm) throws Exception {
        http.securityMatcher("/api/**")
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(MachineDoor::refuse));
        if (!realm.isConnected()) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll()).build();
        }
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(MachineDoor::refuse)
                        .jwt(jwt -> jwt.decoder(MachineTokens.of(realm)).jwtAuthenticationConverter(MachineTokens.Admitted::new))).build();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        new BearerTokenAuthenticationEntryPoint().commence(request, response, why);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.getWriter().write(REFUSED);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Machine.class;
    }

    @Override
    public Machine resolveArgument(MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest request, WebDataBinderFactory binders) {
        return ((MachineTokens.Admitted) SecurityContextHolder.getContext().getAuthentication()).getPrincipal();
    }
}
