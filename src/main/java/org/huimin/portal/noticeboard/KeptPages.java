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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.huimin.kernel.Fact;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.ReadingView;
import org.huimin.publicity.NoticeViews;
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
    private static final String NOTICE = "/notices/";
    private static final Pattern CRAWLER = Pattern.compile("bot|crawl|spider|slurp", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_QUERY = 300;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Set<String> NOT_KEPT = Set.of("content-length", "transfer-encoding", "date", "connection", "keep-alive", "vary",
            "cache-control", "pragma", "expires", "etag", "set-cookie");

    private final NoticeViews views;
    private final AtomicLong generation = new AtomicLong();
    private final Cache<String, Page> pages = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
            .weigher((String key, Page page) -> key.length() + page.plain.body.length + page.gzip.body.length + 1024).expireAfterWrite(LIFE).build();

    KeptPages(NoticeViews views) {
        this.views = views;
    }

    /**
     * @param generation how much had happened when it was made
     * @param tag        how the digest of both forms begins
     * @param views      what its readers are counted by; null where nobody counts them
     */
    private record Page(long generation, String tag, Form plain, Form gzip, LongAdder views) { }

    /** @param headers names and values in turns */
    private record Form(String[] headers, String tag, byte[] body) { }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Fact fact) {
        generation.incrementAndGet();
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain) throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        Cookie[] cookies = request.getCookies();
        if (!request.getMethod().equals("GET") || cookie(cookies, "JSESSIONID") != null) {
            chain.doFilter(request, response);
            return;
        }
        String key = key(request, cookies);
        Page kept = pages.getIfPresent(key);
        if (kept == null || kept.generation != generation.get()) {
            if (!isForEverybody(request)) {
                chain.doFilter(request, response);
                return;
            }
            kept = make(key, request, response, chain);
        }
        if (kept != null) {
            if (kept.views != null && isRead(request)) {
                kept.views.increment();
            }
            hand(kept, request, response);
        }
    }

    /** By people: no crawlers, and no browser that fetches what nobody has asked for yet. */
    private static boolean isRead(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent != null && !CRAWLER.matcher(agent).find() && request.getHeader("Sec-Purpose") == null;
    }

    private static boolean isForEverybody(HttpServletRequest request) {
        String query = request.getQueryString();
        return PUBLIC.matcher(request.getRequestURI()).matches()
                && (query == null || query.length() <= LONGEST_QUERY && !query.contains("lang=") && !query.contains("view="));
    }

    /** One page for each address, host, language and view. */
    private static String key(HttpServletRequest request, Cookie[] cookies) {
        return request.getRequestURI() + "?" + request.getQueryString() + ("en".equals(cookie(cookies, "language")) ? " en" : " zh")
                + (ReadingView.ELDER.equals(cookie(cookies, ReadingView.NAME)) ? " elder " : " ") + request.getHeader(HttpHeaders.HOST);
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
        List<String> headers = new ArrayList<>();
        made.getHeaderNames().stream().filter(name -> !NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))).forEach(name -> headers.addAll(List.of(name, made.getHeader(name))));
        headers.addAll(List.of(HttpHeaders.CONTENT_TYPE, made.getContentType()));
        String tag = '"' + digest(plain);
        Form asItIs = new Form(headers.toArray(String[]::new), tag + '"', plain);
        headers.addAll(List.of(HttpHeaders.CONTENT_ENCODING, "gzip"));
        Page page = new Page(before, tag, asItIs, new Form(headers.toArray(String[]::new), tag + "-gz\"", gzip(plain)), views(request.getRequestURI()));
        // what this answer already says would be said twice
        response.reset();
        pages.put(key, page);
        return page;
    }

    private LongAdder views(String address) {
        return !address.startsWith(NOTICE) ? null
                : NoticeAddress.parse(address.substring(NOTICE.length())).map(a -> views.counter(a.programme(), a.number())).orElse(null);
    }

    /** Adds what it says rather than setting it, which would look for each name among all others. */
    private static void hand(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        Form form = accepted != null && accepted.contains("gzip") ? page.gzip : page.plain;
        response.addHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.addHeader(HttpHeaders.VARY, "Accept-Encoding, Cookie");
        response.addHeader(HttpHeaders.ETAG, form.tag);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(page.tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        for (int i = 0; i < form.headers.length; i += 2) {
            response.addHeader(form.headers[i], form.headers[i + 1]);
        }
        response.setContentLength(form.body.length);
        response.getOutputStream().write(form.body);
    }

    private static String cookie(Cookie[] cookies, String name) {
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
