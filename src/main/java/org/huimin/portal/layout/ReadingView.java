package org.huimin.portal.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Larger type and stronger contrast for whoever asks with {@code ?view=elder}; a cookie remembers it, no script needed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
public class ReadingView implements WebMvcConfigurer {

    public static final String NAME = "view";
    public static final String ELDER = "elder";
    private static final String USUAL = "usual";
    private static final Pattern ASKED = Pattern.compile("(?:^|&)" + NAME + "=(" + ELDER + "|" + USUAL + ")(?:&|$)");
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** What this request asks for, else what was asked for before. */
    static boolean elder(HttpServletRequest request) {
        String asked = asked(request);
        if (asked != null) {
            return asked.equals(ELDER);
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue().equals(ELDER);
                }
            }
        }
        return false;
    }

    /** From the address alone: a form's body need not be read for it. */
    private static String asked(HttpServletRequest request) {
        Matcher asked = ASKED.matcher(request.getQueryString() == null ? "" : request.getQueryString());
        return asked.find() ? asked.group(1) : null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                String asked = asked(request);
                if (asked != null) {
                    response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, asked).path("/").maxAge(REMEMBERED)
                            .sameSite("Lax").httpOnly(true).build().toString());
                }
                return true;
            }
        }).excludePathPatterns("/assets/**");
    }
}
