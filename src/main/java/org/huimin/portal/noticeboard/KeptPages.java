package org.huimin.portal.noticeboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.Fact;
import org.huimin.portal.layout.ReadingView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Public pages as bytes: made once, kept with their gzip form and a digest, and handed out before sign-in and templates
 * are asked. Whatever happens in the house lets all of them go once it is committed, so that what was published is seen
 * at once; and none outlives half a minute, since pages say how much time is left. Whoever is signed in never meets them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@ConditionalOnWebApplication
class KeptPages extends GenericFilterBean {

    private static final Pattern PUBLIC = Pattern.compile("/|/notices(/[A-Za-z0-9-]{1,60}|\\.atom)?|/programmes(/[a-z0-9-]{1,60})?|/merchants");
    private static final int LONGEST_QUERY = 300;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Set<String> NOT_KEPT = Set.of("content-length", "transfer-encoding", "date", "connection", "keep-alive", "vary",
            "cache-control", "pragma", "expires", "etag", "set-cookie");

    private final AtomicLong generation = new AtomicLong();
    private final Cache<String, Page> pages = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
            .weigher((String key, Page page) -> key.length() + page.plain.length + page.gzip.length + 1024).expireAfterWrite(LIFE).build();

    /** @param generation how much had happened when it was made */
    private record Page(long generation, Map<String, String> headers, byte[] plain, byte[] gzip, String tag) { }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Fact fact) {
        generation.incrementAndGet();
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain) throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (!asksForAPageForEverybody(request)) {
            chain.doFilter(request, response);
            return;
        }
        String key = key(request);
        Page kept = pages.getIfPresent(key);
        if (kept == null || kept.generation != generation.get()) {
            kept = make(key, request, response, chain);
        }
        if (kept != null) {
            hand(kept, request, response);
        }
    }

    private static boolean asksForAPageForEverybody(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod().equals("GET") && PUBLIC.matcher(request.getRequestURI()).matches()
                && (query == null || query.length() <= LONGEST_QUERY && !query.contains("lang=") && !query.contains("view="))
                && cookie(request, "JSESSIONID") == null;
    }

    /** One page for each address, host, language and view. */
    private static String key(HttpServletRequest request) {
        return request.getRequestURI() + "?" + request.getQueryString() + ("en".equals(cookie(request, "language")) ? " en" : " zh")
                + (ReadingView.ELDER.equals(cookie(request, ReadingView.NAME)) ? " elder " : " ") + request.getHeader(HttpHeaders.HOST);
    }

    /** @return null where the answer was no page to keep; it has been given then */
    private Page make(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        long before = generation.get();
        ContentCachingResponseWrapper made = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, made);
        if (made.getStatus() != HttpServletResponse.SC_OK || made.containsHeader(HttpHeaders.SET_COOKIE)) {
            made.copyBodyToResponse();
            return null;
        }
        byte[] plain = made.getContentAsByteArray();
        Map<String, String> headers = new LinkedHashMap<>();
        made.getHeaderNames().stream().filter(name -> !NOT_KEPT.contains(name.toLowerCase(java.util.Locale.ROOT)))
                .forEach(name -> headers.put(name, made.getHeader(name)));
        headers.put(HttpHeaders.CONTENT_TYPE, made.getContentType());
        Page page = new Page(before, headers, plain, gzip(plain), "\"" + digest(plain) + "\"");
        pages.put(key, page);
        return page;
    }

    private static void hand(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.headers.forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Cookie");
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean zipped = accepted != null && accepted.contains("gzip");
        String tag = zipped ? page.tag.substring(0, page.tag.length() - 1) + "-gz\"" : page.tag;
        response.setHeader(HttpHeaders.ETAG, tag);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(page.tag.substring(0, page.tag.length() - 1))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = zipped ? page.gzip : page.plain;
        if (zipped) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
