package org.huimin.identity;

import java.util.List;
import org.huimin.kernel.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands pages the person acting: whoever declares an {@link Actor} gets the one at the door; null where nobody signed in. */
@Component
@ConditionalOnWebApplication
public class CurrentActor implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest request,
                                 WebDataBinderFactory binders) {
        return of(request);
    }

    public static Actor of(RequestAttributes request) {
        return (Actor) request.getAttribute(ActorAtTheDoor.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }
}
