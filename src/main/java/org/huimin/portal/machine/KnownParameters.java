package org.huimin.portal.machine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/** A machine whose parameter is misspelt hears it, rather than being done for without what it said. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    /** @throws Refused invalid where the request names a parameter that its operation has not */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            List<String> known = Arrays.stream(operation.getMethodParameters()).filter(p -> p.hasParameterAnnotation(RequestParam.class))
                    .map(KnownParameters::name).toList();
            said(request, operation).stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw Refused.invalid("delivery.parameter", name, request.getParameter(name), "不认识参数“" + name + "”，没有办理。这项操作"
                        + (known.isEmpty() ? "没有参数" : "的参数只有：" + String.join("、", known)) + "。");
            });
        }
        return true;
    }

    /** Of an operation that takes a file the address only: its body is no form, and reading it as one would lose it. */
    private static Set<String> said(HttpServletRequest request, HandlerMethod operation) {
        boolean file = Arrays.stream(operation.getMethodParameters()).anyMatch(p -> p.getParameterType() == HttpServletRequest.class);
        return file ? UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams().keySet() : request.getParameterMap().keySet();
    }

    private static String name(MethodParameter parameter) {
        String given = parameter.getParameterAnnotation(RequestParam.class).name();
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }
}
