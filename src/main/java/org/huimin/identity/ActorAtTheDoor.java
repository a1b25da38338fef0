package org.huimin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the sign-in into the person acting, once per request and from the register as it is now: whoever lost a post
 * or left has lost its rights with the next click.
 */
final class ActorAtTheDoor extends OncePerRequestFilter {

    static final String ATTRIBUTE = Actor.class.getName();

    private final People people;

    ActorAtTheDoor(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken)) {
            Optional<Actor> actor = people.find(authentication.getName()).map(Person::actor);
            actor.ifPresentOrElse(a -> request.setAttribute(ATTRIBUTE, a), () -> signOut(request));
        }
        chain.doFilter(request, response);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
    }
}
